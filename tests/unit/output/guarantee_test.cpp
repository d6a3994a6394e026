// Whether the best policy is selected as often as a study that decides says, on made-up trials.
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "output/contest_watch.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr double lead_gbp = 1000, pence = 100;

/// What trials are like: policy 0 is the best.
struct World {
    std::size_t policies = 4;
    double correlation = 0;
    /// By how much of the lead each is behind the one before it; 0: all others are behind the first
    /// by the whole lead.
    double step = 0;
    bool lognormal = false; ///< with a log-sd of 1; else normal
    double deviation = 7;   ///< of a difference of two trials, in leads
};

Description deciding_study(const World& world, double probability) {
    Description d = study(1u << 20, 2);
    d.policies.clear();
    for (std::size_t p = 0; p < world.policies; ++p) d.policies.push_back(std::to_string(p));
    d.batch_size = replications_of_decided_batch;
    d.draws_in_a_row = 4;
    d.decide = Decide{probability, lead_gbp};
    return d;
}

double mean_of(const World& w, std::size_t policy) {
    if (policy == 0) return 0;
    return w.step == 0 ? -lead_gbp : -w.step * lead_gbp * static_cast<double>(policy);
}

/// Of mean 0 and variance 1.
double shaped(const World& w, double normal) {
    if (!w.lognormal) return normal;
    const double e = std::exp(1.0);
    return (std::exp(normal) - std::exp(0.5)) / std::sqrt((e - 1) * e);
}

HorizonValues trials(const World& w, std::size_t count, const std::vector<bool>& still_in,
                     QuickRandom& chance) {
    HorizonValues values{100, 2, 0, 4, {}};
    values.of_policy.assign(w.policies, std::vector<std::int64_t>(count, missing));
    // So that a difference is as hard to tell whatever policies have in common.
    const double deviation = w.deviation * lead_gbp / std::sqrt(2 * (1 - w.correlation));
    const double together = std::sqrt(w.correlation), alone = std::sqrt(1 - w.correlation);
    for (std::size_t r = 0; r < count; ++r) {
        const double common = chance.normal();
        for (std::size_t p = 0; p < w.policies; ++p) {
            if (!still_in[p]) continue;
            const double x = shaped(w, together * common + alone * chance.normal());
            values.of_policy[p][r] = std::llround(pence * (mean_of(w, p) + deviation * x));
        }
    }
    return values;
}

struct Outcome {
    int right = 0, good = 0, studies = 0;
    double trials = 0;
    double share() const { return static_cast<double>(right) / studies; }
    double good_share() const { return static_cast<double>(good) / studies; }
};

/// Many studies. @param rounds at most so many: without a contest that ends, nothing is guaranteed
Outcome many(const World& world, int studies, int rounds = 1 << 20) {
    const Description d = deciding_study(world, 0.95);
    QuickRandom chance(20260101);
    Outcome all;
    for (int s = 0; s < studies; ++s) {
        RoundContest contest(d);
        for (int r = 0; r < rounds && !contest.over(d); ++r) {
            const std::size_t count = (contest.end() - contest.first()) * d.batch_size;
            contest.take(d, trials(world, count, contest.standings().still_in, chance));
        }
        const Standings& end = contest.standings();
        all.right += end.best == 0;
        all.good += mean_of(world, end.best) > -lead_gbp;
        ++all.studies;
        for (const std::uint32_t each : end.replications) all.trials += each;
    }
    return all;
}

double error(double share, int studies) { return std::sqrt(share * (1 - share) / studies); }

void check_guarantee(const World& w, int studies, double at_least) {
    const Outcome o = many(w, studies);
    INFO(w.policies << " policies, correlation " << w.correlation << ", step " << w.step
                    << (w.lognormal ? ", lognormal" : ", normal") << ": right " << o.share()
                    << ", good " << o.good_share() << ", trials " << o.trials / studies);
    const double share = w.step > 0 && w.step < 1 ? o.good_share() : o.share();
    CHECK(share >= at_least - 4 * error(at_least, studies));
}

void check_control(int studies) {
    for (const double correlation : {0.0, 0.9})
        CHECK(many({4, correlation}, studies, 1).share() < 0.95 - 8 * error(0.95, studies));
}

} // namespace

TEST_CASE(
    "a study that decides selects the best as often as it says (of normal trials, false alarm "
    "1 in 31,600 each)") {
    constexpr int studies = 400;
    check_guarantee({4, 0}, studies, 0.95);
    check_guarantee({4, 0.9}, studies, 0.95);
    check_guarantee({13, 0.5, 1}, studies, 0.95);
    check_control(studies); // the best after one round, however near the others are
}

TEST_CASE("10,000 studies that decide, in every arrangement of policies", "[.][long][decide]") {
    constexpr int studies = 10'000;
    for (const std::size_t policies : {4, 13})
        for (const double correlation : {0.0, 0.5, 0.9}) {
            for (const double step : {0.0, 1.0, 0.5})
                check_guarantee({policies, correlation, step}, studies, 0.95);
            check_guarantee({policies, correlation, 0, true}, studies, 0.93);
        }
    check_control(studies);
}
