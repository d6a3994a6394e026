#include "published/transition.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

double staff_at(const CouncilPanel& panel, std::size_t council, int year) {
    return *panel.row(council, year).of(Column::inpost_fte).number;
}

double value_at(const CouncilPanel& panel, const Transition& t, Official measure) {
    return official_values(panel.row(t.council, t.from))[static_cast<std::size_t>(measure)];
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
        std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(third * n / 3),
                         order.begin() + static_cast<std::ptrdiff_t>((third + 1) * n / 3),
                         [&](std::size_t a, std::size_t b) {
                             return value_at(panel, {a, year}, Official::vacancy) <
                                    value_at(panel, {b, year}, Official::vacancy);
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
    for (const std::size_t c : councils)
        for (int year = panel.first; year < panel.last; ++year) all.push_back({c, year});
    return all;
}

Observed observed_transitions(const CouncilPanel& panel, const std::vector<Transition>& all) {
    Observed o;
    o.values = Grid(all.size(), officials);
    std::vector<std::size_t> councils;
    for (std::size_t g = 0; g < all.size(); ++g) {
        const Transition& t = all[g];
        const auto at = std::find(councils.begin(), councils.end(), t.council);
        o.unit.push_back(static_cast<std::size_t>(at - councils.begin()));
        if (at == councils.end()) councils.push_back(t.council);
        o.year.push_back(static_cast<std::size_t>(t.from - panel.first));
        const OfficialValues values = relative_to(
            staff_at(panel, t.council, t.from), official_values(panel.row(t.council, t.from + 1)));
        for (std::size_t m = 0; m < officials; ++m) o.values.at(g, m) = values[m];
    }
    return o;
}

Grid transition_covariates(const CouncilPanel& panel, const std::vector<Transition>& all) {
    constexpr Official of[] = {Official::vacancy, Official::agency};
    Grid grid(all.size(), std::size(of));
    for (std::size_t c = 0; c < grid.columns; ++c) {
        double sum = 0, squares = 0;
        for (std::size_t g = 0; g < all.size(); ++g) {
            grid.at(g, c) = value_at(panel, all[g], of[c]);
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

std::vector<double> transition_sizes(const CouncilPanel& panel,
                                     const std::vector<Transition>& all) {
    std::vector<double> sizes;
    double sum = 0;
    for (const Transition& t : all) {
        sizes.push_back(staff_at(panel, t.council, t.from));
        sum += sizes.back();
    }
    for (double& x : sizes) x = std::log(x * static_cast<double>(all.size()) / sum);
    return sizes;
}

} // namespace tenure
