// What a decision is computed from: values over the horizon, net benefit, and drawn parameters.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"
#include "statistics/estimate.hpp"
#include "statistics/grid.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// Whole numbers by replication, for every policy; value = number / scale.
struct HorizonValues {
    std::int64_t scale = 1;
    std::uint32_t draws_share = 1, scrambles = 0, draws_in_a_row = 0; ///< as in Grouping
    std::vector<std::vector<std::int64_t>> of_policy;

    Sample sample(std::size_t policy) const {
        return {of_policy[policy], draws_share, missing, scrambles, draws_in_a_row};
    }
    std::vector<Sample> samples() const;
};

/// Of the replications from `first` to before `end`, the first of which becomes number 0.
HorizonValues read_horizon(Database& database, const Description& description, std::size_t measure,
                           std::uint32_t end, std::uint32_t first = 0);

/// The same of each of the study's values, in their order.
std::vector<HorizonValues> read_values(Database& database, const Description& description,
                                       std::uint32_t end, std::uint32_t first = 0);

/// In pence: each measure at its value, those that are not in GBP themselves times `scale`. Missing
/// where any of the measures is.
HorizonValues net_benefit(const Description& description,
                          const std::vector<HorizonValues>& of_values, double scale = 1);

/// Parameters by draw: [draw][parameter], draws from 0 on. No rows where they are not kept.
Grid read_draws(Database& database, const Description& description, std::uint32_t draws);

std::vector<std::string> measure_names(const Description& description);
std::size_t measure_index(const Description& description, const std::string& name);

} // namespace tenure
