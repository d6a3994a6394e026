// The first page of a report: what is asked for, what it costs and does and when, and how far to
// believe it. Every sentence is made from numbers of the results; none speaks of what was not
// computed, and an unfinished run concludes nothing.
#pragma once

#include "output/decision.hpp"
#include "output/published_chart.hpp"
#include "scenario/tree.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// One number of the four that a reader takes away.
struct Tile {
    std::string label, value, note;
};

/// What one option is in one column.
struct OptionCell {
    std::string text;
    std::string words; ///< "better", "worse", "about the same", ...; may be empty
    int good = 0;      ///< 1 better, -1 worse, 0 neither or not known
};

struct OptionRow {
    std::size_t policy = 0;
    bool answer = false; ///< the option that the page is about
    std::vector<OptionCell> cells;
};

/// Differences from the baseline by reporting year, in the measure's unit.
struct YearChart {
    std::string title; ///< its message, at most 15 words
    std::string measure;
    std::vector<int> years;
    std::vector<std::vector<double>> differences; ///< [policy][year]; the baseline's are 0
};

/// Net benefit against the baseline as a line: money + gbp * effect, by policy, for one value that
/// is not money itself.
struct ValueLine {
    std::string of;                    ///< "a filled post"
    double assumed = 0;                ///< GBP, by the study
    std::string source;                ///< of it
    std::vector<double> money, effect; ///< a year, by policy; the baseline's are 0
    /// At which the policy is as good as the baseline; not known where it never is.
    std::vector<double> break_even;
};

struct FieldValue {
    std::string field, value;
};

/// What a policy sets that the baseline does not.
struct PolicyFields {
    std::size_t policy = 0;
    std::vector<FieldValue> fields;
};

struct Brief {
    std::string unfinished;       ///< why nothing is concluded; empty for a finished run
    std::vector<std::string> ask; ///< sentences, the answer first
    std::string sure;             ///< how sure, over everything unknown
    std::string guesses;          ///< how many numbers rest on guesses, and where they stand
    std::vector<Tile> tiles;
    std::vector<std::string> columns;
    std::vector<OptionRow> options; ///< best first; none where there is nothing to compare
    std::optional<YearChart> chart;
    std::vector<std::string> belief;
    std::optional<PublishedChart> published;
    std::vector<PolicyFields> differs;
    std::vector<std::string> caveats;
    std::optional<ValueLine> line;
};

/// @param scores councils' scores of a back-test (council_scores.hpp); null: none are at hand
/// @pre the results are summarised, of a study and not of a sweep
Brief brief(Store& store, const Decision& decision, const Tree* scores = nullptr);

/// The answer, how sure over everything unknown, and what rests on guesses, for a terminal: at most
/// 10 lines of 100 columns.
std::string run_words(const Description& d, const Brief& brief);

/// As the page's scripts take it, as JSON.
std::string brief_json(const Brief& brief);

} // namespace tenure
