#include "statistics/hierarchy_rows.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// The most probable variance of `count` numbers with a sum of squares, under a half-normal prior
/// of the standard deviation times that itself: few numbers alone do not make it 0 (Chung and
/// others 2013).
double most_probable_variance(double squares, double count, double scale) {
    const double s = scale * scale, n = std::max(count - 1, 0.5);
    return s * (std::sqrt(n * n + 4 * squares / s) - n) / 2;
}

/// One round of expectation and maximisation.
class SpreadRound {
public:
    SpreadRound(const Emulator& e, const Observed& o, const HierarchyShape& shape,
                const HierarchyRows& rows, const Eigen::VectorXd& y,
                const std::vector<double>& about)
        : e_(e), o_(o), shape_(shape), rows_(rows), y_(y), about_(about) {}

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
        sd << Eigen::VectorXd::Ones(n), latent_sd(shape_, o_, now);
        x_.resize(rows_.latent.rows(), sd.size());
        x_ << rows_.slopes, rows_.latent;
        Eigen::MatrixXd white(x_.rows(), sd.size() + 1);
        white << x_ * sd.asDiagonal(), y_;
        whiten_groups(white, factors_of(e_, o_, now, about_));
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
        double sum = 0, groups = 0;
        for (std::size_t g = 0; g < shape_.groups; ++g) {
            if (!o_.is_known(g, m) || o_.units_in(g) > 1) continue;
            const Eigen::Index r = at_index(g * shape_.values + m);
            const double off = y_[r] - x_.row(r).dot(mean_);
            const double not_known = x_.row(r).dot(covariance_ * x_.row(r).transpose());
            const double chance = e_.chance_sd(g, seen_from(o_, g, about_).data())[m];
            sum += off * off + not_known - chance * chance - e_.error(g, m) * e_.error(g, m);
            ++groups;
        }
        return groups > 0 ? sum / groups : 0;
    }

    const Emulator& e_;
    const Observed& o_;
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
        rows.q * Eigen::Map<const Eigen::VectorXd>(q.data(), at_index(q.size()));
    y += values_less(rows.level, observed.values);
    const std::vector<double> scales = robust_spread(emulator, observed.values).sd;
    HierarchySpread spread{{}, {}, std::vector<double>(shape.numbers, offset_scale / 2)};
    for (const double s : scales) {
        spread.national.push_back(s * national_scale / 2 + 1e-6);
        spread.lacking.push_back(s / 2 + 1e-6);
    }
    SpreadRound round(emulator, observed, shape, rows, y, about);
    for (int k = 0; k < rounds; ++k) spread = round.better(spread, scales);
    return spread;
}

} // namespace tenure
