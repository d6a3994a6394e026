// A study: one authority under competing policies, how long, how often, and what it is to decide.
#pragma once

#include "workforce/authority.hpp"
#include "workforce/policy.hpp"
#include "workforce/seek_question.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// What one more unit of a measure is worth to the council, a year; negative for what is avoided.
struct StudyValue {
    std::string measure;
    double gbp_per_unit = 0;
    std::string source; ///< where the worth comes from, or that it is assumed
};

/// How well a difference from the baseline must be known for the study to stop by itself.
struct PrecisionWanted {
    std::string measure;
    double half_width = 0; ///< of the interval, in the measure's unit; > 0
};

/// With which guarantee a policy must be selected for the study to stop by itself.
struct DecideWanted {
    double probability = 0.95;   ///< of selecting the best; 0.5 to below 1
    double indifference_gbp = 0; ///< a year: the smallest lead in net benefit worth finding; > 0
};

/// Replications of a policy whose mean is one observation for the selection: independent of others.
inline constexpr std::uint32_t replications_of_observation = 8;

/// How the uncertain numbers are drawn.
enum class OuterDesign {
    random, ///< each draw by itself
    sobol,  ///< scrambled Sobol' points: draws fill the range of all numbers evenly
};

struct Design {
    OuterDesign outer = OuterDesign::sobol;
    std::uint32_t scrambles = 16; ///< independent sets of points, from which errors come
    /// Uncertain numbers by their paths: the k-th has dimension k, those not named follow.
    std::vector<std::string> order;
};

struct Study {
    std::string title;
    Authority authority;
    std::vector<Policy> policies; ///< the first is the baseline the others are compared with
    CalendarKind calendar = CalendarKind::official;
    double horizon_years = 10;
    std::uint64_t seed = 1;
    std::uint32_t replications = 1000;
    std::uint32_t replications_per_draw = 2;  ///< divides 256; matters where anything is uncertain
    std::optional<Design> design;             ///< none: scrambled Sobol' points
    std::optional<PrecisionWanted> precision; ///< none: all replications are run
    std::optional<DecideWanted> decide;       ///< likewise; not both
    std::vector<std::string> decide_on;       ///< measures, the most important first
    std::vector<StudyValue> values;           ///< of net benefit; each measure at most once
    std::optional<SeekQuestion> seek;         ///< what `tenure seek` is to find
};

} // namespace tenure
