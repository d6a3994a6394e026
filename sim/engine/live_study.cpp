#include "engine/live_study.hpp"

#include "core/contract.hpp"
#include "scenario/json.hpp"

namespace tenure {

namespace {

const char* const study_name = "study";

/// What a page carries beside its study.
struct PageFiles final : Reader {
    explicit PageFiles(Tree files) : all(std::move(files)) {}
    std::optional<Tree> read(const std::string& path, std::vector<Fault>&) override {
        if (const Tree* file = all.find(path)) return *file;
        throw FileError(path + ": the study rests on this file, which is not in the page");
    }
    Tree all;
};

Tree parsed(const std::string& text, const char* name) {
    std::vector<Fault> faults;
    auto tree = parse_json(text, name, faults);
    throw_if_any(std::move(faults));
    return std::move(*tree);
}

Settings settings_of(const Tree& map) {
    Settings all;
    for (const TreeEntry& each : map.entries) all.emplace_back(each.key, each.value);
    return all;
}

void take_draw(LiveStudy& live, std::uint32_t draw) {
    const bool varies = live.loaded.anything_varies();
    const bool first = live.models.empty();
    if (!first && (!varies || draw == live.draw)) return;
    live.study = varies ? live.loaded.drawn(draw) : live.loaded.study();
    live.draw = draw;
    live.models.clear();
    live.models.resize(live.study.policies.size());
}

const Model& model_of(LiveStudy& live, std::size_t policy) {
    auto& model = live.models.at(policy);
    const Study& s = live.study;
    if (!model)
        model = std::make_unique<Model>(
            compile(s.authority, s.policies[policy], s.calendar, s.horizon_years));
    return *model;
}

} // namespace

std::string live_path(const std::string& named) { return beside(study_name, named); }

LiveStudy open_live(const std::string& resolved, const std::string& settings,
                    const std::string& files) {
    PageFiles reader(parsed(files, "files"));
    LiveStudy live;
    live.loaded =
        load_study(reader, parsed(resolved, study_name), settings_of(parsed(settings, "levers")));
    const Study& s = live.loaded.study();
    live.plan =
        trial_plan(s.authority, s.calendar, s.authority.start_date, s.horizon_years, s.seed);
    live.outcomes.resize((live.plan.years.size() + 1) * live.plan.formulas.size());
    return live;
}

const std::vector<std::int64_t>& run_live(LiveStudy& live, std::size_t policy,
                                          std::uint32_t replication) {
    expects(policy < live.loaded.study().policies.size(), "the policy is one of the study's");
    take_draw(live, replication / live.loaded.study().replications_per_draw);
    std::int64_t* yearly = live.outcomes.data();
    run_trial(live.plan, model_of(live, policy), replication, live.workspace, yearly,
              yearly + live.plan.years.size() * live.plan.formulas.size());
    return live.outcomes;
}

std::uint64_t outcome_hash(std::size_t policy, std::uint32_t replication,
                           const std::int64_t* outcomes, std::size_t count) {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&](std::uint64_t x) {
        hash = (hash ^ x) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    };
    add(policy);
    add(replication);
    for (std::size_t i = 0; i < count; ++i) add(static_cast<std::uint64_t>(outcomes[i]));
    return hash;
}

} // namespace tenure
