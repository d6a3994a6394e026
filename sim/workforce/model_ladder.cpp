#include "workforce/compile_parts.hpp"

#include "core/contract.hpp"

#include <algorithm>

namespace tenure {

namespace {

std::vector<std::int64_t> pay_scale(const Role& role) {
    std::vector<std::int64_t> scale;
    const int steps = std::max(role.pay_points - 1, 1);
    for (int k = 0; k < role.pay_points; ++k) {
        const double share = static_cast<double>(k) / steps;
        scale.push_back(
            pence(role.pay_minimum_gbp_per_year +
                  share * (role.pay_maximum_gbp_per_year - role.pay_minimum_gbp_per_year)));
    }
    return scale;
}

bool keeps_post(ProgressionKind kind) {
    return kind != ProgressionKind::vacancy && kind != ProgressionKind::lateral;
}

ProgressionModel compiled(const Ladder& ladder, const Progression& p) {
    ProgressionModel m;
    m.from = find_role(ladder, p.from);
    m.to = find_role(ladder, p.to);
    m.kind = p.kind;
    m.minimum_years_in_role = in_years_from_months(p.minimum_months_in_role);
    m.minimum_years_qualified = in_years_from_months(p.minimum_months_qualified);
    m.minimum_in_role = shortest_of(m.minimum_years_in_role);
    m.minimum_qualified = shortest_of(m.minimum_years_qualified);
    for (const auto& q : p.requires_qualifications)
        m.required |= 1u << find_qualification(ladder, q).index();
    m.commitment_suffices = p.commitment_suffices;
    m.programme_years = in_years_from_months(p.programme_months);
    m.extension_probability = p.extension_probability;
    m.extension_years = in_years_from_months(p.extension_months);
    m.portfolio = p.portfolio;
    int items = 0;
    for (const Evidence& kind : p.evidence) {
        m.evidence.push_back({kind.items, kind.item});
        items += kind.items;
    }
    expects(items <= static_cast<int>(most_evidence), "a portfolio has at most 64 items");
    m.probation_years = in_years_from_months(p.probation_months);
    m.probation_pass_probability = p.probation_pass_probability;
    m.secondment = p.secondment;
    m.attempt_probability = p.attempt_probability;
    m.resubmission_years = in_years_from_months(p.resubmission_months);
    m.pass_probability = p.pass_probability;
    m.rate = constant_hazard(p.rate_per_year);
    m.application_probability = p.application_probability;
    m.open = p.open;
    return m;
}

/// @pre all its progressions are known
void find_steady_progression(const Model& model, RoleModel& role) {
    if (role.in_place.size() != 1) return;
    const ProgressionModel& m = model.progressions[role.in_place[0].index()];
    if (m.kind == ProgressionKind::rate) role.steady = {m.rate.mean, role.in_place[0], m.to};
}

/// Of those who come from outside; ways that a policy opens matter where no other leads.
void find_qualifications_asked(Model& model) {
    for (bool open : {true, false})
        for (const ProgressionModel& m : model.progressions) {
            RoleModel& to = model.roles[m.to.index()];
            if (m.open == open && (open || !to.open_progression_in))
                to.qualifications_asked |= m.required;
            to.open_progression_in |= m.open;
        }
}

} // namespace

void compile_ladder(Model& model, const Ladder& ladder) {
    expects(ladder.roles.size() <= most_roles, "a ladder has at most 64 roles");
    for (const Role& r : ladder.roles) {
        RoleModel role;
        role.track = r.track;
        role.family = family_of(ladder, r.name);
        role.pay_pence = pay_scale(r);
        role.norm = hundredths(r.caseload_norm);
        role.supervision_span = r.supervision_span;
        role.supervises_learners_only = r.supervises == Supervises::newly_qualified;
        role.stands_in = r.stands_in;
        role.support_to_team = r.support_to_team;
        model.anybody_stands_in |= r.stands_in;
        if (r.support_to_team != 0) model.advisers.push_back(RoleId(model.roles.size()));
        role.summit = r.summit;
        model.uses_pay |= r.pay_maximum_gbp_per_year > 0;
        model.roles.push_back(role);
    }
    for (const Progression& p : ladder.progressions) {
        const ProgressionId id(model.progressions.size());
        const ProgressionModel m = compiled(ladder, p);
        RoleModel& from = model.roles[m.from.index()];
        RoleModel& to = model.roles[m.to.index()];
        (keeps_post(m.kind) ? from.in_place : from.by_post).push_back(id);
        if (!keeps_post(m.kind)) to.into.push_back(id);
        model.has_secondments |= m.is_secondment();
        model.any_closed_progressions |= !m.open;
        model.uses_aspiration |= m.kind != ProgressionKind::rate;
        expects(from.in_place.size() <= most_inplace,
                "at most 4 ways up without a vacancy from one role");
        model.in_place_slots = std::max(model.in_place_slots, from.in_place.size());
        model.progressions.push_back(m);
    }
    for (RoleModel& role : model.roles) find_steady_progression(model, role);
    find_qualifications_asked(model);
    for (const Qualification& q : ladder.qualifications) {
        model.course_years.push_back(in_years_from_months(q.course_months));
        model.course_pence.push_back(pence(q.cost_gbp));
    }
}

} // namespace tenure
