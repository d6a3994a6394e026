// Whether what a store says can be so at all: every rule that a description written by a run keeps,
// and, for results written before they carried checksums, every rule of their rows.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"

namespace tenure {

/// @throws StoreError: damaged, and in what
void expect_valid(const Description& description, const std::string& file);

/// Holds the rows of every table against the description.
/// @pre the description is valid @throws StoreError: damaged, and in what
void expect_valid_rows(Database& database, const Description& description);

} // namespace tenure
