// The official rates of the published file, year by year, for an authority to carry and a report to
// show.
#pragma once

#include "published/council_lines.hpp"
#include "workforce/published_data.hpp"

#include <string>
#include <vector>

namespace tenure {

/// As in official_values(); a rate whose columns have no number, or one that is known to be wrong,
/// is left out.
PublishedYear published_rates(const IndicatorRow& row);

/// Of every line up to a year.
std::vector<PublishedYear> published_rates(const Lines& lines, int last);

/// `published:` as an authority's file has it; empty for no years.
std::string published_lines(const std::vector<PublishedYear>& years);

} // namespace tenure
