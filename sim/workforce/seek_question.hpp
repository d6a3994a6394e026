// What a study seeks: levers to set, targets to reach, limits to keep, and what is then best.
#pragma once

#include "core/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Something that may be set: a field of a policy, or whether a policy is there and from when.
struct SeekLever {
    std::string field;          ///< by which results know a parameter; empty: a policy is meant
    std::vector<double> values; ///< in order
    std::vector<std::string> words;
    std::optional<double> low, high;
    bool whole = false;
    std::uint32_t steps = 33; ///< values from low to high
    std::string policy;
    std::vector<std::string> starts; ///< dates; none: as the policy says
    bool may_be_left_out = true;
};

/// A measure at a date, in so many of the futures.
struct SeekTarget {
    std::string measure;
    std::optional<double> at_most, at_least; ///< in the measure's unit
    Date at;
    double probability = 0.8;
};

/// Money in a financial year, 1 April to 31 March.
struct SeekLimit {
    std::string measure = "total_cost";
    double at_most_gbp = 0;
    std::optional<int> financial_year; ///< that it begins in; none: each
    bool over_baseline = true;         ///< what is spent beyond the baseline's
    std::optional<double> probability; ///< none: on average over futures
};

enum class SeekObjective { least_cost, most_net_benefit };

struct SeekQuestion {
    std::vector<SeekLever> levers;
    std::uint32_t most_policies = 0; ///< of those that may be left out, at once; 0: any number
    std::vector<SeekTarget> targets;
    std::vector<SeekLimit> limits;
    SeekObjective objective = SeekObjective::least_cost;
    std::uint32_t futures = 2000; ///< new ones that the answer is confirmed with, at most
};

} // namespace tenure
