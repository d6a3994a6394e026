#include "scenario/pack.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <cmath>

using namespace tenure;

namespace {

const char* const two_columns = R"("numbers": [
    {"name": "to_agency", "acts": "factor", "on": ["leaving.to[agency].rate_per_year"]},
    {"name": "to_profession", "acts": "factor", "on": ["leaving.to[profession].rate_per_year"]}])";

/// Whoever leaves more for agencies leaves less for other professions, by as much.
std::string opposed(int rows) {
    std::string text = std::string("{\"title\": \"made up\", ") + two_columns + ", \"draws\": [";
    for (int i = 0; i < rows; ++i) {
        const double x = 0.5 * std::sin(1 + 2.0 * i);
        text += (i > 0 ? ", " : "") + std::string("{\"values\": [") + std::to_string(std::exp(x)) +
                ", " + std::to_string(std::exp(-x)) + "]}";
    }
    return text + "]}";
}

/// Of the study's authority.
MemoryReader files_with(const std::string& pack, const std::string& rate = "0.1",
                        const std::string& more = R"(, "pack": "fit.json")") {
    MemoryReader reader;
    reader.texts["fit.json"] = pack;
    reader.texts["authority.json"] =
        smallville(R"("kind": "rate", "rate_per_year": 0.2)",
                   R"("leaving": {"to": [{"destination": "agency", "rate_per_year": )" + rate +
                       R"(}, {"destination": "profession", "rate_per_year": 0.1}]})" + more);
    reader.texts["study.json"] = R"({"authority": "authority.json",
        "policies": [{"name": "baseline", "why": "w", "blocks": []}], "decide_on": ["leavers"]})";
    return reader;
}

LoadedStudy loaded_from(MemoryReader reader, const std::string& path = "study.json") {
    return load_study(reader, path);
}

std::pair<double, double> rates(const Study& s) {
    return {s.authority.leaving.to.at(0).rate_per_year, s.authority.leaving.to.at(1).rate_per_year};
}

std::string fault_of(MemoryReader reader) {
    try {
        load_study(reader, "study.json");
    } catch (const ScenarioError& e) {
        return to_text(e.faults.at(0));
    }
    return {};
}

double sd_of_sums(const LoadedStudy& study, std::uint32_t draws) {
    double sum = 0, squares = 0;
    for (std::uint32_t i = 0; i < draws; ++i) {
        const auto [a, b] = rates(study.drawn(i));
        sum += a + b;
        squares += (a + b) * (a + b);
    }
    return std::sqrt(squares / draws - sum * sum / draws / draws);
}

} // namespace

TEST_CASE("draw i takes row i of a pack, modulo its rows, for all numbers together") {
    const std::string pack =
        std::string("{\"title\": \"t\", ") + two_columns +
        R"(, "draws": [{"values": [2, 0.5]}, {"values": [0.5, 4]}, {"values": [1, 0.5]}]})";
    const LoadedStudy study = loaded_from(files_with(pack));
    CHECK(rates(study.study()) == std::make_pair(0.1, 0.1)); // both have the middle 1
    CHECK(rates(study.drawn(0)).first == Approx(0.2));
    CHECK(rates(study.drawn(0)).second == Approx(0.05));
    CHECK(rates(study.drawn(1)).second == Approx(0.4));
    CHECK(rates(study.drawn(5)) == rates(study.drawn(2)));
    CHECK(rates(study.drawn(3, 99)) == rates(study.drawn(0)));
    REQUIRE(study.parameters().size() == 2);
    CHECK(study.parameters()[0].distribution == Distribution::joint);
    CHECK(study.drawn_values(1) == std::vector<double>{0.05, 0.4});
}

TEST_CASE("a pack acts on odds and by adding, on every item of a list, over what stood there") {
    const std::string pack = R"({"title": "t", "numbers": [
        {"name": "all", "acts": "odds", "on": ["leaving.to[*].rate_per_year"]},
        {"name": "growth", "acts": "added", "on": ["establishment_growth_per_year"]}],
        "draws": [{"values": [4, 0.05]}, {"values": [0.25, -0.01]}]})";
    const LoadedStudy study = loaded_from(files_with(
        pack, R"({"value": 0.2, "low": 0.1, "high": 0.3, "source": "s", "confidence": "none"})",
        R"(, "establishment_growth_per_year": 0.1, "pack": "fit.json")"));
    CHECK(rates(study.study()).first == Approx(0.2));
    CHECK(rates(study.drawn(0)).first == Approx(0.5)); // odds of 1/4, times 4
    CHECK(rates(study.drawn(0)).second == Approx(4.0 / 9 / (1 + 4.0 / 9)));
    CHECK(study.study().authority.establishment_growth_per_year == Approx(0.12));
    CHECK(study.drawn(0).authority.establishment_growth_per_year == Approx(0.15));
    CHECK(study.drawn(1).authority.establishment_growth_per_year == Approx(0.09));
    CHECK(study.parameters().size() == 3);
}

TEST_CASE("with a pack a sum varies as its parts do together, with independent numbers more") {
    constexpr std::uint32_t draws = 400;
    const double together = sd_of_sums(loaded_from(files_with(opposed(draws))), draws);
    // Each number with the pack's own spread, but by itself.
    MemoryReader apart = files_with(opposed(draws), "0.1", "");
    const std::string block = R"({"value": 0.1, "low": 0.0497, "high": 0.2013,
        "distribution": "lognormal", "source": "s", "confidence": "none"})";
    std::string& text = apart.texts["authority.json"];
    for (std::size_t at = text.find("0.1}"); at != std::string::npos; at = text.find("0.1}"))
        text.replace(at, 3, block);
    const double alone = sd_of_sums(loaded_from(apart), draws);
    // 0.1 (e^x + e^-x) has the sd .0089 for x = sin / 2; apart, with the logarithm's sd of .357,
    // it would be .055.
    CHECK(together == Approx(0.0089).epsilon(0.05));
    CHECK(alone > 4 * together);
}

TEST_CASE("where a pack leaves numbers their own ranges, row i acts on what is drawn from them") {
    const std::string own =
        R"({"value": 0.1, "low": 0.05, "high": 0.2, "source": "s", "confidence": "low"})";
    const std::string pack =
        std::string("{\"title\": \"t\", \"own_ranges\": true, ") + two_columns +
        R"(, "draws": [{"values": [2, 0.5]}, {"values": [8, 4]}]})"; // middles 4 and 1.4142
    const LoadedStudy plain = loaded_from(files_with(pack, own, "")),
                      study = loaded_from(files_with(pack, own));
    CHECK(rates(study.study()).first == Approx(0.4));
    CHECK(study.parameters()[0].distribution == Distribution::triangular);
    CHECK(study.parameters()[0].high == Approx(0.8));
    for (std::uint32_t i = 0; i < 4; ++i)
        CHECK(rates(study.drawn(i)).first ==
              Approx(rates(plain.drawn(i)).first * (i % 2 == 0 ? 2 : 8)));
    CHECK(rates(study.drawn(1)).second == Approx(0.4)); // which has no range of its own
    MemoryReader reader = files_with(pack, own);
    reader.texts["again.json"] = resolved_json(study);
    CHECK(rates(loaded_from(reader, "again.json").drawn(1)) == rates(study.drawn(1)));
}

TEST_CASE("with Sobol' points a study takes the same rows") {
    MemoryReader reader = files_with(opposed(40));
    reader.texts["study.json"].insert(1, R"("design": {"outer": "sobol"}, )");
    const LoadedStudy sobol = loaded_from(reader), random = loaded_from(files_with(opposed(40)));
    for (std::uint32_t i = 0; i < 50; ++i) CHECK(rates(sobol.drawn(i)) == rates(random.drawn(i)));
}

TEST_CASE("a number of a pack by itself has its own draws as its distribution") {
    const LoadedStudy study = loaded_from(files_with(opposed(400)));
    const double low = rates(study.at_levels({0.025, 0.5})).first,
                 high = rates(study.at_levels({0.975, 0.5})).first;
    CHECK(low == Approx(study.parameters()[0].low));
    CHECK(high == Approx(study.parameters()[0].high));
    CHECK(low < 0.07);
    CHECK(high > 0.15);
}

TEST_CASE("a resolved study holds its pack, and is the same study again without a file") {
    const LoadedStudy study = loaded_from(files_with(opposed(20)));
    MemoryReader alone;
    alone.texts["again.json"] = resolved_json(study);
    const LoadedStudy again = loaded_from(alone, "again.json");
    CHECK(fingerprint(again) == fingerprint(study));
    CHECK(resolved_json(again) == resolved_json(study));
    for (std::uint32_t i = 0; i < 25; ++i) CHECK(rates(again.drawn(i)) == rates(study.drawn(i)));
    // Another pack in its place is refused, and makes another study where it is taken.
    Tree changed = tree_of(resolved_json(study));
    *changed.find("authority")->find("pack") = text_tree("fit.json");
    alone.texts["again.json"] = to_json(changed);
    alone.texts["fit.json"] = opposed(20);
    CHECK(fingerprint(loaded_from(alone, "again.json")) == fingerprint(study));
    alone.texts["fit.json"] = opposed(21);
    CHECK_THROWS_AS(loaded_from(alone, "again.json"), ScenarioError);
    CHECK(fingerprint(loaded_from(files_with(opposed(21)))) != fingerprint(study));
    CHECK(study.pack()->in_words().find("made up (pack ") == 0);
}

TEST_CASE("faults of a pack are told where they stand") {
    const std::string start = std::string("{\"title\": \"t\", ") + two_columns + ", \"draws\": [";
    const auto has = [](const std::string& text, const std::string& part) {
        CAPTURE(text);
        CHECK(text.find(part) != std::string::npos);
    };
    has(fault_of(files_with(start + R"({"values": [1]}]})")), "has 1 numbers, but 2 are fitted");
    has(fault_of(files_with(start + R"({"values": [1, 0]}]})")), "must be above 0: it multiplies");
    has(fault_of(files_with(start + "]}")), "is empty: a pack has a row at least");
    has(fault_of(files_with(R"({"title": "t", "numbers": [{"name": "x", "on": ["pay.x"]}],
        "draws": [{"values": [1]}]})")),
        "acts on no number of this authority");
    has(fault_of(files_with(R"({"title": "t", "numbers": [
        {"name": "x", "on": ["leaving.to[*].rate_per_year"]},
        {"name": "y", "on": ["leaving.to[agency].rate_per_year"]}],
        "draws": [{"values": [1, 1]}]})")),
        "is drawn with both x and y of the pack");
    const std::string joint = R"({"value": 0.1, "low": 0.1, "high": 0.1, "distribution": "joint",
        "source": "s", "confidence": "none", "pack": "x"})";
    has(fault_of(files_with(opposed(3), joint, "")), "the authority names none: add pack");
}
