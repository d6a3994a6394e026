#include "cli/evaluate_worth.hpp"

#include "output/brief_numbers.hpp"
#include "output/words.hpp"
#include "statistics/partial.hpp"

#include <cmath>

namespace tenure::cli {

namespace {

constexpr std::size_t columns = 100;

/// Nothing beside a roll-out: years of referrals avoided at their worth, less what it costs.
DrawMeans choices(const std::vector<PilotSample>& samples, const RollOut& r) {
    DrawMeans means;
    means.means = Grid(samples.size(), 2);
    means.chance = Grid(2, 2);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const PilotSample& s = samples[i];
        means.means.at(i, 1) =
            r.years * (s.referrals_per_year * (1 - s.effect) * *r.referral_gbp - r.gbp_per_year);
        means.draws.push_back(s.draw);
        means.sets.push_back(s.draw % jackknife_sets);
    }
    return means;
}

Grid column(const std::vector<PilotSample>& samples, std::size_t which) {
    Grid shown(samples.size(), 1);
    for (std::size_t i = 0; i < samples.size(); ++i) shown.at(i, 0) = samples[i].shown[which];
    return shown;
}

std::string with_error(const PartialInformation& p) {
    return signed_money(p.value) + " (" + money(p.std_error) + ")";
}

} // namespace

std::string worth_words(const EvaluationPlan& plan, const RollOut& r,
                        const std::vector<PilotSample>& samples) {
    const DrawMeans means = choices(samples, r);
    const Information now = information(means.means);
    Grid effects(samples.size(), 1);
    for (std::size_t i = 0; i < samples.size(); ++i) effects.at(i, 0) = samples[i].effect;
    const PartialInformation of_effect = partial_information(means, effects);
    std::string text = wrapped(
        "A roll-out to all schools for " +
            grouped(r.years, r.years == std::floor(r.years) ? 0 : 1) + " years would bring " +
            signed_money(now.expected[1]) + " on average, so that without a pilot it would " +
            (now.best == 1 ? "" : "not ") +
            "be made. To know the true effect first would be worth " + with_error(of_effect) +
            ", a pilot (standard errors in brackets):",
        columns);
    std::vector<std::vector<std::string>> lines{
        {"schools", "window", "worth of seeing it", "its cost", "worth less cost"}};
    for (std::size_t n = 0; n < plan.schools.size(); ++n)
        for (std::size_t w = 0; w < plan.windows.size(); ++w) {
            const PartialInformation p =
                partial_information(means, column(samples, n * plan.windows.size() + w));
            const double cost = r.pilot_gbp * plan.schools[n] / 2;
            lines.push_back({std::to_string(plan.schools[n]), plan.windows[w].name, with_error(p),
                             money(cost), signed_money(p.value - cost)});
        }
    return text + table_words(lines, columns);
}

} // namespace tenure::cli
