// What is measured, and all that is known of a measure: what it is called, in which unit it is,
// which direction is better, how large a difference must be to matter, and where reports show it.
//
// A measure's name is one word in YAML, C++, SQL and reports. Everything else about it stands in
// its declaration (workforce/measures.hpp) and nowhere else.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace tenure {

/// A value that does not exist, such as a ratio whose denominator is 0.
inline constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();

enum class MeasureKind {
    stock, ///< at the end of the period (30 September for a reporting year)
    flow,  ///< counted over the period
    ratio, ///< of two of the above
};

/// Which values are better; `none` where people would not agree.
enum class Direction { none, lower, higher };

/// What a measure is to the total cost.
enum class CostPart {
    none,
    category, ///< the categories add up to the total
    part,     ///< of the category that it belongs to
    total,
};

/// The part of the report that shows a measure.
enum class Panel {
    none,
    headline,   ///< first in the table of policies, and month by month
    experience, ///< shares of practitioners by years since qualifying, least first
    retention,  ///< shares of starters still here; `place` is the years after joining
    careers,    ///< by role, beside the ladder
    survey,     ///< what a survey says; what is true of all staff belongs to it
    response,   ///< who answers the survey
};

/// Stored values are whole numbers: value = stored / scale.
struct Measure {
    std::string name;
    std::string unit; ///< heads, FTE, posts, GBP, fraction, months, ...
    MeasureKind kind = MeasureKind::stock;
    std::int64_t scale = 1;
    std::int64_t resolution = 1; ///< width, in stored units, of a bin of its monthly histogram
    std::string meaning;
    bool monthly = false;   ///< summarised by month too
    std::string label = {}; ///< in plain words, without the role; empty: made from the name
    Direction better = Direction::none;
    /// A difference of this size matters in practice; smaller ones are "about the same". In the
    /// measure's unit, and as a share of the baseline's value: the larger of the two counts. >= 0
    double practical_size = 0, practical_share = 0;
    std::string role = {}, role_title = {}; ///< of the practitioners it is about; empty: of all
    CostPart cost = CostPart::none;
    std::string belongs_to = {}; ///< the measure that it is a part of, or is shown beside
    Panel panel = Panel::none;
    double place = 0; ///< in its panel, lowest first
};

/// In plain words, with the role: "Turnover rate", "Headcount, newly qualified social worker".
std::string label(const Measure& measure);
/// The same within a sentence: "turnover rate".
std::string label_in_sentence(const Measure& measure);

/// Words in which properties are stored: "flow", "lower", "category", "headline"; "" for none.
std::string to_text(MeasureKind kind);
std::string to_text(Direction better);
std::string to_text(CostPart cost);
std::string to_text(Panel panel);

/// What such a word says; the first of the list (stock, none) where it is none of these words.
MeasureKind measure_kind(const std::string& text);
Direction direction(const std::string& text);
CostPart cost_part(const std::string& text);
Panel panel(const std::string& text);

} // namespace tenure
