#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/compare.hpp"
#include "output/decision.hpp"
#include "output/decision_words.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t draws = 200, share = 4;

/// A parameter's draw in (0, 1): the first decides, the second nothing.
double drawn(std::uint32_t draw, std::size_t parameter) {
    std::uint64_t x = (draw * 2 + parameter + 1) * 0x9e3779b97f4a7c15u;
    for (int i = 0; i < 2; ++i) {
        x ^= x >> 29;
        x *= 0xbf58476d1ce4e5b9u;
    }
    return static_cast<double>(x >> 11) * 0x1p-53;
}

/// Policy 1 costs 2,000 GBP more and saves 100 posts' worth times the first parameter; policy 2
/// changes nothing. Chance moves all alike.
std::int64_t stored(std::size_t policy, std::uint32_t r, std::size_t measure) {
    const auto chance = static_cast<std::int64_t>(drawn(100'000 + r, 0) * 1000);
    const bool acts = policy == 1;
    if (measure == 2) return 5'000'000 + chance * 100 + (acts ? 200'000 : 0); // pence
    if (measure == 3)
        return 700 + chance / 10 -
               (acts ? std::lround(100 * drawn(r / share, 0) + drawn(r, 1) * 10) : 0);
    return 1000 + chance;
}

Description decided(std::vector<Value> values) {
    Description d = study(draws * share, share);
    d.values = std::move(values);
    d.decide_on = {"posts", "cost"};
    return d;
}

TrialBatch made(const Description& d, std::uint32_t index) {
    TrialBatch b = batch(d, index);
    for (std::size_t p = 0; p < b.policies.size(); ++p)
        for (std::uint32_t r = 0; r < b.count; ++r)
            for (std::size_t m = 0; m < 4; ++m)
                b.policies[p].horizon[r * 4 + m] = stored(p, b.first + r, m);
    for (std::uint32_t r = b.first; r < b.first + b.count; r += share)
        for (std::size_t p = 0; p < 2; ++p) b.drawn.push_back(drawn(r / share, p));
    return b;
}

Store finished(const Folder& folder, const Description& d) {
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < batches(d); ++i) store.take(made(d, i));
    store.finalise();
    return store;
}

const std::vector<Value> worth{{"posts", -50, "assumed"}, {"cost", -1, "a pound"}};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("net benefit is values times measures, and its differences are paired") {
    const Folder folder;
    Store store = finished(folder, decided(worth));
    const Decision decision = decide(store);
    REQUIRE(decision.net_benefit);
    const Criterion& c = *decision.net_benefit;
    double expected = 0;
    for (std::uint32_t r = 0; r < draws * share; ++r)
        for (const auto& [m, gbp] : {std::pair{3, -50.0}, std::pair{2, -0.01}})
            expected += gbp * static_cast<double>(stored(1, r, m) - stored(0, r, m));
    CHECK(c.policies[1].difference == Approx(expected / (draws * share)));
    CHECK(c.policies[1].pairs == draws * share);
    CHECK(c.policies[1].draws == draws);
    const auto& interval = c.policies[1].difference_interval;
    CHECK(interval.low < c.policies[1].difference);
    CHECK(interval.high > c.policies[1].difference);
    CHECK(c.policies[2].identical);
    CHECK(c.policies[2].difference == 0);
    CHECK_FALSE(c.policies[1].identical);
    CHECK(c.best == 1);
}

TEST_CASE("loss, information and probability best hang together") {
    const Folder folder;
    Store store = finished(folder, decided(worth));
    const Criterion c = *decide(store).net_benefit;
    // B is 5000 u - 2000 + 250 for u uniform: losses E max(0, B) - E B and E max(0, B).
    CHECK(c.evpi == Approx(1750.0 * 1750 / 2 / 5000).margin(4 * c.evpi_error));
    CHECK(c.evpi_error < 100);
    CHECK(c.policies[1].expected_loss == c.evpi);
    CHECK(c.policies[0].expected_loss == Approx(c.evpi + c.policies[1].difference));
    CHECK(c.policies[1].probability_best == Approx(0.65).margin(4 * std::sqrt(.65 * .35 / draws)));
    CHECK(c.policies[0].probability_best == c.policies[2].probability_best);
    double sum = 0;
    for (const PolicyDecision& p : c.policies) sum += p.probability_best;
    CHECK(sum == Approx(1));
}

TEST_CASE("what is worth knowing comes first, and priors without evidence are told") {
    const Folder folder;
    Store store = finished(folder, decided(worth));
    const Criterion c = *decide(store).net_benefit;
    REQUIRE(c.parameters.size() == 2);
    CHECK(c.parameters[0].name == "authority.pay.elasticity");
    CHECK(c.parameters[0].evppi == Approx(c.evpi).epsilon(0.1));
    CHECK(c.parameters[0].prior_alone);
    CHECK(c.parameters[0].main_effect[1] > 0.9);
    CHECK(c.parameters[1].evppi < 0.1 * c.evpi);
    CHECK_FALSE(c.parameters[1].prior_alone);
    CHECK(c.policies[1].rests_on_prior);
    CHECK_FALSE(c.policies[2].rests_on_prior);
    REQUIRE(c.groups.size() == 2);
    CHECK(c.groups[0].name == "authority.pay");
    CHECK(c.policies[1].difference_split.parameters ==
          Approx(5000 / std::sqrt(12.0)).epsilon(0.15));
    CHECK(c.policies[1].difference_split.one_future < 250);
}

TEST_CASE("five numbers that are worth knowing are named at most, and none that is not") {
    const Folder folder;
    Store store = finished(folder, decided(worth));
    Decision decision = decide(store);
    Criterion& c = *decision.net_benefit;
    c.parameters.assign(8, c.parameters.front());
    for (std::size_t k = 0; k < 8; ++k) {
        c.parameters[k].name = "number" + std::to_string(k);
        c.parameters[k].worth_knowing = k != 1;
    }
    const std::string words = net_benefit_words(decision, store.description(), 100);
    for (const char* named : {"number0", "number2", "number3", "number4", "number5"})
        CHECK(words.find(named) != std::string::npos);
    for (const char* other : {"number1", "number6", "number7"})
        CHECK(words.find(other) == std::string::npos);
}

TEST_CASE("the curve of values turns where money alone would decide otherwise") {
    const Folder folder;
    Store store = finished(folder, decided(worth));
    const Decision decision = decide(store);
    REQUIRE(decision.acceptability.size() > 5);
    const AcceptabilityPoint& money = decision.acceptability.front();
    CHECK(money.scale == 0);
    CHECK(money.best == 0); // a tie with policy 2, which changes nothing
    CHECK(money.probability_best[1] == 0);
    CHECK(decision.acceptability.back().probability_best[1] > 0.9);
    for (std::size_t k = 1; k < decision.acceptability.size(); ++k)
        CHECK(decision.acceptability[k].probability_best[1] >=
              decision.acceptability[k - 1].probability_best[1]);
}

TEST_CASE("without values there is no net benefit, and measures know their better way") {
    const Folder folder;
    Description d = decided({});
    Store store = finished(folder, d);
    const Decision decision = decide(store);
    CHECK_FALSE(decision.net_benefit);
    CHECK(decision.acceptability.empty());
    REQUIRE(decision.measures.size() == 2);
    CHECK_FALSE(decision.measures[0].better);
    CHECK(std::isnan(decision.measures[0].policies[1].expected_loss));
    CHECK(decision.measures[1].better == Better::lower);
    CHECK(decision.measures[1].policies[decision.measures[1].best].policy == "baseline");
    d.values = worth;
    CHECK(better_direction(d, d.measures[3]) == Better::lower);
    CHECK_THROWS_AS(decide(store, {{"pots"}, true}), StoreError);
}

TEST_CASE("the terminal says net benefit, loss and information before probability best") {
    const Folder folder;
    Store store = finished(folder, decided(worth));
    const std::string text = comparison_table(store);
    const auto at = [&](const char* words) { return text.find(words); };
    REQUIRE(contains(text, "net_benefit:"));
    CHECK(at("net_benefit:") < at("Expected loss is"));
    CHECK(at("Expected loss is") < at("probability best"));
    CHECK(at("probability best") < at("posts: Posts"));
    CHECK(contains(text, "Monte Carlo error"));
    const auto json = nlohmann::json::parse(comparison_json(store));
    CHECK(json.at("decision").at("net_benefit").at("policies").size() == 3);
    CHECK(json.at("decision").at("net_benefit").at("best") == "supervision first");
}

TEST_CASE("a store stops being analysed where the wanted precision is reached, however it came") {
    const Folder folder;
    Description d = decided({});
    d.policies = {"baseline", "supervision first"};
    d.policy_reasons = {"", ""};
    d.precision = Precision{"posts", 8};
    Store straight = Store::create(folder / "straight.sqlite", d);
    std::uint32_t needed = 0;
    while (!straight.precise_enough() && needed < batches(d)) straight.take(made(d, needed++));
    REQUIRE(needed > 1);
    REQUIRE(needed < batches(d));
    straight.finalise();
    Store all = Store::create(folder / "all.sqlite", d);
    for (std::uint32_t i = batches(d); i-- > 0;) all.take(made(d, i));
    all.finalise();
    CHECK(content(all) == content(straight));
    CHECK(Store::open(folder / "straight.sqlite").precise_enough());
    // Control: a narrower wish takes more.
    d.precision->half_width = 6;
    Store narrow = Store::create(folder / "narrow.sqlite", d);
    for (std::uint32_t i = 0; i < batches(d); ++i) narrow.take(made(d, i));
    CHECK(narrow.analysed().batches > needed);
}
