#include "experiment/seek_search.hpp"
#include "experiment/seek_confirm.hpp"

#include "statistics/distribution.hpp"
#include "statistics/selection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tenure {

namespace {

constexpr std::uint32_t most_futures = 512; ///< of one setting in the search
constexpr std::size_t scanned_of_line = 9;
constexpr int rounds = 10;
constexpr std::size_t each_round = 2;
constexpr double clear_enough = 2;
constexpr double likely_enough = 0.6;
constexpr double surely = 0.9, evenly = 0.5, hardly = 0.2;
/// Futures of a setting before a confirmation that is likely to succeed, and of one that is not.
constexpr std::uint32_t known_enough = 4 * seek_batch, known_well = 16 * seek_batch;

bool contains(const std::vector<std::uint32_t>& all, std::uint32_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t k = 0; k < a.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
    return squares;
}

/// The first, and one after another whichever is farthest from those before.
std::vector<std::uint32_t> far_apart(const std::vector<std::vector<double>>& places,
                                     std::size_t count) {
    std::vector<double> nearest(places.size(), 1e300);
    std::vector<std::uint32_t> chosen;
    std::uint32_t next = 0;
    while (chosen.size() < std::min(count, places.size())) {
        chosen.push_back(next);
        for (std::size_t i = 0; i < places.size(); ++i)
            nearest[i] = std::min(nearest[i], distance(places[i], places[next]));
        const auto farthest = std::max_element(nearest.begin(), nearest.end());
        next = static_cast<std::uint32_t>(farthest - nearest.begin());
    }
    return chosen;
}

/// How far the levers are moved in all.
double moved(const SeekProblem& problem, std::uint32_t setting) {
    double sum = 0;
    for (const double place : problem.places[setting]) sum += place;
    return sum;
}

/// Expected excess over `best` of a normal law.
double expected_improvement(double mean, double sd, double best) {
    const double z = (mean - best) / sd;
    const double density = std::exp(-z * z / 2) / 2.5066282746310002;
    return (mean - best) * normal_probability(z) + sd * density;
}

} // namespace

void SeekSearch::scan() {
    const std::size_t levers = problem_.places.front().size();
    std::vector<std::uint32_t> chosen;
    if (levers == 1) {
        line_.resize(problem_.places.size());
        std::iota(line_.begin(), line_.end(), 0u);
        std::sort(line_.begin(), line_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return problem_.places[a] < problem_.places[b];
        });
        const std::size_t last = line_.size() - 1;
        for (std::size_t k = 0; k < scanned_of_line; ++k)
            chosen.push_back(line_[(k * last + scanned_of_line / 2) / (scanned_of_line - 1)]);
    } else {
        chosen = far_apart(problem_.places, 6 + 4 * levers);
    }
    trials_.extend(chosen, seek_batch);
}

double SeekSearch::clear_of(std::uint32_t setting, const Stricter& stricter) const {
    double least = 1e300;
    for (const SeekCondition& c : problem_.conditions)
        least = std::min(
            least,
            errors_clear(c, margins(c, trials_.quantity(setting, c, 0, trials_.futures(setting))),
                         stricter));
    return least;
}

/// Whether a setting meets everything, by as many futures as it takes.
bool SeekSearch::decide(std::uint32_t setting) {
    trials_.extend({setting}, seek_batch);
    if (trials_.forbidden(setting)) return false;
    for (;;) {
        const double clear = clear_of(setting, stricter_);
        const std::uint32_t futures = trials_.futures(setting);
        if (std::abs(clear) >= clear_enough || futures >= most_futures) return clear >= 0;
        trials_.extend({setting}, 2 * futures);
    }
}

void SeekSearch::bisect() {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < line_.size(); ++i)
        if (trials_.futures(line_[i]) > 0) ends.push_back(i);
    std::vector<bool> meets;
    for (const std::size_t i : ends) meets.push_back(clear_of(line_[i], stricter_) >= 0);
    for (std::size_t k = 1; k < ends.size(); ++k) {
        if (meets[k - 1] == meets[k]) continue;
        std::size_t low = ends[k - 1], high = ends[k];
        const bool low_meets = meets[k - 1];
        while (high - low > 1) {
            const std::size_t middle = (low + high) / 2;
            (decide(line_[middle]) == low_meets ? low : high) = middle;
        }
        decide(line_[low]);
        decide(line_[high]);
    }
}

void SeekSearch::improve() {
    for (int round = 0; round < rounds; ++round) {
        const auto all = expected(problem_, trials_, problem_.conditions, stricter_);
        double best = -1e300, low = 1e300, high = -1e300;
        for (const std::uint32_t s : trials_.tried()) {
            if (all[s].chance >= likely_enough) best = std::max(best, all[s].worth);
            low = std::min(low, all[s].worth);
            high = std::max(high, all[s].worth);
        }
        const bool any = best > -1e300;
        std::vector<std::pair<double, std::uint32_t>> gains;
        for (std::uint32_t s = 0; s < all.size(); ++s) {
            if (trials_.forbidden(s) || trials_.futures(s) >= most_futures) continue;
            const SeekExpected& x = all[s];
            gains.emplace_back(any ? x.chance * expected_improvement(x.worth, x.worth_sd, best)
                                   : x.chance + 1e-6 * std::max(-1e5, std::min(x.clear, 1e5)),
                               s);
        }
        std::sort(gains.begin(), gains.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        if (gains.empty() || (any && gains[0].first <= 0.01 * (high - low))) return;
        if (!any && gains[0].first < 0.005 && round >= 3) return;
        for (std::size_t k = 0; k < std::min(each_round, gains.size()); ++k) {
            const std::uint32_t s = gains[k].second;
            trials_.extend({s}, std::max(seek_batch, 2 * trials_.futures(s)));
        }
    }
}

/// Of settings that come to the same in every future, where a lever acts no further, the one that
/// moves the levers least.
void SeekSearch::drop_equals(std::vector<std::uint32_t>& left, std::uint32_t futures) const {
    std::vector<std::uint32_t> kept;
    std::sort(left.begin(), left.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = moved(problem_, a), y = moved(problem_, b);
        return x != y ? x < y : a < b;
    });
    for (const std::uint32_t s : left) {
        const auto worth = trials_.worth(s, 0, futures);
        const bool again = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t k) {
            return trials_.worth(k, 0, futures) == worth;
        });
        if (!again) kept.push_back(s);
    }
    left = std::move(kept);
}

/// Drops what misses clearly, and what another that meets everything is better than by more than
/// the spread of their difference allows. @return whether more than one is left
bool SeekSearch::eliminate(std::vector<std::uint32_t>& left, std::uint32_t futures) const {
    std::uint32_t leader = seek_baseline;
    double most = -1e300, spread = 0;
    std::vector<std::vector<double>> worth;
    for (const std::uint32_t s : left) {
        worth.push_back(trials_.worth(s, 0, futures));
        const double mean = mean_with_error(worth.back()).value;
        spread = std::max(spread, std::abs(mean));
        if (clear_of(s, stricter_) < 0 || mean <= most) continue;
        most = mean;
        leader = s;
    }
    const double indifference = std::max(1e-9, 0.01 * spread);
    const double h2 = kim_nelson(std::max<std::size_t>(2, left.size()), seek_batch, 0.05).h2;
    std::vector<std::uint32_t> kept;
    for (std::size_t k = 0; k < left.size(); ++k) {
        if (left[k] != leader && clear_of(left[k], stricter_) < -clear_enough) continue;
        if (leader != seek_baseline && left[k] != leader) {
            std::vector<double> behind;
            const std::vector<double> best = trials_.worth(leader, 0, futures);
            for (std::size_t f = 0; f < futures; ++f) behind.push_back(best[f] - worth[k][f]);
            const Reckoned by = mean_with_error(behind);
            const double n = futures, variance = by.std_error * by.std_error * n;
            if (by.value * n > kim_nelson_room(h2, variance, indifference, futures)) continue;
        }
        kept.push_back(left[k]);
    }
    left = std::move(kept);
    return left.size() > 1;
}

/// What comes to the same in every future as the setting, and moves the levers least.
std::uint32_t SeekSearch::least_moved(std::uint32_t setting) const {
    for (const std::uint32_t s : trials_.tried()) {
        const std::uint32_t futures = trials_.futures(setting);
        if (moved(problem_, s) < moved(problem_, setting) && trials_.futures(s) >= futures &&
            trials_.worth(s, 0, futures) == trials_.worth(setting, 0, futures))
            setting = s;
    }
    return setting;
}

bool SeekSearch::has_trials_left(std::uint32_t futures) const {
    return trials_.trials() + futures <= allowed_;
}

void SeekSearch::contend() {
    constexpr std::size_t contenders = 5;
    const auto all = expected(problem_, trials_, problem_.conditions, stricter_);
    std::vector<std::uint32_t> left;
    for (std::uint32_t s = 0; s < all.size(); ++s)
        if (all[s].chance >= 0.3) left.push_back(s);
    std::sort(left.begin(), left.end(), [&](std::uint32_t a, std::uint32_t b) {
        return all[a].worth != all[b].worth ? all[a].worth > all[b].worth : a < b;
    });
    if (left.size() > contenders) left.resize(contenders);
    for (std::uint32_t futures = 2 * seek_batch; futures <= most_futures && !left.empty();
         futures *= 2) {
        trials_.extend(left, futures);
        left.erase(std::remove_if(left.begin(), left.end(),
                                  [&](std::uint32_t s) { return trials_.forbidden(s); }),
                   left.end());
        drop_equals(left, futures);
        if (left.empty() || !eliminate(left, futures)) break;
    }
    const std::uint64_t every = std::uint64_t{problem_.futures} * problem_.places.size();
    allowed_ = std::max(every / 10, trials_.trials() + std::uint64_t{3} * problem_.futures);
}

/// What is to be expected where a first look is to show everything.
std::vector<SeekExpected> SeekSearch::if_looked_at(double error) const {
    return expected(problem_, trials_, problem_.conditions,
                    {normal_quantile(1 - seek_first_look * error), problem_.futures});
}

std::optional<std::uint32_t>
SeekSearch::first_to_confirm(double error, const std::vector<std::uint32_t>& leaving_out) {
    for (int again = 0; again < 5; ++again) {
        const auto all = if_looked_at(error);
        std::optional<std::uint32_t> best;
        const auto better = [&](std::uint32_t s) {
            if (!best) return true;
            const SeekExpected &x = all[s], &y = all[*best];
            if (x.chance >= surely && y.chance >= surely) return x.worth > y.worth;
            return x.chance > y.chance;
        };
        for (std::uint32_t s = 0; s < all.size(); ++s) {
            if (all[s].chance >= hardly && !contains(leaving_out, s) && better(s)) best = s;
        }
        if (!best) return {};
        if (trials_.futures(*best) >= known_enough) return least_moved(*best);
        trials_.extend({*best}, known_enough);
    }
    return {};
}

std::optional<std::uint32_t> SeekSearch::next_to_confirm(std::uint32_t shown, double error) {
    std::vector<std::uint32_t> ruled_out;
    while (has_trials_left(problem_.futures * 5 / 4)) {
        const auto all = if_looked_at(error);
        std::optional<std::uint32_t> best;
        double most = 0.02 * std::abs(all[shown].worth);
        for (std::uint32_t s = 0; s < all.size(); ++s) {
            const double gain = all[s].chance * (all[s].worth - all[shown].worth);
            if (gain <= most || contains(ruled_out, s)) continue;
            most = gain;
            best = s;
        }
        if (!best) return {};
        const std::uint32_t futures = trials_.futures(*best);
        if (futures >= known_enough && all[*best].chance >= evenly) return best;
        if (futures < known_well)
            trials_.extend({*best}, std::max(known_enough, 2 * futures));
        else if (all[*best].chance >= hardly)
            return best;
        else
            ruled_out.push_back(*best);
    }
    return {};
}

std::optional<std::uint32_t> SeekSearch::hope() {
    const std::uint32_t s = nearest();
    trials_.extend({s}, most_futures);
    if (clear_of(s, {}) < 0) return {};
    return s;
}

std::uint32_t SeekSearch::nearest() {
    const auto all = expected(problem_, trials_, problem_.conditions, {});
    std::uint32_t best = trials_.tried().front();
    for (std::uint32_t s = 0; s < all.size(); ++s)
        if (!trials_.forbidden(s) && all[s].clear > all[best].clear) best = s;
    return best;
}

} // namespace tenure
