// Results as tidy CSV files: one row an observation, one file a table, and a dictionary of
// measures.
#pragma once

#include "output/part.hpp"
#include "output/store.hpp"

#include <filesystem>
#include <vector>

namespace tenure {

/// Of a sweep: design, outcome_wide and overall_wide (a column a measure), overall_summary and
/// comparison by point. Of a study: outcome, overall, monthly, yearly, comparison,
/// comparison_by_year, parameter_draw. Of both policy, parameter, value, provenance and the
/// dictionaries `measure` and `column`. Each to a temporary name and renamed when complete (RFC
/// 4180 with line feeds; an empty field is a value that does not exist; reals are read back to the
/// same bits; text that a spreadsheet would take for a formula begins with an apostrophe). Makes
/// the folder. Returns the files.
/// @param part rows of other measures, policies and years are left out
/// @throws StoreError if a file cannot be written, or the part is not in the results
std::vector<std::filesystem::path> export_csv(Store& store, const std::filesystem::path& folder,
                                              const ResultsPart& part = {});

/// One table: what a statement gives, under the names of its columns. @throws StoreError
void write_csv(Database& database, const std::string& sql, const std::filesystem::path& file);

} // namespace tenure
