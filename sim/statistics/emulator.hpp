// What a simulator would say at settings it was not run at: mean and chance variance of each value.
//
// Points lie in groups (a council and a year each), and settings x of the uncertain numbers are
// standard: 0 is a number's middle, 1 a standard deviation of its prior from it. The mean of value
// m in group g is
//
//     a_gm + sum_f b_fm q_f(x) + sum_kc d_kcm x_k z_gc,    q(x) = (x_k, x_k^2, x_k x_l),
//
// by least squares within groups, weighed by size, with a penalty, small for x itself, for the rest
// that with the least errors at points not seen: each group has a level of its own, and what a
// setting does is common to all, but for how it differs with covariates z. The
// logarithm of the variance of replications is linear in log size and settings (a gamma regression
// of the variance within points). The own error is that of groups of points which a fit has not
// seen, replications' chance taken out.
#pragma once

#include "statistics/grid.hpp"

#include <vector>

namespace tenure {

/// What was simulated.
struct DesignRuns {
    std::size_t replications = 2;   ///< of each point, at least 2
    std::vector<std::size_t> group; ///< of each point
    Grid settings;                  ///< [point][number]
    Grid covariates;                ///< [group][covariate]
    std::vector<double> log_size;   ///< by group
    Grid values;                    ///< [point x replications + replication][value]
    /// Groups of which nothing varies between points but the settings; empty: none. Of others more
    /// does (what is not known of one council), and counts as the emulator's own error.
    std::vector<bool> alone = {};
};

struct Emulator {
    Grid slopes;                          ///< [feature][value]
    Grid levels;                          ///< [group][value]: a
    Grid log_variance;                    ///< [1, log size, number ...][value]
    Grid correlation;                     ///< of values over replications
    std::vector<double> own_error;        ///< standard deviation, by value, at average size
    std::vector<double> alone_error = {}; ///< likewise, of groups that vary by settings alone
    std::vector<bool> alone = {};         ///< as given
    Grid covariates;                      ///< as given
    std::vector<double> log_size;         ///< as given
    std::size_t numbers() const { return log_variance.rows - 2; }
    std::size_t values() const { return slopes.columns; }
    double error(std::size_t group, std::size_t value) const {
        return !alone.empty() && alone[group] ? alone_error[value] : own_error[value];
    }

    /// Of one group, what each q_f counts for: [value][feature of q].
    Grid rows(std::size_t group) const;
    /// By value.
    std::vector<double> mean(std::size_t group, const double* settings) const;
    /// Of one replication's chance, by value.
    std::vector<double> chance_sd(std::size_t group, const double* settings) const;
};

/// q(x).
std::vector<double> quadratic(const double* settings, std::size_t numbers);
std::size_t quadratic_features(std::size_t numbers);

/// @pre every group has a point
Emulator emulated(const DesignRuns& runs);

} // namespace tenure
