#include "experiment/seek_trials.hpp"

#include "workforce/measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tenure {

void SeekTrials::fetch(const std::vector<SeekRequest>& wanted) {
    std::vector<SeekRequest> absent;
    for (const SeekRequest& each : wanted)
        if (!values_.contains(each) && !forbidden_.contains(each.setting)) absent.push_back(each);
    std::sort(absent.begin(), absent.end());
    absent.erase(std::unique(absent.begin(), absent.end(),
                             [](const SeekRequest& a, const SeekRequest& b) {
                                 return !(a < b) && !(b < a);
                             }),
                 absent.end());
    if (absent.empty()) return;
    std::vector<SeekValues> got = source_(absent);
    for (std::size_t i = 0; i < absent.size(); ++i) {
        if (got[i].empty())
            forbidden_.insert(absent[i].setting);
        else
            values_.emplace(absent[i], std::move(got[i]));
    }
}

void SeekTrials::extend(const std::vector<std::uint32_t>& settings, std::uint32_t futures) {
    std::vector<SeekRequest> wanted;
    for (std::uint32_t b = 0; b < futures / seek_batch; ++b) {
        wanted.push_back({seek_baseline, b});
        for (const std::uint32_t s : settings) wanted.push_back({s, b});
    }
    fetch(wanted);
}

void SeekTrials::fresh(std::uint32_t setting, std::uint32_t first_batch, std::uint32_t futures,
                       std::uint32_t baseline) {
    std::vector<SeekRequest> wanted;
    for (std::uint32_t b = 0; b < futures / seek_batch; ++b) {
        if (b < baseline / seek_batch) wanted.push_back({seek_baseline, first_batch + b});
        wanted.push_back({setting, first_batch + b});
    }
    fetch(wanted);
}

std::uint32_t SeekTrials::futures(std::uint32_t setting) const {
    std::uint32_t batches = 0;
    while (values_.count({setting, batches})) ++batches;
    return batches * seek_batch;
}

std::vector<std::uint32_t> SeekTrials::tried() const {
    std::vector<std::uint32_t> all;
    for (const auto& [request, values] : values_)
        if (request.setting != seek_baseline && request.batch == 0 &&
            !forbidden_.contains(request.setting))
            all.push_back(request.setting);
    return all;
}

namespace {

std::vector<std::uint32_t> batches_from(std::uint32_t first_batch, std::uint32_t futures) {
    std::vector<std::uint32_t> all(futures / seek_batch);
    std::iota(all.begin(), all.end(), first_batch);
    return all;
}

} // namespace

SeekTrials::Batches SeekTrials::all_batches(std::uint32_t setting, bool with_baseline) const {
    Batches all;
    for (auto at = values_.lower_bound({setting, 0});
         at != values_.end() && at->first.setting == setting; ++at)
        if (!with_baseline || values_.count({seek_baseline, at->first.batch}))
            all.push_back(at->first.batch);
    return all;
}

std::vector<double> SeekTrials::values(std::uint32_t setting, std::size_t quantity,
                                       bool over_baseline, std::uint32_t first_batch,
                                       std::uint32_t futures) const {
    return values(setting, quantity, over_baseline, batches_from(first_batch, futures));
}

std::vector<double> SeekTrials::values(std::uint32_t setting, std::size_t quantity,
                                       bool over_baseline, const Batches& batches) const {
    std::vector<double> all;
    const std::size_t width = problem_.scales.size();
    const double scale = problem_.scales[quantity];
    for (const std::uint32_t b : batches) {
        const SeekValues& mine = values_.at({setting, b});
        const SeekValues& other = over_baseline ? values_.at({seek_baseline, b}) : mine;
        for (std::size_t f = 0; f < seek_batch; ++f) {
            const std::int64_t x = mine[f * width + quantity];
            const std::int64_t y = over_baseline ? other[f * width + quantity] : 0;
            all.push_back(x == missing || y == missing ? std::numeric_limits<double>::quiet_NaN()
                                                       : static_cast<double>(x - y) / scale);
        }
    }
    return all;
}

std::vector<double> SeekTrials::quantity(std::uint32_t setting, const SeekCondition& condition,
                                         std::uint32_t first_batch, std::uint32_t futures) const {
    return values(setting, condition.quantity, condition.over_baseline, first_batch, futures);
}

std::vector<double> SeekTrials::known(std::uint32_t setting, const SeekCondition& condition) const {
    return values(setting, condition.quantity, condition.over_baseline,
                  all_batches(setting, condition.over_baseline));
}

std::vector<double> SeekTrials::worth(std::uint32_t setting, std::uint32_t first_batch,
                                      std::uint32_t futures) const {
    return worth(setting, batches_from(first_batch, futures));
}

std::vector<double> SeekTrials::known_worth(std::uint32_t setting) const {
    return worth(setting, all_batches(setting, true));
}

std::vector<double> SeekTrials::worth(std::uint32_t setting, const Batches& batches) const {
    std::vector<double> sum(batches.size() * seek_batch, 0.0);
    for (std::size_t q = 0; q < problem_.worth.size(); ++q) {
        if (problem_.worth[q] == 0) continue;
        const std::vector<double> each = values(setting, q, true, batches);
        for (std::size_t f = 0; f < sum.size(); ++f)
            if (!std::isnan(each[f])) sum[f] += problem_.worth[q] * each[f];
    }
    return sum;
}

std::vector<double> margins(const SeekCondition& condition, const std::vector<double>& quantity) {
    std::vector<double> all;
    double most = 0;
    for (const double x : quantity) {
        all.push_back(condition.at_most ? condition.bound - x : x - condition.bound);
        if (!std::isnan(x)) most = std::max(most, std::abs(all.back()));
    }
    for (double& x : all)
        if (std::isnan(x)) x = -std::max(most, 1e-9);
    return all;
}

namespace {

double stricter_share(const SeekCondition& condition, const Stricter& stricter) {
    const double p = condition.probability;
    const double more = stricter.errors * std::sqrt(p * (1 - p) / stricter.futures);
    return std::min(p + more, (1 + p) / 2);
}

double stricter_mean(double std_error, std::size_t values, const Stricter& stricter) {
    return stricter.errors * std_error * std::sqrt(static_cast<double>(values) / stricter.futures);
}

} // namespace

Reckoned margin_of(const SeekCondition& condition, const std::vector<double>& margins,
                   const Stricter& stricter) {
    if (condition.probability > 0)
        return quantile_with_error(margins, 1 - stricter_share(condition, stricter));
    Reckoned mean = mean_with_error(margins);
    mean.value -= stricter_mean(mean.std_error, margins.size(), stricter);
    return mean;
}

double errors_clear(const SeekCondition& condition, const std::vector<double>& margins,
                    const Stricter& stricter) {
    if (condition.probability > 0) {
        const double p = stricter_share(condition, stricter);
        const auto hits =
            std::count_if(margins.begin(), margins.end(), [](double x) { return x >= 0; });
        const double n = static_cast<double>(margins.size());
        return (static_cast<double>(hits) / n - p) / std::sqrt(p * (1 - p) / n);
    }
    const Reckoned mean = margin_of(condition, margins, stricter);
    if (mean.std_error > 0) return mean.value / mean.std_error;
    return mean.value >= 0 ? 1e3 : -1e3;
}

} // namespace tenure
