// What a report's page needs to simulate by itself: the study's levers, and what its own results
// say, to be held against.
#pragma once

#include "output/store.hpp"
#include "scenario/tree.hpp"

#include <string>

namespace tenure {

/// As JSON: levers with their values; why they cannot be moved, if they cannot; for every policy a
/// hash of the outcomes of replication 0 and one of all; yearly means of what is shown beside a
/// lever. "null" for a study without levers, or with nothing to compare.
/// @param staff_list what the list that the study starts from holds, for the page to carry; null:
/// it carries none, and such a study's levers cannot be moved
std::string live_json(Store& store, const Tree* staff_list = nullptr);

/// The simulator for a page: WebAssembly, gzip, base64.
std::string_view engine_module();

} // namespace tenure
