// A search in a directory: what is kept there is not simulated again, and shards share the work.
#pragma once

#include "cli/study_run.hpp"
#include "output/seek.hpp"
#include "output/seek_store.hpp"
#include "scenario/seek.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace tenure::cli {

/// The problem as the search sees it.
SeekProblem seek_problem(const LoadedSeek& seek);
/// All that there is to say of it, but for the answer.
SeekAccount seek_account(const LoadedSeek& seek);
SeekStudy seek_study(const LoadedSeek& seek);

struct SeekRunOptions {
    std::filesystem::path directory;
    std::uint32_t shard = 1, of = 1; ///< simulates only this part of every round
    double wait_seconds = 0;         ///< of a shard, for the others' part
    int threads = 0;
    bool quiet = false;
};

/// A search that ended before it had its answer.
struct SeekPaused {
    bool stopped = false;     ///< by Ctrl-C; else its shard waits for others
    std::uint64_t trials = 0; ///< simulated before that
};

/// Trials simulated now, not those that were kept.
struct SeekRun {
    SeekAnswer answer;
    std::uint64_t simulated = 0;
};

/// @param store of this process @throws SeekPaused
SeekRun run_seek(const std::shared_ptr<const LoadedSeek>& seek, SeekStore& store,
                 const SeekRunOptions& options);

/// Which uncertain numbers go with missing the targets, the clearest first, five at most.
std::vector<SeekUnknown> seek_unknowns(const LoadedSeek& seek, const SeekAnswer& answer);

/// Every setting in so many futures. @throws SeekPaused
std::vector<SeekDot> run_everywhere(const std::shared_ptr<const LoadedSeek>& seek, SeekStore& store,
                                    const SeekRunOptions& options, std::uint32_t futures);

/// Whether a directory has a search's results, and not a run's.
bool holds_search(const std::filesystem::path& directory);

/// What seek_json() says of the answer of a study's search that stands in its run's directory, or
/// beside it where `tenure seek` puts it; empty if there is none. @param title of the study
std::string search_of(const std::filesystem::path& directory, const std::string& title);

/// Where a search keeps its futures in a directory.
std::filesystem::path seek_file(const std::filesystem::path& directory);

} // namespace tenure::cli
