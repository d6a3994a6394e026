#include "cli/command.hpp"

#include "output/folder_lock.hpp"
#include "output/upgrade.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

int upgrade(const std::string& directory) {
    const fs::path file = store_in(directory);
    if (!fs::exists(file))
        throw StoreError(file.string() + ": there are no results; name the directory of a run");
    const FolderLock lock(file.parent_path());
    const auto upgraded = upgrade_store(file);
    if (!upgraded)
        std::cout << file.string() << " has today's format, " << store_format
                  << ": there is nothing to do.\n";
    else
        std::cout << file.string() << " had the format " << upgraded->from << " and has "
                  << store_format
                  << " now, with the same results.\nThe original: " << upgraded->kept.string()
                  << '\n';
    return done;
}

} // namespace

void add_upgrade(CLI::App& app, Action& action) {
    const auto directory = std::make_shared<std::string>();
    CLI::App* sub = subcommand(app, "upgrade",
                               "Write results of an earlier version in today's format, and keep "
                               "the original",
                               "tenure upgrade results/bexley");
    sub->add_option("directory", *directory, "Directory of a run, or its results.sqlite")
        ->required();
    sub->callback([directory, &action] { action = [directory] { return upgrade(*directory); }; });
}

} // namespace tenure::cli
