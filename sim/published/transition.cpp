#include "published/transition.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

double staff_at(const CouncilPanel& panel, std::size_t council, int year) {
    return *panel.row(council, year).of(Column::inpost_fte).number;
}

double value_of(const OfficialValues& values, Official measure) {
    return values[static_cast<std::size_t>(measure)];
}

} // namespace

std::vector<std::size_t> spread_councils(const CouncilPanel& panel, int year, std::size_t wanted) {
    std::vector<std::size_t> order(panel.councils.size());
    for (std::size_t c = 0; c < order.size(); ++c) order[c] = c;
    if (wanted >= order.size()) return order;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return staff_at(panel, a, year) < staff_at(panel, b, year);
    });
    const std::size_t n = order.size();
    for (std::size_t third = 0; third < 3; ++third)
        std::stable_sort(
            order.begin() + static_cast<std::ptrdiff_t>(third * n / 3),
            order.begin() + static_cast<std::ptrdiff_t>((third + 1) * n / 3),
            [&](std::size_t a, std::size_t b) {
                return value_of(official_values(panel.row(a, year)), Official::vacancy) <
                       value_of(official_values(panel.row(b, year)), Official::vacancy);
            });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < wanted; ++i)
        chosen.push_back(order[(2 * i + 1) * n / (2 * wanted)]);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

std::vector<Transition> transitions_of(const CouncilPanel& panel,
                                       const std::vector<std::size_t>& councils) {
    std::vector<Transition> all;
    for (std::size_t u = 0; u < councils.size(); ++u)
        for (int year = panel.first; year < panel.last; ++year) {
            all.push_back(
                transition_between(panel.row(councils[u], year), panel.row(councils[u], year + 1)));
            all.back().council = panel.councils[councils[u]].name;
            all.back().code = panel.row(councils[u], panel.last).codes;
            all.back().unit = u;
        }
    return all;
}

Transition transition_between(const IndicatorRow& start, const IndicatorRow& end) {
    Transition t{start.name, start.codes, 0, start.year, official_values(start), {}};
    t.end = relative_to(t.staff(), official_values(end));
    return t;
}

Observed observed_transitions(const std::vector<Transition>& all) {
    Observed o;
    o.values = Grid(all.size(), officials);
    int first = all.front().from;
    for (const Transition& t : all) first = std::min(first, t.from);
    for (std::size_t g = 0; g < all.size(); ++g) {
        const Transition& t = all[g];
        o.unit.push_back(t.unit);
        o.year.push_back(static_cast<std::size_t>(t.from - first));
        o.units.push_back(t.councils);
        for (std::size_t m = 0; m < officials; ++m) o.values.at(g, m) = t.end[m];
    }
    return o;
}

Grid transition_covariates(const std::vector<Transition>& all) {
    constexpr Official of[] = {Official::vacancy, Official::agency};
    Grid grid(all.size(), std::size(of));
    for (std::size_t c = 0; c < grid.columns; ++c) {
        double sum = 0, squares = 0;
        for (std::size_t g = 0; g < all.size(); ++g) {
            grid.at(g, c) = value_of(all[g].start, of[c]);
            sum += grid.at(g, c);
            squares += grid.at(g, c) * grid.at(g, c);
        }
        const auto n = static_cast<double>(all.size());
        const double mean = sum / n, sd = std::sqrt(std::max(squares / n - mean * mean, 1e-12));
        for (std::size_t g = 0; g < all.size(); ++g) grid.at(g, c) = (grid.at(g, c) - mean) / sd;
    }
    return grid;
}

void take_stocks(CouncilFigures& council, const CouncilFigures& at) {
    council.year = at.year;
    council.heads = at.heads;
    council.fte = at.fte;
    council.vacancies = at.vacancies;
    council.agency = at.agency;
    council.agency_on_vacancies = at.agency_on_vacancies;
    council.cases = at.cases;
    council.case_holders = at.case_holders;
    council.usual_caseload = at.usual_caseload; // of that year
    for (std::size_t k = 0; k < council.years.size(); ++k)
        council.years[k].last_year = k < at.years.size() ? at.years[k].last_year : 0;
    council.notes = at.notes;
}

std::vector<double> transition_sizes(const std::vector<Transition>& all) {
    std::vector<double> sizes;
    double sum = 0;
    for (const Transition& t : all) {
        sizes.push_back(t.staff());
        sum += sizes.back();
    }
    for (double& x : sizes) x = std::log(x * static_cast<double>(all.size()) / sum);
    return sizes;
}

} // namespace tenure
