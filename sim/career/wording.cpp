#include "career/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenure {

namespace {

std::string pounds(double amount) {
    std::string digits = std::to_string(std::llround(std::fabs(amount)));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return (amount < -0.5 ? "-£" : "£") + digits;
}

} // namespace

std::string pay_range(const Role& role) {
    const std::string low = pounds(role.pay_minimum_gbp_per_year);
    const std::string high = pounds(role.pay_maximum_gbp_per_year);
    return low == high ? low : low + " to " + high;
}

std::string months_text(const Ladder& ladder, const LadderAnalysis& analysis,
                        const std::vector<std::size_t>& progressions) {
    double least = std::numeric_limits<double>::infinity(), most = 0;
    bool open = false;
    for (std::size_t p : progressions) {
        const auto kind = ladder.progressions[p].kind;
        const auto& time = analysis.progressions[p];
        const bool by_appointment =
            kind == ProgressionKind::vacancy || kind == ProgressionKind::lateral;
        least = std::min(least, time.expected_months);
        most = std::max(most, time.expected_months);
        open = open || (by_appointment && !time.appointment_known);
    }
    if (!(least < std::numeric_limits<double>::infinity())) return "never";
    if (most < 0.5) return open ? "any time" : "at once";
    const std::string plus = open ? "+" : "";
    const long long from = std::llround(least);
    if (!(most < std::numeric_limits<double>::infinity())) return std::to_string(from) + "+ months";
    const long long to = std::llround(most);
    if (from == to)
        return std::to_string(from) + plus + (from == 1 && !open ? " month" : " months");
    return std::to_string(from) + " to " + std::to_string(to) + plus + " months";
}

} // namespace tenure
