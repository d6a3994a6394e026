// The report for people who decide: one page that holds everything it shows.
#pragma once

#include "output/store.hpp"
#include "scenario/tree.hpp"

#include <filesystem>
#include <string>

namespace tenure {

struct Report {
    std::string headline; ///< the answer in words
    std::string summary;  ///< for a terminal, at most 11 lines: the answer, how sure, the guesses
    /// What the page shows, as JSON: sentences, tables, fans, assumptions, provenance, in natural
    /// units to 9 significant digits; null where there is none.
    std::string data;
    std::string page; ///< one self-contained HTML document
};

/// Equal stores and scores make equal reports. @param scores councils' scores of a back-test; null:
/// none are at hand @throws StoreError if the results are not summarised yet
/// @param search what seek_json() says of a search of the study; empty: there is none
Report make_report(Store& store, const Tree* scores = nullptr, const std::string& search = {});

/// The page of a search that stands alone. @param search what seek_json() says of it
std::string search_report(const std::string& search);

/// Makes the report and writes its page, whole or not at all. @throws StoreError likewise, or if it
/// cannot be written
Report write_report(Store& store, const std::filesystem::path& file, const Tree* scores = nullptr,
                    const std::string& search = {});

} // namespace tenure
