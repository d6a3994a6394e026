#include "statistics/information.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>

namespace tenure {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// Sums over one draw, of replications in which every option has a value.
struct Gathered {
    std::size_t count = 0;
    std::vector<double> sums;
    std::vector<std::vector<double>> rows;
};

Gathered gather(const std::vector<Sample>& options, std::size_t first, std::size_t last,
                double scale) {
    Gathered g;
    g.sums.assign(options.size(), 0);
    for (std::size_t r = first; r < last; ++r) {
        std::vector<double> row;
        for (const Sample& option : options)
            if (option.values[r] != option.missing)
                row.push_back(static_cast<double>(option.values[r]) * scale);
        if (row.size() < options.size()) continue;
        ++g.count;
        for (std::size_t i = 0; i < row.size(); ++i) g.sums[i] += row[i];
        g.rows.push_back(std::move(row));
    }
    return g;
}

/// A row's first value and differences of the others from it, less those of the row of means.
Vector deviation(const std::vector<double>& row, const std::vector<double>& means) {
    Vector d(static_cast<Eigen::Index>(row.size()));
    d[0] = row[0] - means[0];
    for (std::size_t i = 1; i < row.size(); ++i)
        d[static_cast<Eigen::Index>(i)] = (row[i] - row[0]) - (means[i] - means[0]);
    return d;
}

} // namespace

namespace {

/// Draws of different sets are independent.
std::uint32_t jackknife_set(const Grouping& grouping, std::uint32_t draw) {
    const std::uint32_t set = grouping.set_of_draw(draw);
    return grouping.scrambles > 0 && grouping.draws_in_a_row == 0 ? set : set % jackknife_sets;
}

} // namespace

DrawMeans draw_means(const std::vector<Sample>& options, double scale) {
    expects(!options.empty(), "a decision has options");
    const std::size_t replications = options[0].values.size(), share = options[0].draws_share;
    const auto columns = static_cast<Eigen::Index>(options.size());
    Matrix within = Matrix::Zero(columns, columns);
    double freedom = 0, inverse_sizes = 0;
    DrawMeans result;
    for (std::size_t first = 0; first < replications; first += share) {
        Gathered g = gather(options, first, std::min(first + share, replications), scale);
        if (g.count == 0) continue;
        for (double& sum : g.sums) sum /= static_cast<double>(g.count);
        for (const auto& row : g.rows) {
            const Vector d = deviation(row, g.sums);
            within += d * d.transpose();
        }
        freedom += static_cast<double>(g.count - 1);
        inverse_sizes += 1 / static_cast<double>(g.count);
        result.means.values.insert(result.means.values.end(), g.sums.begin(), g.sums.end());
        const auto draw = static_cast<std::uint32_t>(first / share);
        result.draws.push_back(draw);
        result.sets.push_back(jackknife_set(options[0].grouping(), draw));
    }
    result.means.rows = result.draws.size();
    result.means.columns = options.size();
    result.chance = Grid(options.size(), options.size());
    if (freedom == 0) return result;
    within *= inverse_sizes / static_cast<double>(result.means.rows) / freedom;
    for (std::size_t i = 0; i < options.size(); ++i)
        for (std::size_t j = 0; j < options.size(); ++j)
            result.chance.at(i, j) =
                within(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
    return result;
}

namespace {

/// The matrix A with A S A' = the part of S - chance that is not negative: S = U L U', and with
/// C = 1 - L^-1/2 U' chance U L^-1/2, A = U L^1/2 C^1/2 L^-1/2 U'.
Matrix shrinkage(const Matrix& between, const Matrix& chance) {
    const Eigen::SelfAdjointEigenSolver<Matrix> s(between);
    const double least = s.eigenvalues().maxCoeff() * 1e-12;
    Vector root = s.eigenvalues(), inverse = s.eigenvalues();
    for (Eigen::Index i = 0; i < root.size(); ++i) {
        root[i] = root[i] > least ? std::sqrt(root[i]) : 0;
        inverse[i] = root[i] > 0 ? 1 / root[i] : 0;
    }
    const Matrix whiten = inverse.asDiagonal() * s.eigenvectors().transpose();
    const Matrix left =
        Matrix::Identity(root.size(), root.size()) - whiten * chance * whiten.transpose();
    const Eigen::SelfAdjointEigenSolver<Matrix> c((left + left.transpose()) / 2);
    const Vector kept = c.eigenvalues().cwiseMax(0.0).cwiseSqrt();
    return s.eigenvectors() * root.asDiagonal() * c.eigenvectors() * kept.asDiagonal() *
           c.eigenvectors().transpose() * whiten;
}

} // namespace

Grid without_chance(const DrawMeans& draws) {
    Grid result = draws.means;
    const std::size_t rows = result.rows, columns = result.columns;
    if (rows < 2 || columns < 2) return result;
    const auto others = static_cast<Eigen::Index>(columns) - 1;
    const auto n = static_cast<Eigen::Index>(rows);
    Matrix d(n, others), chance(others, others);
    for (Eigen::Index i = 0; i < others; ++i) {
        const auto c = static_cast<std::size_t>(i) + 1;
        for (Eigen::Index r = 0; r < n; ++r)
            d(r, i) = result.at(static_cast<std::size_t>(r), c) -
                      result.at(static_cast<std::size_t>(r), 0);
        for (Eigen::Index j = 0; j < others; ++j)
            chance(i, j) = draws.chance.at(c, static_cast<std::size_t>(j) + 1);
    }
    const Eigen::RowVectorXd means = d.colwise().mean();
    const Matrix centred = d.rowwise() - means;
    const Matrix between = centred.transpose() * centred / static_cast<double>(rows - 1);
    if (between.trace() == 0) return result;
    const Matrix drawn_in = centred * shrinkage(between, chance).transpose();
    for (Eigen::Index r = 0; r < n; ++r)
        for (Eigen::Index i = 0; i < others; ++i)
            result.at(static_cast<std::size_t>(r), static_cast<std::size_t>(i) + 1) =
                result.at(static_cast<std::size_t>(r), 0) + means[i] + drawn_in(r, i);
    return result;
}

namespace {

/// Counts a row's winners: equals share the win.
void add_winners(const Grid& values, std::size_t row, double most, std::vector<double>& wins) {
    std::vector<std::size_t> winners;
    for (std::size_t i = 0; i < values.columns; ++i)
        if (values.at(row, i) == most) winners.push_back(i);
    for (std::size_t i : winners) wins[i] += 1 / static_cast<double>(winners.size());
}

} // namespace

Information information(const Grid& values) {
    expects(values.rows > 0 && values.columns > 0, "a decision has options and draws");
    Information result;
    result.expected.assign(values.columns, 0);
    result.probability_best.assign(values.columns, 0);
    // Beside the first option, so that what all have in common rounds nothing away.
    double first = 0, gain = 0;
    std::vector<double> beside(values.columns, 0);
    for (std::size_t r = 0; r < values.rows; ++r) {
        double most = values.at(r, 0);
        for (std::size_t i = 0; i < values.columns; ++i) {
            most = std::max(most, values.at(r, i));
            beside[i] += values.at(r, i) - values.at(r, 0);
        }
        first += values.at(r, 0);
        gain += most - values.at(r, 0);
        add_winners(values, r, most, result.probability_best);
    }
    const auto n = static_cast<double>(values.rows);
    result.best =
        static_cast<std::size_t>(std::max_element(beside.begin(), beside.end()) - beside.begin());
    for (std::size_t i = 0; i < values.columns; ++i) {
        result.expected[i] = (first + beside[i]) / n;
        result.expected_loss.push_back(std::max(0.0, (gain - beside[i]) / n));
        result.probability_best[i] /= n;
    }
    result.perfect = result.expected_loss[result.best];
    return result;
}

Grid rows_of(const Grid& grid, const std::vector<std::size_t>& rows) {
    Grid result(rows.size(), grid.columns);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < grid.columns; ++c) result.at(r, c) = grid.at(rows[r], c);
    return result;
}

} // namespace tenure
