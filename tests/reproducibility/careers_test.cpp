// What acts on careers, with its effects off and on, with common random numbers.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Bexley's seniors and advanced practitioners are prepared for managers' posts, all who want it.
Policy prepared(double merit, double application_odds, double cost) {
    Block block;
    Preparation& p = block.preparation.emplace();
    p.roles = {"senior_practitioner", "assistant_team_manager", "practice_development_consultant",
               "child_protection_chair"};
    p.to = {"team_manager"};
    p.places_per_year = 40;
    p.months = 6;
    p.merit_sd = merit;
    p.application_odds = application_odds;
    p.cost_gbp_per_place = cost;
    return {"prepared", "", "", {block}};
}

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Differences of a measure over the horizon between two trials, replication by replication.
std::vector<double> differences(Trials a, Trials b, const std::string& measure,
                                std::uint32_t replications) {
    const std::size_t at = index_of(a.measures(), measure);
    std::vector<double> all;
    for (std::uint32_t r = 0; r < replications; ++r)
        all.push_back(static_cast<double>(b.horizon(r).at(at) - a.horizon(r).at(at)));
    return all;
}

/// Mean over its standard error; 0 where every difference is.
double z_of(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    double sum = 0, squares = 0;
    for (double v : x) sum += v, squares += v * v;
    const double variance = (squares - sum * sum / n) / (n - 1);
    return variance > 0 ? sum / n / std::sqrt(variance / n) : 0;
}

std::set<std::string> moved(const Study& study, const Policy& policy, std::uint32_t replications) {
    Trials a(study, {}), b(study, policy);
    const auto names = a.measures();
    std::set<std::string> found;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto x = a.values(r), y = b.values(r);
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] != y[i]) found.insert(names[i % names.size()]);
    }
    return found;
}

/// England's authority, where nothing runs back from exhaustion to people's lives.
Study without_feedback(double years) {
    Study study = england(years);
    ExhaustionParameters& e = *study.authority.exhaustion;
    e.leaving_log_hazard = e.absence_log_hazard = e.long_absence_log_hazard = 0;
    return study;
}

Role& role(Study& study, const std::string& name) {
    return study.authority.ladder.roles[find_role(study.authority.ladder, name).index()];
}

} // namespace

TEST_CASE("a programme without effects moves the money for its places and nothing else") {
    const Study study = bexley(6);
    CHECK(moved(study, prepared(0, 1, 0), 10).empty());
    CHECK(moved(study, prepared(0, 1, 900), 10) ==
          std::set<std::string>{"courses_gbp", "discounted_cost", "total_cost"});
    CHECK(moved(study, prepared(2, 1, 900), 40).size() > 20); // control
}

TEST_CASE("merit and readiness to apply make more managers home-grown (z above 4, seed fixed)") {
    const Study study = bexley(8);
    const auto z = [&](const Policy& policy) {
        return z_of(differences({study, {}}, {study, policy}, "home_grown_manager_share", 2000));
    };
    CHECK(z(prepared(2, 1, 0)) > 4);
    CHECK(z(prepared(0, 5, 0)) > 4);
    CHECK(z(prepared(0, 1, 0)) == 0); // control
}

TEST_CASE("who stands in for managers never loses a session, and without time changes nothing") {
    Study without = without_feedback(2);
    without.authority.supervision->stand_in_span = 4;
    Study with = without;
    role(with, "senior_practitioner").stands_in = true;
    const auto more = differences({without, {}}, {with, {}}, "supervision_held_share", 6);
    CHECK(*std::min_element(more.begin(), more.end()) >= 0);
    CHECK(*std::max_element(more.begin(), more.end()) > 0);
    without.authority.supervision->stand_in_span = 0;
    Study idle = without;
    role(idle, "senior_practitioner").stands_in = true;
    CHECK(transcript(without, {}, 0) == transcript(idle, {}, 0));
}

TEST_CASE("advice lowers exhaustion, and where nothing follows from that nothing else") {
    const Study without = without_feedback(2);
    Study with = without;
    role(with, "senior_practitioner").support_to_team = .4;
    const auto less = differences({without, {}}, {with, {}}, "exhaustion", 4);
    CHECK(*std::max_element(less.begin(), less.end()) < 0);
    for (const char* same : {"leavers", "headcount", "absence_rate", "worker_changes"}) {
        INFO(same);
        CHECK(z_of(differences({without, {}}, {with, {}}, same, 4)) == 0);
    }
}
