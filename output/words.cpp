#include "output/words.hpp"

#include "core/contract.hpp"
#include "core/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace tenure {

std::string grouped(double value, int decimals) {
    expects(decimals >= 0 && decimals <= 9, "a number is shown with 0 to 9 decimals");
    char digits[400];
    std::snprintf(digits, sizeof digits, "%.*f", decimals, std::fabs(value));
    std::string text = digits;
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    const std::size_t whole = std::min(text.find('.'), text.size());
    for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
    return value < 0 && !zero ? "-" + text : text;
}

double rounded(double value, int digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    return std::strtod(text, nullptr);
}

std::string Shown::text(double value) const {
    return std::isfinite(value) ? grouped(value * factor, decimals) : "-";
}

std::string Shown::signed_text(double value) const {
    const std::string plain = text(value);
    const bool positive = std::isfinite(value) && value > 0 && plain != text(0);
    return positive ? "+" + plain : plain;
}

Shown shown(const Measure& measure, double largest, double error) {
    Shown result;
    result.unit = result.differences = measure.unit;
    if (measure.unit == "fraction") {
        result.factor = 100;
        result.unit = "%";
        result.differences = "percentage points";
    } else if (largest >= 1e7 && !(error < 100)) {
        result.factor = 1e-3;
        result.unit = result.differences = "thousand " + measure.unit;
    }
    result.decimals = std::isfinite(error) || largest * result.factor >= 1000 ? 0 : 2;
    // Down to two digits of the error, while it has none to show before the point.
    for (double scaled = error * result.factor; scaled < 9.5 && result.decimals < 4; scaled *= 10)
        ++result.decimals;
    return result;
}

std::size_t width(const std::string& text) {
    std::size_t columns = 0;
    for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return columns;
}

namespace {

std::string cut(const std::string& text, std::size_t columns) {
    if (width(text) <= columns) return text;
    std::string result;
    std::size_t taken = 0;
    for (const char c : text) {
        taken += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        if (taken + 2 > columns) break;
        result += c;
    }
    return result + "..";
}

} // namespace

std::string left(const std::string& text, std::size_t columns) {
    const std::string fits = cut(text, columns);
    return fits + std::string(columns - width(fits), ' ');
}

std::string right(const std::string& text, std::size_t columns) {
    const std::string fits = cut(text, columns);
    return std::string(columns - width(fits), ' ') + fits;
}

std::string shortened(const std::string& text, std::size_t columns) { return cut(text, columns); }

namespace {

std::vector<std::size_t> widths_of(const std::vector<std::vector<std::string>>& lines,
                                   std::size_t columns) {
    std::vector<std::size_t> widths(lines.at(0).size(), 0);
    std::size_t others = 2;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        for (const auto& line : lines) widths[c] = std::max(widths[c], width(line[c]));
        if (c > 0) others += widths[c] + 2;
    }
    widths[0] = std::min(widths[0], columns > others + 12 ? columns - others : 12);
    return widths;
}

} // namespace

std::string table_words(const std::vector<std::vector<std::string>>& lines, std::size_t columns,
                        LastColumn last) {
    const std::vector<std::size_t> widths = widths_of(lines, columns);
    const std::size_t numbers = widths.size() - (last == LastColumn::words ? 1 : 0);
    std::string text;
    for (const auto& line : lines) {
        text += "  " + left(line[0], widths[0]);
        for (std::size_t c = 1; c < numbers; ++c) text += "  " + right(line[c], widths[c]);
        if (numbers < line.size() && !line.back().empty()) text += "  " + line.back();
        text += "\n";
    }
    return text;
}

std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent) {
    std::istringstream words(text);
    std::string result, word;
    std::size_t used = 0;
    while (words >> word) {
        if (used > 0 && used + 1 + width(word) > columns) {
            result += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (used > 0) {
            result += ' ';
            ++used;
        }
        result += word;
        used += width(word);
    }
    return result + "\n";
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

std::string not_in_results(const std::string& kind, const std::string& name,
                           const std::vector<std::string>& known) {
    const std::string near = nearest_name(name, known);
    return "there is no " + kind + " \"" + name + "\" in these results" +
           (near.empty() ? "" : ". Did you mean " + near + "?");
}

} // namespace tenure
