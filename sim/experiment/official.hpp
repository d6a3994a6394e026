// Simulated futures of an authority in the eight measures that are published for councils.
#pragma once

#include "experiment/trial.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tenure {

/// What is to be simulated of one authority, whose reporting years follow its start.
struct OfficialPlan {
    const Authority& authority;
    CalendarKind calendar{};
    double horizon_years = 1;
    std::uint64_t seed = 1;
    std::uint32_t replications = 1;
    std::uint32_t draws_share = 1;     ///< replications that share a draw of the uncertain numbers
    std::vector<std::string> measures; ///< names; rates come as percentages
    bool only_opening = false;         ///< the year 0 alone, nothing is simulated
};

/// The model under a draw of the uncertain numbers.
using DrawnModel = std::function<std::shared_ptr<const Model>(std::uint32_t draw)>;

/// Values by replication, then year, then measure; of the year 0 what stands when it starts, in
/// which flows are 0. What cannot be said, for nothing is there to divide by, is not a number.
struct OfficialFutures {
    std::size_t years = 0; ///< with the year 0
    std::vector<double> values;

    double at(std::size_t replication, std::size_t year, std::size_t measure,
              std::size_t measures) const {
        return values[(replication * years + year) * measures + measure];
    }
};

/// @throws what a replication throws: a council is of no use with a part of its futures
OfficialFutures official_futures(const OfficialPlan& plan, const DrawnModel& models,
                                 Workspace& workspace);

} // namespace tenure
