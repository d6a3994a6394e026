// The year that ends at the census as one among a council's years: how far it was from what is
// usual there. A study's first year goes on from it.
#pragma once

#include "published/council_flows.hpp"
#include "published/year_variation.hpp"
#include "published/yearly_log.hpp"

namespace tenure {

/// Cases a holder that are usual in a council now: the councils' mean of the year, times what the
/// council has had more or less than they in all its years, drawn in as any flow. Its mean_sd is
/// relative; its value 0 where no council of the year says anything.
FlowEstimate usual_caseload(const Indicators& all, const Lines& own, int year);

/// The factor of the council's year over what is usual, without what of it is likely to be chance:
/// a share s^2 / (s^2 + c) of the logarithm, over the answer, with s^2 the variance that is seen
/// between its years and c that of chance.
double last_year_factor(const YearVariation& years, const YearlyLog& census, double usual);

} // namespace tenure
