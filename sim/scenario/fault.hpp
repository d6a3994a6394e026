// What is wrong with a scenario: where, and in words a person can act on; all of it at once.
#pragma once

#include "scenario/tree.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace tenure {

struct Fault {
    std::string file;
    int line = 0;
    int column = 0;
    std::string path; ///< inside its document: leaving.destinations[2].rate_per_year; may be empty
    std::string message;
    std::size_t alike = 0; ///< how many more of its kind it stands for
    int last_line = 0;     ///< of the last of those
};

Fault fault_at(const Position& at, std::string path, std::string message);

/// "authority.yaml:12:5: leaving.notice_period_days: 900 is above ...". Of a length that is
/// bounded, and without control characters.
std::string to_text(const Fault& fault);

/// The user's scenario is wrong. Carries every fault; the program ends with exit code 65.
struct ScenarioError : std::runtime_error {
    explicit ScenarioError(std::vector<Fault> all);
    std::vector<Fault> faults;
};

/// How many faults they are, with those that they stand for.
std::size_t fault_count(const std::vector<Fault>& faults);

/// Sorts by file, line and column, drops doubles, lets the first of more than three that differ in
/// nothing but numbers, quoted values and their places stand for the others, and keeps the first
/// 200 of what is left. Linear but for sorting.
std::vector<Fault> condensed(std::vector<Fault> faults);

/// Condenses, and throws a ScenarioError if any is left.
void throw_if_any(std::vector<Fault> faults);

/// The known word nearest to what was written, by edit distance; empty if none is near.
std::string nearest(const std::string& written, const std::vector<std::string>& known);

/// " Did you mean fixed?", or nothing.
std::string did_you_mean(const std::string& written, const std::vector<std::string>& known);

/// "a role", "an intake".
std::string with_article(const std::string& noun);

} // namespace tenure
