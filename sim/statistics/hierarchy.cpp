#include "statistics/hierarchy.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr double offset_scale = 0.5; ///< of half-normal priors, in standard deviations of a number
constexpr double national_scale = 0.5; ///< likewise, in robust deviations of a value

Eigen::Index at_index(std::size_t i) { return static_cast<Eigen::Index>(i); }

using ByRow = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
Eigen::MatrixXd matrix_of(const Grid& grid) {
    return Eigen::Map<const ByRow>(grid.values.data(), at_index(grid.rows), at_index(grid.columns));
}

Grid to_grid(const Eigen::MatrixXd& m) {
    Grid grid(static_cast<std::size_t>(m.rows()), static_cast<std::size_t>(m.cols()));
    Eigen::Map<ByRow>(grid.values.data(), m.rows(), m.cols()) = m;
    return grid;
}

/// dq / dx.
Eigen::MatrixXd quadratic_slopes(const std::vector<double>& x) {
    const std::size_t n = x.size();
    Eigen::MatrixXd d = Eigen::MatrixXd::Zero(at_index(quadratic_features(n)), at_index(n));
    for (std::size_t k = 0; k < n; ++k) {
        d(at_index(k), at_index(k)) = 1;
        d(at_index(n + k), at_index(k)) = 2 * x[k];
    }
    std::size_t f = 2 * n;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t l = 0; l < k; ++l, ++f) {
            d(at_index(f), at_index(k)) = x[l];
            d(at_index(f), at_index(l)) = x[k];
        }
    return d;
}

std::size_t count_of(const std::vector<std::size_t>& labels) {
    return labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + 1;
}

/// Sizes, and where in one long vector the latent numbers of years and units lie.
struct HierarchyShape {
    std::size_t groups, values, numbers, years, units;
    std::size_t latent() const { return years * values + units * numbers; }
    std::size_t of_year(std::size_t year, std::size_t value) const { return year * values + value; }
    std::size_t of_unit(std::size_t unit, std::size_t number) const {
        return years * values + unit * numbers + number;
    }
};

HierarchyShape shape_of(const Emulator& e, const Observed& o) {
    return {o.unit.size(), e.values(), e.numbers(), count_of(o.year), count_of(o.unit)};
}

/// Standard deviations of the latent numbers.
Eigen::VectorXd latent_sd(const HierarchyShape& s, const HierarchySpread& spread) {
    Eigen::VectorXd sd(at_index(s.latent()));
    for (std::size_t t = 0; t < s.years; ++t)
        for (std::size_t m = 0; m < s.values; ++m)
            sd[at_index(s.of_year(t, m))] = spread.national[m];
    for (std::size_t u = 0; u < s.units; ++u)
        for (std::size_t k = 0; k < s.numbers; ++k)
            sd[at_index(s.of_unit(u, k))] = spread.offsets[k];
    return sd;
}

/// Covariance of one group's values about their mean.
Eigen::MatrixXd covariance_of(const Emulator& e, std::size_t group, const HierarchySpread& spread,
                              const std::vector<double>& about) {
    const std::vector<double> sd = e.chance_sd(group, about.data());
    Eigen::MatrixXd c = matrix_of(e.correlation);
    for (std::size_t m = 0; m < sd.size(); ++m) {
        c.row(at_index(m)) *= sd[m];
        c.col(at_index(m)) *= sd[m];
        c(at_index(m), at_index(m)) = c(at_index(m), at_index(m)) * (1 + 1e-6) +
                                      spread.lacking[m] * spread.lacking[m] +
                                      e.own_error[m] * e.own_error[m] + 1e-9;
    }
    return c;
}

/// All groups' rows one under the other: of q(x), and of the latent numbers.
struct HierarchyRows {
    Eigen::MatrixXd q, latent, slopes; ///< slopes: of x at `about`
    Eigen::VectorXd level;
};

HierarchyRows stacked_rows(const Emulator& e, const Observed& o, const HierarchyShape& s,
                           const std::vector<double>& about) {
    const Eigen::MatrixXd turn = quadratic_slopes(about);
    const std::size_t rows = s.groups * s.values;
    HierarchyRows all{Eigen::MatrixXd(at_index(rows), at_index(quadratic_features(s.numbers))),
                      Eigen::MatrixXd::Zero(at_index(rows), at_index(s.latent())),
                      Eigen::MatrixXd(at_index(rows), at_index(s.numbers)),
                      Eigen::VectorXd(at_index(rows))};
    for (std::size_t g = 0; g < s.groups; ++g) {
        const Eigen::MatrixXd q = matrix_of(e.rows(g)), b = q * turn;
        const Eigen::Index first = at_index(g * s.values);
        all.q.middleRows(first, q.rows()) = q;
        all.slopes.middleRows(first, q.rows()) = b;
        for (std::size_t m = 0; m < s.values; ++m) {
            const Eigen::Index r = first + at_index(m);
            all.level[r] = e.levels.at(g, m);
            all.latent(r, at_index(s.of_year(o.year[g], m))) = 1;
            for (std::size_t k = 0; k < s.numbers; ++k)
                all.latent(r, at_index(s.of_unit(o.unit[g], k))) = b(at_index(m), at_index(k));
        }
    }
    return all;
}

/// Each group's rows times the inverse of its Cholesky factor.
void whiten_groups(Eigen::MatrixXd& rows, const std::vector<Eigen::MatrixXd>& factors) {
    Eigen::Index first = 0;
    for (const Eigen::MatrixXd& f : factors) {
        f.triangularView<Eigen::Lower>().solveInPlace(rows.middleRows(first, f.rows()));
        first += f.rows();
    }
}

std::vector<Eigen::MatrixXd> factors_of(const Emulator& e, const HierarchyShape& s,
                                        const HierarchySpread& spread,
                                        const std::vector<double>& about) {
    std::vector<Eigen::MatrixXd> all;
    for (std::size_t g = 0; g < s.groups; ++g)
        all.emplace_back(covariance_of(e, g, spread, about).llt().matrixL());
    return all;
}

double median_of(std::vector<double> x) {
    expects(!x.empty(), "there are values");
    std::nth_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2), x.end());
    return x[x.size() / 2];
}

/// Where the values of all groups lie about their levels: the median, and 1.4826 times the median
/// distance from it.
struct RobustSpread {
    std::vector<double> middle, sd; ///< by value
};

RobustSpread robust_spread(const Emulator& e, const Grid& values) {
    RobustSpread all;
    for (std::size_t m = 0; m < values.columns; ++m) {
        std::vector<double> off;
        for (std::size_t g = 0; g < values.rows; ++g)
            off.push_back(values.at(g, m) - e.levels.at(g, m));
        all.middle.push_back(median_of(off));
        for (double& x : off) x = std::fabs(x - all.middle.back());
        all.sd.push_back(1.4826 * median_of(off));
    }
    return all;
}

/// The most probable variance of `count` numbers with a sum of squares, under a half-normal prior
/// of the standard deviation times that itself: few numbers alone do not make it 0 (Chung and
/// others 2013).
double most_probable_variance(double squares, double count, double scale) {
    const double s = scale * scale, n = std::max(count - 1, 0.5);
    return s * (std::sqrt(n * n + 4 * squares / s) - n) / 2;
}

} // namespace

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
    Eigen::MatrixXd cross; ///< latent' q

    Eigen::MatrixXd whitened(const Grid& values) const {
        Eigen::MatrixXd y(rows.level.size(), 1);
        for (Eigen::Index r = 0; r < y.rows(); ++r)
            y(r, 0) = values.values[static_cast<std::size_t>(r)] - rows.level[r];
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
    p.factors = factors_of(emulator, p.shape, spread_, about);
    p.sd = latent_sd(p.shape, spread_);
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
    const Eigen::Index first = at_index(p.shape.of_unit(unit, 0)), n = at_index(p.shape.numbers);
    Eigen::MatrixXd pick = Eigen::MatrixXd::Zero(p.latent.cols(), n);
    pick.middleRows(first, n) = Eigen::MatrixXd::Identity(n, n);
    const Eigen::MatrixXd own = p.precision.solve(pick); // columns of the covariance, scaled
    const Eigen::MatrixXd sd = p.sd.segment(first, n).asDiagonal();
    const Eigen::VectorXd start = sd * (own.transpose() * (p.latent.transpose() * y));
    Eigen::MatrixXd covariance = sd * own.middleRows(first, n) * sd;
    covariance.diagonal().array() += 1e-12;
    const Eigen::MatrixXd factor = covariance.llt().matrixL();
    return {{start.data(), start.data() + n},
            to_grid(sd * (own.transpose() * p.cross)),
            to_grid(factor)};
}

Grid Hierarchy::made_up(const double* settings, const std::function<double()>& normal) const {
    const Parts& p = *parts_;
    const std::vector<double> features = quadratic(settings, p.shape.numbers);
    Eigen::VectorXd y = p.rows.level + p.rows.q * Eigen::Map<const Eigen::VectorXd>(
                                                      features.data(), at_index(features.size()));
    Eigen::VectorXd latent(p.latent.cols());
    for (Eigen::Index l = 0; l < latent.size(); ++l) latent[l] = p.sd[l] * normal();
    y += p.rows.latent * latent;
    Eigen::Index first = 0;
    for (const Eigen::MatrixXd& f : p.factors) {
        Eigen::VectorXd z(f.rows());
        for (Eigen::Index m = 0; m < z.size(); ++m) z[m] = normal();
        y.segment(first, f.rows()) += f * z;
        first += f.rows();
    }
    Grid values(p.shape.groups, p.shape.values);
    std::copy(y.data(), y.data() + y.size(), values.values.begin());
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

namespace {

/// One round of expectation and maximisation.
class SpreadRound {
public:
    SpreadRound(const Emulator& e, const HierarchyShape& shape, const HierarchyRows& rows,
                const Eigen::VectorXd& y, const std::vector<double>& about)
        : e_(e), shape_(shape), rows_(rows), y_(y), about_(about) {}

    HierarchySpread better(const HierarchySpread& now, const std::vector<double>& scales) {
        expect(now);
        HierarchySpread next = now;
        const Eigen::Index first = at_index(shape_.numbers);
        const auto square = [&](std::size_t latent) {
            const Eigen::Index i = first + at_index(latent);
            return mean_[i] * mean_[i] + covariance_(i, i);
        };
        for (std::size_t m = 0; m < shape_.values; ++m) {
            double sum = 0;
            for (std::size_t t = 0; t < shape_.years; ++t) sum += square(shape_.of_year(t, m));
            next.national[m] = std::sqrt(most_probable_variance(
                sum, static_cast<double>(shape_.years), national_scale * scales[m]));
            next.lacking[m] = std::sqrt(std::max(1e-6, lacking(m)));
        }
        for (std::size_t k = 0; k < shape_.numbers; ++k) {
            double sum = 0;
            for (std::size_t u = 0; u < shape_.units; ++u) sum += square(shape_.of_unit(u, k));
            next.offsets[k] = std::sqrt(
                most_probable_variance(sum, static_cast<double>(shape_.units), offset_scale));
        }
        return next;
    }

private:
    /// Settings and latent numbers given the values.
    void expect(const HierarchySpread& now) {
        const Eigen::Index n = at_index(shape_.numbers);
        Eigen::VectorXd sd(n + rows_.latent.cols());
        sd << Eigen::VectorXd::Ones(n), latent_sd(shape_, now);
        x_.resize(rows_.latent.rows(), sd.size());
        x_ << rows_.slopes, rows_.latent;
        Eigen::MatrixXd white(x_.rows(), sd.size() + 1);
        white << x_ * sd.asDiagonal(), y_;
        whiten_groups(white, factors_of(e_, shape_, now, about_));
        const auto x = white.leftCols(sd.size());
        const Eigen::MatrixXd precision =
            Eigen::MatrixXd::Identity(sd.size(), sd.size()) + x.transpose() * x;
        const auto factor = precision.llt();
        mean_ = sd.asDiagonal() * factor.solve(x.transpose() * white.rightCols(1));
        covariance_ = sd.asDiagonal() *
                      factor.solve(Eigen::MatrixXd::Identity(sd.size(), sd.size())) *
                      sd.asDiagonal();
    }

    /// By how much residuals vary more than chance and the emulator's own error say.
    double lacking(std::size_t m) const {
        double sum = 0;
        for (std::size_t g = 0; g < shape_.groups; ++g) {
            const Eigen::Index r = at_index(g * shape_.values + m);
            const double off = y_[r] - x_.row(r).dot(mean_);
            const double not_known = x_.row(r).dot(covariance_ * x_.row(r).transpose());
            const double chance = e_.chance_sd(g, about_.data())[m];
            sum += off * off + not_known - chance * chance - e_.own_error[m] * e_.own_error[m];
        }
        return sum / static_cast<double>(shape_.groups);
    }

    const Emulator& e_;
    const HierarchyShape& shape_;
    const HierarchyRows& rows_;
    const Eigen::VectorXd& y_;
    const std::vector<double>& about_;
    Eigen::MatrixXd x_, covariance_;
    Eigen::VectorXd mean_;
};

} // namespace

HierarchySpread estimated_spread(const Emulator& emulator, const Observed& observed,
                                 const std::vector<double>& about, int rounds) {
    const HierarchyShape shape = shape_of(emulator, observed);
    const HierarchyRows rows = stacked_rows(emulator, observed, shape, about);
    const std::vector<double> q = quadratic(about.data(), shape.numbers);
    // The curve's tangent at `about`, so that what is seen is linear in the settings.
    Eigen::VectorXd y =
        rows.slopes * Eigen::Map<const Eigen::VectorXd>(about.data(), at_index(about.size())) -
        rows.q * Eigen::Map<const Eigen::VectorXd>(q.data(), at_index(q.size())) - rows.level;
    for (Eigen::Index r = 0; r < y.size(); ++r)
        y[r] += observed.values.values[static_cast<std::size_t>(r)];
    const std::vector<double> scales = robust_spread(emulator, observed.values).sd;
    HierarchySpread spread{{}, {}, std::vector<double>(shape.numbers, offset_scale / 2)};
    for (const double s : scales) {
        spread.national.push_back(s * national_scale / 2 + 1e-6);
        spread.lacking.push_back(s / 2 + 1e-6);
    }
    SpreadRound round(emulator, shape, rows, y, about);
    for (int k = 0; k < rounds; ++k) spread = round.better(spread, scales);
    return spread;
}

} // namespace tenure
