// What it would be worth to see some measures of the council as it is before choosing: the value of
// sample information (Raiffa & Schlaifer 1961), by regression on what each simulated future shows
// (Strong, Oakley, Brennan & Breeze 2015).
#pragma once

#include "output/store.hpp"
#include "statistics/partial.hpp"

#include <string>
#include <vector>

namespace tenure {

/// What is to be seen: measures of the baseline in one reporting year.
struct Sighting {
    std::vector<std::string> measures;
    int year = 0;
};

/// In GBP of net benefit a year, beside choosing now. A council sees its own future alone, so each
/// replication counts by itself, and what is seen may tell of chance as well as of the numbers that
/// are uncertain.
/// @throws StoreError if the results have no such measure or year, or the study no values
PartialInformation worth_of_seeing(Store& store, const Sighting& sighting);

/// For a terminal.
std::string seeing_words(Store& store, const Sighting& sighting, std::size_t columns);

} // namespace tenure
