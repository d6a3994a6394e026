// What a comparison of a store is made of: rows of policies beside the baseline, and what is known
// of how far they can be trusted.
#pragma once

#include "output/compare.hpp"
#include "output/verdict.hpp"
#include "output/words.hpp"
#include "statistics/estimate.hpp"

#include <string>
#include <vector>

namespace tenure {

struct ComparisonRow {
    std::string policy;
    double baseline, value, difference, std_error;
    Interval alone, together; ///< 95% for this row; for all policies of the measure
    bool identical;
    std::int64_t pairs, draws;

    bool constant() const { return std_error == 0; }
    Compared compared() const {
        return {baseline, difference, together, identical, constant(), pairs};
    }
};

/// Of a sweep without a point: of every point.
std::vector<ComparisonRow> rows_of(Store& store, const std::string& measure,
                                   const CompareOptions& options);

/// The measures that reports show first: at most ten.
std::vector<std::string> names_that_matter(const Description& d);

/// Those asked for, judged. @throws StoreError if one of them is not in the results
std::vector<Measure> chosen_measures(const Description& d, const CompareOptions& options);

/// @throws StoreError if the results are not summarised, or a policy or point is not in them
void expect_comparable(Store& store, const CompareOptions& options);

/// The study's title; of a point, with what is set at it.
std::string title_of(const Description& d, const CompareOptions& options);

Shown shown_for(const Measure& measure, const std::vector<ComparisonRow>& rows);

struct Replications {
    std::int64_t analysed, failed;
};

/// Of the study, of a whole sweep, or of a sweep's point.
Replications replications_of(Store& store, const CompareOptions& options);

/// How far the results can be trusted, one sentence or two a line.
std::vector<std::string> explanations(Store& store, const CompareOptions& options);

/// A line for each uncertain number without evidence; the short form is one paragraph where there
/// are many.
std::vector<std::string> warnings(const Description& d);
std::vector<std::string> short_warnings(const Description& d);

/// How each policy's difference varies over all points of a sweep.
std::string sweep_table(Store& store, const CompareOptions& options);

} // namespace tenure
