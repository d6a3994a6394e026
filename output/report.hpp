// The report for people who decide: one page that holds everything it shows.
#pragma once

#include "output/store.hpp"

#include <filesystem>
#include <string>

namespace tenure {

/// What the page shows, as JSON: sentences, tables, fans, assumptions, provenance. Numbers are
/// natural units to 9 significant digits; null where there is none. Equal stores give equal text.
/// @throws StoreError if the results are not summarised yet
std::string report_data(Store& store);

/// The answer in words with its uncertainty, the first sentence of the report.
std::string headline(Store& store);

/// The page as one self-contained HTML document.
std::string report_page(Store& store);

/// Writes the page, whole or not at all. @throws StoreError if it cannot be written
void write_report(Store& store, const std::filesystem::path& file);

} // namespace tenure
