#include "statistics/emulator.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tenure {

namespace {

constexpr std::size_t folds = 8;
constexpr double ridge = 1; ///< of the slopes of single numbers, in points of average weight
constexpr double other_ridges[] = {1, 10, 100, 1000, 10000}; ///< that all other features may have

Eigen::Index place(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// q(x), and then x times covariates.
std::vector<double> all_features(const double* x, std::size_t numbers, const Grid& covariates,
                                 std::size_t group) {
    std::vector<double> all = quadratic(x, numbers);
    for (std::size_t k = 0; k < numbers; ++k)
        for (std::size_t c = 0; c < covariates.columns; ++c)
            all.push_back(x[k] * covariates.at(group, c));
    return all;
}

/// Points as matrices, replications averaged.
struct EmulatorPoints {
    Eigen::MatrixXd features, means, within; ///< a row each; within: variance of replications
    Eigen::VectorXd weight;
    std::vector<std::size_t> group;
    Eigen::Index numbers;
};

EmulatorPoints points_of(const DesignRuns& runs) {
    const std::size_t points = runs.group.size(), values = runs.values.columns,
                      numbers = runs.settings.columns;
    const std::size_t features = quadratic_features(numbers) + numbers * runs.covariates.columns;
    EmulatorPoints p{Eigen::MatrixXd(place(points), place(features)),
                     Eigen::MatrixXd::Zero(place(points), place(values)),
                     Eigen::MatrixXd::Zero(place(points), place(values)),
                     Eigen::VectorXd(place(points)),
                     runs.group,
                     place(numbers)};
    const auto r = static_cast<double>(runs.replications);
    for (std::size_t i = 0; i < points; ++i) {
        const auto f = all_features(&runs.settings.values[i * numbers], numbers, runs.covariates,
                                    runs.group[i]);
        p.features.row(place(i)) = Eigen::Map<const Eigen::RowVectorXd>(f.data(), place(features));
        p.weight[place(i)] = std::exp(runs.log_size[runs.group[i]]);
        for (std::size_t m = 0; m < values; ++m) {
            double sum = 0, squares = 0;
            for (std::size_t k = 0; k < runs.replications; ++k)
                sum += runs.values.at(i * runs.replications + k, m) / r;
            for (std::size_t k = 0; k < runs.replications; ++k)
                squares += std::pow(runs.values.at(i * runs.replications + k, m) - sum, 2);
            p.means(place(i), place(m)) = sum;
            p.within(place(i), place(m)) = squares / (r - 1);
        }
    }
    p.weight /= p.weight.mean();
    return p;
}

struct WithinFit {
    Eigen::MatrixXd slopes, levels; ///< [feature][value], [group][value]
    Eigen::VectorXd weight;         ///< of each group, in all
};

/// Least squares within groups over the points that are not left out.
WithinFit within_groups(const EmulatorPoints& p, std::size_t groups, double other_ridge,
                        std::size_t fold_out) {
    const auto is_out = [&](Eigen::Index i) {
        return static_cast<std::size_t>(i) % folds == fold_out;
    };
    Eigen::MatrixXd feature_mean = Eigen::MatrixXd::Zero(place(groups), p.features.cols());
    Eigen::MatrixXd value_mean = Eigen::MatrixXd::Zero(place(groups), p.means.cols());
    Eigen::VectorXd weight = Eigen::VectorXd::Zero(place(groups));
    for (Eigen::Index i = 0; i < p.features.rows(); ++i) {
        if (is_out(i)) continue;
        const Eigen::Index g = place(p.group[static_cast<std::size_t>(i)]);
        feature_mean.row(g) += p.weight[i] * p.features.row(i);
        value_mean.row(g) += p.weight[i] * p.means.row(i);
        weight[g] += p.weight[i];
    }
    for (Eigen::Index g = 0; g < weight.size(); ++g) {
        if (!(weight[g] > 0)) continue;
        feature_mean.row(g) /= weight[g];
        value_mean.row(g) /= weight[g];
    }
    Eigen::MatrixXd off = p.features, y = p.means;
    for (Eigen::Index i = 0; i < off.rows(); ++i) {
        const Eigen::Index g = place(p.group[static_cast<std::size_t>(i)]);
        const double w = is_out(i) ? 0 : std::sqrt(p.weight[i]);
        off.row(i) = w * (off.row(i) - feature_mean.row(g));
        y.row(i) = w * (y.row(i) - value_mean.row(g));
    }
    Eigen::MatrixXd gram = off.transpose() * off;
    gram.diagonal().array() += other_ridge;
    gram.diagonal().head(p.numbers).array() += ridge - other_ridge;
    WithinFit fit;
    fit.slopes = gram.llt().solve(off.transpose() * y);
    fit.levels = value_mean - feature_mean * fit.slopes;
    fit.weight = weight;
    return fit;
}

/// Gamma regression with a logarithmic link of variances within points.
Eigen::MatrixXd log_variances(const DesignRuns& runs, const EmulatorPoints& p) {
    const std::size_t numbers = runs.settings.columns;
    Eigen::MatrixXd x(p.within.rows(), place(numbers + 2));
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
        const auto point = static_cast<std::size_t>(i);
        x(i, 0) = 1;
        x(i, 1) = runs.log_size[runs.group[point]];
        for (std::size_t k = 0; k < numbers; ++k) x(i, place(k + 2)) = runs.settings.at(point, k);
    }
    Eigen::MatrixXd gram = x.transpose() * x;
    gram.diagonal().array() += 1e-6;
    const auto factor = gram.llt();
    Eigen::MatrixXd all = Eigen::MatrixXd::Zero(x.cols(), p.within.cols());
    for (Eigen::Index m = 0; m < p.within.cols(); ++m) {
        all(0, m) = std::log(std::max(p.within.col(m).mean(), 1e-12));
        for (int step = 0; step < 12; ++step) {
            const Eigen::ArrayXd fitted = (x * all.col(m)).array().min(50).max(-50);
            const Eigen::VectorXd work =
                fitted + (p.within.col(m).array() / fitted.exp() - 1).min(20);
            all.col(m) = factor.solve(x.transpose() * work);
        }
    }
    return all;
}

/// Of replications about the means of their points, each against its variance.
Eigen::MatrixXd correlations(const DesignRuns& runs, const EmulatorPoints& p) {
    Eigen::MatrixXd off(place(runs.values.rows), p.means.cols());
    for (std::size_t i = 0; i < runs.values.rows; ++i) {
        const Eigen::Index point = place(i / runs.replications);
        for (Eigen::Index m = 0; m < off.cols(); ++m)
            off(place(i), m) = std::sqrt(p.weight[point]) *
                               (runs.values.at(i, static_cast<std::size_t>(m)) - p.means(point, m));
    }
    Eigen::MatrixXd c = off.transpose() * off;
    const Eigen::VectorXd sd = c.diagonal().cwiseMax(1e-12).cwiseSqrt();
    c = c.cwiseQuotient(sd * sd.transpose());
    c.diagonal().setOnes();
    return c;
}

/// Standard deviations of the error at points not seen, beyond the chance of their replications: of
/// groups that are not alone, and of those that are.
std::array<std::vector<double>, 2> unseen_errors(const EmulatorPoints& p, std::size_t groups,
                                                 std::size_t replications, double other_ridge,
                                                 const std::vector<bool>& alone = {}) {
    const Eigen::VectorXd none = Eigen::VectorXd::Zero(p.means.cols());
    std::array<Eigen::VectorXd, 2> sums{none, none};
    std::array<double, 2> weights{};
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const WithinFit fit = within_groups(p, groups, other_ridge, fold);
        for (Eigen::Index i = place(fold); i < p.means.rows(); i += place(folds)) {
            const std::size_t group = p.group[static_cast<std::size_t>(i)];
            const std::size_t kind = !alone.empty() && alone[group];
            const Eigen::Index g = place(group);
            const Eigen::RowVectorXd off =
                p.means.row(i) - fit.levels.row(g) - p.features.row(i) * fit.slopes;
            sums[kind] +=
                p.weight[i] *
                (off.array().square() - p.within.row(i).array() / static_cast<double>(replications))
                    .matrix()
                    .transpose();
            weights[kind] += p.weight[i];
        }
    }
    std::array<std::vector<double>, 2> sd;
    for (std::size_t kind = 0; kind < 2; ++kind)
        for (const double sum : sums[kind])
            sd[kind].push_back(std::sqrt(std::max(0.0, sum / weights[kind])));
    return sd;
}

/// The penalty with the least errors at points not seen, each value against its chance.
double best_ridge(const EmulatorPoints& p, std::size_t groups, std::size_t replications) {
    const Eigen::VectorXd chance = p.within.colwise().mean().cwiseMax(1e-12);
    double best = other_ridges[0], least = std::numeric_limits<double>::infinity();
    for (const double each : other_ridges) {
        const std::vector<double> errors = unseen_errors(p, groups, replications, each)[0];
        double sum = 0;
        for (std::size_t m = 0; m < errors.size(); ++m)
            sum += errors[m] * errors[m] / chance[place(m)];
        if (!(sum < least)) continue;
        least = sum;
        best = each;
    }
    return best;
}

Grid grid_of(const Eigen::MatrixXd& matrix) {
    Grid grid(static_cast<std::size_t>(matrix.rows()), static_cast<std::size_t>(matrix.cols()));
    for (std::size_t r = 0; r < grid.rows; ++r)
        for (std::size_t c = 0; c < grid.columns; ++c) grid.at(r, c) = matrix(place(r), place(c));
    return grid;
}

} // namespace

std::size_t quadratic_features(std::size_t numbers) {
    return 2 * numbers + numbers * (numbers - 1) / 2;
}

std::vector<double> quadratic(const double* x, std::size_t numbers) {
    std::vector<double> all(x, x + numbers);
    for (std::size_t k = 0; k < numbers; ++k) all.push_back(x[k] * x[k]);
    for (std::size_t k = 0; k < numbers; ++k)
        for (std::size_t l = 0; l < k; ++l) all.push_back(x[k] * x[l]);
    return all;
}

Grid Emulator::rows(std::size_t group) const {
    const std::size_t n = numbers(), q = quadratic_features(n);
    Grid all(values(), q);
    for (std::size_t m = 0; m < values(); ++m) {
        for (std::size_t f = 0; f < q; ++f) all.at(m, f) = slopes.at(f, m);
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t c = 0; c < covariates.columns; ++c)
                all.at(m, k) +=
                    slopes.at(q + k * covariates.columns + c, m) * covariates.at(group, c);
    }
    return all;
}

std::vector<double> Emulator::mean(std::size_t group, const double* settings) const {
    const std::vector<double> q = quadratic(settings, numbers());
    const Grid by = rows(group);
    std::vector<double> all;
    for (std::size_t m = 0; m < values(); ++m) {
        double sum = levels.at(group, m);
        for (std::size_t f = 0; f < q.size(); ++f) sum += by.at(m, f) * q[f];
        all.push_back(sum);
    }
    return all;
}

std::vector<double> Emulator::chance_sd(std::size_t group, const double* settings) const {
    std::vector<double> all;
    for (std::size_t m = 0; m < values(); ++m) {
        double sum = log_variance.at(0, m) + log_variance.at(1, m) * log_size[group];
        for (std::size_t k = 0; k < numbers(); ++k) sum += log_variance.at(k + 2, m) * settings[k];
        all.push_back(std::exp(sum / 2));
    }
    return all;
}

Emulator emulated(const DesignRuns& runs) {
    expects(runs.replications >= 2 && runs.values.rows == runs.group.size() * runs.replications &&
                runs.settings.rows == runs.group.size(),
            "every point has its settings and at least two replications");
    const EmulatorPoints p = points_of(runs);
    const std::size_t groups = runs.covariates.rows;
    const double other_ridge = best_ridge(p, groups, runs.replications);
    const WithinFit fit = within_groups(p, groups, other_ridge, folds);
    Emulator e;
    e.slopes = grid_of(fit.slopes);
    e.levels = grid_of(fit.levels);
    e.log_variance = grid_of(log_variances(runs, p));
    e.correlation = grid_of(correlations(runs, p));
    auto [own, alone] = unseen_errors(p, groups, runs.replications, other_ridge, runs.alone);
    e.own_error = std::move(own);
    e.alone_error = std::move(alone);
    e.alone = runs.alone;
    e.covariates = runs.covariates;
    e.log_size = runs.log_size;
    return e;
}

} // namespace tenure
