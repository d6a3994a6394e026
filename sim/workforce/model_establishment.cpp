#include "workforce/compile_parts.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// Kinds of team, numbered as they are met; teams without one share the first.
struct Kinds {
    std::vector<std::string> names{""};

    std::uint32_t of(const std::string& name) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end()) {
            names.push_back(name);
            return static_cast<std::uint32_t>(names.size() - 1);
        }
        return static_cast<std::uint32_t>(at - names.begin());
    }
};

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

void compile_teams(Model& model, const Authority& a) {
    Kinds kinds;
    for (const Team& t : a.teams) {
        if (t.peripatetic) model.peripatetic_teams.push_back(TeamId(model.team.size()));
        model.team.push_back({kinds.of(t.kind), t.peripatetic});
    }
}

} // namespace

void compile_establishment(Model& model, const Authority& a) {
    compile_teams(model, a);
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
                               hundredths(g.fte), g.away_at_start});
    for (const StaffMember& m : a.staff_list) model.members.push_back(compiled(a, m));
    for (const ApplicantStream& s : a.recruitment.applicants) {
        RoleModel& role = model.roles[find_role(a.ladder, s.role).index()];
        role.applicants_per_year = s.per_year;
        role.usual_adverts = s.usual_adverts;
    }
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
        m.routes = i.routes;
        for (const SupplyRoute& r : m.routes) m.shares += r.share;
        for (const Instant t : m.dates) m.years.push_back(date_of(t, a.start_date).year);
        model.intakes.push_back(std::move(m));
    }
    model.panel_dates.push_back(dates_of(a.progression.panel_dates, a.start_date, model.horizon));
    model.any_day_panels = a.progression.panel_dates.empty();
    model.completion_dates = dates_of(a.progression.completion_dates, a.start_date, model.horizon);
    model.increments =
        dates_of({{a.pay.increment_month, a.pay.increment_day}}, a.start_date, model.horizon);
    model.enrolment_delay_years = in_years_from_months(a.progression.enrolment_delay_months);
}

} // namespace tenure
