#include "experiment/calibration_check.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr std::size_t ranked_draws = 99, thinning = 3, rank_bins = 20;
constexpr std::uint32_t of_truths = 1u << 21; ///< step at which truths are made

/// Standard normal numbers one after another, from the addresses of one truth.
class Normals {
public:
    Normals(const Chance& chance, std::size_t truth)
        : chance_(chance), truth_(static_cast<std::uint32_t>(truth)) {}
    double operator()() { return chance_.normal(of_truths, truth_, next_++); }

private:
    Chance chance_;
    std::uint32_t truth_, next_ = 0;
};

/// Adds where one truth lies among the draws to the ranks of each number.
void rank_one(const Hierarchy& h, const RankPlan& plan, std::size_t truth,
              std::vector<std::vector<std::size_t>>& ranks) {
    const std::size_t numbers = ranks.size();
    Normals normals(chance_of(plan.seed), truth);
    std::vector<double> settings(numbers), offsets;
    for (double& x : settings) x = normals();
    const auto normal = [&] { return normals(); };
    const Grid values = h.made_up(settings.data(), normal, plan.unit.value_or(no_unit), offsets);
    const QuadraticLikelihood fit = h.likelihood(values);
    const Tempered found = tempered(
        {numbers, thinning * ranked_draws, 0.5, 6},
        [&](const double* x) { return plan.sureness * fit(x); }, chance_of(plan.seed + 1 + truth));
    std::optional<OffsetLaw> law;
    if (plan.unit) law = h.offsets(*plan.unit, values);
    std::vector<std::size_t> below(numbers, 0);
    for (std::size_t i = 0; i < thinning * ranked_draws; i += thinning) {
        const double* common = &found.draws.values[i * numbers];
        std::vector<double> of_draw(numbers, 0);
        if (law) {
            for (double& x : of_draw) x = normals();
            of_draw = law->at(common, of_draw);
        }
        for (std::size_t k = 0; k < numbers; ++k)
            below[k] += common[k] + of_draw[k] < settings[k] + (law ? offsets[k] : 0);
    }
    for (std::size_t k = 0; k < numbers; ++k) ranks[k].push_back(below[k]);
}

} // namespace

std::vector<RankCheck> rank_checks(const Emulator& emulator, const Observed& observed,
                                   const HierarchySpread& spread, const RankPlan& plan) {
    const Hierarchy h(emulator, observed, spread, std::vector<double>(emulator.numbers(), 0));
    std::vector<std::vector<std::size_t>> ranks(emulator.numbers());
    for (std::size_t t = 0; t < plan.truths; ++t) rank_one(h, plan, t, ranks);
    std::vector<RankCheck> all;
    for (const auto& each : ranks) all.push_back(rank_check(each, ranked_draws, rank_bins));
    return all;
}

bool ranks_hold(const std::vector<RankCheck>& checks) {
    const auto numbers = static_cast<double>(checks.size());
    double covered = 0, least = 1;
    for (const RankCheck& c : checks) {
        covered += c.covered_90 / numbers;
        least = std::min(least, c.p_value);
    }
    return least > 0.01 / numbers && covered >= 0.86 && covered <= 0.94;
}

} // namespace tenure
