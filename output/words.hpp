// Numbers, intervals and paragraphs as people read them on a terminal.
#pragma once

#include "workforce/measure.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tenure {

/// "1,234,567.80", "-0.5". Never "-0". @pre 0 <= decimals <= 9
std::string grouped(double value, int decimals);

/// To so many significant digits. @pre finite, 1 <= digits <= 17
double rounded(double value, int digits);

/// How the values of one measure are shown: fractions in percent, large sums in thousands
/// where their error is not too small for that.
struct Shown {
    double factor = 1;
    int decimals = 0;
    std::string unit;        ///< of a value: "%", "GBP", "thousand GBP"
    std::string differences; ///< of a difference: "percentage points", else the unit

    std::string text(double value) const; ///< "-" where there is none
    std::string signed_text(double value) const;
};

/// Two digits of the smallest error are shown, and no more than 4 decimals.
/// @param largest the largest size of a value; @param error the smallest positive one, or NaN
Shown shown(const Measure& measure, double largest, double error);

/// `there is no policy "x" in these results. Did you mean y?`
std::string not_in_results(const std::string& kind, const std::string& name,
                           const std::vector<std::string>& known);

/// Columns on a terminal that UTF-8 text takes, one a character.
std::size_t width(const std::string& text);
/// To the width with spaces on the right, or on the left; cut to it with ".." where too long.
std::string left(const std::string& text, std::size_t columns);
std::string right(const std::string& text, std::size_t columns);
/// Cut at a whole character, with "..." where it was longer: for names inside sentences.
std::string shortened(const std::string& text, std::size_t columns = 80);
enum class LastColumn { number, words };

/// A table: its first column to the left and cut where it must be, the others to the right; a last
/// column of words to the left.
std::string table_words(const std::vector<std::vector<std::string>>& lines, std::size_t columns,
                        LastColumn last = LastColumn::number);

/// Broken at spaces into lines of at most so many columns, later lines indented.
std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent = 0);

/// Text for a page's own markup: what would be markup is written as entities.
std::string escaped(std::string_view text);

} // namespace tenure
