// A ladder for people to read: a report for a terminal and a picture for a page.
#pragma once

#include "career/analysis.hpp"
#include "career/markov.hpp"

#include <string>

namespace tenure {

/// Who is on the ladder; empty where unknown.
struct Staffing {
    Numbers stocks;                ///< by role
    Numbers leaving_rate_per_year; ///< by role, per head
    double panels_per_year = 4;
    Numbers intake_seats_per_year = {}; ///< by role; empty: none
};

/// Plain text, at most 100 columns: roles with pay, ways in and out with kind and expected months,
/// dead ends, gates on the way to management, time to each role, and with staffing the stocks that
/// the rates lead to in 1, 5 and 10 years and at last.
std::string ladder_table(const Ladder& ladder, const LadderAnalysis& analysis,
                         const Staffing& staffing = {});

/// A stand-alone SVG 1.1 document. Layers rise with promotions; tracks differ by outline and word,
/// not by colour alone; its description says every progression in words.
std::string ladder_svg(const Ladder& ladder, const LadderAnalysis& analysis,
                       const std::string& title = "Career ladder");

/// "25,742 to 28,000", or one number if they are equal; whole pounds, with the sign before each.
std::string pay_range(const Role& role);
/// Expected months of several progressions, from least to most: "12 months", "12 to 24 months",
/// "12+ months" if a post must also fall vacant at an unknown time; "at once" (then "any time"),
/// "never".
std::string months_text(const Ladder& ladder, const LadderAnalysis& analysis,
                        const std::vector<std::size_t>& progressions);

} // namespace tenure
