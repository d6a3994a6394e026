// A part of the results: some of their measures, policies and reporting years.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tenure {

/// By name; none of a kind: all of them.
struct ResultsPart {
    std::vector<std::string> measures, policies;
    std::vector<int> years; ///< reporting years
};

/// Which they are of the description's, ascending.
struct PartPlaces {
    std::vector<std::size_t> measures, policies, years;
};

/// @throws StoreError where one is not in these results, with the nearest that is
PartPlaces places_of(const ResultsPart& part, const Description& description);

/// Hides all else from a connection, for as long as it is open: what stands by year, those years;
/// what stands over the whole horizon stays as it is. @pre places_of() knows the part
void narrow(Database& database, const ResultsPart& part);

} // namespace tenure
