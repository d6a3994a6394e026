#include "statistics/regression.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr int knots = 5; ///< so a line and three curves

double cube_above(double x, double knot) {
    return x > knot ? (x - knot) * (x - knot) * (x - knot) : 0;
}

/// Natural cubic splines in truncated powers (Hastie, Tibshirani & Friedman 2009, 5.4-5.5).
Matrix natural_splines(const Vector& x, const std::vector<double>& at) {
    const double last = at[knots - 1];
    const auto d = [&](double v, int k) {
        const auto i = static_cast<std::size_t>(k);
        return (cube_above(v, at[i]) - cube_above(v, last)) / (last - at[i]);
    };
    Matrix basis(x.size(), knots - 1);
    for (Eigen::Index r = 0; r < x.size(); ++r) {
        basis(r, 0) = x[r];
        for (int k = 0; k < knots - 2; ++k) basis(r, k + 1) = d(x[r], k) - d(x[r], knots - 2);
    }
    return basis;
}

/// Knots at the 2.5%, 26.25%, 50%, 73.75% and 97.5% points; none where values repeat too much.
std::vector<double> knots_of(const Vector& x) {
    std::vector<double> sorted(x.data(), x.data() + x.size());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> at;
    for (int k = 0; k < knots; ++k) {
        const double share = 0.025 + 0.95 * k / (knots - 1);
        at.push_back(sorted[static_cast<std::size_t>(share * static_cast<double>(x.size() - 1))]);
        if (k > 0 && !(at.back() > at[static_cast<std::size_t>(k) - 1])) return {};
    }
    return at;
}

/// Takes out of each column its mean and what earlier ones say, and gives it variance 1 / (k + 1)^4
/// as the k-th; a column with nothing left goes.
Matrix orthogonal(Matrix basis) {
    Matrix kept(basis.rows(), 0);
    for (Eigen::Index k = 0; k < basis.cols(); ++k) {
        Vector column = basis.col(k).array() - basis.col(k).mean();
        const double size = column.norm();
        for (int twice = 0; twice < 2; ++twice)
            for (Eigen::Index j = 0; j < kept.cols(); ++j)
                column -= kept.col(j) * (kept.col(j).dot(column) / kept.col(j).squaredNorm());
        if (!(column.norm() > 1e-9 * size)) continue;
        kept.conservativeResize(Eigen::NoChange, kept.cols() + 1);
        const double rank = static_cast<double>(k + 1);
        kept.col(kept.cols() - 1) =
            column / column.norm() * std::sqrt(static_cast<double>(basis.rows())) / (rank * rank);
    }
    return kept;
}

Matrix curves(const Grid& parameters) {
    const auto n = static_cast<Eigen::Index>(parameters.rows);
    Matrix all(n, 0);
    for (std::size_t p = 0; p < parameters.columns; ++p) {
        Vector x(n);
        for (Eigen::Index r = 0; r < n; ++r) x[r] = parameters.at(static_cast<std::size_t>(r), p);
        const double spread = x.maxCoeff() - x.minCoeff();
        if (!(spread > 0)) continue;
        x = (x.array() - x.minCoeff()) / spread;
        const std::vector<double> at = knots_of(x);
        const Matrix curve = orthogonal(at.empty() ? Matrix(x) : natural_splines(x, at));
        all.conservativeResize(Eigen::NoChange, all.cols() + curve.cols());
        all.rightCols(curve.cols()) = curve;
    }
    return all;
}

/// The curves in the directions in which they are independent.
struct Directions {
    Matrix u;  ///< orthonormal columns
    Vector s2; ///< squared singular values
};

Directions directions(const Matrix& z) {
    const Eigen::SelfAdjointEigenSolver<Matrix> gram(z.transpose() * z);
    const double least = gram.eigenvalues().maxCoeff() * 1e-10;
    Directions d{Matrix(z.rows(), 0), Vector(0)};
    std::vector<Eigen::Index> kept;
    for (Eigen::Index i = 0; i < z.cols(); ++i)
        if (gram.eigenvalues()[i] > least) kept.push_back(i);
    d.u.resize(z.rows(), static_cast<Eigen::Index>(kept.size()));
    d.s2.resize(static_cast<Eigen::Index>(kept.size()));
    for (std::size_t k = 0; k < kept.size(); ++k) {
        const auto at = static_cast<Eigen::Index>(k);
        d.s2[at] = gram.eigenvalues()[kept[k]];
        d.u.col(at) = z * gram.eigenvectors().col(kept[k]) / std::sqrt(d.s2[at]);
    }
    return d;
}

/// How much of each direction is kept at the best penalty; all 0 where no dependence fits best.
Vector shares_kept(const Directions& d, const Vector& y, double& freedom) {
    const auto n = static_cast<double>(y.size());
    const Vector c = d.u.transpose() * y;
    const double total = y.squaredNorm();
    double best = total / ((n - 1) * (n - 1));
    Vector kept = Vector::Zero(d.s2.size());
    freedom = 0;
    for (double power = -4; power <= 4; power += 0.25) {
        const double penalty = n * std::pow(10.0, power);
        const Vector share = d.s2.array() / (d.s2.array() + penalty);
        const double used = share.sum();
        const double room = n - 1 - 1.4 * used;
        if (!(room > 0)) continue;
        const double rest =
            total - c.squaredNorm() + ((1 - share.array()) * c.array()).matrix().squaredNorm();
        const double score = std::max(0.0, rest) / (room * room);
        if (!(score < best)) continue;
        best = score;
        kept = share;
        freedom = used;
    }
    return kept;
}

} // namespace

Fitted fitted(const Grid& values, const Grid& parameters) {
    expects(values.rows == parameters.rows && values.rows > 0, "each value has its parameters");
    const Matrix z = curves(parameters);
    const Directions d = z.cols() > 0 ? directions(z) : Directions{z, Vector(0)};
    const auto n = static_cast<Eigen::Index>(values.rows);
    Fitted result{Grid(values.rows, values.columns), {}};
    for (std::size_t v = 0; v < values.columns; ++v) {
        Vector y(n);
        for (Eigen::Index r = 0; r < n; ++r) y[r] = values.at(static_cast<std::size_t>(r), v);
        const double mean = y.mean();
        y.array() -= mean;
        double freedom = 0;
        const Vector kept = shares_kept(d, y, freedom);
        const Vector fit = d.u * (kept.array() * (d.u.transpose() * y).array()).matrix();
        for (Eigen::Index r = 0; r < n; ++r)
            result.values.at(static_cast<std::size_t>(r), v) = mean + fit[r];
        result.degrees_of_freedom.push_back(freedom);
    }
    return result;
}

} // namespace tenure
