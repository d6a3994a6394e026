#include "cli/command.hpp"

#include "output/folder_lock.hpp"
#include "output/shard.hpp"
#include "output/store.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct MergeChoices {
    std::string directory;
    std::vector<std::string> shards;
    bool partial = false, quiet = false;
};

/// Shards sorted out before any is touched.
struct Sorted {
    std::map<std::uint32_t, FoundShard> parts; ///< by number, one of each
    std::vector<std::string> faults;           ///< in words
    std::vector<std::string> notes;
    ShardManifest common; ///< of any of the parts
};

std::vector<fs::path> shard_folders(const MergeChoices& asked) {
    std::vector<fs::path> folders(asked.shards.begin(), asked.shards.end());
    const fs::path usual = fs::path(asked.directory) / "shards";
    if (folders.empty() && fs::is_directory(usual))
        for (const auto& entry : fs::directory_iterator(usual))
            if (entry.is_directory()) folders.push_back(entry.path());
    if (folders.empty())
        throw StoreError(asked.directory +
                         ": no shards are named, and there are none in its folder shards/");
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// What most finished shards are a part of; if as many are of another, the first.
const FoundShard* most_common(const std::vector<FoundShard>& found) {
    const FoundShard* best = nullptr;
    std::ptrdiff_t most = 0;
    for (const FoundShard& a : found) {
        if (a.state != ShardState::finished) continue;
        const auto same = std::count_if(found.begin(), found.end(), [&](const FoundShard& b) {
            return b.state == ShardState::finished && difference(b.manifest, a.manifest).empty();
        });
        if (same > most) {
            best = &a;
            most = same;
        }
    }
    return best;
}

void sort_in(FoundShard shard, Sorted& sorted) {
    if (shard.state != ShardState::finished) {
        sorted.faults.push_back(shard.folder.string() + " " + shard.why + ".");
        return;
    }
    const std::string why = difference(shard.manifest, sorted.common);
    if (!why.empty()) {
        sorted.faults.push_back(shard.folder.string() + " is foreign: it " + why + ".");
        return;
    }
    const auto [at, fresh] = sorted.parts.emplace(shard.manifest.shard, shard);
    if (!fresh)
        sorted.notes.push_back("Shard " + std::to_string(shard.manifest.shard) +
                               " is there twice, in " + at->second.folder.string() + " and in " +
                               shard.folder.string() + ": one is taken.");
}

/// "3, 5 to 7".
std::string missing_numbers(const Sorted& sorted) {
    std::string text;
    const auto there = [&](std::uint32_t i) { return sorted.parts.contains(i); };
    for (std::uint32_t i = 1; i <= sorted.common.of; ++i) {
        if (there(i)) continue;
        const std::uint32_t first = i;
        while (i < sorted.common.of && !there(i + 1)) ++i;
        text += (text.empty() ? "" : ", ") + std::to_string(first);
        if (i > first) text += (i == first + 1 ? ", " : " to ") + std::to_string(i);
    }
    return text;
}

/// Of a study that decides, shards of rounds before have been merged before.
void leave_latest_round(std::vector<FoundShard>& found) {
    std::uint32_t latest = 0;
    for (const FoundShard& f : found)
        if (f.state == ShardState::finished) latest = std::max(latest, f.manifest.round_first);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const FoundShard& f) {
                                   return f.state == ShardState::finished &&
                                          f.manifest.round_first < latest;
                               }),
                found.end());
}

Sorted sort_out(const std::vector<fs::path>& folders) {
    std::vector<FoundShard> found;
    for (const fs::path& folder : folders) found.push_back(find_shard(folder));
    leave_latest_round(found);
    Sorted sorted;
    if (const FoundShard* first = most_common(found)) sorted.common = first->manifest;
    for (FoundShard& shard : found) sort_in(std::move(shard), sorted);
    const std::string missing = missing_numbers(sorted);
    if (!missing.empty())
        sorted.faults.push_back("Missing of " + std::to_string(sorted.common.of) +
                                " shards: " + missing + ".");
    return sorted;
}

/// A growing store that goes with its scope unless it was renamed.
struct Unfinished {
    fs::path file;
    ~Unfinished() {
        std::error_code ignored;
        fs::remove(file, ignored);
        fs::remove(file.string() + "-journal", ignored);
    }
};

/// All parts in a store that gets its name when it holds them all.
void put_together(const MergeChoices& asked, const Sorted& sorted) {
    const fs::path file = store_in(asked.directory), growing = file.string() + ".part";
    const FolderLock lock(file.parent_path());
    fs::remove(growing);
    fs::remove(growing.string() + "-journal");
    const FoundShard& first = sorted.parts.begin()->second;
    Store of_first = Store::open(finished_file(first.folder));
    const Description description = of_first.description();
    if (fs::exists(file)) Store::resume(file, description); // throws if it is of another study
    std::uint32_t replications = 0;
    const Unfinished unfinished{growing};
    {
        Store store = Store::create(growing, description, of_first.made_by());
        if (fs::exists(file)) store.absorb(file);
        for (const auto& [number, shard] : sorted.parts) store.absorb(finished_file(shard.folder));
        store.finalise();
        replications = store.analysed().replications;
    }
    fs::rename(growing, file);
    if (asked.quiet) return;
    std::cout << "Merged " << sorted.parts.size() << " of " << sorted.common.of << " shards into "
              << file.string() << ": " << replications << " replications of "
              << std::uint64_t{description.replications} * point_count(description) << '\n';
}

int merge(const MergeChoices& asked) {
    const Sorted sorted = sort_out(shard_folders(asked));
    for (const std::string& note : sorted.notes) spdlog::warn("{}", note);
    for (const std::string& fault : sorted.faults) spdlog::error("{}", fault);
    if (!sorted.faults.empty() && !(asked.partial && !sorted.parts.empty())) {
        spdlog::error("Nothing was merged. Run what is missing or damaged again, with --shard and "
                      "--resume, and take away what is foreign; or merge what there is with "
                      "--partial.");
        return files;
    }
    put_together(asked, sorted);
    return done;
}

} // namespace

void add_merge(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<MergeChoices>();
    CLI::App* sub = subcommand(app, "merge",
                               "Merge the shards of one study or sweep; says which are missing, "
                               "double, damaged or foreign",
                               "tenure merge results/bexley results/bexley/shards/*");
    sub->add_option("directory", asked->directory, "Directory for the merged results")->required();
    sub->add_option("shards", asked->shards,
                    "Directories of the shards (default: all in shards/ of the directory)");
    sub->add_flag("--partial", asked->partial, "Merge what is good, though shards are missing");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors");
    sub->callback([asked, &action] { action = [asked] { return merge(*asked); }; });
}

} // namespace tenure::cli
