// Words, numbers and ranges as an authority's file has them.
#pragma once

#include <string>

namespace tenure::authority_text {

/// With four digits, all of them if they are more before the point.
std::string number(double x);
/// So many hundredths as a decimal number.
std::string hundredths(long x);
/// For a comment, with separators of thousands: 10,056.
std::string with_thousands(double x);
std::string line(const std::string& text);
/// In quotation marks, as YAML reads it back; a line break becomes a space.
std::string in_quotes(const std::string& text);
/// A comment of lines that are not too long.
std::string comment(const std::string& text, const std::string& indent = "");

struct Range {
    double value, low, high;
    const char* distribution;
};

/// An uncertain number on one line.
std::string block(const Range& r, const std::string& source, const char* confidence);
/// Triangular with a standard deviation, not below 0.
Range spread(double value, double sd);
/// Within two standard deviations or nearly, as a share of a value.
double relative_half_width(double value, double sd);
/// Triangular, all three times a number.
Range scaled(double value, double low, double high, double by);

} // namespace tenure::authority_text
