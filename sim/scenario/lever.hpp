// Levers: fields of a study that a reader of its report may set to other values, each over a range.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

class LoadedStudy;
struct Reader;

struct Lever {
    std::string field; ///< by which results know a parameter, as in a sweep
    std::string label; ///< what a reader calls it, with its unit
    std::optional<double> from, to, step;
    std::vector<std::string> words; ///< in place of these for what is no number: dates, words
};

inline constexpr std::size_t most_levers = 6;

/// What every field of authority and policies is, by parameter path; of an uncertain number its
/// value.
std::map<std::string, Tree> field_values(const LoadedStudy& study);

/// Holds a study's levers against the study: each is a field of it, stands at one of its steps, and
/// leaves a study without faults, and with the same years and measures, at both ends.
/// @param document the study's @pre study was read from it
void check_levers(Reader& reader, const Tree& document, const LoadedStudy& study,
                  std::vector<Fault>& faults);

} // namespace tenure
