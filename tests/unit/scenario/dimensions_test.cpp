#include "scenario/dimensions.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

/// A policy with an uncertain number.
std::string pays(const std::string& name) {
    return R"({"name": ")" + name + R"(", "why": "w", "blocks": [{"pay_award":
        {"rise": {"value": 0.05, "low": 0, "high": 0.1, "source": "s", "confidence": "none"}}}]})";
}

const std::string uncertain_authority = smallville(
    R"("kind": "rate", "rate_per_year":
        {"value": 0.2, "low": 0.1, "high": 0.4, "source": "s", "confidence": "low"})",
    R"("leaving": {"to": [{"destination": "agency", "rate_per_year":
        {"value": 0.1, "low": 0.05, "high": 0.2, "source": "s", "confidence": "none"}}]})");

/// @param rest what else the study says: ", \"design\": {}"
LoadedStudy of_four(const std::string& rest = "") {
    MemoryReader reader;
    reader.texts["study.json"] =
        R"({"authority": )" + uncertain_authority +
        R"(, "policies": [{"name": "baseline", "why": "w", "blocks": []},)" + pays("a") + "," +
        pays("b") + "," + pays("c") + "]" + rest + "}";
    return load_study(reader, "study.json");
}

LoadedStudy of_some(const std::vector<std::string>& policies, const std::string& rest = "") {
    LoadedStudy study = of_four(rest);
    study.change({{}, {}, {}, policies});
    return study;
}

LoadedStudy read_again(const LoadedStudy& study) {
    MemoryReader reader;
    reader.texts["again.json"] = resolved_json(study);
    return load_study(reader, "again.json");
}

std::map<std::string, double> draw(const LoadedStudy& study, std::uint32_t number) {
    std::map<std::string, double> all;
    const std::vector<double> values = study.drawn_values(number);
    for (std::size_t i = 0; i < values.size(); ++i) all[study.parameters()[i].path] = values[i];
    return all;
}

const std::string rise_of_b = "policy.b.blocks[0].pay_award.rise";

} // namespace

TEST_CASE("numbers have the dimensions that are written, and the others those after them") {
    CHECK(dimensions_of({"b", "gone"}, {"a", "b", "c"}) ==
          Dimensions{{"b", 0}, {"gone", 1}, {"a", 2}, {"c", 3}});
    CHECK(dimensions_of({}, {"b", "a"}) == Dimensions{{"b", 0}, {"a", 1}});
}

TEST_CASE(
    "an order is needed only where the numbers' own would not do, and up to the last of them") {
    const Dimensions all = dimensions_of({}, {"a", "b", "c", "d"});
    CHECK(order_needed(all, {"a", "b"}).empty());
    CHECK(order_needed(all, {}).empty());
    CHECK(order_needed(all, {"a", "c"}) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE(
    "some of a study's policies have the draws of the whole study, and so have they read again") {
    const LoadedStudy whole = of_four();
    for (const std::string rest : {"", R"(, "design": {"scrambles": 32})"}) {
        const LoadedStudy all = of_four(rest), some = of_some({"b"}, rest);
        const LoadedStudy again = read_again(some), control = of_some({"c"}, rest);
        REQUIRE(some.parameters().size() == 3);
        for (std::uint32_t number : {0u, 1u, 31u, 40u}) {
            const auto drawn = draw(some, number);
            CHECK(drawn == draw(again, number));
            for (const auto& [path, value] : drawn) CHECK(value == draw(all, number).at(path));
        }
        CHECK(fingerprint(some) == fingerprint(again));
        // Kept once more, and in two steps.
        LoadedStudy steps = of_some({"a", "b"}, rest);
        steps.change({{}, {}, {}, {"b"}});
        CHECK(fingerprint(steps) == fingerprint(some));
    }
    // Control: without the order that its text has, the number has other draws.
    std::string text = resolved_json(of_some({"b"}));
    const std::size_t from = text.find(R"(,"order":)"), to = text.find("\"]", from);
    REQUIRE(from != std::string::npos);
    text.erase(from, to + 2 - from);
    MemoryReader reader;
    reader.texts["without.json"] = text;
    CHECK(draw(load_study(reader, "without.json"), 5).at(rise_of_b) !=
          draw(whole, 5).at(rise_of_b));
}

TEST_CASE("nothing is said of the order where nothing depends on it") {
    CHECK(resolved_json(of_four()).find("\"order\"") == std::string::npos);
    CHECK(resolved_json(of_some({"a"})).find("\"order\"") == std::string::npos);
    const std::string random = R"(, "design": {"outer": "random"})";
    CHECK(resolved_json(of_some({"b"}, random)).find("\"order\"") == std::string::npos);
    CHECK(draw(of_some({"b"}, random), 3).at(rise_of_b) == draw(of_four(random), 3).at(rise_of_b));
}

TEST_CASE(
    "a number that is set to a value leaves the others their draws where an order is written") {
    const std::string order =
        R"(, "design": {"order": ["policy.a.blocks[0].pay_award.rise", "policy.b.blocks[0].pay_award.rise"]})";
    const LoadedStudy whole = of_four(order);
    MemoryReader reader;
    const LoadedStudy set = load_study(reader, tree_of(resolved_json(whole)),
                                       {{"policy.a.blocks[0].pay_award.rise", number_tree(0.02)}});
    CHECK(draw(set, 7).at(rise_of_b) == draw(whole, 7).at(rise_of_b));
    CHECK(draw(of_four(), 7).at(rise_of_b) != draw(whole, 7).at(rise_of_b));
}

TEST_CASE("an order that names what is not there, or twice, or of no Sobol' points is a fault") {
    const auto fault = [](const std::string& design) -> std::string {
        try {
            of_four(R"(, "design": )" + design);
        } catch (const ScenarioError& error) {
            return error.faults.at(0).path + ": " + error.faults.at(0).message;
        }
        return "none";
    };
    CHECK(fault(R"({"order": ["policy.b.blocks[0].pay_award.ries"]})") ==
          "design.order[0]: \"policy.b.blocks[0].pay_award.ries\" is no number of this study. Did "
          "you "
          "mean policy.b.blocks[0].pay_award.rise?");
    CHECK(fault(R"({"order": ["policy.gone.blocks[0].pay_award.rise"]})") == "none");
    CHECK(fault(R"({"order": ["policy.x.y", "policy.x.y"]})") ==
          "design.order: names a number twice.");
    CHECK(fault(R"({"outer": "random", "order": ["policy.x.y"]})").substr(0, 12) == "design.order");
}
