// Councils' transitions from one census to the next, as a fit meets them.
#pragma once

#include "published/council.hpp"
#include "published/panel.hpp"
#include "statistics/hierarchy.hpp"

namespace tenure {

/// From the census of a year to that of the next.
struct Transition {
    std::size_t council = 0; ///< in the panel
    int from = 0;
};

/// So many councils of a panel, spread over sizes and shares of posts that were vacant in a year:
/// thirds by staff, and within each third every n-th by vacancies. All if there are no more.
std::vector<std::size_t> spread_councils(const CouncilPanel& panel, int year, std::size_t wanted);

/// Every transition of these councils within the panel's years, council by council.
std::vector<Transition> transitions_of(const CouncilPanel& panel,
                                       const std::vector<std::size_t>& councils);

/// What was published at the end of each, in the eight official measures, FTE as a percentage of
/// the staff at its start; units are councils in the order of first appearance, years from 0.
Observed observed_transitions(const CouncilPanel& panel, const std::vector<Transition>& all);

/// What may change how a behaviour acts: shares of posts vacant and of staff from agencies at the
/// start, each less its mean over its standard deviation.
Grid transition_covariates(const CouncilPanel& panel, const std::vector<Transition>& all);

/// A council as a later year knows it, at an earlier census: stocks are those of `at`.
void take_stocks(CouncilFigures& council, const CouncilFigures& at);

/// Logarithm of the staff at the start over their mean.
std::vector<double> transition_sizes(const CouncilPanel& panel, const std::vector<Transition>& all);

} // namespace tenure
