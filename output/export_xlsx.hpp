// Results as an Excel workbook: a sheet a question.
#pragma once

#include "output/store.hpp"

#include <filesystem>

namespace tenure {

/// Writes, whole or not at all: Answer, Which option, What changes, Over time (with a chart), Year
/// by year, Month by month, What it costs, What is assumed, Dictionary, Columns, Provenance. Text
/// is text, never a formula; what is longer than a cell can hold is cut and ends in "…".
/// @throws StoreError if it cannot be written
void export_xlsx(Store& store, const std::filesystem::path& file);

} // namespace tenure
