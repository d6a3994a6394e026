#include "scenario/echo.hpp"
#include "scenario/load.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <algorithm>
#include <cmath>

using namespace tenure;

namespace {

struct Thing {
    std::string name;
    double x = 0;
};

struct Things {
    double rate = 0;
    Law wait;
    std::vector<Thing> all;
};

void declare(Fields& f, Thing& x) {
    f.name("name", x.name, "thing", "its name");
    f.number("x", x.x, "", any_number, "x");
}

void declare(Fields& f, Things& x) {
    f.number("rate", x.rate, "", positive, "rate");
    f.law("wait", x.wait, "days", "wait");
    f.objects("all", x.all, "thing", "all");
}

std::string block(const std::string& inside) {
    return "{\"value\": 2, \"low\": 1, \"high\": 5, \"source\": \"s\", \"confidence\": \"low\"" +
           inside + "}";
}

Things drawn_things(const std::string& json, std::uint32_t draw, bool checked = false) {
    Loading loading;
    loading.checked = checked;
    loading.draw = {false, 7, draw};
    const Tree tree = tree_of(json);
    return load<Things>(tree, loading, "authority");
}

std::string fault_of(const std::string& json) {
    Loading loading;
    load<Things>(tree_of(json), loading);
    REQUIRE(loading.faults.size() == 1);
    return loading.faults[0].path + ": " + loading.faults[0].message;
}

std::vector<double> draws(const std::string& distribution) {
    std::vector<double> all;
    const std::string json =
        "{\"rate\": " + block(",\"distribution\": \"" + distribution + "\"") + "}";
    for (std::uint32_t j = 0; j < 4000; ++j) all.push_back(drawn_things(json, j).rate);
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST_CASE("either is low or high, each as often, and its value is one of the two") {
    const std::string of_two =
        R"({"value": 1, "low": 1, "high": 5, "distribution": "either", "source": "s",
            "confidence": "none"})";
    int high = 0;
    for (std::uint32_t j = 0; j < 4000; ++j) {
        const double x = drawn_things("{\"rate\": " + of_two + "}", j).rate;
        REQUIRE((x == 1 || x == 5));
        high += x == 5;
    }
    CHECK(std::abs(high - 2000) < 4 * std::sqrt(1000.));
    CHECK(at_level(Distribution::either, 1, 1, 5, .49) == 1);
    CHECK(at_level(Distribution::either, 1, 1, 5, .51) == 5);
    CHECK(fault_of("{\"rate\": " + block(",\"distribution\": \"either\"") + "}")
              .find("value at low or") != std::string::npos);
}

TEST_CASE("at its value, an uncertain number is its value and is listed") {
    Loading loading;
    const Tree tree = tree_of("{\"all\": [{\"name\": \"a\", \"x\": " + block("") + "}]}");
    const Things x = load<Things>(tree, loading, "authority");
    REQUIRE(loading.faults.empty());
    CHECK(x.all.at(0).x == 2);
    REQUIRE(loading.parameters.size() == 1);
    CHECK(loading.parameters[0].path == "authority.all[a].x");
    CHECK(loading.parameters[0].distribution == Distribution::triangular);
    CHECK(loading.parameters[0].confidence == Confidence::low);
}

TEST_CASE("a drawn number depends on seed, draw and path alone") {
    const std::string alone = "{\"rate\": " + block("") + "}";
    const std::string beside = "{\"all\": [{\"name\": \"a\", \"x\": " + block("") +
                               "}], \"rate\": " + block("") + ", \"wait\": " + block("") + "}";
    CHECK(drawn_things(alone, 3).rate == drawn_things(beside, 3).rate);
    CHECK(drawn_things(alone, 3).rate == drawn_things(alone, 3, true).rate);
    CHECK(drawn_things(alone, 3).rate != drawn_things(alone, 4).rate);
    const Things both = drawn_things(beside, 3);
    CHECK(both.rate != both.all.at(0).x);
}

TEST_CASE("drawn numbers keep to the range that was given (false alarm below 1 in 10^6)") {
    // 4000 draws; a share p has standard error sqrt(p (1 - p) / 4000): 0.0025 at the 2.5% points,
    // 0.008 at the median; five of each are allowed.
    const auto share_below = [](const std::vector<double>& sorted, double x) {
        return static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), x) -
                                   sorted.begin()) /
               static_cast<double>(sorted.size());
    };
    for (const char* name : {"normal", "lognormal"}) {
        const auto all = draws(name);
        CHECK(share_below(all, 1) == Approx(0.025).margin(0.0125));
        CHECK(share_below(all, 2) == Approx(0.5).margin(0.04));
        CHECK(share_below(all, 5) == Approx(0.975).margin(0.0125));
        CHECK(all.front() > 0); // clamped to what the field allows
    }
    for (const char* name : {"triangular", "uniform"}) {
        const auto all = draws(name);
        CHECK(all.front() >= 1);
        CHECK(all.back() <= 5);
    }
    CHECK(share_below(draws("uniform"), 3) == Approx(0.5).margin(0.04));
    CHECK(share_below(draws("triangular"), 2) == Approx(0.25).margin(0.035));
    CHECK(draws("fixed").back() == 2);
}

TEST_CASE("faults of an uncertain block are told") {
    CHECK(fault_of(R"({"rate": {"value": 2, "low": 1, "source": "s", "confidence": "low"}})") ==
          "rate: gives only one of low and high; give both, or neither.");
    CHECK(fault_of(R"({"rate": {"value": 2, "confidence": "low"}})") ==
          "rate.source: is missing. Meaning: where the number comes from.");
    CHECK(
        fault_of(
            R"({"rate": {"value": 9, "low": 1, "high": 2, "source": "s", "confidence": "low"}})") ==
        "rate: must have low <= value <= high.");
    CHECK(
        fault_of(
            R"({"rate": {"value": 1, "low": -1, "high": 2, "source": "s", "confidence": "low"}})") ==
        "rate.low: -1 is below the least allowed, 0. Meaning: rate.");
    CHECK(fault_of("{\"rate\": " + block(R"(, "hihg": 3)") + "}") ==
          "rate.hihg: is not a key that is known here. Did you mean high?");
    CHECK(
        fault_of(
            R"({"wait": {"value": 2, "distribution": "normal", "source": "s", "confidence": "low"}})") ==
        "wait: gives a distribution, which needs low and high.");
}

TEST_CASE("the echo keeps uncertain blocks, also inside laws, and their paths") {
    const Tree tree =
        tree_of("{\"rate\": " + block("") + ", \"wait\": {\"law\": \"exponential\", " +
                "\"mean_months\": " + block("") + "}}");
    Loading loading;
    const Things x = load<Things>(tree, loading, "authority");
    REQUIRE(loading.faults.empty());
    const Tree echoed = echo(x, loading.parameters, "authority");
    Loading again;
    load<Things>(echoed, again, "authority");
    REQUIRE(again.faults.empty());
    REQUIRE(again.parameters.size() == 2);
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(again.parameters[i].path == loading.parameters[i].path);
    CHECK(drawn_things(to_json(echoed), 5).wait.mean == drawn_things(to_json(tree), 5).wait.mean);
}

TEST_CASE("two paths with one hash are a fault") {
    std::map<std::uint32_t, std::string> seen;
    std::vector<UncertainNumber> all;
    for (int i = 0; all.empty(); ++i) {
        const std::string path = "authority.number_" + std::to_string(i);
        PathHash hash;
        hash.add(path);
        const auto [at, fresh] = seen.emplace(hash.value(), path);
        if (!fresh)
            for (const std::string& each : {at->second, path}) {
                all.emplace_back();
                all.back().path = each;
            }
    }
    std::vector<Fault> faults;
    check_collisions(all, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].path == all[1].path);
    all[1].path += "x";
    faults.clear();
    check_collisions(all, faults);
    CHECK(faults.empty());
}
