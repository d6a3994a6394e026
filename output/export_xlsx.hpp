// Results as an Excel workbook: a sheet a question.
#pragma once

#include "output/part.hpp"
#include "output/store.hpp"

#include <filesystem>

namespace tenure {

/// Writes, whole or not at all: Answer, Which option, What changes, Over time (with a chart), Year
/// by year, Month by month, What it costs, What is assumed, Dictionary, Columns, Provenance. Text
/// is text, never a formula; what is longer than a cell can hold is cut and ends in "…".
/// Rows that are more than a sheet holds go on in another, whose name ends in (2), (3), ...
/// @param part of What changes, Year by year, Month by month and What it costs; the rest is whole
/// @throws StoreError if it cannot be written, what was written is not what should have been, or
/// the part is not in the results
void export_xlsx(Store& store, const std::filesystem::path& file, const ResultsPart& part = {},
                 std::uint32_t rows_per_sheet = 1'048'576);

} // namespace tenure
