#include "scenario/endless_check.hpp"

#include "scenario/place.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr double a_day_in_years = 1 / 365.25, a_day_in_months = 12 * a_day_in_years;

/// What is shorter than a day makes no end of events either.
bool takes_no_time(const Law& law) {
    return law.kind == LawKind::fixed && law.mean < a_day_in_years;
}

constexpr double least_outside = 1e-3; ///< that ends a chain of moves soon enough

/// Whether posts of the role's family are filled the moment they fall vacant, never from outside.
bool filled_at_once_from_inside(const Authority& a, const std::string& role) {
    const FamilyId family = family_of(a.ladder, role);
    if (!family || a.ladder.families[family.index()].recruits != role) return false;
    for (const FamilyRecruitment& f : a.recruitment.families) {
        if (f.family != a.ladder.families[family.index()].name) continue;
        const bool at_once = f.filling == Filling::instant ||
                             (f.filling == Filling::after_delay && takes_no_time(f.delay));
        return at_once && f.outside_share < least_outside;
    }
    return false;
}

/// Somebody who came by this progression could move on in the same instant.
bool takes_no_time(const Authority& a, const Progression& p) {
    const bool by_post = p.kind == ProgressionKind::vacancy || p.kind == ProgressionKind::lateral;
    return by_post && p.minimum_months_in_role < a_day_in_months &&
           filled_at_once_from_inside(a, p.to);
}

/// By role and role: whether ways that take no time lead from one to the other.
std::vector<std::vector<bool>> reached(const Authority& a) {
    const std::size_t n = a.ladder.roles.size();
    std::vector<std::vector<bool>> leads(n, std::vector<bool>(n, false));
    for (const Progression& p : a.ladder.progressions)
        if (takes_no_time(a, p))
            leads[find_role(a.ladder, p.from).index()][find_role(a.ladder, p.to).index()] = true;
    for (std::size_t by = 0; by < n; ++by)
        for (std::size_t from = 0; from < n; ++from)
            for (std::size_t to = 0; to < n && leads[from][by]; ++to)
                if (leads[by][to]) leads[from][to] = true;
    return leads;
}

std::string way(std::size_t i) { return "ladder.progressions[" + std::to_string(i) + ']'; }

void check_moves(const Place& place, const Authority& a) {
    const auto leads = reached(a);
    for (std::size_t i = 0; i < a.ladder.progressions.size(); ++i) {
        const Progression& p = a.ladder.progressions[i];
        const std::size_t from = find_role(a.ladder, p.from).index(),
                          to = find_role(a.ladder, p.to).index();
        if (!takes_no_time(a, p) || !leads[to][from]) continue;
        std::string names;
        for (std::size_t r = 0; r < leads.size(); ++r)
            if (leads[r][from] && leads[from][r])
                names += (names.empty() ? "" : ", ") + a.ladder.roles[r].name;
        return place.add(
            way(i), "a vacancy could go round for ever in one instant among " + names +
                        ": their posts are filled at once, none from outside, and whoever moves "
                        "may move on at once. Give one of the ways between them "
                        "minimum_months_in_role, or one of their families an outside_share or "
                        "filling: advertised.");
    }
}

/// How often a portfolio that is never passed could be judged in a year.
double judged_a_year(const Authority& a, const Progression& p) {
    const double by_work = p.resubmission_months > 0 ? 12 / p.resubmission_months : 1e300;
    const auto sittings = static_cast<double>(a.progression.panel_dates.size());
    return sittings > 0 ? std::min(by_work, sittings) : by_work;
}

void check_panels(const Place& place, const Authority& a) {
    constexpr double often = 20;         // over 200 years, as often as can be counted
    constexpr double hardly_ever = 0.01; // of 4,095 attempts none is passed once in 1e17
    for (std::size_t i = 0; i < a.ladder.progressions.size(); ++i) {
        const Progression& p = a.ladder.progressions[i];
        if (p.kind != ProgressionKind::panel || p.pass_probability >= hardly_ever ||
            judged_a_year(a, p) <= often)
            continue;
        place.add(way(i),
                  "its portfolios would be turned down without end: panels sit more than 20 "
                  "times a year, hardly anybody passes, and resubmission_months is next to "
                  "0. Give it resubmission_months of 0.6 or more or a pass_probability of "
                  "0.01 or more, or progression fewer panel_dates.");
    }
}

} // namespace

void check_endless(const Tree& document, const Authority& a, const std::string& inside,
                   std::vector<Fault>& found) {
    if (!found.empty()) return;
    const Place place{document, inside, found};
    check_moves(place, a);
    check_panels(place, a);
}

} // namespace tenure
