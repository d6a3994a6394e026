// A description of results, and of what made them, that archives and catalogues read.
#pragma once

#include "output/store.hpp"

#include <filesystem>
#include <vector>

namespace tenure {

/// Writes ro-crate-metadata.json beside the results, by the Research Object Crate specification 1.1
/// (https://w3id.org/ro/crate/1.1) and its profile Process Run Crate 0.1: the study, the program
/// that ran it and what of report and exports is there; and study.json, the resolved study.
/// Returns both files. @throws StoreError if they cannot be written
std::vector<std::filesystem::path> export_crate(Store& store);

} // namespace tenure
