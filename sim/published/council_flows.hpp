// What a council's flows are, from all its years that are published: each drawn in towards the
// councils' mean as far as the panel of all councils says that one council's years are chance.
#pragma once

#include "published/council_lines.hpp"

#include <vector>

namespace tenure {

enum class Flow : std::uint8_t {
    leaving, ///< leavers FTE over the mean of FTE in post a year ago and now
    net,     ///< starters less leavers, over the same
    absence, ///< days lost over 253 days of the FTE in post
    growth,  ///< of posts (in post and vacant) over those a year ago, as a logarithm
    cases,   ///< growth of those open, likewise
    cover,   ///< of vacancies, by agency staff; at most 1
    vacant,  ///< posts that are, as a share of all
    last
};

struct FlowEstimate {
    double value = 0;
    double next_year_sd = 0; ///< what is not known of it, and how years differ
    double mean_sd = 0;      ///< what is not known of it alone
    double weight = 0;       ///< of the council's own mean
    std::size_t years = 0;   ///< of the council's that it rests on; 0: the councils' mean alone
};

/// From a line and that of the year before, or null; nothing where a value is missing or suspect.
std::optional<double> flow_of(Flow flow, const IndicatorRow& row, const IndicatorRow* before);

/// @param own lines of one council, by year; those after `year` are not read
FlowEstimate flow_estimate(const Indicators& all, const Lines& own, Flow flow, int year);

} // namespace tenure
