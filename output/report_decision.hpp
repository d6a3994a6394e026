// What the report decides on, and its answer in words.
#pragma once

#include "output/brief.hpp"
#include "output/decision.hpp"

#include <string>
#include <vector>

namespace tenure {

/// Net benefit where the study has values, then the measures it decides on but for single roles
/// (at most eight); what drives the uncertainty of the first of these alone.
Decision decide_for_report(Store& store);

/// What a choice turns on: net benefit, else the first measure. None where the study decides on
/// nothing.
const Criterion* deciding(const Decision& decision);

/// A question of whoever must choose, and its answer.
struct Point {
    std::string question, answer;
};

struct Answer {
    std::string headline; ///< the sentences of the first page's answer
    std::vector<Point> points;
    std::vector<std::string> warnings;
};

Answer answer(Store& store, const Decision& decision, const Brief& first_page);

} // namespace tenure
