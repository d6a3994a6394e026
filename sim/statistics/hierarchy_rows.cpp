#include "statistics/hierarchy_rows.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
Eigen::MatrixXd matrix_of(const Grid& grid) {
    return Eigen::Map<const RowMajor>(grid.values.data(), at_index(grid.rows),
                                      at_index(grid.columns));
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

/// Years or units, without those of none.
std::size_t count_of(const std::vector<std::size_t>& labels) {
    std::size_t count = 0;
    for (const std::size_t label : labels)
        if (label != no_unit) count = std::max(count, label + 1);
    return count;
}

/// What settings make of one group's values, and its offset.
struct GroupRows {
    Eigen::MatrixXd q, slopes;
    Eigen::VectorXd level;
};

GroupRows rows_of_group(const Emulator& e, const Observed& o, std::size_t group,
                        const std::vector<double>& about) {
    const Eigen::VectorXd levels = matrix_of(e.levels).row(at_index(group));
    GroupRows all{matrix_of(e.rows(group)), {}, levels};
    all.slopes = all.q * quadratic_slopes(seen_from(o, group, about));
    if (!o.has_moved(group)) return all;
    const std::vector<double>& from = o.moved->from;
    const std::vector<double> q = quadratic(from.data(), from.size());
    all.level += all.q * Eigen::Map<const Eigen::VectorXd>(q.data(), at_index(q.size())) -
                 all.slopes * Eigen::Map<const Eigen::VectorXd>(from.data(), at_index(from.size()));
    // q(x + a) = q(x) + (dq/dx at a less that at 0) x + q(a)
    const Eigen::MatrixXd turn =
        quadratic_slopes(from) - quadratic_slopes(std::vector<double>(from.size(), 0));
    all.q.leftCols(at_index(from.size())) += Eigen::MatrixXd(all.q * turn);
    return all;
}

/// Covariance of one group's values about their mean.
Eigen::MatrixXd covariance_of(const Emulator& e, const Observed& o, std::size_t group,
                              const HierarchySpread& spread, const std::vector<double>& about) {
    const std::vector<double> sd = e.chance_sd(group, seen_from(o, group, about).data());
    const double units = o.units_in(group);
    Eigen::MatrixXd c = matrix_of(e.correlation) / units;
    for (std::size_t m = 0; m < sd.size(); ++m) {
        c.row(at_index(m)) *= sd[m];
        c.col(at_index(m)) *= sd[m];
        c(at_index(m), at_index(m)) = c(at_index(m), at_index(m)) * (1 + 1e-6) +
                                      spread.lacking[m] * spread.lacking[m] / units +
                                      e.error(group, m) * e.error(group, m) + 1e-9;
    }
    for (std::size_t m = 0; m < sd.size(); ++m) {
        if (o.is_known(group, m)) continue;
        c.row(at_index(m)).setZero();
        c.col(at_index(m)).setZero();
        c(at_index(m), at_index(m)) = 1;
    }
    return c;
}

double median_of(std::vector<double> x) {
    if (x.empty()) return 0;
    std::nth_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2), x.end());
    return x[x.size() / 2];
}

} // namespace

HierarchyShape shape_of(const Emulator& e, const Observed& o) {
    return {o.unit.size(),    e.values(),       e.numbers(),
            count_of(o.year), count_of(o.unit), o.moved.has_value()};
}

Eigen::VectorXd latent_sd(const HierarchyShape& s, const Observed& o,
                          const HierarchySpread& spread) {
    Eigen::VectorXd sd(at_index(s.latent()));
    for (std::size_t t = 0; t < s.years; ++t)
        for (std::size_t m = 0; m < s.values; ++m)
            sd[at_index(s.of_year(t, m))] = spread.national[m];
    for (std::size_t u = 0; u < s.units; ++u)
        for (std::size_t k = 0; k < s.numbers; ++k)
            sd[at_index(s.of_unit(u, k))] = spread.offsets[k];
    for (std::size_t k = 0; k < s.numbers && s.moved; ++k)
        sd[at_index(s.of_moved(k))] = o.moved->sd[k];
    return sd;
}

std::vector<double> seen_from(const Observed& o, std::size_t group,
                              const std::vector<double>& about) {
    std::vector<double> point = about;
    if (o.has_moved(group))
        for (std::size_t k = 0; k < point.size(); ++k) point[k] += o.moved->from[k];
    return point;
}

HierarchyRows stacked_rows(const Emulator& e, const Observed& o, const HierarchyShape& s,
                           const std::vector<double>& about) {
    const Eigen::Index rows = at_index(s.groups * s.values);
    HierarchyRows all{Eigen::MatrixXd::Zero(rows, at_index(quadratic_features(s.numbers))),
                      Eigen::MatrixXd::Zero(rows, at_index(s.latent())),
                      Eigen::MatrixXd::Zero(rows, at_index(s.numbers)),
                      Eigen::VectorXd::Zero(rows)};
    for (std::size_t g = 0; g < s.groups; ++g) {
        const GroupRows group = rows_of_group(e, o, g, about);
        for (std::size_t m = 0; m < s.values; ++m) {
            if (!o.is_known(g, m)) continue;
            const Eigen::Index r = at_index(g * s.values + m), own = at_index(m);
            all.q.row(r) = group.q.row(own);
            all.slopes.row(r) = group.slopes.row(own);
            all.level[r] = group.level[own];
            all.latent(r, at_index(s.of_year(o.year[g], m))) = 1;
            const auto add_offsets = [&](std::size_t first) {
                all.latent.row(r).segment(at_index(first), at_index(s.numbers)) =
                    group.slopes.row(own);
            };
            if (o.unit[g] != no_unit) add_offsets(s.of_unit(o.unit[g], 0));
            if (o.has_moved(g)) add_offsets(s.of_moved(0));
        }
    }
    return all;
}

Eigen::VectorXd values_less(const Eigen::VectorXd& level, const Grid& values) {
    Eigen::VectorXd y(level.size());
    for (Eigen::Index r = 0; r < y.size(); ++r) {
        const double x = values.values[static_cast<std::size_t>(r)];
        y[r] = std::isnan(x) ? 0 : x - level[r];
    }
    return y;
}

std::vector<Eigen::MatrixXd> factors_of(const Emulator& e, const Observed& o,
                                        const HierarchySpread& spread,
                                        const std::vector<double>& about) {
    std::vector<Eigen::MatrixXd> all;
    for (std::size_t g = 0; g < o.unit.size(); ++g)
        all.emplace_back(covariance_of(e, o, g, spread, about).llt().matrixL());
    return all;
}

void whiten_groups(Eigen::MatrixXd& rows, const std::vector<Eigen::MatrixXd>& factors) {
    Eigen::Index first = 0;
    for (const Eigen::MatrixXd& f : factors) {
        f.triangularView<Eigen::Lower>().solveInPlace(rows.middleRows(first, f.rows()));
        first += f.rows();
    }
}

RobustSpread robust_spread(const Emulator& e, const Grid& values) {
    RobustSpread all;
    for (std::size_t m = 0; m < values.columns; ++m) {
        std::vector<double> off;
        for (std::size_t g = 0; g < values.rows; ++g)
            if (!std::isnan(values.at(g, m))) off.push_back(values.at(g, m) - e.levels.at(g, m));
        all.middle.push_back(median_of(off));
        for (double& x : off) x = std::fabs(x - all.middle.back());
        all.sd.push_back(1.4826 * median_of(off));
    }
    return all;
}

} // namespace tenure
