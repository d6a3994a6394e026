#include "workforce/model.hpp"

#include "workforce/compile_parts.hpp"
#include "workforce/mechanisms.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// Whether more children than the baseline's may ever be referred.
void find_demand(Model& model) {
    for (const BlockModel& b : model.blocks)
        for (double factor : b.demand) model.casework.demand_may_rise |= factor > 1;
    for (const PilotModel& p : model.pilots) model.casework.demand_may_rise |= p.demand_factor > 1;
}

/// A guess of how many events will happen, to size the agenda's buckets; it decides no result.
std::size_t expected_events(const Model& model) {
    double heads = 0;
    for (const auto& s : model.staff) heads += s.heads;
    heads += static_cast<double>(model.members.size());
    for (const auto& g : model.post_groups) heads += 0.2 * g.posts;
    const double span = in_years(model.horizon - study_start);
    double a_year = 0.5;
    if (model.leaving.notice.count() > 0)
        a_year += 2.5; // rounds, courses, portfolios and panels too
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::events_per_head_a_year(model); })
            if (M::on(model)) a_year += M::events_per_head_a_year(model);
    });
    return 64 + static_cast<std::size_t>(span * (heads * a_year + model.casework.events_per_year));
}

/// Pilots' teams in schools are none of the authority's: they keep nobody.
void complete_teams(Model& model) {
    for (StayModel& m : model.stay_with_child) m.keeps.resize(model.team.size());
}

/// What mechanisms say of themselves, asked once; needs the blocks.
void ask_mechanisms(Model& model) {
    std::uint32_t bit = 1;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::gives_arrangement<M>) {
            model.gives_individual_arrangements |= M::on(model);
            model.arrangements_act_on_leaving |= M::on(model) && M::acts_on_leaving(model);
        }
        if constexpr (mechanism::acts_on_applications<M>)
            model.acts_on_applications |= M::on(model);
    });
    static_assert(MechanismList::count <= 32, "acting_on_leaving has a bit for each");
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::says_whether_acts_on_leaving<M>)
            if (M::on(model) && M::acts_on_leaving(model)) model.acting_on_leaving |= bit;
        bit <<= 1;
    });
}

/// What can act on leaving hazards at all.
void find_what_varies(Model& model) {
    LeavingModel& m = model.leaving;
    m.any_responds &= m.pay_elasticity != 0 || m.blocked_log_hazard != 0 ||
                      m.mismatch_log_hazard != 0 || model.acting_on_leaving != 0;
    model.blocking_acts = m.blocked_log_hazard != 0 || !model.survey_dates.empty() ||
                          (model.on.exhaustion && model.exhaustion.blocked != 0);
    const bool policies =
        std::any_of(model.blocks.begin(), model.blocks.end(),
                    [](const BlockModel& b) { return !b.leaving_factor.empty(); });
    m.factors_vary =
        m.any_responds || m.frailty_variance > 0 || policies || model.year_effects.leaving_differs;
    m.one_clock = m.only_out_of_profession && m.constant && !m.factors_vary && !m.active.empty();
}

bool gives_a_past(const PopulationParameters& p) {
    return p.earlier_years_mean > 0 || !p.staff_ages.empty() || !p.starter_ages.empty() ||
           !p.newly_qualified_ages.empty();
}

bool draws_traits(const Model& model) {
    return model.population.part_time_share > 0 || model.uses_aspiration ||
           std::any_of(model.roles.begin(), model.roles.end(),
                       [](const RoleModel& r) { return r.qualifications_asked != 0; });
}

/// What some block may do, so that others need not ask.
void find_what_blocks_change(Model& model) {
    for (const BlockModel& b : model.blocks) {
        model.may_freeze |= !b.frozen.empty();
        model.changes_supervision |= b.supervision_interval_weeks > 0 || b.supervision_time != 1;
    }
}

/// Needs all the rest.
void find_careers_alone(Model& model) {
    const bool any = MechanismList::any([&](auto id) { return decltype(id)::type::on(model); });
    model.careers_alone = !any && !model.uses_traits && model.leaving.one_clock;
    const bool moves = std::any_of(model.roles.begin(), model.roles.end(),
                                   [](const RoleModel& r) { return !r.into.empty(); });
    model.lists_people = !model.careers_alone || model.uses_pay || moves;
}

} // namespace

Mechanisms mechanisms_of(const Authority& a) {
    return {a.casework.has_value(), a.supervision.has_value(), a.exhaustion.has_value(),
            a.absence.has_value(),  a.cover.has_value(),       a.transfers.has_value(),
            a.survey.has_value(),   a.equality.has_value()};
}

Model compile(const Authority& authority, const Policy& policy, CalendarKind calendar,
              double horizon_years) {
    Model model;
    model.horizon = horizon_end(calendar, authority.start_date, horizon_years);
    model.periods = periods(calendar, authority.start_date, horizon_years);
    model.career_break = authority.career_break;
    model.recruitment = authority.recruitment;
    model.population = authority.population;
    model.pay = authority.pay;
    compile_ladder(model, authority.ladder);
    model.uses_traits = draws_traits(model);
    compile_establishment(model, authority);
    compile_dates(model, authority);
    compile_leaving(model, authority);
    model.on = mechanisms_of(authority);
    const MechanismRules& rules = authority;
    model.rules = rules;
    model.has_workload_mechanisms = model.on.any();
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::compile(model, authority); }) M::compile(model, authority);
    });
    model.uses_past = gives_a_past(model.population);
    compile_policy(model, authority, policy);
    add_growth(model, authority);
    complete_teams(model);
    find_demand(model);
    ask_mechanisms(model);
    find_what_varies(model);
    find_what_blocks_change(model);
    find_careers_alone(model);
    model.expected_events = expected_events(model);
    return model;
}

} // namespace tenure
