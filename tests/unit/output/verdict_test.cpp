#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/verdict.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Lower is better, half a percentage point matters.
Measure rate() {
    Measure m{"turnover_rate", "fraction", MeasureKind::ratio, 1'000'000, 1, ""};
    m.better = Direction::lower;
    m.practical_size = 0.005;
    return m;
}

std::string words(const Measure& m, double difference, double low, double high) {
    return verdict(m, {0.2, difference, {low, high}, false, false, 100});
}

} // namespace

TEST_CASE("a clear difference is higher or lower, and better or worse where people agree") {
    CHECK(words(rate(), -0.02, -0.03, -0.01) == "lower (better)");
    CHECK(words(rate(), 0.02, 0.01, 0.03) == "higher (worse)");
    Measure undirected = rate();
    undirected.better = Direction::none;
    CHECK(words(undirected, 0.02, 0.01, 0.03) == "higher");
}

TEST_CASE("a difference too small to matter is about the same, if that is known") {
    CHECK(words(rate(), -0.002, -0.003, -0.001) == "about the same");
    CHECK(words(rate(), 0.001, -0.002, 0.004) == "about the same");
    CHECK(words(rate(), 0.001, -0.002, 0.008) == "no clear difference");
    Measure whatever = rate();
    whatever.practical_size = 0;
    CHECK(words(whatever, -0.002, -0.003, -0.001) == "lower (better)");
}

TEST_CASE("what matters may be a share of the baseline's value") {
    Measure cost{"cost", "GBP", MeasureKind::flow, 100, 1, ""};
    cost.better = Direction::lower;
    cost.practical_share = 0.001;
    const auto said = [&](double difference) {
        return verdict(cost,
                       {1e7, difference, {difference - 100, difference + 100}, false, false, 9});
    };
    CHECK(said(5'000) == "about the same");
    CHECK(said(15'000) == "higher (worse)");
    CHECK(practical_difference(cost, -1e7) == Approx(1e4));
    CHECK(practical_difference(cost, NAN) == 0);
}

TEST_CASE("what is identical, constant, or too little to tell is called so") {
    const Measure m = rate();
    CHECK(verdict(m, {0.2, 0, {NAN, NAN}, true, true, 9}) == "identical");
    CHECK(verdict(m, {0.2, 0.1, {0.1, 0.1}, false, true, 9}) == "the same in all pairs");
    CHECK(verdict(m, {0.2, 0.1, {NAN, NAN}, false, false, 1}) == "too few to tell");
    CHECK(verdict(m, {}) == "nothing to compare");
}

TEST_CASE("the study's own value of a measure says which direction is better") {
    Description d = study();
    CHECK(judged(d, rate()).better == Direction::lower);
    d.values = {{"turnover_rate", 100, "a made-up liking for change"}};
    CHECK(judged(d, rate()).better == Direction::higher);
}
