// Changes to the numbers of a study that is shipped, or of one a quarter of its size: refused as a
// scenario, or simulated a few times under one of its policies, over a year at most.
#include "experiment/trial.hpp"
#include "scenario/study.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace tenure;

namespace {

void collect(Tree& tree, std::vector<Tree*>& numbers) {
    if (tree.kind == TreeKind::number) numbers.push_back(&tree);
    for (Tree& item : tree.items) collect(item, numbers);
    for (TreeEntry& entry : tree.entries) collect(entry.value, numbers);
}

double& value_of(Tree& number) {
    Tree* inside = number.find("value");
    return inside ? inside->number : number.number;
}

/// A quarter of the posts, people and children: groups of one and none, which large ones never
/// meet.
void make_small(Tree& tree) {
    erase(tree, "fte"); // hours are drawn as for everybody
    for (TreeEntry& entry : tree.entries) {
        const std::string& key = entry.key;
        if (key == "posts" || key == "heads" || key == "cases_at_start")
            value_of(entry.value) = std::floor(value_of(entry.value) / 4);
        else if (key == "referrals_per_year")
            entry.value = number_tree(value_of(entry.value) / 4);
        make_small(entry.value);
    }
    for (Tree& item : tree.items) make_small(item);
}

/// Studies that have every mechanism between them, over a year.
std::vector<Tree> studies() {
    std::vector<Tree> all;
    for (const char* path :
         {"../tests/reproducibility/workload_study.yaml", "studies/england-average.yaml",
          "studies/peripatetic-team.yaml", "studies/schools-pilot.yaml",
          "studies/sefton-academy.yaml", "studies/transfer-register.yaml",
          "studies/staffordshire-stay-with-child.yaml"}) {
        FileReader reader;
        LoadedStudy study = load_study(reader, fuzz::scenarios + path);
        study.change({{}, {}, 1, {}});
        all.push_back(resolved_tree(study));
    }
    return all;
}

/// Of the same kind and not far off: most such studies are simulated.
double changed_a_little(double x, std::uint8_t by) {
    if (x == std::floor(x)) return x < 0 ? x : std::max(0.0, x + by % 8 - 3);
    return x * (by + 1) / 64;
}

double changed(double x, std::uint8_t how, std::uint8_t by) {
    constexpr double special[] = {0, 1, -1, .5, 1e-9, 1e9, 1e-300, 1e300, 2, 12, 100, 365.25};
    if (how & 0x80) return changed_a_little(x, by);
    switch (how % 4) {
    case 0: return special[by % std::size(special)];
    case 1: return x * std::ldexp(1 + (by & 7) / 8.0, (by >> 3) - 16);
    case 2: return std::floor(x) + by - 128;
    default: return x + (by - 128) / 128.0;
    }
}

/// Four bytes a change: which number, in 16 bits, how, and by what. The first byte of the input
/// chooses study, size and policy.
Tree changed_study(const std::uint8_t* bytes, std::size_t size) {
    static const std::vector<Tree> all = studies();
    Tree tree = all[size > 0 ? bytes[0] % all.size() : 0];
    if (size > 0 && (bytes[0] & 0x40)) make_small(tree);
    std::vector<Tree*> numbers;
    collect(tree, numbers);
    for (std::size_t i = 1; i + 3 < size; i += 4) {
        Tree& number = *numbers[(bytes[i] + 256u * bytes[i + 1]) % numbers.size()];
        const Position at = number.position;
        number = number_tree(changed(number.number, bytes[i + 2], bytes[i + 3]));
        number.position = at;
    }
    return tree;
}

/// How many came through, printed at the end: were most refused, little would be tried.
struct Tally {
    std::uint64_t simulated = 0, refused = 0, told_slow = 0;
    ~Tally() {
        std::printf("%llu replications, %llu studies refused, %llu told to be slow\n",
                    static_cast<unsigned long long>(simulated),
                    static_cast<unsigned long long>(refused),
                    static_cast<unsigned long long>(told_slow));
    }
};
Tally tally;

constexpr std::uint32_t replications = 8;
constexpr double long_enough = 0.5; ///< seconds, after which no other replication begins

void simulate(const Study& study, const Policy& policy) {
    static Workspace workspace;
    const double years = std::min(study.horizon_years, 1.0);
    const TrialPlan plan =
        trial_plan(study.authority, study.calendar, study.authority.start_date, years, study.seed);
    const Model model = compile(study.authority, policy, study.calendar, years);
    std::vector<std::int64_t> yearly(plan.years.size() * plan.formulas.size());
    std::vector<std::int64_t> horizon(plan.formulas.size());
    const std::clock_t began = std::clock();
    for (std::uint32_t r = 0; r < replications; ++r) {
        run_trial(plan, model, r, workspace, yearly.data(), horizon.data());
        ++tally.simulated;
        if (static_cast<double>(std::clock() - began) > long_enough * CLOCKS_PER_SEC) return;
    }
}

/// Whether `check` has warned of it, which is all that is wanted of a world of such a size.
bool told_to_be_slow(const LoadedStudy& study) {
    const auto is_of_size = [](const Fault& note) {
        return note.message.find("ten seconds or longer") != std::string::npos;
    };
    return std::any_of(study.notes().begin(), study.notes().end(), is_of_size);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    FileReader reader;
    try {
        const LoadedStudy study = load_study(reader, changed_study(bytes, size), {});
        const Study drawn = study.drawn(1);
        if (told_to_be_slow(study))
            ++tally.told_slow;
        else
            simulate(drawn, drawn.policies[(size > 0 ? bytes[0] / 8 : 0) % drawn.policies.size()]);
    } catch (const ScenarioError&) { // an answer
        ++tally.refused;
    }
    return 0;
}
