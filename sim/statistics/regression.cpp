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

constexpr std::size_t few_values = 6;

/// The values of a number that has few of them, ascending; empty if it has more.
std::vector<double> levels_of(const Vector& x) {
    std::vector<double> all(x.data(), x.data() + x.size());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all.size() <= few_values ? all : std::vector<double>{};
}

/// A step for each value but the first.
Matrix steps(const Vector& x, const std::vector<double>& levels) {
    Matrix basis(x.size(), static_cast<Eigen::Index>(levels.size()) - 1);
    for (Eigen::Index k = 0; k < basis.cols(); ++k)
        basis.col(k) =
            (x.array() == levels[static_cast<std::size_t>(k) + 1]).template cast<double>();
    return basis;
}

/// What a number's dependence is made of.
Matrix curve_of(const Vector& x) {
    const std::vector<double> levels = levels_of(x);
    if (!levels.empty()) return steps(x, levels);
    const std::vector<double> at = knots_of(x);
    return at.empty() ? Matrix(x) : natural_splines(x, at);
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
        const Matrix curve = orthogonal(curve_of(x));
        all.conservativeResize(Eigen::NoChange, all.cols() + curve.cols());
        all.rightCols(curve.cols()) = curve;
    }
    return all;
}

/// The curves in the directions in which they are independent.
struct Directions {
    Matrix from; ///< u = z from
    Matrix u;    ///< orthonormal columns
    Vector s2;   ///< squared singular values
};

Directions directions(const Matrix& z) {
    const Eigen::SelfAdjointEigenSolver<Matrix> gram(z.transpose() * z);
    const double least = gram.eigenvalues().maxCoeff() * 1e-10;
    Directions d{Matrix(z.cols(), 0), Matrix(z.rows(), 0), Vector(0)};
    std::vector<Eigen::Index> kept;
    for (Eigen::Index i = 0; i < z.cols(); ++i)
        if (gram.eigenvalues()[i] > least) kept.push_back(i);
    d.from.resize(z.cols(), static_cast<Eigen::Index>(kept.size()));
    d.s2.resize(static_cast<Eigen::Index>(kept.size()));
    for (std::size_t k = 0; k < kept.size(); ++k) {
        const auto at = static_cast<Eigen::Index>(k);
        d.s2[at] = gram.eigenvalues()[kept[k]];
        d.from.col(at) = gram.eigenvectors().col(kept[k]) / std::sqrt(d.s2[at]);
    }
    d.u = z * d.from;
    return d;
}

Directions directions_of(const Matrix& z) {
    return z.cols() > 0 ? directions(z) : Directions{Matrix(0, 0), z, Vector(0)};
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
    const Directions d = directions_of(z);
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

namespace {

/// Rows by fold; sets are dealt out in the order of their numbers.
std::vector<std::vector<Eigen::Index>> folds_of(const std::vector<std::uint32_t>& set_of_row) {
    constexpr std::size_t most_folds = 8;
    std::vector<std::uint32_t> sets = set_of_row;
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    expects(sets.size() >= 2, "what is fitted across needs two sets");
    std::vector<std::vector<Eigen::Index>> folds(std::min(most_folds, sets.size()));
    for (std::size_t r = 0; r < set_of_row.size(); ++r) {
        const auto rank = std::lower_bound(sets.begin(), sets.end(), set_of_row[r]) - sets.begin();
        folds[static_cast<std::size_t>(rank) % folds.size()].push_back(
            static_cast<Eigen::Index>(r));
    }
    return folds;
}

Matrix some_rows(const Matrix& all, const std::vector<Eigen::Index>& rows) {
    Matrix some(static_cast<Eigen::Index>(rows.size()), all.cols());
    for (std::size_t r = 0; r < rows.size(); ++r)
        some.row(static_cast<Eigen::Index>(r)) = all.row(rows[r]);
    return some;
}

std::vector<Eigen::Index> all_but(const std::vector<Eigen::Index>& fold, std::size_t rows) {
    std::vector<Eigen::Index> others;
    for (Eigen::Index r = 0; r < static_cast<Eigen::Index>(rows); ++r)
        if (!std::binary_search(fold.begin(), fold.end(), r)) others.push_back(r);
    return others;
}

} // namespace

Grid cross_fitted(const Grid& values, const Grid& parameters,
                  const std::vector<std::uint32_t>& set_of_row) {
    expects(values.rows == parameters.rows && values.rows == set_of_row.size(),
            "each value has its parameters and its set");
    const Matrix z = curves(parameters);
    Matrix y(static_cast<Eigen::Index>(values.rows), static_cast<Eigen::Index>(values.columns));
    for (std::size_t r = 0; r < values.rows; ++r)
        for (std::size_t v = 0; v < values.columns; ++v)
            y(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(v)) = values.at(r, v);
    Grid result(values.rows, values.columns);
    for (const auto& fold : folds_of(set_of_row)) {
        const auto others = all_but(fold, values.rows);
        const Matrix from = some_rows(z, others), seen = some_rows(y, others);
        const Eigen::RowVectorXd centre = from.colwise().mean(), mean = seen.colwise().mean();
        const Directions d = directions_of(from.rowwise() - centre);
        const Matrix place = (some_rows(z, fold).rowwise() - centre) * d.from;
        for (std::size_t v = 0; v < values.columns; ++v) {
            const auto column = static_cast<Eigen::Index>(v);
            const Vector own = seen.col(column).array() - mean[column];
            double freedom = 0;
            const Vector kept = shares_kept(d, own, freedom);
            const Vector predicted =
                place * (kept.array() * (d.u.transpose() * own).array()).matrix();
            for (std::size_t k = 0; k < fold.size(); ++k)
                result.at(static_cast<std::size_t>(fold[k]), v) =
                    mean[column] + predicted[static_cast<Eigen::Index>(k)];
        }
    }
    return result;
}

} // namespace tenure
