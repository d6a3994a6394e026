// Results as an Excel workbook: a sheet a question.
#pragma once

#include "output/store.hpp"

#include <filesystem>

namespace tenure {

/// Writes, whole or not at all: Answer, Which option, What changes, Over time (with a chart), Year
/// by year, Month by month, What it costs, What is assumed, Dictionary, Columns, Provenance. Text
/// is text, never a formula; what is longer than a cell can hold is cut and ends in "…".
/// Rows that are more than a sheet holds go on in another, whose name ends in (2), (3), ...
/// @throws StoreError if it cannot be written, or what was written is not what should have been
void export_xlsx(Store& store, const std::filesystem::path& file,
                 std::uint32_t rows_per_sheet = 1'048'576);

} // namespace tenure
