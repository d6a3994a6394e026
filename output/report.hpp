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

/// What is no part of the results; null or empty where it is not at hand.
struct BesideResults {
    const Tree* scores = nullptr;     ///< of councils in a back-test
    const Tree* staff_list = nullptr; ///< that the study starts from, for the page to carry
    std::string search = {};          ///< of the study: what seek_json() says of it
};

/// Equal stores and tables make equal reports. @throws StoreError if the results are not summarised
/// yet
Report make_report(Store& store, const BesideResults& beside = {});

/// Makes the report and writes its page, whole or not at all. @throws StoreError likewise, or if it
/// cannot be written
Report write_report(Store& store, const std::filesystem::path& file,
                    const BesideResults& beside = {});

/// The page of a search that stands alone. @param search what seek_json() says of it
std::string search_report(const std::string& search);

} // namespace tenure
