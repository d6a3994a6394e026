// A study: one authority under competing policies, how long, how often, and what it is to decide.
#pragma once

#include "workforce/authority.hpp"
#include "workforce/policy.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct Study {
    std::string title;
    Authority authority;
    std::vector<Policy> policies; ///< the first is the baseline the others are compared with
    CalendarKind calendar = CalendarKind::official;
    double horizon_years = 10;
    std::uint64_t seed = 1;
    std::uint32_t replications = 1000;
    std::uint32_t replications_per_draw = 4; ///< 1, 4 or 8; matters where anything is uncertain
    std::vector<std::string> decide_on;      ///< measures, the most important first
};

} // namespace tenure
