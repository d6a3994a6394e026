// Which of many policies need no more replications, by what is stored of the measure to be precise
// in.
#pragma once

#include "output/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Kim & Nelson's screening (statistics/selection.hpp) over independent draws in their order, with
/// the study's half-width as the smallest lead worth finding and 5% chance of error.
struct Screening {
    std::string measure;
    double indifference = 0;              ///< in the measure's unit
    std::int64_t draws = 0;               ///< there are
    std::vector<std::size_t> left;        ///< policies still in after them
    std::vector<std::int64_t> dropped_at; ///< by policy: the draw it dropped out with; 0: still in
};

/// Nothing where the study wants no precision, no direction of the measure is better, or there are
/// fewer than 3 policies or 20 draws.
std::optional<Screening> screening(Store& store);

/// For a terminal.
std::string screening_words(const Screening& screening, const Description& description,
                            std::size_t columns);

} // namespace tenure
