#include "statistics/linear_gaussian.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <cmath>

namespace tenure {

GaussianPosterior linear_gaussian(const Grid& a, const std::vector<double>& values,
                                  const std::vector<double>& noise_variance) {
    expects(a.rows == values.size() && a.rows == noise_variance.size(),
            "each value has a row and its noise");
    const auto p = static_cast<Eigen::Index>(a.columns);
    Eigen::MatrixXd precision = Eigen::MatrixXd::Identity(p, p);
    Eigen::VectorXd pull = Eigen::VectorXd::Zero(p);
    for (std::size_t r = 0; r < a.rows; ++r) {
        expects(noise_variance[r] > 0, "noise has a variance");
        const Eigen::Map<const Eigen::VectorXd> row(&a.values[r * a.columns], p);
        precision += row * row.transpose() / noise_variance[r];
        pull += row * (values[r] / noise_variance[r]);
    }
    const Eigen::MatrixXd covariance = precision.llt().solve(Eigen::MatrixXd::Identity(p, p));
    const Eigen::VectorXd mean = covariance * pull;
    GaussianPosterior all{{mean.data(), mean.data() + p}, {}, Grid(a.columns, a.columns)};
    for (std::size_t k = 0; k < a.columns; ++k) {
        for (std::size_t l = 0; l < a.columns; ++l)
            all.covariance.at(k, l) =
                covariance(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(l));
        all.sd.push_back(std::sqrt(all.covariance.at(k, k)));
    }
    return all;
}

} // namespace tenure
