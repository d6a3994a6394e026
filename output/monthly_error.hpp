// How well the mean of a month is known.
#pragma once

#include "output/part.hpp"
#include "output/summary.hpp"

namespace tenure {

/// Makes, for this connection alone, the table monthly_error: policy, measure, period, std_error in
/// the measure's unit. Of months no single replications are kept but counts in narrow bins, so the
/// error is that of as many independent values, times what sharing draws and spreading them evenly
/// does to the error of the mean of the reporting year that the month is in: its error by the
/// replications that are kept (statistics/estimate.hpp) over that of independent ones. Exact, but
/// for the width of bins, where replications are independent. Elsewhere about right: a month has
/// more chance of its own than its year, so it is rather too large where draws are shared and
/// rather too small where they are spread evenly.
/// @param wanted whose measures and policies it has
void tabulate_monthly_errors(Database& database, const Description& description,
                             const Analysed& what, const PartPlaces& wanted);

} // namespace tenure
