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

/// @param resolved a study as results keep it (resolved_json); one whose authority names a staff
/// list or a pack cannot be read, since these are files of their own
/// @param settings a JSON map from parameter paths to values
/// @throws ScenarioError
LiveStudy open_live(const std::string& resolved, const std::string& settings);

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
