#include "output/contest_watch.hpp"

#include "output/decision_data.hpp"

#include <algorithm>

namespace tenure {

namespace {

bool holds_batches(Database& database, std::uint32_t first, std::uint32_t end) {
    return database.integer("SELECT count(*) FROM batch WHERE id >= " + std::to_string(first) +
                            " AND id < " + std::to_string(end)) == end - first;
}

/// One observation: means over some replications in which every policy still in has a value. Empty
/// if there are none.
std::vector<double> observation(const HorizonValues& values, const std::vector<bool>& still_in,
                                std::size_t first, std::size_t end) {
    std::vector<double> means(still_in.size(), 0);
    double count = 0;
    for (std::size_t r = first; r < end; ++r) {
        bool whole = true;
        for (std::size_t p = 0; p < still_in.size(); ++p)
            whole = whole && (!still_in[p] || values.of_policy[p][r] != missing);
        if (!whole) continue;
        ++count;
        for (std::size_t p = 0; p < still_in.size(); ++p)
            if (still_in[p]) means[p] += static_cast<double>(values.of_policy[p][r]);
    }
    if (count == 0) return {};
    for (double& mean : means) mean /= count * static_cast<double>(values.scale);
    return means;
}

SelectionOptions options_of(const Description& d) {
    SelectionOptions options;
    options.indifference = d.decide->indifference_gbp;
    options.alpha = 1 - d.decide->probability;
    options.first_stage = first_observations;
    return options;
}

} // namespace

RoundContest::RoundContest(const Description& d)
    : contest_(d.policies.size(), options_of(d)), end_(end_of_round(d, 0)) {
    standings_.still_in.assign(d.policies.size(), true);
    standings_.drops.resize(d.policies.size());
    standings_.replications.assign(d.policies.size(), 0);
}

bool RoundContest::over(const Description& d) const {
    return standings_.decided || first_ == batches_per_point(d);
}

void RoundContest::take(const Description& d, const HorizonValues& values) {
    const std::size_t policies = d.policies.size(), count = values.of_policy[0].size();
    const std::size_t size = std::size_t{d.draws_in_a_row} * d.draws_share;
    // A set that the last batch cuts short is no observation like the others.
    for (std::size_t at = 0; at + size <= count; at += size) {
        const auto means = observation(values, standings_.still_in, at, at + size);
        if (!means.empty()) contest_.add(means);
    }
    for (std::size_t p = 0; p < policies; ++p)
        if (standings_.still_in[p]) standings_.replications[p] += static_cast<std::uint32_t>(count);
    contest_.screen();
    standings_.still_in.assign(policies, false);
    for (const std::size_t p : contest_.left()) standings_.still_in[p] = true;
    standings_.drops = contest_.drops();
    standings_.best = contest_.best();
    standings_.decided = contest_.left().size() == 1;
    standings_.rounds_end = first_ = end_;
    if (!over(d)) end_ = end_of_round(d, first_);
}

std::optional<Standings> ContestWatch::standings(Database& database, const Description& d) {
    if (!d.decide || d.policies.size() < 2) return {};
    if (!contest_) contest_.emplace(d);
    while (!contest_->over(d) && holds_batches(database, contest_->first(), contest_->end()))
        contest_->take(
            d, net_benefit(d, read_values(database, d,
                                          std::min(contest_->end() * d.batch_size, d.replications),
                                          contest_->first() * d.batch_size)));
    return contest_->standings();
}

} // namespace tenure
