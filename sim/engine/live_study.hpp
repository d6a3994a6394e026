// A study that is explored: read again with some of its fields set to other values, and run one
// replication at a time.
//
// The same seed meets the same addresses as in a run of the study, so that at the study's own
// values every outcome has the same bits. Fields that are set are taken as certain.
#pragma once

#include "experiment/trial.hpp"
#include "scenario/study.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tenure {

struct LiveStudy {
    LoadedStudy loaded;
    TrialPlan plan;
    Workspace workspace;
    std::uint32_t draw = 0; ///< that study and models are of
    Study study;
    std::vector<std::unique_ptr<Model>> models; ///< by policy; null until one is run
    std::vector<std::int64_t> outcomes;         ///< of the replication run last
};

/// The path by which a resolved study asks for a file that it names.
std::string live_path(const std::string& named);

/// @param resolved a study as results keep it (resolved_json)
/// @param settings a JSON map from parameter paths to values
/// @param files a JSON map from paths (live_path) to what the files hold, read: a staff list
/// @throws ScenarioError, and FileError for a file that is not among them
LiveStudy open_live(const std::string& resolved, const std::string& settings,
                    const std::string& files = "{}");

/// Its outcomes by [year][measure], the whole horizon after the last year, as they are stored.
/// @pre policy is one of the study's
/// @throws ContractViolation
const std::vector<std::int64_t>& run_live(LiveStudy& live, std::size_t policy,
                                          std::uint32_t replication);

/// Of one replication's outcomes of one policy. What several add up to, modulo 2^64, is the hash of
/// all of them, in whatever order they were run.
std::uint64_t outcome_hash(std::size_t policy, std::uint32_t replication,
                           const std::int64_t* outcomes, std::size_t count);

} // namespace tenure
