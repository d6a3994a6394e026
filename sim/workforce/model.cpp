#include "workforce/model.hpp"
#include "workforce/count.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

double in_years_from_months(double m) { return m / 12; }

template <class Named>
std::uint32_t index_of(const std::vector<Named>& all, const std::string& name) {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].name == name) return static_cast<std::uint32_t>(i);
    return TeamId::nobody;
}

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
            if (m.open == open && (open || !to.open_progression_in)) to.qualifications_asked |= m.required;
            to.open_progression_in |= m.open;
        }
}

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

const FamilyRecruitment* recruitment_of(const Authority& a, const std::string& family) {
    for (const auto& f : a.recruitment.families)
        if (f.family == family) return &f;
    return nullptr;
}

MemberModel compiled(const Authority& a, const StaffMember& m) {
    const auto at = [&](const Date& day) { return instant_of(day, a.start_date); };
    MemberModel x;
    x.role = find_role(a.ladder, m.role);
    x.team = find_team(a, m.team);
    x.joined = at(m.start_date);
    x.in_role_since = at(m.role_start_date.value_or(m.start_date));
    x.qualified = at(m.qualified_date.value_or(m.start_date));
    x.born = at({m.birth_year, 7, 1}); // the middle of the year
    x.fte = hundredths(m.fte);
    x.pay_point = static_cast<std::uint8_t>(m.pay_point - 1);
    return x;
}

void compile_establishment(Model& model, const Authority& a) {
    for (const Family& f : a.ladder.families) {
        FamilyModel family;
        family.recruits = find_role(a.ladder, f.recruits);
        if (const auto* r = recruitment_of(a, f.name)) {
            family.filling = r->filling;
            family.delay = r->delay;
            family.outside_share = r->outside_share;
        }
        model.families.push_back(family);
    }
    for (const PostGroup& g : a.establishment)
        model.post_groups.push_back(
            {find_family(a.ladder, g.family), find_team(a, g.team), g.posts});
    for (const StaffGroup& g : a.staff)
        model.staff.push_back({find_role(a.ladder, g.role), find_team(a, g.team), g.heads,
                               g.heads_are_drawn, g.outside_posts || !family_of(a.ladder, g.role),
                               hundredths(g.fte)});
    for (const StaffMember& m : a.staff_list) model.members.push_back(compiled(a, m));
    for (const ApplicantStream& s : a.recruitment.applicants)
        model.roles[find_role(a.ladder, s.role).index()].applicants_per_year = s.per_year;
    for (const ArrivalStream& s : a.arrivals)
        model.arrivals.push_back({find_role(a.ladder, s.role), find_team(a, s.team), s.per_year});
}

std::vector<Instant> dates_of(const std::vector<YearlyDate>& days, const Date& start,
                              Instant horizon) {
    std::vector<Instant> all;
    for (const YearlyDate& d : days)
        for (Instant t : yearly_dates(start, horizon, d.month, d.day)) all.push_back(t);
    std::sort(all.begin(), all.end());
    return all;
}

void compile_dates(Model& model, const Authority& a) {
    for (const Intake& i : a.intakes) {
        IntakeModel m{find_role(a.ladder, i.role), find_team(a, i.team), i.seats,
                      i.beyond_establishment,
                      dates_of({{i.month, i.day}}, a.start_date, model.horizon)};
        model.intakes.push_back(std::move(m));
    }
    model.panel_dates.push_back(dates_of(a.progression.panel_dates, a.start_date, model.horizon));
    model.any_day_panels = a.progression.panel_dates.empty();
    model.completion_dates = dates_of(a.progression.completion_dates, a.start_date, model.horizon);
    model.increments =
        dates_of({{a.pay.increment_month, a.pay.increment_day}}, a.start_date, model.horizon);
    if (const auto& r = a.registration) {
        model.registration = r;
        for (Date day = r->first; instant_of(day, a.start_date) < model.horizon;
             day.year += r->every_years)
            if (instant_of(day, a.start_date) > study_start)
                model.renewals.push_back(instant_of(day, a.start_date));
    }
    model.enrolment_delay_years = in_years_from_months(a.progression.enrolment_delay_months);
}

std::vector<bool> role_mask(const Ladder& ladder, const std::vector<std::string>& names) {
    std::vector<bool> mask(ladder.roles.size(), names.empty());
    for (const auto& n : names) mask[find_role(ladder, n).index()] = true;
    return mask;
}

template <class T> std::vector<T> where(const std::vector<bool>& mask, T yes, T no) {
    std::vector<T> all;
    for (bool m : mask) all.push_back(m ? yes : no);
    return all;
}

int payment_index(Model& model, const Ladder& ladder, const RetentionPayment& p) {
    PaymentModel m;
    m.pays = role_mask(ladder, p.roles);
    m.pence = pence(p.amount_gbp);
    m.tie_in_years = in_years_from_months(p.tie_in_months);
    m.paid = p.paid;
    m.repeats = p.repeats;
    m.minimum_years_of_service = in_years_from_months(p.minimum_months_of_service);
    m.deferred_share = p.deferred_share;
    m.deferred_over_years = in_years_from_months(p.deferred_over_months);
    m.response = p.response;
    model.payments.push_back(std::move(m));
    return static_cast<int>(model.payments.size()) - 1;
}

std::uint64_t role_bits(const Ladder& ladder, const std::vector<std::string>& names) {
    std::uint64_t bits = 0;
    for (const auto& n : names) bits |= std::uint64_t{1} << find_role(ladder, n).index();
    return bits;
}

/// Cohorts begin within the block's time.
int preparation_index(Model& model, const Authority& a, const Preparation& p,
                      const BlockModel& block) {
    PreparationModel m;
    m.from = role_mask(a.ladder, p.roles);
    m.to = role_bits(a.ladder, p.to);
    const std::vector<YearlyDate> days =
        p.dates.empty() ? std::vector<YearlyDate>{{9, 1}} : p.dates;
    m.cohorts_a_year = static_cast<int>(days.size());
    for (Instant t : dates_of(days, a.start_date, model.horizon)) {
        if (t < block.start || t >= block.end) continue;
        m.cohorts.push_back(t);
        m.ends.push_back(t + months(p.months));
    }
    m.places = p.places_per_year;
    m.minimum_in_role = months(p.minimum_months_in_role);
    m.off_cases = hundredths(p.study_days_per_year / working_days_a_year);
    m.merit_sd = p.merit_sd;
    m.application_odds = p.application_odds;
    m.mismatch_factor = p.mismatch_factor;
    m.pence = pence(p.cost_gbp_per_place);
    expects(model.preparations.size() < 32, "a policy has at most 32 preparations");
    model.preparations.push_back(std::move(m));
    return static_cast<int>(model.preparations.size()) - 1;
}

std::size_t post_group_index(Model& model, FamilyId family, TeamId team) {
    for (std::size_t g = 0; g < model.post_groups.size(); ++g)
        if (model.post_groups[g].family == family && model.post_groups[g].team == team) return g;
    model.post_groups.push_back({family, team, 0});
    return model.post_groups.size() - 1;
}

/// Teams in the order of the authority's establishment.
std::vector<std::size_t> post_groups_of(Model& model, const Authority& a,
                                        const EstablishmentChange& change) {
    const FamilyId family = find_family(a.ladder, change.family);
    if (!change.team.empty()) return {post_group_index(model, family, find_team(a, change.team))};
    std::vector<std::size_t> groups;
    for (const Team& team : a.teams)
        if (!change.team_kind.empty() && team.kind == change.team_kind)
            groups.push_back(post_group_index(model, family, find_team(a, team.name)));
    for (const PostGroup& g : a.establishment) {
        if (g.family != change.teams_with || g.posts == 0) continue;
        const std::size_t group = post_group_index(model, family, find_team(a, g.team));
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
    return groups;
}

std::vector<double> leaving_factors(const Ladder& ladder, const LeavingChange& change) {
    const auto mask = role_mask(ladder, change.roles);
    std::vector<double> all(mask.size() * destinations, 1.0);
    for (std::size_t r = 0; r < mask.size(); ++r)
        for (int d = 0; d < destinations; ++d) {
            const bool named = std::find(change.to.begin(), change.to.end(),
                                         static_cast<Destination>(d)) != change.to.end();
            if (mask[r] && (change.to.empty() || named))
                all[r * destinations + d] = change.multiplier;
        }
    return all;
}

std::vector<bool> progressions_into(const Model& model, const std::vector<bool>& roles) {
    std::vector<bool> all;
    for (const ProgressionModel& m : model.progressions) all.push_back(roles[m.to.index()]);
    return all;
}

std::vector<double> demand_factors(const Authority& a, const DemandChange& change) {
    std::vector<double> all;
    if (!a.casework) return all;
    for (const Service& service : a.casework->services) {
        const bool named = std::find(change.services.begin(), change.services.end(),
                                     service.name) != change.services.end();
        all.push_back(change.services.empty() || named ? change.factor : 1);
    }
    return all;
}

int pilot_index(Model& model, const Ladder& ladder, const SchoolPilot& p) {
    const auto charged = [&](double gbp_per_hour) {
        return pence(gbp_per_hour * p.hours_per_week * (1 + p.margin));
    };
    const TeamId team(model.team.size());
    model.team.push_back({});
    model.pilots.push_back(
        {team, p.treated, p.workers, p.managers, find_role(ladder, p.worker_role),
         p.manager_role.empty() ? RoleId{} : find_role(ladder, p.manager_role),
         charged(p.worker_gbp_per_hour), charged(p.manager_gbp_per_hour), p.demand_factor});
    return static_cast<int>(model.pilots.size()) - 1;
}

} // namespace

int add_stay_with_child(Model& model, const Authority& a, const StayWithChild& x);
int add_transfer_register(Model& model, const TransferRegister& x); // model_transfers.cpp

namespace {

BlockModel compiled(Model& model, const Authority& a, const Block& block) {
    BlockModel m;
    if (block.start) m.start = std::max(study_start, instant_of(*block.start, a.start_date));
    if (block.end) m.end = instant_of(*block.end, a.start_date);
    if (block.retention_payment)
        m.payment = payment_index(model, a.ladder, *block.retention_payment);
    if (block.panels) {
        m.panel_dates = static_cast<int>(model.panel_dates.size());
        model.panel_dates.push_back(dates_of(block.panels->dates, a.start_date, model.horizon));
    }
    if (const auto& c = block.coaching) {
        const auto mask = role_mask(a.ladder, c->roles);
        m.portfolio_speed = where(mask, c->portfolio_speed, 1.0);
        m.pass_odds = where(mask, c->pass_odds, 1.0);
        m.coaching_pence = where(mask, pence(c->cost_gbp_per_portfolio), std::int64_t{0});
    }
    if (block.pay_award)
        m.pay_factor =
            where(role_mask(a.ladder, block.pay_award->roles), 1 + block.pay_award->rise, 1.0);
    if (block.leaving) m.leaving_factor = leaving_factors(a.ladder, *block.leaving);
    if (const auto& i = block.intake) {
        m.intake = static_cast<int>(index_of(a.intakes, i->intake));
        m.intake_seats = i->seats;
    }
    if (const auto& e = block.establishment) {
        m.post_groups = post_groups_of(model, a, *e);
        m.posts = e->posts;
    }
    if (const auto& x = block.stay_with_child)
        m.stay_with_child = add_stay_with_child(model, a, *x);
    if (const auto& x = block.transfer_register)
        m.transfer_register = add_transfer_register(model, *x);
    if (block.academy) m.academy = compile_academy(model, a, *block.academy);
    if (block.protected_time)
        m.protected_time = compile_protected_time(model, a, *block.protected_time);
    if (block.preparation) m.preparation = preparation_index(model, a, *block.preparation, m);
    if (block.demand) m.demand = demand_factors(a, *block.demand);
    if (block.school_pilot) m.pilot = pilot_index(model, a.ladder, *block.school_pilot);
    if (block.opens) m.opens = progressions_into(model, role_mask(a.ladder, block.opens->roles));
    return m;
}

Date years_on(Date d, int years) {
    d.year += years;
    return d;
}

void add_block(Model& model, const Authority& a, const Block& block) {
    const BlockModel first = compiled(model, a, block);
    model.blocks.push_back(first);
    if (!block.school_pilot || !block.school_pilot->repeats_yearly || !block.start) return;
    for (int k = 1; instant_of(years_on(*block.start, k), a.start_date) < model.horizon; ++k) {
        BlockModel again = first;
        again.start = instant_of(years_on(*block.start, k), a.start_date);
        again.end = instant_of(years_on(*block.end, k), a.start_date);
        model.blocks.push_back(again);
    }
}

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
    a_year += 4.0 * static_cast<double>(model.payments.size());
    if (model.on.supervision) a_year += 52 / std::max(model.supervision.interval_weeks, 1.0);
    if (model.on.exhaustion) a_year += 13; // looks
    if (model.on.absence)
        a_year += 2.5 * (model.absence.short_spells_per_year + model.absence.long_spells_per_year +
                         model.absence.parental_leave_per_year) +
                  model.absence.hours_changes_per_year;
    return 64 + static_cast<std::size_t>(span * (heads * a_year + model.casework.events_per_year));
}

/// Pilots' teams in schools are none of the authority's: they keep nobody.
void complete_teams(Model& model) {
    for (StayModel& m : model.stay_with_child) m.keeps.resize(model.team.size());
}

bool arrangement_acts_on_leaving(const Model& model) {
    const auto matches = [](const AcademyModel& m) { return m.match_log_hazard != 0; };
    const auto commits = [](const ProtectedTimeModel& m) { return m.leaving_log_hazard != 0; };
    return std::any_of(model.academies.begin(), model.academies.end(), matches) ||
           std::any_of(model.protected_times.begin(), model.protected_times.end(), commits);
}

/// What can act on leaving hazards at all; needs the blocks.
void find_what_varies(Model& model) {
    LeavingModel& m = model.leaving;
    const bool conditions = m.pay_elasticity != 0 || m.blocked_log_hazard != 0 ||
                            m.mismatch_log_hazard != 0 || !model.payments.empty() ||
                            model.exhaustion.leaving_log_hazard != 0 ||
                            model.transfers.wishing_factor != 1 || arrangement_acts_on_leaving(model);
    m.any_responds &= conditions;
    model.blocking_acts = m.blocked_log_hazard != 0 || !model.survey_dates.empty() ||
                          (model.on.exhaustion && model.exhaustion.blocked != 0);
    const bool policy_effects = std::any_of(model.blocks.begin(), model.blocks.end(),
                                    [](const BlockModel& b) { return !b.leaving_factor.empty(); });
    m.factors_vary = m.any_responds || m.frailty_variance > 0 || policy_effects;
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

/// Needs all the rest.
void find_what_is_there(Model& model) {
    const bool arrangements = model.gives_individual_arrangements || !model.payments.empty() ||
                              model.has_secondments || model.registration ||
                              !model.course_years.empty() || !model.survey_dates.empty();
    model.careers_alone =
        !model.has_workload_mechanisms && !arrangements && !model.uses_traits && model.leaving.one_clock;
    const bool moves = std::any_of(model.roles.begin(), model.roles.end(),
                                   [](const RoleModel& r) { return !r.into.empty(); });
    model.lists_people = !model.careers_alone || model.uses_pay || moves;
}

} // namespace

void compile_leaving(Model& model, const Authority& authority);    // model_leaving.cpp
void compile_conditions(Model& model, const Authority& authority); // model_conditions.cpp
void add_growth(Model& model, const Authority& authority);         // model_growth.cpp

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
    compile_conditions(model, authority);
    model.uses_past = gives_a_past(model.population);
    for (const Block& block : policy.blocks) add_block(model, authority, block);
    for (const Policy& other : policy.combine)
        for (const Block& block : other.blocks) add_block(model, authority, block);
    add_growth(model, authority);
    model.gives_individual_arrangements =
        !model.academies.empty() || !model.protected_times.empty() || !model.preparations.empty();
    complete_teams(model);
    find_demand(model);
    find_what_varies(model);
    find_what_is_there(model);
    model.expected_events = expected_events(model);
    return model;
}

} // namespace tenure
