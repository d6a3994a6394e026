// What a comparison says in a word or two, the same wherever it is said.
#pragma once

#include "experiment/results.hpp"
#include "statistics/estimate.hpp"

#include <cstdint>
#include <string>

namespace tenure {

/// A policy beside the baseline, in natural units.
struct Compared {
    double baseline = not_known, difference = not_known;
    Interval interval;      ///< of the difference
    bool identical = false; ///< no replication differs
    bool constant = false;  ///< the same difference in every replication
    std::int64_t pairs = 0; ///< replications that have a value under both
};

/// The measure with the direction that the study's own value of it gives, where it gives one.
Measure judged(const Description& description, Measure measure);

/// A difference as large as this matters in practice; 0 where nothing is known of that.
double practical_difference(const Measure& measure, double baseline);

inline constexpr const char* about_the_same = "about the same";

/// "higher (worse)", "no clear difference", "about the same", ... "About the same": the interval
/// holds nothing that would matter in practice, or the difference is clear but does not matter.
/// @param measure judged
std::string verdict(const Measure& measure, const Compared& compared);

} // namespace tenure
