// One council's simulated futures from one origin, made or read again from where they were kept.
#pragma once

#include "experiment/official.hpp"
#include "published/backtest.hpp"
#include "published/role_mix.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tenure::cli {

/// What all councils of a back-test have in common.
struct Hindcast {
    Indicators published;
    std::string base;                   ///< the file that every council's file extends
    std::vector<std::string> laid_over; ///< authority files, laid over every council's
    std::uint64_t seed = 2022;
    std::uint32_t replications = 100;
    RoleFile roles = {};                   ///< empty: England's mix of roles
    std::vector<std::string> without = {}; ///< switches of backtest_without.hpp
    std::map<int, std::string> packs = {}; ///< by the origin's year, paths; fits that know no more
    std::uint32_t draws_share = 4;         ///< replications that share a draw
};

/// A council of a panel from an origin, up to the last year that is scored; where that is the
/// origin itself, only what stands at the start is made.
struct HindcastJob {
    std::string council, code;
    Origin origin;
    int last = 0;
    /// The census that it starts from, where that is before the origin; flows are the origin's.
    std::optional<int> census = {};
    std::string settings = {}; ///< text of a pack whose rows are settings to be tried
    /// Stocks at the census, in place of what is published of that year.
    std::optional<IndicatorRow> stocks = {};
    /// An authority's file that is simulated as it is, from 1 October of the census; else the
    /// council's file is made from published figures.
    std::string authority = {};
    std::string variant = {}; ///< tells jobs of one council and census apart, in files' names

    int start() const { return census.value_or(origin.year); }
};

/// A file in the folder of a back-test: by the year it starts from, then code.
std::filesystem::path kept_in(const std::filesystem::path& folder, const HindcastJob& job);

/// Simulates, and keeps the futures in the file; one that holds them as they were written is left.
/// @throws ScenarioError, StoreError
void hindcast(const Hindcast& all, const HindcastJob& job, const std::filesystem::path& file,
              Workspace& workspace);

/// Every job on so many threads (0: one a processor), each with a workspace lent to it; shows how
/// many are finished. @return false if it was stopped
bool simulate_jobs(std::size_t count, int threads, bool quiet,
                   const std::function<void(std::size_t, Workspace&)>& job);

/// The futures of a file, or nothing if it is not there or not as it was written.
std::optional<OfficialFutures> kept_futures(const std::filesystem::path& file);

} // namespace tenure::cli
