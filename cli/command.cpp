#include "cli/command.hpp"

#include "cli/seek_run.hpp"

#include "output/shard.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <filesystem>

namespace tenure::cli {

CLI::App* subcommand(CLI::App& app, const std::string& name, const std::string& what,
                     const std::string& example) {
    CLI::App* sub = app.add_subcommand(name, what);
    sub->footer("Example:\n  " + example);
    return sub;
}

std::string store_in(const std::string& directory) {
    const std::string ending = ".sqlite";
    if (directory.size() > ending.size() &&
        directory.compare(directory.size() - ending.size(), ending.size(), ending) == 0)
        return directory;
    return directory + "/results.sqlite";
}

void refuse_sweep(const Store& store, const std::string& what) {
    if (is_sweep(store.description()))
        throw StoreError("these are the results of a sweep: it is not possible to " + what +
                         " all its points at once. Run one of them as a study, with tenure run "
                         "SWEEP --point N, or export the sweep as csv.");
}

Store open_results(const std::string& directory) {
    const std::filesystem::path file = store_in(directory);
    if (std::filesystem::exists(file.parent_path() / "shard.json"))
        throw StoreError(directory + " is one shard of several; put them together first: "
                                     "tenure merge --help");
    if (std::filesystem::is_regular_file(directory) && file != directory)
        throw StoreError(directory +
                         " is a file: name the folder of a run's results (tenure run -o).");
    if (holds_search(directory))
        throw StoreError(directory +
                         " holds a search, no run: tenure report and tenure export tell it.");
    Store store = Store::open(file);
    if (!store.has_checksums())
        spdlog::warn("{} was written before checksums: damage to it may go unseen", file.string());
    if (store.analysed().replications == 0)
        throw StoreError(directory + ": there are no results yet, for the run has only begun: wait "
                                     "for its first batch, or go on with it with --resume");
    if (!store.finalised()) store.finalise();
    if (store.analysed().replications == 0)
        throw StoreError(directory + " holds no results yet: no batch of replications is finished. "
                                     "Wait for the run, or go on with it: tenure run --resume.");
    return store;
}

std::string default_directory(const std::string& study) {
    return "results/" + std::filesystem::path(study).stem().string();
}

std::string shard_directory(const std::string& directory, std::uint32_t shard, std::uint32_t of) {
    return directory + "/shards/" + std::to_string(shard) + "-of-" + std::to_string(of);
}

} // namespace tenure::cli
