#include "cli/calibrate_design.hpp"

#include "published/average_council.hpp"
#include "published/behaviour.hpp"
#include "published/council_lines.hpp"
#include "published/pack_file.hpp"
#include "random/sobol.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure::cli {

namespace {

std::uint32_t points_before(const FitDesign& design, std::size_t transition) {
    return std::accumulate(design.points.begin(),
                           design.points.begin() + static_cast<std::ptrdiff_t>(transition), 0u);
}

/// A pack with a row for each point of a transition's design. @param own_ranges draw from these
/// first
std::string settings_text(const Grid& settings, bool own_ranges) {
    Pack pack;
    pack.title = "settings to be tried";
    pack.own_ranges = own_ranges;
    pack.numbers = numbers_of_behaviours();
    for (std::size_t p = 0; p < settings.rows; ++p) {
        const auto first =
            settings.values.begin() + static_cast<std::ptrdiff_t>(p * settings.columns);
        pack.draws.push_back(
            {pack_values({first, first + static_cast<std::ptrdiff_t>(settings.columns)})});
    }
    return pack_file(pack);
}

HindcastJob job_of(const FitDesign& design, const Transition& t) {
    HindcastJob job;
    job.council = t.council;
    job.code = t.code;
    job.origin = {design.first, design.last};
    job.last = t.from + 1;
    job.census = t.from;
    return job;
}

void add_transition(FitDesign& design, const Transition& t, std::uint32_t points,
                    bool moved = false) {
    design.transitions.push_back(t);
    design.points.push_back(points);
    design.jobs.push_back(job_of(design, t));
    design.moved.push_back(moved);
}

/// The last line of a council that is whole, of a year up to one; else of the first after it.
const IndicatorRow& nearest_line(const Indicators& published, const std::string& council,
                                 int year) {
    const IndicatorRow* best = nullptr;
    for (const IndicatorRow* row : lines_of(published, council))
        if (is_whole(*row) && (!best || row->year <= year)) best = row;
    if (!best)
        refuse(published, 0,
               council + " has no year with all figures, from which its own months could start.");
    return *best;
}

/// The line from which a year of own months starts; the census itself, where it starts there.
void add_month_of_council(FitDesign& design, const Indicators& published, MonthlyYear year,
                          std::uint32_t points) {
    const IndicatorRow& known = nearest_line(published, design.council, year.from);
    if (!year.in_post && year.first == 12 * known.year + 9)
        year.in_post = known.of(Column::inpost_fte).number;
    const IndicatorRow start = row_at_start(year, known);
    Transition t = transition_of(year, official_values(start));
    t.council = design.council;
    t.code = known.codes;
    t.unit = *design.unit;
    add_transition(design, t, points, true);
    design.jobs.back().stocks = start;
    design.jobs.back().variant = "months";
}

void add_month_of_file(FitDesign& design, const FitTargets& asked, const MonthlyYear& year) {
    Transition t = transition_of(year, *asked.start);
    t.council = design.council;
    t.code = asked.authority_name;
    t.unit = *design.unit;
    add_transition(design, t, asked.size.own_points, true);
    design.jobs.back().authority = asked.authority;
    design.jobs.back().variant = "months";
}

void add_months(FitDesign& design, const Indicators& published, const FitTargets& asked) {
    const bool beside = !asked.only_months && asked.authority.empty();
    const std::vector<MonthlyYear> years =
        whole_years(*asked.months, beside ? std::optional(design.last) : std::nullopt);
    if (years.empty())
        throw ScenarioError(
            {{asked.months->file, 0, 0, "",
              beside ? "has no 12 months in a row after September " + std::to_string(design.last) +
                           ", up to which what is published counts: add months, or say "
                           "--only-monthly."
                     : "has fewer than 12 months: a whole year is the least that can be fitted."}});
    design.moved_sd = moved_sd(year_variation(published, design.last));
    for (const MonthlyYear& year : years) {
        if (asked.authority.empty())
            add_month_of_council(design, published, year, asked.size.own_points);
        else
            add_month_of_file(design, asked, year);
    }
}

void add_england(FitDesign& design, const Indicators& published, int to, std::uint32_t points) {
    const int councils = councils_in(published, design.last);
    design.england_to = to;
    design.with_average = with_average_council(published, councils);
    for (int year = design.last; year < to; ++year) {
        const IndicatorRow *start = nullptr, *end = nullptr;
        for (const IndicatorRow* row : lines_of(design.with_average, average_council)) {
            if (row->year == year) start = row;
            if (row->year == year + 1) end = row;
        }
        if (!start || !end || !is_whole(*start) || !is_whole(*end))
            refuse(published, 0,
                   "England's lines of " + std::to_string(year) + " and " +
                       std::to_string(year + 1) + " are not both there and whole.");
        Transition t = transition_between(*start, *end);
        t.council = average_council;
        t.unit = no_unit;
        t.councils = councils;
        add_transition(design, t, points);
    }
}

} // namespace

FitDesign fit_design(const Indicators& published, const FitTargets& asked, std::uint64_t seed) {
    FitDesign design;
    design.first = asked.first;
    design.last = asked.last;
    const Indicators known = known_by(published, asked.first, asked.last);
    const CouncilPanel panel = complete_councils(known, asked.first, asked.last);
    design.complete = panel.councils.size();
    std::vector<std::size_t> councils = spread_councils(panel, asked.last, asked.size.councils);
    const bool own = !asked.council.empty(), own_transitions = own && !asked.only_months;
    if (own) {
        design.council = lines_of(known, asked.council).back()->name;
        councils.erase(
            std::remove_if(councils.begin(), councils.end(),
                           [&](std::size_t c) { return panel.councils[c].name == design.council; }),
            councils.end());
        if (own_transitions) councils.push_back(places_in(panel, known, {asked.council}).front());
    } else if (!asked.authority.empty())
        design.council = asked.authority_name;
    if (!design.council.empty()) design.unit = councils.size() - (own_transitions ? 1 : 0);
    for (const Transition& t : transitions_of(panel, councils))
        add_transition(design, t,
                       design.unit == t.unit ? asked.size.own_points : asked.size.points);
    if (asked.months) add_months(design, known, asked);
    if (asked.england_to) add_england(design, published, *asked.england_to, asked.size.own_points);
    for (std::size_t g = 0; g < design.jobs.size(); ++g)
        design.jobs[g].settings = settings_text(fit_settings(design, g, seed), !design.is_alone(g));
    return design;
}

Grid fit_settings(const FitDesign& design, std::size_t transition, std::uint64_t seed) {
    const SobolPoints sobol(behaviours().size());
    const std::uint32_t first = points_before(design, transition);
    Grid settings(design.points[transition], sobol.dimensions());
    for (std::size_t p = 0; p < settings.rows; ++p)
        for (std::size_t k = 0; k < settings.columns; ++k)
            settings.at(p, k) =
                (design.moved[transition] ? std::hypot(1.0, design.moved_sd[k]) : 1) *
                normal_quantile(sobol.scrambled(seed, 0, first + static_cast<std::uint32_t>(p), k));
    return settings;
}

Observed observed_of(const FitDesign& design) {
    Observed observed = observed_transitions(design.transitions);
    if (!design.moved_sd.empty())
        observed.moved = {design.moved, design.moved_sd,
                          std::vector<double>(design.moved_sd.size(), 0)};
    return observed;
}

} // namespace tenure::cli
