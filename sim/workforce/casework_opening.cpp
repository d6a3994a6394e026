#include "workforce/casework.hpp"

#include "workforce/casework_lists.hpp"
#include "workforce/duration.hpp"
#include "workforce/referrals.hpp"

#include <cmath>

namespace tenure::casework {

namespace {

std::uint32_t number_met(const State& s, std::uint32_t where, double mean) {
    return poisson(address(s.random, Purpose::count, initial_case(where, 0)), mean);
}

/// Cases in a stage at the start: its part of the stated total, to whole cases, or a Poisson
/// number.
std::uint32_t cases_met(const State& s, StageId stage) {
    const CaseworkModel& m = s.model->casework;
    if (!m.rules.cases_at_start) return number_met(s, stage.value, stage_model(s, stage).under_way);
    double before = 0, all = 0;
    for (std::size_t i = 0; i < m.stages.size(); ++i) {
        all += m.stages[i].under_way;
        if (i < stage.index()) before += m.stages[i].under_way;
    }
    if (!(all > 0)) return 0;
    const auto up_to = [&](double share) {
        return std::floor(*m.rules.cases_at_start * share + 0.5);
    };
    return static_cast<std::uint32_t>(up_to((before + stage_model(s, stage).under_way) / all) -
                                      up_to(before / all));
}

/// Where the number of cases is stated they are all held, as published: those for whom their team
/// has no room by whoever has most of all teams with cases.
/// @return false where nobody has room
bool held_elsewhere(State& s, CaseId c) {
    const Wanted who = wanted(stage_model(s, case_of(s, c).stage));
    if (roomiest(team_of(s, case_of(s, c).team), who).who) return false;
    TeamMember best;
    for (const StageModel& stage : s.model->casework.stages)
        for (const TeamId team : stage.teams) best = better_placed(best, team_of(s, team), who);
    return give_with_team(s, c, best);
}

/// Cases met in a stage. A stream's children are in it independently of each other, so their
/// number is Poisson and what is left of each stage has the law of equilibrium.
void meet(State& s, StageId stage) {
    const StageModel& m = stage_model(s, stage);
    const std::uint32_t cases = cases_met(s, stage);
    for (std::uint32_t k = 0; k < cases; ++k) {
        const CaseId c = new_case(s, initial_case(stage.value, k));
        Case& x = case_of(s, c);
        set_stage(s, c, stage);
        x.team = team_for(s, x, m);
        const Address at = address(s.random, Purpose::elapsed, x.child);
        set_due(s, c, s.now + years(duration::left_in_equilibrium(m.duration, at)));
        if (!s.model->casework.rules.cases_at_start || !held_elsewhere(s, c)) allocate(s, c);
    }
}

/// Closed cases that will be opened again, named as if the service were one more stage.
void meet_closed(State& s, std::size_t service) {
    const CaseworkModel& m = s.model->casework;
    const auto where = static_cast<std::uint32_t>(m.stages.size() + service);
    const std::uint32_t cases = number_met(s, where, m.services[service].coming_back);
    for (std::uint32_t k = 0; k < cases; ++k) {
        const CaseId c = new_case(s, initial_case(where, k));
        const Address at = address(s.random, Purpose::elapsed, case_of(s, c).child);
        set_due(s, c, s.now + years(duration::left_in_equilibrium(m.rules.rereferral_delay, at)));
    }
}

} // namespace

void begin(State& s) {
    const CaseworkModel& m = s.model->casework;
    expects(m.services.size() <= 8 && m.stages.size() + m.services.size() <= 256,
            "names hold 8 services, and 256 stages and services together");
    make_room(s, 64 + 2 * static_cast<std::size_t>(m.under_way));
    for (std::size_t i = 0; i < m.stages.size(); ++i) meet(s, StageId(i));
    for (std::size_t k = 0; k < m.services.size(); ++k) meet_closed(s, k);
    for (std::size_t k = 0; k < referrals::streams(m); ++k) schedule_referral(s, k);
}

void Mechanism::clear(State& s) {
    s.cases_known = 0;
    s.free_cases.clear();
    s.case_ledger = {};
    s.schools.rank.clear();
    const CaseworkModel& m = s.model->casework;
    if (m.rules.schools) schools::draw(s.schools, *m.rules.schools, s.random);
    s.services.assign(2 * m.services.size(), {}); // then those of added demand
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.demand.assign(s.model->casework.services.size(),
                                   s.year.of(YearActsOn::referrals));
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    for (std::size_t k = 0; k < b.demand.size(); ++k) s.policy_effects.demand[k] *= b.demand[k];
}

} // namespace tenure::casework
