#include "statistics/surface.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

#include <Eigen/Dense>

#include <array>
#include <cmath>

namespace tenure {

namespace {

constexpr std::array<double, 5> lengths_tried{0.15, 0.3, 0.6, 1.2, 2.4};
constexpr std::array<double, 5> sizes_tried{0.05, 0.15, 0.4, 1, 2.5};
constexpr double of_level = 100, of_slopes = 25; ///< prior variances, in those of the values

/// In units of the spread of values.
struct SurfaceShape {
    std::vector<double> lengths;
    double size = 0.4; ///< standard deviation about the linear mean
};

double matern(const SurfaceShape& shape, const std::vector<double>& a,
              const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double step = (a[k] - b[k]) / shape.lengths[k];
        squares += step * step;
    }
    const double r = std::sqrt(5 * squares);
    return (1 + r + r * r / 3) * elementary::exp(-r);
}

double covariance_of(const SurfaceShape& shape, const std::vector<double>& a,
                     const std::vector<double>& b) {
    double linear = of_level;
    for (std::size_t k = 0; k < a.size(); ++k) linear += of_slopes * (a[k] - 0.5) * (b[k] - 0.5);
    return linear + shape.size * shape.size * matern(shape, a, b);
}

} // namespace

struct Surface::Fit {
    std::vector<std::vector<double>> at;
    Eigen::VectorXd values, noise; ///< standard; variances
    double centre = 0, spread = 1;
    SurfaceShape shape;
    Eigen::LLT<Eigen::MatrixXd> factor;
    Eigen::VectorXd weights;

    explicit Fit(const std::vector<SurfacePoint>& points) {
        standardise(points);
        shape.lengths.assign(at.front().size(), 0.6);
        double best = solve();
        for (int pass = 0; pass < 2; ++pass) {
            for (double& length : shape.lengths) best = likeliest(length, lengths_tried, best);
            best = likeliest(shape.size, sizes_tried, best);
        }
        solve();
    }

    void standardise(const std::vector<SurfacePoint>& points) {
        const double n = static_cast<double>(points.size());
        double squares = 0;
        for (const SurfacePoint& p : points) centre += p.value / n;
        for (const SurfacePoint& p : points) squares += (p.value - centre) * (p.value - centre);
        if (squares > 0) spread = std::sqrt(squares / n);
        values.resize(static_cast<Eigen::Index>(points.size()));
        noise.resize(values.size());
        for (Eigen::Index i = 0; i < values.size(); ++i) {
            const SurfacePoint& p = points[static_cast<std::size_t>(i)];
            at.push_back(p.at);
            values[i] = (p.value - centre) / spread;
            noise[i] = p.std_error * p.std_error / (spread * spread) + 1e-6;
        }
    }

    /// @return the logarithm of the likelihood, but for a constant
    double solve() {
        const Eigen::Index n = values.size();
        Eigen::MatrixXd all(n, n);
        for (Eigen::Index i = 0; i < n; ++i)
            for (Eigen::Index j = 0; j <= i; ++j)
                all(i, j) = all(j, i) = covariance_of(shape, at[static_cast<std::size_t>(i)],
                                                      at[static_cast<std::size_t>(j)]) +
                                        (i == j ? noise[i] : 0);
        factor.compute(all);
        weights = factor.solve(values);
        double log_determinant = 0;
        for (Eigen::Index i = 0; i < n; ++i)
            log_determinant += elementary::log(factor.matrixLLT()(i, i));
        return -0.5 * values.dot(weights) - log_determinant;
    }

    template <std::size_t size>
    double likeliest(double& number, const std::array<double, size>& tried, double best) {
        double chosen = number;
        for (const double each : tried) {
            number = each;
            const double likelihood = solve();
            if (!(likelihood > best + 1e-9)) continue;
            best = likelihood;
            chosen = each;
        }
        number = chosen;
        return best;
    }
};

Surface::Surface(const std::vector<SurfacePoint>& points) {
    expects(points.size() >= 2, "a surface has two points or more");
    fit_ = std::make_shared<const Fit>(points);
}

SurfaceValue Surface::operator()(const std::vector<double>& at) const {
    const Fit& f = *fit_;
    Eigen::VectorXd to(f.values.size());
    for (Eigen::Index i = 0; i < to.size(); ++i)
        to[i] = covariance_of(f.shape, at, f.at[static_cast<std::size_t>(i)]);
    const double variance =
        covariance_of(f.shape, at, at) - f.factor.matrixL().solve(to).squaredNorm();
    return {f.centre + f.spread * to.dot(f.weights),
            f.spread * std::sqrt(std::max(variance, 1e-9))};
}

} // namespace tenure
