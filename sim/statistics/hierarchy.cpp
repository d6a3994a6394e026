#include "statistics/hierarchy.hpp"

#include "core/contract.hpp"
#include "statistics/hierarchy_rows.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

using ByRow = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Grid to_grid(const Eigen::MatrixXd& m) {
    Grid grid(static_cast<std::size_t>(m.rows()), static_cast<std::size_t>(m.cols()));
    Eigen::Map<ByRow>(grid.values.data(), m.rows(), m.cols()) = m;
    return grid;
}

} // namespace

bool Observed::is_known(std::size_t group, std::size_t value) const {
    return !std::isnan(values.at(group, value));
}

bool Observed::has_moved(std::size_t group) const { return moved && moved->groups[group]; }

double QuadraticLikelihood::operator()(const double* settings) const {
    const std::vector<double> q = quadratic(settings, numbers);
    double sum = constant;
    for (std::size_t f = 0; f < q.size(); ++f) {
        double row = 0;
        const double* curve = &curvature.values[f * q.size()];
        for (std::size_t g = 0; g < q.size(); ++g) row += curve[g] * q[g];
        sum += q[f] * (row - 2 * pull[f]);
    }
    return -0.5 * sum;
}

std::vector<double> OffsetLaw::at(const double* settings,
                                  const std::vector<double>& normals) const {
    const std::vector<double> q = quadratic(settings, start.size());
    std::vector<double> all = start;
    for (std::size_t k = 0; k < all.size(); ++k) {
        for (std::size_t f = 0; f < q.size(); ++f) all[k] -= slope.at(k, f) * q[f];
        for (std::size_t l = 0; l <= k; ++l) all[k] += factor.at(k, l) * normals[l];
    }
    return all;
}

/// What does not depend on values; latent numbers are scaled by their standard deviations.
struct Hierarchy::Parts {
    HierarchyShape shape;
    HierarchyRows rows;
    std::vector<Eigen::MatrixXd> factors;
    Eigen::VectorXd sd;
    Eigen::MatrixXd q, latent; ///< whitened
    Eigen::LLT<Eigen::MatrixXd> precision;
    Eigen::MatrixXd cross;   ///< latent' q
    std::vector<bool> known; ///< by row
    std::size_t moved_unit = no_unit;

    Eigen::MatrixXd whitened(const Grid& values) const {
        Eigen::MatrixXd y = values_less(rows.level, values);
        whiten_groups(y, factors);
        return y;
    }
};

Hierarchy::Hierarchy(const Emulator& emulator, const Observed& observed, HierarchySpread spread,
                     std::vector<double> about)
    : parts_(std::make_unique<Parts>()), spread_(std::move(spread)) {
    Parts& p = *parts_;
    p.shape = shape_of(emulator, observed);
    p.rows = stacked_rows(emulator, observed, p.shape, about);
    p.factors = factors_of(emulator, observed, spread_, about);
    p.sd = latent_sd(p.shape, observed, spread_);
    p.known.reserve(observed.values.values.size());
    for (const double x : observed.values.values) p.known.push_back(!std::isnan(x));
    for (std::size_t g = 0; g < observed.unit.size(); ++g)
        if (observed.has_moved(g)) p.moved_unit = observed.unit[g];
    p.q = p.rows.q;
    whiten_groups(p.q, p.factors);
    p.latent = p.rows.latent * p.sd.asDiagonal();
    whiten_groups(p.latent, p.factors);
    p.precision.compute(Eigen::MatrixXd::Identity(p.latent.cols(), p.latent.cols()) +
                        p.latent.transpose() * p.latent);
    p.cross = p.latent.transpose() * p.q;
}

Hierarchy::Hierarchy(Hierarchy&&) noexcept = default;
Hierarchy& Hierarchy::operator=(Hierarchy&&) noexcept = default;
Hierarchy::~Hierarchy() = default;

QuadraticLikelihood Hierarchy::likelihood(const Grid& values) const {
    const Parts& p = *parts_;
    const Eigen::MatrixXd y = p.whitened(values), seen = p.latent.transpose() * y;
    const Eigen::MatrixXd curvature =
        p.q.transpose() * p.q - p.cross.transpose() * p.precision.solve(p.cross);
    const Eigen::VectorXd pull =
        p.q.transpose() * y - p.cross.transpose() * p.precision.solve(seen);
    const double constant = y.squaredNorm() - (seen.transpose() * p.precision.solve(seen))(0, 0);
    return {
        p.shape.numbers, to_grid(curvature), {pull.data(), pull.data() + pull.size()}, constant};
}

OffsetLaw Hierarchy::offsets(std::size_t unit, const Grid& values) const {
    const Parts& p = *parts_;
    expects(unit < p.shape.units, "the unit was observed");
    const Eigen::MatrixXd y = p.whitened(values);
    const Eigen::Index n = at_index(p.shape.numbers);
    Eigen::MatrixXd pick = Eigen::MatrixXd::Zero(p.latent.cols(), n); // of scaled latent numbers
    const auto add = [&](std::size_t first) {
        const Eigen::Index at = at_index(first);
        pick.middleRows(at, n).diagonal() = p.sd.segment(at, n);
    };
    add(p.shape.of_unit(unit, 0));
    if (p.moved_unit == unit) add(p.shape.of_moved(0));
    const Eigen::MatrixXd own = p.precision.solve(pick);
    const Eigen::VectorXd start = own.transpose() * (p.latent.transpose() * y);
    Eigen::MatrixXd covariance = pick.transpose() * own;
    covariance.diagonal().array() += 1e-12;
    const Eigen::MatrixXd factor = covariance.llt().matrixL();
    return {{start.data(), start.data() + n}, to_grid(own.transpose() * p.cross), to_grid(factor)};
}

Grid Hierarchy::made_up(const double* settings, const std::function<double()>& normal) const {
    std::vector<double> offsets;
    return made_up(settings, normal, no_unit, offsets);
}

Grid Hierarchy::made_up(const double* settings, const std::function<double()>& normal,
                        std::size_t unit, std::vector<double>& offsets) const {
    const Parts& p = *parts_;
    const std::vector<double> features = quadratic(settings, p.shape.numbers);
    Eigen::VectorXd y = p.rows.level + p.rows.q * Eigen::Map<const Eigen::VectorXd>(
                                                      features.data(), at_index(features.size()));
    Eigen::VectorXd latent(p.latent.cols());
    for (Eigen::Index l = 0; l < latent.size(); ++l) latent[l] = p.sd[l] * normal();
    y += p.rows.latent * latent;
    offsets.clear();
    for (std::size_t k = 0; k < p.shape.numbers && unit != no_unit; ++k)
        offsets.push_back(latent[at_index(p.shape.of_unit(unit, k))] +
                          (p.moved_unit == unit ? latent[at_index(p.shape.of_moved(k))] : 0));
    Eigen::Index first = 0;
    for (const Eigen::MatrixXd& f : p.factors) {
        Eigen::VectorXd z(f.rows());
        for (Eigen::Index m = 0; m < z.size(); ++m) z[m] = normal();
        y.segment(first, f.rows()) += f * z;
        first += f.rows();
    }
    Grid values(p.shape.groups, p.shape.values);
    for (std::size_t r = 0; r < p.known.size(); ++r)
        values.values[r] = p.known[r] ? y[at_index(r)] : std::nan("");
    return values;
}

Grid tamed(const Emulator& emulator, const Grid& values, double most) {
    const RobustSpread of = robust_spread(emulator, values);
    Grid all = values;
    for (std::size_t g = 0; g < all.rows; ++g)
        for (std::size_t m = 0; m < all.columns; ++m) {
            const double middle = emulator.levels.at(g, m) + of.middle[m];
            all.at(g, m) =
                std::clamp(all.at(g, m), middle - most * of.sd[m], middle + most * of.sd[m]);
        }
    return all;
}

} // namespace tenure
