#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/shipped.hpp"
#include "cli/study_run.hpp"

#include "output/shard.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

namespace tenure::cli {

namespace {

struct ShardsChoices {
    std::string study, directory;
    Overrides overrides;
    std::uint32_t of = 0;
    bool missing = false;
};

/// "3,5-7", as sbatch and seq-like tools write it.
std::string as_list(const std::vector<std::uint32_t>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t first = i;
        while (i + 1 < numbers.size() && numbers[i + 1] == numbers[i] + 1) ++i;
        text += (text.empty() ? "" : ",") + std::to_string(numbers[first]);
        if (i > first) text += "-" + std::to_string(numbers[i]);
    }
    return text;
}

bool round_is_over(const NextRound& round) { return round.batches.first == round.batches.end; }

int show_shards(const ShardsChoices& asked) {
    const Planned planned = plan_run(asked.study, asked.overrides);
    const std::string directory =
        asked.directory.empty() ? default_directory(asked.study) : asked.directory;
    const NextRound round = next_round(planned.description, store_in(directory));
    std::vector<std::uint32_t> missing;
    for (std::uint32_t i = 1; i <= asked.of; ++i) {
        const ShardManifest wanted =
            planned_shard(planned.description, build(), i, asked.of, round);
        const FoundShard found = find_shard(shard_directory(directory, i, asked.of), wanted);
        if (found.state != ShardState::finished &&
            !(wanted.batches.empty() && round_is_over(round)))
            missing.push_back(i);
        if (asked.missing) continue;
        std::printf("%u of %u: %zu batches, %llu trials: %s%s%s\n", i, asked.of,
                    wanted.batches.size(), static_cast<unsigned long long>(wanted.trials),
                    to_text(found.state), found.why.empty() ? "" : ": it ", found.why.c_str());
    }
    if (asked.missing)
        std::cout << as_list(missing) << '\n';
    else
        std::printf("%zu of %u shards are finished\n", asked.of - missing.size(), asked.of);
    return done;
}

} // namespace

void add_shards(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<ShardsChoices>();
    CLI::App* sub = subcommand(
        app, "shards", "Show how a study or sweep is divided among tasks, and what is finished",
        "tenure shards scenarios/sweeps/small.yaml --of 16");
    look_where_shipped(sub->add_option("study", asked->study, "Study or sweep file")->required());
    add_whole(*sub, "--of", asked->of, 1, 1000000, "How many shards")->required();
    sub->add_option("-o,--output", asked->directory,
                    "Directory whose shards/ are looked at (default: results/ and the study's "
                    "name)");
    add_overrides(*sub, asked->overrides);
    sub->add_flag("--missing", asked->missing,
                  "Only the numbers of those to run, as 3,5-7; an empty line if none is");
    sub->callback([asked, &action] { action = [asked] { return show_shards(*asked); }; });
}

} // namespace tenure::cli
