#include "published/authority_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tenure::authority_text {

std::string number(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", x);
    const double read = std::strtod(text, nullptr);
    if (std::fabs(read) >= 1e4) std::snprintf(text, sizeof text, "%.0f", read);
    return text;
}

std::string hundredths(long x) {
    char text[32];
    std::snprintf(text, sizeof text, "%ld.%02ld", x / 100, x % 100);
    return text;
}

std::string with_thousands(double x) {
    char text[40];
    std::snprintf(text, sizeof text, std::fabs(x) < 1000 ? "%.4g" : "%.0f", x);
    std::string all = text;
    const std::size_t end = std::min(all.find('.'), all.size());
    for (std::size_t at = end; at > 3; at -= 3) all.insert(at - 3, ",");
    return all;
}

std::string line(const std::string& text) { return text + '\n'; }

std::string comment(const std::string& text, const std::string& indent) {
    std::string all, row;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!row.empty() && indent.size() + row.size() + word.size() > 96) {
            all += indent + '#' + row + '\n';
            row.clear();
        }
        row += ' ' + word;
        at = end + 1;
    }
    return all + indent + '#' + row + '\n';
}

std::string in_quotes(const std::string& text) {
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') all += '\\';
        all += c == '\n' ? ' ' : c;
    }
    return all + '"';
}

std::string block(const Range& r, const std::string& source, const char* confidence) {
    return "{value: " + number(r.value) + ", low: " + number(r.low) + ", high: " + number(r.high) +
           ", distribution: " + r.distribution + ", source: " + in_quotes(source) +
           ", confidence: " + confidence + '}';
}

Range spread(double value, double sd) {
    const double half = std::sqrt(6.0) * sd;
    return {value, std::max(0.0, value - half), value + half, "triangular"};
}

double relative_half_width(double value, double sd) {
    return std::sqrt(6.0) * sd / std::max(value, 1e-3);
}

Range scaled(double value, double low, double high, double by) {
    return {value * by, low * by, high * by, "triangular"};
}

} // namespace tenure::authority_text
