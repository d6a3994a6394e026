// Searches over made-up futures whose answers are known exactly.
#include "experiment/seek.hpp"
#include "random/draw.hpp"
#include "statistics/distribution.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace tenure;

namespace {

/// What is measured is normal about a mean, with the same chance for every setting; what it costs
/// has some chance of its own.
struct Made {
    std::function<double(const std::vector<double>&)> measured, cost;
    double sd = 1;
};

double normal_of(std::uint64_t seed, std::uint32_t future, std::uint32_t which) {
    return normal_quantile(
        uniform(address({seed, future}, Purpose::design, entity(Source::parameter, which))));
}

SeekSource source_of(const SeekProblem& problem, const Made& made, std::uint64_t seed,
                     std::set<std::pair<std::uint32_t, std::uint32_t>>* seen = nullptr) {
    return [&problem, made, seed, seen](const std::vector<SeekRequest>& wanted) {
        std::vector<SeekValues> all;
        for (const SeekRequest& each : wanted) {
            if (seen) seen->insert({each.setting, each.batch});
            const std::vector<double> none(problem.places.front().size(), 0);
            const auto& at = each.setting == seek_baseline ? none : problem.places[each.setting];
            SeekValues values;
            for (std::uint32_t f = 0; f < seek_batch; ++f) {
                const std::uint32_t future = each.batch * seek_batch + f;
                const double x = made.measured(at) + made.sd * normal_of(seed, future, 1);
                const double y = made.cost(at) * (1 + 0.1 * normal_of(seed, future, 2));
                values.push_back(static_cast<std::int64_t>(std::llround(1e6 * x)));
                values.push_back(static_cast<std::int64_t>(std::llround(1e6 * y)));
            }
            all.push_back(std::move(values));
        }
        return all;
    };
}

/// Quantity 0 is to be at most 0 in 80% of futures, 1 is money.
SeekProblem one_lever(std::size_t levels) {
    SeekProblem p;
    for (std::size_t k = 0; k < levels; ++k)
        p.places.push_back({static_cast<double>(k) / static_cast<double>(levels - 1)});
    p.conditions = {{0, false, true, 0, 0.8, false}};
    p.scales = {1e6, 1e6};
    p.worth = {0, -1};
    p.money = {1};
    return p;
}

double first(const std::vector<double>& at) { return at[0]; }

/// Falls from 0.5 to -2.5: at most 0 in 80% of futures from 0.447 on.
const Made falling{[](const std::vector<double>& at) { return 0.5 - 3 * at[0]; }, first};

double share_of(const Made& made, const std::vector<double>& at) {
    return normal_probability(-made.measured(at) / made.sd);
}

/// How many seeds have an answer, and how many of those meet the target.
struct Answers {
    int returned = 0, meet = 0;
};
Answers answers_of(const SeekProblem& problem, const Made& made, std::uint64_t seeds) {
    Answers all;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const SeekAnswer a = seek(problem, source_of(problem, made, seed));
        if (!a.found) continue;
        ++all.returned;
        all.meet += share_of(made, problem.places[a.setting]) >= 0.8;
    }
    return all;
}

/// Two levers in 21 steps each, and a limit on what the setting costs.
SeekProblem two_levers() {
    SeekProblem p = one_lever(2);
    p.places.clear();
    for (int i = 0; i <= 20; ++i)
        for (int j = 0; j <= 20; ++j) p.places.push_back({i / 20.0, j / 20.0});
    p.conditions.push_back({1, true, true, 1.0, 0, true});
    return p;
}

const Made of_two{[](const std::vector<double>& at) { return 1 - 2 * at[0] - 1.5 * at[1]; },
                  [](const std::vector<double>& at) { return at[0] * at[0] + 0.7 * at[1]; }};

double least_cost(const SeekProblem& p, const Made& made) {
    double best = 1e9;
    for (const auto& at : p.places)
        if (share_of(made, at) >= 0.8 && made.cost(at) <= 1.0) best = std::min(best, made.cost(at));
    return best;
}

} // namespace

TEST_CASE("of one lever the answer meets the target, and is hardly above the least that does") {
    const SeekProblem p = one_lever(65);
    const SeekAnswer a = seek(p, source_of(p, falling, 1));
    REQUIRE(a.found);
    CHECK(share_of(falling, p.places[a.setting]) >= 0.8);
    CHECK(p.places[a.setting][0] < 0.447 + 4.0 / 64);
    CHECK(a.trials < 65 * 2000 / 10);
    CHECK(answer_attempt(a).findings[0].share_low >= 0.8);
    CHECK(a.non_monotone.empty());
    CHECK_FALSE(a.no_effect);
}

TEST_CASE(
    "of 300 seeds 93% or more of settings returned meet the target, and most seeds have one") {
    const SeekProblem p = one_lever(65);
    const auto [returned, meet] = answers_of(p, falling, 300);
    INFO(meet << " of " << returned);
    CHECK(returned > 270);
    CHECK(meet >= 0.93 * returned);
}

TEST_CASE("what is told as confirmed without new futures would be wrong too often") {
    // The control of the test above: the cheapest setting that looks good on the futures of a scan.
    const SeekProblem p = one_lever(65);
    int meet = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto source = source_of(p, falling, seed);
        for (std::uint32_t s = 0; s < p.places.size(); ++s) {
            const auto values = source({{s, 0}}).front();
            int hits = 0;
            for (std::size_t f = 0; f < seek_batch; ++f) hits += values[2 * f] <= 0;
            if (hits < 0.8 * seek_batch) continue;
            meet += share_of(falling, p.places[s]) >= 0.8;
            break;
        }
    }
    CHECK(meet < 75);
}

TEST_CASE("a lever that helps only in between is told as non-monotone and still used") {
    const SeekProblem p = one_lever(65);
    const Made valley{
        [](const std::vector<double>& at) { return -1.5 + 12 * (at[0] - 0.6) * (at[0] - 0.6); },
        first};
    const SeekAnswer a = seek(p, source_of(p, valley, 3));
    CHECK(a.non_monotone == std::vector<std::size_t>{0});
    CHECK(a.trials < 25000);
    REQUIRE(a.found);
    CHECK(share_of(valley, p.places[a.setting]) >= 0.8);
    CHECK(p.places[a.setting][0] == Approx(0.6 - std::sqrt(0.658 / 12)).margin(0.06));
}

TEST_CASE("a target out of reach is told with the nearest setting") {
    const SeekProblem p = one_lever(65);
    const Made weak{[](const std::vector<double>& at) { return 0.5 - at[0]; }, first};
    const SeekAnswer a = seek(p, source_of(p, weak, 4));
    CHECK_FALSE(a.found);
    CHECK_FALSE(a.targets_alone);
    CHECK(p.places[a.setting][0] > 0.85);
    CHECK(a.binding == std::vector<std::size_t>{0});
    CHECK(answer_attempt(a).findings[0].share == Approx(normal_probability(0.5)).margin(0.06));
    CHECK(a.trials < 12000);
}

TEST_CASE("a limit that excludes everything is told as what binds") {
    SeekProblem p = one_lever(65);
    p.conditions.push_back({1, false, true, -1, 0, true});
    const SeekAnswer a = seek(p, source_of(p, falling, 5));
    CHECK_FALSE(a.found);
    CHECK(a.targets_alone);
    CHECK_FALSE(a.limits_alone);
    CHECK(a.trials < 12000);
    CHECK(std::find(a.binding.begin(), a.binding.end(), 1u) != a.binding.end());
}

TEST_CASE("target and limit that exclude each other are told as such") {
    SeekProblem p = one_lever(65);
    p.conditions.push_back({1, false, true, 0.2, 0, true});
    const SeekAnswer a = seek(p, source_of(p, falling, 6));
    CHECK_FALSE(a.found);
    CHECK(a.targets_alone);
    CHECK(a.limits_alone);
    CHECK(a.trials < 25000);
}

TEST_CASE("a lever without effect is told, and the search ends") {
    const SeekProblem p = one_lever(65);
    const Made flat{[](const std::vector<double>&) { return 0.3; }, first};
    const SeekAnswer a = seek(p, source_of(p, flat, 7));
    CHECK(a.no_effect);
    CHECK_FALSE(a.found);
    CHECK(a.trials < 12000);
    const Made good{[](const std::vector<double>&) { return -1.5; }, first};
    const SeekAnswer b = seek(p, source_of(p, good, 7));
    CHECK(b.no_effect);
    CHECK(b.baseline_meets);
    REQUIRE(b.found);
    CHECK(p.places[b.setting][0] < 0.05);
}

TEST_CASE("of two levers with a limit the answer is as good as the best of all settings, nearly") {
    const SeekProblem p = two_levers();
    const double best = least_cost(p, of_two);
    const SeekAnswer a = seek(p, source_of(p, of_two, 8));
    REQUIRE(a.found);
    CHECK(share_of(of_two, p.places[a.setting]) >= 0.8);
    CHECK(of_two.cost(p.places[a.setting]) < best + 0.12);
    CHECK(-a.objective_possible <= best + 0.03);
    CHECK(a.trials < 441 * 2000 / 10);
}

TEST_CASE("the best of all settings is hardly ever better than was said to be possible") {
    const SeekProblem p = two_levers();
    const double best = least_cost(p, of_two);
    int found = 0, above_possible = 0, above_answer = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const SeekAnswer a = seek(p, source_of(p, of_two, seed));
        if (!a.found) continue;
        ++found;
        above_possible += -a.objective_possible > best;
        above_answer += -a.objective > best;
    }
    CHECK(found >= 36);
    CHECK(above_possible <= 4); // 2 expected of 40; 5 or more by chance in 5%
    CHECK(above_answer > 20);   // what was confirmed is no such bound
}

TEST_CASE("asking for less costs no more, and asking for more no less") {
    const SeekProblem p = one_lever(65);
    const SeekAnswer a = seek(p, source_of(p, falling, 10));
    REQUIRE(a.found);
    double before = -1e9;
    int probabilities = 0;
    for (const SeekShift& s : a.frontier) {
        if (s.what != SeekShift::What::probability || !s.found) continue;
        CHECK(-s.objective >= before - 0.01);
        before = -s.objective;
        ++probabilities;
    }
    CHECK(probabilities == 5);
}

TEST_CASE("of several levers the one that does nothing is told") {
    SeekProblem p = one_lever(2);
    p.places.clear();
    for (int i = 0; i <= 10; ++i)
        for (int j = 0; j <= 5; ++j) p.places.push_back({i / 10.0, j / 5.0});
    const Made one{[](const std::vector<double>& at) { return 0.5 - 3 * at[0]; },
                   [](const std::vector<double>& at) { return at[0] + 0.1 * at[1]; }};
    const SeekAnswer a = seek(p, source_of(p, one, 11));
    REQUIRE(a.found);
    CHECK(a.idle == std::vector<std::size_t>{1});
    CHECK(a.at_an_end.empty());
    CHECK(p.places[a.setting][1] == 0);
}

TEST_CASE("of settings that come to the same, the one that moves the levers least is told") {
    const SeekProblem p = one_lever(65);
    const Made saturated{
        [](const std::vector<double>& at) { return 0.5 - 6 * std::min(at[0], 0.5); },
        [](const std::vector<double>& at) { return 2 - std::min(at[0], 0.5); }};
    const SeekAnswer a = seek(p, source_of(p, saturated, 12));
    REQUIRE(a.found);
    CHECK(p.places[a.setting][0] >= 0.4);
    CHECK(p.places[a.setting][0] <= 0.6);
}

TEST_CASE("each setting that is confirmed has futures of its own that nothing was chosen by") {
    const SeekProblem p = one_lever(33);
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    const SeekAnswer a = seek(p, source_of(p, falling, 9, &seen));
    REQUIRE_FALSE(a.attempts.empty());
    for (const auto& [setting, batch] : seen) {
        if (batch < seek_fresh) continue;
        const std::size_t attempt = batch / seek_fresh - 1;
        REQUIRE(attempt < a.attempts.size());
        CHECK((setting == a.attempts[attempt].setting || setting == seek_baseline));
    }
}

TEST_CASE("after one that is shown come settings that are worth more, until one is not") {
    const SeekProblem p = one_lever(65);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SeekAnswer a = seek(p, source_of(p, falling, seed));
        REQUIRE(a.found);
        CHECK(answer_attempt(a).setting == a.setting);
        double before = 2;
        for (std::size_t k = 0; k <= a.shown; ++k) {
            if (!a.attempts[k].passed) continue;
            CHECK(p.places[a.attempts[k].setting][0] < before);
            before = p.places[a.attempts[k].setting][0];
        }
        CHECK(a.attempts.size() <= a.shown + 2);
    }
}

TEST_CASE("of 200 seeds near the end of reach most have an answer, and 93% of answers are right") {
    // The target is met from 0.93 on: at the last of 65 levels in 82.6% of futures.
    const SeekProblem p = one_lever(65);
    const Made barely{[](const std::vector<double>& at) { return 0.5 - 1.44 * at[0]; }, first};
    const auto [returned, meet] = answers_of(p, barely, 200);
    INFO(meet << " of " << returned);
    CHECK(returned > 140);
    CHECK(meet >= 0.93 * returned);
}
