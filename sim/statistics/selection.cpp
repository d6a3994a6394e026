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

namespace {

/// A selection under way.
class Contest {
public:
    Contest(std::size_t policies, const std::function<double(std::size_t, std::int64_t)>& value_of,
            const SelectionOptions& options)
        : value_of_(value_of), options_(options),
          h2_(kim_nelson(policies, options.first_stage, options.alpha).h2), count_(policies),
          sums_(policies, 0), variances_(policies * policies, 0) {
        result_.looked_at.assign(policies, 0);
        result_.dropped_at.assign(policies, 0);
        for (std::size_t i = 0; i < policies; ++i) result_.left.push_back(i);
    }

    Selection run() {
        first_stage();
        screen();
        while (result_.left.size() > 1 && taken_ < options_.at_most) {
            for (const std::size_t i : result_.left) take(i, taken_);
            ++taken_;
            screen();
        }
        result_.best =
            *std::max_element(result_.left.begin(), result_.left.end(),
                              [&](std::size_t a, std::size_t b) { return sums_[a] < sums_[b]; });
        for (const std::int64_t each : result_.looked_at) result_.total += each;
        return result_;
    }

private:
    double take(std::size_t i, std::int64_t k) {
        const double x = value_of_(i, k);
        sums_[i] += x;
        ++result_.looked_at[i];
        return x;
    }

    void first_stage() {
        std::vector<std::vector<double>> values(count_);
        for (std::size_t i = 0; i < count_; ++i)
            for (std::int64_t k = 0; k < options_.first_stage; ++k) values[i].push_back(take(i, k));
        taken_ = options_.first_stage;
        const auto n = static_cast<double>(taken_);
        for (std::size_t i = 0; i < count_; ++i)
            for (std::size_t j = 0; j < count_; ++j) {
                const double mean = (sums_[i] - sums_[j]) / n;
                double squares = 0;
                for (std::size_t k = 0; k < values[i].size(); ++k) {
                    const double off = values[i][k] - values[j][k] - mean;
                    squares += off * off;
                }
                variances_[i * count_ + j] = squares / (n - 1);
            }
    }

    /// Policy i falls to j where it lies behind by more than the two may still drift apart.
    bool falls(std::size_t i, std::size_t j) const {
        const double indifference = options_.indifference;
        const double room = indifference / 2 *
                            (h2_ * variances_[i * count_ + j] / (indifference * indifference) -
                             static_cast<double>(taken_));
        return sums_[j] - sums_[i] > std::max(0.0, room);
    }

    void screen() {
        std::vector<std::size_t> still;
        for (const std::size_t i : result_.left) {
            const bool out = std::any_of(result_.left.begin(), result_.left.end(),
                                         [&](std::size_t j) { return j != i && falls(i, j); });
            if (out)
                result_.dropped_at[i] = taken_;
            else
                still.push_back(i);
        }
        result_.left = still;
    }

    const std::function<double(std::size_t, std::int64_t)>& value_of_;
    const SelectionOptions& options_;
    double h2_;
    std::size_t count_;
    std::vector<double> sums_, variances_;
    std::int64_t taken_ = 0;
    Selection result_;
};

} // namespace

Selection select_best(std::size_t policies,
                      const std::function<double(std::size_t policy, std::int64_t k)>& value_of,
                      const SelectionOptions& options) {
    expects(options.indifference > 0, "a selection has a lead worth finding");
    if (policies == 1) return {{0}, 0, {0}, {0}, 0};
    return Contest(policies, value_of, options).run();
}

} // namespace tenure
