#include "statistics/tempering.hpp"

#include "core/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr double smallest_step = 1e-6; ///< of t

/// The particles, a column each, and where they are on the way from prior to posterior.
class Particles {
public:
    Particles(const TemperingPlan& plan, const LogLikelihood& log_likelihood, const Chance& chance)
        : plan_(plan), log_likelihood_(log_likelihood), chance_(chance),
          x_(index(plan.dimensions), index(plan.particles)), fit_(index(plan.particles)) {
        for (Eigen::Index i = 0; i < x_.cols(); ++i) {
            draw_normals(0, i);
            x_.col(i) = normals_;
            fit_[i] = log_likelihood_(x_.col(i).data());
        }
    }

    bool done() const { return t_ >= 1; }

    /// One step of t: weigh, resample, move.
    void advance() {
        const double before = t_;
        t_ = next_t();
        const Eigen::ArrayXd weights = weights_at(t_ - before);
        log_evidence_ += std::log(weights.mean()) + (t_ - before) * fit_.maxCoeff();
        resample(weights / weights.sum());
        approximate();
        for (std::uint32_t sweep = 0; sweep < plan_.sweeps; ++sweep) move_all();
        ++temperatures_;
    }

    Tempered result() const {
        Tempered all{Grid(plan_.particles, plan_.dimensions), {}, {}, log_evidence_, temperatures_,
                     moves_ > 0 ? accepted_ / moves_ : 0};
        for (std::size_t i = 0; i < plan_.particles; ++i)
            for (std::size_t k = 0; k < plan_.dimensions; ++k)
                all.draws.at(i, k) = x_(index(k), index(i));
        for (Eigen::Index k = 0; k < x_.rows(); ++k) {
            const Eigen::ArrayXd row = x_.row(k).transpose().array();
            all.mean.push_back(row.mean());
            all.sd.push_back(
                std::sqrt((row - row.mean()).square().sum() / static_cast<double>(row.size() - 1)));
        }
        return all;
    }

private:
    static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }
    static std::uint32_t word(Eigen::Index i) { return static_cast<std::uint32_t>(i); }

    void draw_normals(std::uint32_t step, Eigen::Index particle) {
        normals_.resize(x_.rows());
        for (Eigen::Index k = 0; k < x_.rows(); ++k)
            normals_[k] = chance_.normal(step, word(particle), word(k));
    }

    /// Relative to the largest.
    Eigen::ArrayXd weights_at(double step) const { return (step * (fit_ - fit_.maxCoeff())).exp(); }

    double next_t() const {
        const double wanted = plan_.effective_share * static_cast<double>(plan_.particles);
        const auto effective = [&](double step) {
            const Eigen::ArrayXd w = weights_at(step);
            return w.sum() * w.sum() / w.square().sum();
        };
        if (effective(1 - t_) >= wanted) return 1;
        double low = 0, high = 1 - t_;
        for (int halvings = 0; halvings < 50; ++halvings)
            (effective((low + high) / 2) >= wanted ? low : high) = (low + high) / 2;
        return std::min(1.0, t_ + std::max(low, smallest_step));
    }

    void resample(const Eigen::ArrayXd& shares) {
        const auto n = static_cast<double>(plan_.particles);
        double at = chance_.uniform(++step_, 0, 0) / n, sum = shares[0];
        Eigen::MatrixXd x = x_;
        Eigen::ArrayXd fit = fit_;
        Eigen::Index from = 0;
        for (Eigen::Index i = 0; i < x_.cols(); ++i, at += 1 / n) {
            while (sum < at && from + 1 < x_.cols()) sum += shares[++from];
            x.col(i) = x_.col(from);
            fit[i] = fit_[from];
        }
        x_ = std::move(x);
        fit_ = std::move(fit);
    }

    /// The normal law that the moves go about.
    void approximate() {
        centre_ = x_.rowwise().mean();
        const Eigen::MatrixXd off = x_.colwise() - centre_;
        Eigen::MatrixXd covariance = off * off.transpose() / static_cast<double>(x_.cols() - 1);
        covariance.diagonal().array() += 1e-9;
        factor_ = covariance.llt().matrixL();
    }

    /// Of the normal approximation, up to a constant.
    double log_approximation(const Eigen::VectorXd& x) const {
        return -0.5 * factor_.triangularView<Eigen::Lower>().solve(x - centre_).squaredNorm();
    }

    void move_all() {
        const std::uint32_t step = ++step_;
        double taken = 0;
        for (Eigen::Index i = 0; i < x_.cols(); ++i) taken += move(step, i) ? 1 : 0;
        const double share = taken / static_cast<double>(x_.cols());
        accepted_ += taken;
        moves_ += static_cast<double>(x_.cols());
        if (share < 0.3) reach_ = std::max(0.05, 0.7 * reach_);
        if (share > 0.5) reach_ = std::min(0.98, 1.2 * reach_);
    }

    bool move(std::uint32_t step, Eigen::Index i) {
        draw_normals(step, i);
        const Eigen::VectorXd from = x_.col(i);
        const Eigen::VectorXd to = centre_ + std::sqrt(1 - reach_ * reach_) * (from - centre_) +
                                   reach_ * (factor_ * normals_);
        const double fit = log_likelihood_(to.data());
        const double gain = t_ * (fit - fit_[i]) - 0.5 * (to.squaredNorm() - from.squaredNorm()) +
                            log_approximation(from) - log_approximation(to);
        if (!(std::log(chance_.uniform(step, word(i), 0)) < gain)) return false;
        x_.col(i) = to;
        fit_[i] = fit;
        return true;
    }

    const TemperingPlan& plan_;
    const LogLikelihood& log_likelihood_;
    const Chance& chance_;
    Eigen::MatrixXd x_;
    Eigen::ArrayXd fit_; ///< log likelihood
    Eigen::VectorXd centre_, normals_;
    Eigen::MatrixXd factor_;
    double t_ = 0, reach_ = 0.8, log_evidence_ = 0, accepted_ = 0, moves_ = 0;
    std::uint32_t step_ = 0;
    std::size_t temperatures_ = 0;
};

} // namespace

Tempered tempered(const TemperingPlan& plan, const LogLikelihood& log_likelihood,
                  const Chance& chance) {
    expects(plan.particles > 2 * plan.dimensions, "there are enough particles to tell a spread");
    Particles particles(plan, log_likelihood, chance);
    while (!particles.done()) particles.advance();
    return particles.result();
}

} // namespace tenure
