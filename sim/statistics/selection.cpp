#include "statistics/selection.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

KimNelson kim_nelson(std::size_t policies, std::int64_t first_stage, double alpha) {
    expects(policies >= 2 && first_stage >= 2 && alpha > 0 && alpha < 1,
            "a selection has policies, a first stage and a chance of error");
    const auto others = static_cast<double>(policies - 1);
    const auto freedom = static_cast<double>(first_stage - 1);
    const double eta = (std::pow(2 * alpha / others, -2 / freedom) - 1) / 2;
    return {eta, 2 * eta * freedom};
}

double kim_nelson_room(double h2, double variance, double indifference, std::int64_t taken) {
    const double looks = h2 * variance / (indifference * indifference);
    return std::max(0.0, indifference / 2 * (looks - static_cast<double>(taken)));
}

Contest::Contest(std::size_t policies, const SelectionOptions& options)
    : options_(options), count_(policies),
      h2_(kim_nelson(policies, options.first_stage, options.alpha).h2), drops_(policies),
      sums_(policies, 0), variances_(policies * policies, 0) {
    expects(options.indifference > 0, "a selection has a lead worth finding");
    for (std::size_t i = 0; i < policies; ++i) left_.push_back(i);
}

void Contest::add(const std::vector<double>& values) {
    expects(values.size() == count_, "every policy has a place for its value");
    for (const std::size_t i : left_) sums_[i] += values[i];
    if (++taken_ <= options_.first_stage) first_.push_back(values);
    if (taken_ == options_.first_stage) end_first_stage();
}

/// Variances of the differences of all pairs.
void Contest::end_first_stage() {
    const auto n = static_cast<double>(taken_);
    for (std::size_t i = 0; i < count_; ++i)
        for (std::size_t j = 0; j < count_; ++j) {
            const double mean = (sums_[i] - sums_[j]) / n;
            double squares = 0;
            for (const auto& values : first_) {
                const double off = values[i] - values[j] - mean;
                squares += off * off;
            }
            variances_[i * count_ + j] = squares / (n - 1);
        }
    first_.clear();
}

/// A policy falls to another where it lies behind by more than the two may still drift apart.
bool Contest::falls(std::size_t i, std::size_t j) const {
    const double variance = variances_[i * count_ + j];
    const bool equal = sums_[i] == sums_[j] && variance == 0 && j < i;
    return sums_[j] - sums_[i] > kim_nelson_room(h2_, variance, options_.indifference, taken_) ||
           equal;
}

void Contest::screen() {
    if (taken_ < options_.first_stage) return;
    std::vector<std::size_t> still;
    for (const std::size_t i : left_) {
        Drop drop;
        for (const std::size_t j : left_) {
            if (j == i || !falls(i, j)) continue;
            const double behind = (sums_[j] - sums_[i]) / static_cast<double>(taken_);
            if (drop.after == 0 || behind > drop.behind) drop = {taken_, j, behind};
        }
        if (drop.after == 0)
            still.push_back(i);
        else
            drops_[i] = drop;
    }
    left_ = still;
}

std::size_t Contest::best() const {
    return *std::max_element(left_.begin(), left_.end(),
                             [&](std::size_t a, std::size_t b) { return sums_[a] < sums_[b]; });
}

Selection select_best(std::size_t policies,
                      const std::function<double(std::size_t policy, std::int64_t k)>& value_of,
                      const SelectionOptions& options) {
    expects(options.indifference > 0, "a selection has a lead worth finding");
    if (policies == 1) return {{0}, 0, {0}, {0}, 0};
    Contest contest(policies, options);
    Selection result;
    result.looked_at.assign(policies, 0);
    std::vector<double> values(policies, 0);
    while (contest.taken() < options.first_stage ||
           (contest.left().size() > 1 && contest.taken() < options.at_most)) {
        for (const std::size_t i : contest.left()) {
            values[i] = value_of(i, contest.taken());
            ++result.looked_at[i];
            ++result.total;
        }
        contest.add(values);
        contest.screen();
    }
    result.left = contest.left();
    result.best = contest.best();
    for (const Drop& drop : contest.drops()) result.dropped_at.push_back(drop.after);
    return result;
}

} // namespace tenure
