#include "published/authority_joining.hpp"

#include "published/authority_text.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

using namespace authority_text;

namespace {

constexpr double newly_qualified = 12 / 33.3; ///< of starters, England
constexpr double appointable = 0.6;           ///< of applicants, the base file's
constexpr double advert_elasticity = 0.3;     ///< of applicants in posts advertised

/// Of newly qualified starters: England's cohort of March 2021, 658 in two years, over 36% of the
/// starters of a year.
constexpr double step_up_share = 658 / 2.0 / (newly_qualified * 5500);
constexpr double usual_fill = 0.85; ///< of places that are offered
constexpr double september_share = 2. / 3;

/// Applicants at the vacancies of the census, over those at the council's usual vacancies: base
/// rates are of the usual ones, and a study takes what is advertised at its start for usual.
double answer_at_census(const CouncilFigures& c) {
    const double now = c.vacancies.value / (c.vacancies.value + c.fte);
    const double times = now / std::max(c.vacant_share.value, 0.01);
    return std::pow(std::clamp(times, 0.25, 4.0), advert_elasticity);
}

/// So many start a year by a route that asks for as many more as do not come.
std::string route(const char* name, double starters, const std::string& more = "") {
    const double places = starters / usual_fill;
    return "{name: " + std::string(name) + ", share: " + number(places) + ", fill: " +
           block({usual_fill, 0.7, 1, "triangular"}, "assumption; schemes fill 61 to 100 of 100",
                 "none") +
           ", places: " +
           block({1.8 * places, places, 2.6 * places, "triangular"},
                 "about 3,500 qualify a year (LGA) and 1,950 start: 1.8 times; a council may get "
                 "no more than it has",
                 "low") +
           more + '}';
}

/// University and apprenticeship every year; Step Up in the spring of every second year, as many as
/// in two years at once, so that the mean is the council's.
std::string intakes(double starters, double newly, const std::string& source) {
    const double step_up = 2 * step_up_share * newly, autumn = september_share * newly,
                 spring = std::max(0.0, newly - autumn - step_up / 2);
    return "\n" +
           comment(number(starters) + " start a year (leaving and " + source +
                   "); newly qualified as among England's, 12 of 33. A sixth of them came by Step "
                   "Up, whose cohorts end in March of every second year: 658 in 2021, none in 2022 "
                   "(DfE). Seats are what is sought; routes answer.") +
           line("intakes:") +
           line("  - {name: september, seats: " + number(autumn / usual_fill) + ", routes: [" +
                route("university_autumn", autumn) + "]}") +
           line("  - {name: january, seats: " + number((spring + step_up) / usual_fill) +
                ", routes: [" + route("university_spring", spring) + ", " +
                route("step_up", step_up, ", every_years: 2, first_year: 2017") + "]}");
}

} // namespace

std::string joining_lines(const CouncilFigures& c) {
    const double starters = c.starting_rate.value * c.heads;
    const double newly = starters * newly_qualified;
    std::string text = intakes(starters, newly, c.starting_rate.source);
    const double part_time = std::min(1.0, std::max(0.0, (1 - c.fte / c.heads) / 0.4));
    text += "\n" +
            comment(number(c.fte) + " FTE (inpost_fte) are " + std::to_string(c.heads) +
                    " heads: so many work 0.6 FTE.") +
            line("population:") + line("  part_time_share: " + number(part_time));
    const double others = std::max(0.0, starters - newly) / appointable;
    const double wide = relative_half_width(c.starting_rate.value, c.starting_rate.mean_sd);
    const double answer = answer_at_census(c);
    struct Stream {
        const char* role;
        double weight;
    };
    constexpr Stream streams[] = {
        {"social_worker_2", 23.6},       {"senior_practitioner", 5},
        {"assistant_team_manager", 1.6}, {"practice_development_consultant", 0.7},
        {"child_protection_chair", 0.7}, {"team_manager", 2.4},
        {"service_manager", 2.5}};
    text +=
        "\n" +
        comment("The other starters, over the share of applicants that is appointable (0.6); "
                "by role as in England. As many more "
                "as answer the vacancies of the census over those of a usual year, " +
                number(answer) + ".") +
        line("recruitment:") +
        line("  applicant_pay_elasticity: " +
             block({0.4, 0, 1.5, "triangular"},
                   "Azar and others 2019: 0.42 of applications, US; nurses less", "low")) +
        line("  appointed_at_start: true") + line("  market:") +
        line("    advert_elasticity: " +
             block({advert_elasticity, 0, 0.7, "triangular"},
                   "judgement, after matching functions: Petrongolo & Pissarides 2001", "low")) +
        line("    patience_days: " + block({30, 0, 90, "triangular"}, "assumption", "none")) +
        line("  applicants:");
    for (const Stream& x : streams)
        text += line(
            std::string("    - {role: ") + x.role + ", per_year: " +
            block(scaled(1, std::max(0.2, 1 - wide), 1 + wide, answer * others * x.weight / 36.5),
                  c.starting_rate.source, "low") +
            '}');
    return text;
}

} // namespace tenure
