// Money as a council's budget has it: what a policy costs beside the baseline by financial year,
// April to March, where the results themselves are by reporting year, October to September.
#pragma once

#include "output/store.hpp"

#include <string>
#include <vector>

namespace tenure {

/// Undiscounted, in the prices of the authority's file.
struct CashYear {
    int begins = 0;        ///< in April of this year
    int months = 0;        ///< of it that were simulated
    double baseline = 0;   ///< GBP, mean
    double difference = 0; ///< GBP, policy - baseline, over the same replications
};

/// Ascending. Nothing where the results have no total cost by calendar month.
std::vector<CashYear> cash_by_financial_year(Store& store, std::size_t policy);

/// A table of the first years; nothing where there is nothing to say.
/// @param factor on money, from the prices of the authority's file
std::string cash_words(Store& store, std::size_t columns, double factor = 1);

} // namespace tenure
