#include "output/seen.hpp"

#include "output/brief_numbers.hpp"
#include "output/decision_data.hpp"
#include "output/outcomes.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// The place of a reporting year.
std::size_t year_index(const Description& d, int year) {
    const auto at = std::find(d.years.begin(), d.years.end(), year);
    if (at == d.years.end())
        throw StoreError("the results have no reporting year " + std::to_string(year) +
                         ": they have " + std::to_string(d.years.front()) + " to " +
                         std::to_string(d.years.back()));
    return static_cast<std::size_t>(at - d.years.begin());
}

HorizonValues net_benefit_of(Store& store, std::uint32_t replications) {
    const Description& d = store.description();
    if (d.values.empty())
        throw StoreError(
            "the study says under `values` nothing of what measures are worth: without "
            "that, nothing is worth seeing");
    return net_benefit(d, read_values(store.database(), d, replications));
}

} // namespace

PartialInformation worth_of_seeing(Store& store, const Sighting& sighting) {
    const Description& d = store.description();
    const std::uint32_t replications = store.analysed().replications;
    const HorizonValues values = net_benefit_of(store, replications);
    const std::size_t year = year_index(d, sighting.year);
    std::vector<std::vector<std::int64_t>> seen;
    for (const std::string& name : sighting.measures) {
        const std::size_t m = measure_index(d, name);
        const Outcomes outcomes(store.database(), d, 0, {m, m + 1}, replications);
        const Sample sample = outcomes.sample(year, m);
        seen.emplace_back(sample.values.begin(), sample.values.end());
    }
    DrawMeans means;
    means.means.columns = d.policies.size();
    means.chance = Grid(d.policies.size(), d.policies.size());
    Grid shown(0, seen.size());
    const Grouping grouping = values.sample(0).grouping();
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto lost = [&](const auto& column) { return column[r] == missing; };
        if (std::any_of(values.of_policy.begin(), values.of_policy.end(), lost) ||
            std::any_of(seen.begin(), seen.end(), lost))
            continue;
        for (const auto& policy : values.of_policy)
            means.means.values.push_back(static_cast<double>(policy[r]) /
                                         static_cast<double>(values.scale));
        for (const auto& column : seen) shown.values.push_back(static_cast<double>(column[r]));
        means.draws.push_back(r / d.draws_share);
        means.sets.push_back(static_cast<std::uint32_t>(grouping.set_of(r)));
    }
    means.means.rows = shown.rows = means.draws.size();
    if (shown.rows < 2) return {};
    return partial_information(means, shown);
}

std::string seeing_words(Store& store, const Sighting& sighting, std::size_t columns) {
    const PartialInformation worth = worth_of_seeing(store, sighting);
    std::string names;
    for (const std::string& name : sighting.measures) names += (names.empty() ? "" : ", ") + name;
    const std::string what = "Seeing " + names + " of " + std::to_string(sighting.year) +
                             " under the baseline before choosing";
    if (!std::isfinite(worth.value) || !std::isfinite(worth.std_error))
        return wrapped(what + ": these replications are too few to say what it would be worth.",
                       columns, 2);
    std::string text = what + " would be worth " + signed_money(worth.value) +
                       " a year of net benefit (standard error " + money(worth.std_error) + ")";
    if (!(worth.value > 2 * worth.std_error)) text += ", which cannot be told from nothing";
    return wrapped(text + ".", columns, 2);
}

} // namespace tenure
