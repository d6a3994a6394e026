#include "statistics/forecast.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

double at_rank(const std::vector<double>& ascending, double rank) {
    const double at = std::clamp(rank, 1.0, static_cast<double>(ascending.size())) - 1;
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] +
           (at - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

double next_value_quantile(std::vector<double> values, double p) {
    expects(!values.empty() && p >= 0 && p <= 1, "a quantile is of some values");
    std::sort(values.begin(), values.end());
    return at_rank(values, p * (static_cast<double>(values.size()) + 1));
}

Interval central_interval(const std::vector<double>& values, double level) {
    expects(level > 0 && level < 1, "a level lies between 0 and 1");
    return {next_value_quantile(values, (1 - level) / 2),
            next_value_quantile(values, (1 + level) / 2)};
}

double winkler_score(const Interval& interval, double outcome, double level) {
    expects(level > 0 && level < 1, "a level lies between 0 and 1");
    const double outside = std::max({0.0, interval.low - outcome, outcome - interval.high});
    return interval.high - interval.low + 2 / (1 - level) * outside;
}

std::vector<double> least_squares(const Grid& predictors, const std::vector<double>& outcomes) {
    expects(predictors.rows == outcomes.size() && predictors.rows > 0,
            "each row of predictors has an outcome");
    const auto rows = static_cast<Eigen::Index>(predictors.rows);
    Eigen::MatrixXd x(rows, static_cast<Eigen::Index>(predictors.columns) + 1);
    Eigen::VectorXd y(rows);
    for (Eigen::Index r = 0; r < rows; ++r) {
        x(r, 0) = 1;
        for (std::size_t c = 0; c < predictors.columns; ++c)
            x(r, static_cast<Eigen::Index>(c) + 1) = predictors.at(static_cast<std::size_t>(r), c);
        y(r) = outcomes[static_cast<std::size_t>(r)];
    }
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> parts;
    parts.setThreshold(1e-9); // a column that is another but for rounding adds nothing
    parts.compute(x);
    const Eigen::VectorXd found = parts.solve(y);
    return {found.data(), found.data() + found.size()};
}

double jackknife_error(std::size_t count, const std::function<double(std::size_t)>& statistic) {
    if (count < 2) return not_known;
    std::vector<double> without;
    for (std::size_t i = 0; i < count; ++i) without.push_back(statistic(i));
    const double mean = mean_of(without);
    double squares = 0;
    for (const double x : without) squares += (x - mean) * (x - mean);
    const auto n = static_cast<double>(count);
    return std::sqrt((n - 1) / n * squares);
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace tenure
