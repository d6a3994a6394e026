#include "cli/command.hpp"

#include "output/store.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace tenure::cli {

namespace {

int merge(const std::string& directory, const std::vector<std::string>& shards) {
    const std::string file = store_in(directory);
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    Store first = Store::open(store_in(shards.front()));
    const Description description = first.description();
    Store store = Store::resume(file, description, first.made_by());
    for (const std::string& shard : shards) store.absorb(store_in(shard));
    store.finalise();
    std::cout << "Merged " << shards.size() << " shards into " << file << ": "
              << store.analysed().replications << " replications of " << description.replications
              << '\n';
    return done;
}

} // namespace

void add_merge(CLI::App& app, Action& action) {
    const auto directory = std::make_shared<std::string>();
    const auto shards = std::make_shared<std::vector<std::string>>();
    CLI::App* sub =
        subcommand(app, "merge", "Merge shards of one study into one directory of results",
                   "tenure merge results/bexley results/shard-1 results/shard-2");
    sub->add_option("directory", *directory, "Directory for the merged results")->required();
    sub->add_option("shards", *shards, "Directories of the shards")->required();
    sub->callback([=, &action] { action = [=] { return merge(*directory, *shards); }; });
}

} // namespace tenure::cli
