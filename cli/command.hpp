// Subcommands: each adds itself to the program and leaves what is to be done behind.
//
// Exit codes follow sysexits: 64 usage, 65 the scenario is wrong, 70 an internal error, or a
// replication that fails each time, 71 not enough memory, 74 a file cannot be read or written; 130
// after Ctrl-C.
#pragma once

#include "output/store.hpp"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace tenure::cli {

enum Exit {
    done = 0,
    usage = 64,
    data = 65,
    broken = 70,
    memory = 71,
    files = 74,
    interrupted = 130
};

/// What the chosen subcommand does; returns the exit code.
using Action = std::function<int()>;

void add_run(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_ladder(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_export(CLI::App& app, Action& action);
void add_merge(CLI::App& app, Action& action);
void add_upgrade(CLI::App& app, Action& action);
void add_shards(CLI::App& app, Action& action);
void add_trace(CLI::App& app, Action& action);
void add_fields(CLI::App& app, Action& action);
void add_seek(CLI::App& app, Action& action);
void add_sensitivity(CLI::App& app, Action& action);
void add_authority(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_backtest(CLI::App& app, Action& action);
void add_calibrate(CLI::App& app, Action& action);
void add_evaluate(CLI::App& app, Action& action);
/// Adds what shows the help of every other command, as --help does.
void add_help(CLI::App& app, Action& action);
/// "\"rum\" is not a command of tenure. Did you mean run? ..."; nothing for one that is.
std::string unknown_command(const CLI::App& app, const std::string& word);
/// Adds what completes the words of every other command.
void add_completion(CLI::App& app, Action& action);

/// A subcommand with a line on what it does and an example beneath its help.
CLI::App* subcommand(CLI::App& app, const std::string& name, const std::string& what,
                     const std::string& example);

/// Where a run's results are, given its directory; files end in it.
std::string store_in(const std::string& directory);

/// The results in a directory, summarised. @throws StoreError if they are only a shard of some
Store open_results(const std::string& directory);

/// @param what cannot be done with a whole sweep: "report on" @throws StoreError if it is one
void refuse_sweep(const Store& store, const std::string& what);

/// Where a study's results go if nothing is said: results/ and the study's name.
std::string default_directory(const std::string& study);

/// Where shard I of N lies in a directory of results: shards/I-of-N.
std::string shard_directory(const std::string& directory, std::uint32_t shard, std::uint32_t of);

} // namespace tenure::cli
