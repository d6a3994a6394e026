#include "career/markov.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <cmath>

namespace tenure {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using RowVector = Eigen::RowVectorXd;

Matrix matrix(const Rows& rows, Eigen::Index columns) {
    Matrix m(static_cast<Eigen::Index>(rows.size()), columns);
    for (Eigen::Index i = 0; i < m.rows(); ++i) {
        const auto& row = rows[static_cast<std::size_t>(i)];
        expects(static_cast<Eigen::Index>(row.size()) == columns,
                "the rows of a matrix are equally long");
        for (Eigen::Index j = 0; j < columns; ++j) m(i, j) = row[static_cast<std::size_t>(j)];
    }
    return m;
}

Matrix square(const Rows& rows) { return matrix(rows, static_cast<Eigen::Index>(rows.size())); }

Vector column(const Numbers& numbers, Eigen::Index size) {
    expects(numbers.empty() || static_cast<Eigen::Index>(numbers.size()) == size,
            "there is a number for each role");
    if (numbers.empty()) return Vector::Zero(size);
    return Eigen::Map<const Vector>(numbers.data(), size);
}

template <class Any> Numbers numbers(const Any& v) {
    Numbers all;
    for (Eigen::Index i = 0; i < v.size(); ++i) all.push_back(v(i));
    return all;
}

Rows rows(const Matrix& m) {
    Rows all;
    for (Eigen::Index i = 0; i < m.rows(); ++i) all.push_back(numbers(m.row(i)));
    return all;
}

Matrix identity(Eigen::Index n) { return Matrix::Identity(n, n); }

/// Scaling and squaring with the diagonal Pade approximant of degree 8 (Moler & Van Loan 2003,
/// method 3): relative error below 1e-16 for the scaled matrix.
Matrix exponential(const Matrix& a) {
    const double norm = a.cwiseAbs().rowwise().sum().maxCoeff();
    int halvings = 0;
    for (double n = norm; n > 0.5; n /= 2) ++halvings;
    const Matrix x = a * std::ldexp(1.0, -halvings);
    Matrix power = identity(a.rows()), above = power, below = power;
    constexpr int degree = 8;
    double c = 1;
    for (int k = 1; k <= degree; ++k) {
        c *= static_cast<double>(degree - k + 1) / (k * (2 * degree - k + 1));
        power = power * x;
        above += c * power;
        below += (k % 2 == 0 ? c : -c) * power;
    }
    Matrix result = below.partialPivLu().solve(above);
    for (int k = 0; k < halvings; ++k) result = result * result;
    return result;
}

/// Q of a push ladder, by promotion and leaving.
Matrix generator(const PushLadder& ladder) {
    Matrix q = square(ladder.promotion);
    q.diagonal().setZero();
    q.diagonal() = -(q.rowwise().sum() + column(ladder.leaving, q.rows()));
    return q;
}

/// What the row (1, stocks, person-years so far) becomes after t.
Matrix evolution(const PushLadder& ladder, double t) {
    const Matrix q = generator(ladder);
    const auto n = q.rows();
    Matrix a = Matrix::Zero(1 + 2 * n, 1 + 2 * n);
    a.block(0, 1, 1, n) = column(ladder.recruits, n).transpose();
    a.block(1, 1, n, n) = q;
    a.block(1, 1 + n, n, n) = identity(n);
    return exponential(a * t);
}

RowVector evolved(const PushLadder& ladder, const Numbers& initial, double t) {
    expects(t >= 0, "time does not run backwards");
    const auto n = static_cast<Eigen::Index>(ladder.leaving.size());
    RowVector start = RowVector::Zero(1 + 2 * n);
    start(0) = 1;
    start.segment(1, n) = column(initial, n).transpose();
    return start * evolution(ladder, t);
}

} // namespace

Numbers next_stocks(const Numbers& stocks, const Rows& moves, const Numbers& recruits) {
    const Matrix p = square(moves);
    const RowVector next =
        column(stocks, p.rows()).transpose() * p + column(recruits, p.rows()).transpose();
    return numbers(next);
}

Numbers leavers_in_step(const Numbers& stocks, const Rows& moves) {
    const Matrix p = square(moves);
    const Vector staying = p.rowwise().sum();
    const Vector n = column(stocks, p.rows());
    return numbers((n - n.cwiseProduct(staying)).eval());
}

AbsorbingChain absorbing_chain(const Rows& moves, const Rows& ends) {
    const Matrix q = square(moves);
    expects(!ends.empty() && ends.size() == moves.size(), "each transient state has a row of ends");
    const Matrix r = matrix(ends, static_cast<Eigen::Index>(ends.front().size()));
    const Matrix n = (identity(q.rows()) - q).inverse();
    return {rows(n), rows(n * r), numbers(n.rowwise().sum().eval())};
}

UpOrOut up_or_out(const Numbers& stocks, const Numbers& years_in_level,
                  double promoted_to_top_per_year) {
    expects(stocks.size() >= 2 && years_in_level.size() + 1 == stocks.size(),
            "every level but the top has its time");
    UpOrOut steady;
    for (std::size_t i = 0; i < years_in_level.size(); ++i)
        steady.entering_per_year.push_back(stocks[i] / years_in_level[i]);
    steady.entering_per_year.push_back(promoted_to_top_per_year);
    steady.hires_per_year = steady.entering_per_year.front();
    for (double entering : steady.entering_per_year)
        steady.reaching.push_back(entering / steady.hires_per_year);
    steady.years_at_top = stocks.back() / promoted_to_top_per_year;
    return steady;
}

Numbers expected_stocks(const PushLadder& ladder, const Numbers& initial, double t) {
    const auto n = static_cast<Eigen::Index>(ladder.leaving.size());
    return numbers(evolved(ladder, initial, t).segment(1, n).eval());
}

Numbers equilibrium_stocks(const PushLadder& ladder) {
    const Matrix q = generator(ladder);
    return numbers((-q).transpose().partialPivLu().solve(column(ladder.recruits, q.rows())).eval());
}

double variance_of_total(const PushLadder& ladder, const Numbers& initial, double t) {
    const Matrix q = generator(ladder);
    const Vector still_here = exponential(q * t).rowwise().sum();
    const Vector n = column(initial, q.rows());
    const Numbers recruited = expected_stocks(ladder, {}, t);
    double variance = (n.array() * still_here.array() * (1 - still_here.array())).sum();
    for (double present : recruited) variance += present;
    return variance;
}

ExpectedFlows expected_flows(const PushLadder& ladder, const Numbers& initial, double t) {
    const auto n = static_cast<Eigen::Index>(ladder.leaving.size());
    const Vector years = evolved(ladder, initial, t).segment(1 + n, n).transpose();
    Matrix promotions = years.asDiagonal() * square(ladder.promotion);
    promotions.diagonal().setZero();
    return {numbers(years), numbers(years.cwiseProduct(column(ladder.leaving, n)).eval()),
            rows(promotions)};
}

Numbers future_service(const PushLadder& ladder) {
    const Matrix q = generator(ladder);
    return numbers((-q).partialPivLu().solve(Vector::Ones(q.rows())).eval());
}

Numbers ever_reaching(const PushLadder& ladder, RoleId role) {
    Matrix q = generator(ladder);
    const auto at = static_cast<Eigen::Index>(role.index());
    expects(at < q.rows(), "the role is on the ladder");
    q.row(at).setZero();
    for (Eigen::Index i = 0; i < q.rows(); ++i)
        if (q(i, i) == 0) q(i, i) = -1; // nobody leaves it, so nobody gets anywhere from it
    Vector reached = Vector::Zero(q.rows());
    reached(at) = 1;
    return numbers((-q).partialPivLu().solve(reached).eval());
}

PushLadder with_vacant_posts(const PushLadder& ladder, double vacant_years, RoleId into) {
    const std::size_t roles = ladder.leaving.size();
    expects(vacant_years > 0 && into.index() < roles,
            "a vacant post is filled, some time, in a role");
    PushLadder closed{Numbers(roles + 1), ladder.promotion, {}};
    for (std::size_t i = 0; i < roles; ++i) closed.promotion[i].push_back(ladder.leaving[i]);
    closed.promotion.emplace_back(roles + 1);
    closed.promotion[roles][into.index()] = 1 / vacant_years;
    return closed;
}

VacancyFlows vacancy_flows(const PullLadder& ladder) {
    const Matrix f = square(ladder.filled_from);
    const auto n = f.rows();
    const Vector posts = column(ladder.posts, n);
    const Vector leavers = posts.cwiseProduct(column(ladder.leaving, n));
    const auto chains = (identity(n) - f).partialPivLu();
    const Vector vacancies = chains.transpose().solve(leavers);
    const Vector length = chains.solve(Vector::Ones(n));
    const Vector outside = vacancies.cwiseProduct(Vector::Ones(n) - f.rowwise().sum());
    const Matrix promotions = (vacancies.asDiagonal() * f).transpose();
    const Vector per_post = posts.unaryExpr([](double p) { return p > 0 ? 1 / p : 0.0; });
    VacancyFlows flows{
        numbers(vacancies), numbers(outside), rows(promotions), numbers(length), 0, {}};
    if (leavers.sum() > 0) flows.mean_chain_length = leavers.dot(length) / leavers.sum();
    flows.promotion_hazard = rows(per_post.asDiagonal() * promotions);
    return flows;
}

} // namespace tenure
