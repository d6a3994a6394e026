// Councils' transitions from one census to the next, as a fit meets them.
#pragma once

#include "published/council.hpp"
#include "published/panel.hpp"
#include "statistics/hierarchy.hpp"

namespace tenure {

/// From the census of a year to that of the next.
struct Transition {
    std::string council, code;
    std::size_t unit = 0; ///< councils counted from 0; no_unit: the mean of many
    int from = 0;
    OfficialValues start{}; ///< at its start; not a number: whatever is simulated there
    OfficialValues end{};   ///< a year on, FTE as a percentage of the staff at its start; not a
                            ///< number: not known
    double councils = 1;    ///< that it is the mean of

    double staff() const { return start[static_cast<std::size_t>(Official::in_post)]; }
};

/// So many councils of a panel, spread over sizes and shares of posts that were vacant in a year:
/// thirds by staff, and within each third every n-th by vacancies. All if there are no more.
std::vector<std::size_t> spread_councils(const CouncilPanel& panel, int year, std::size_t wanted);

/// Every transition of these councils within the panel's years, council by council.
std::vector<Transition> transitions_of(const CouncilPanel& panel,
                                       const std::vector<std::size_t>& councils);

/// From one line to that of the next year, of the same place.
/// @pre every column that is needed has a number
Transition transition_between(const IndicatorRow& start, const IndicatorRow& end);

/// What was published at the end of each, in the eight official measures; years from the first.
Observed observed_transitions(const std::vector<Transition>& all);

/// What may change how a behaviour acts: shares of posts vacant and of staff from agencies at the
/// start, each less its mean over its standard deviation.
Grid transition_covariates(const std::vector<Transition>& all);

/// A council as a later year knows it, at an earlier census: stocks are those of `at`.
void take_stocks(CouncilFigures& council, const CouncilFigures& at);

/// Logarithm of the staff at the start over their mean.
std::vector<double> transition_sizes(const std::vector<Transition>& all);

} // namespace tenure
