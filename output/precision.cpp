#include "output/precision.hpp"

#include "statistics/multiple.hpp"
#include "statistics/split.hpp"

namespace tenure {

namespace {

/// Reads a batch's values of one measure behind those already there; false if it is not stored.
bool append_batch(Database& database, const Description& d, std::size_t measure,
                  std::uint32_t batch, HorizonValues& values) {
    Statement stored = database.prepare("SELECT first, count FROM batch WHERE id = ?");
    stored.bind(1, std::int64_t{batch});
    if (!stored.step()) return false;
    const auto first = static_cast<std::uint32_t>(stored.integer(0));
    const auto end = first + static_cast<std::uint32_t>(stored.integer(1));
    const HorizonValues more = read_horizon(database, d, measure, end, first);
    for (std::size_t p = 0; p < d.policies.size(); ++p)
        values.of_policy[p].insert(values.of_policy[p].end(), more.of_policy[p].begin(),
                                   more.of_policy[p].end());
    return true;
}

} // namespace

std::optional<std::uint32_t> PrecisionWatch::reached(Database& database, const Description& d) {
    if (!d.precision || reached_ || d.policies.size() < 2) return reached_;
    const std::size_t measure = measure_index(d, d.precision->measure);
    if (values_.of_policy.empty())
        values_ = {d.measures[measure].scale, d.draws_share, d.scrambles, d.draws_in_a_row,
                   std::vector<std::vector<std::int64_t>>(d.policies.size())};
    while (!reached_ && append_batch(database, d, measure, batches_, values_)) {
        ++batches_;
        if (look(d)) reached_ = batches_;
    }
    return reached_;
}

bool PrecisionWatch::look(const Description& d) const {
    const double level = bonferroni_level(0.95, d.policies.size() - 1);
    const double wanted = d.precision->half_width * static_cast<double>(values_.scale);
    for (std::size_t p = 1; p < d.policies.size(); ++p) {
        const auto apart = differences(values_.sample(p), values_.sample(0));
        const Sample sample{apart, d.draws_share, missing, d.scrambles, d.draws_in_a_row};
        if (!precise_enough(look_at(sample, level), wanted)) return false;
    }
    return true;
}

} // namespace tenure
