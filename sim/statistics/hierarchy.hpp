// What emulated settings are likely to have made the values that were observed of many units over
// years: common settings x, offsets of each unit about them, and the chance of years.
//
// Of value m of unit u in year t, group g = (u, t),
//
//     y_gm = mean_gm(x) + sum_k b_gkm o_uk + n_tm + e_gm,
//
// with x ~ N(0, I); offsets o_uk ~ N(0, D_k), b the slope of the mean at a point `about` (Laplace's
// approximation); the nation's year n_tm ~ N(0, T_m); and e_g normal with the covariance of one
// replication (reality is one), to which come the emulator's own error and W_m, what the model
// lacks and what is wrong in the figures. T and D are at their most probable values (expectation
// and maximisation, Dempster, Laird & Rubin 1977) under half-normal priors that keep off 0, W by
// moments. Offsets and years are integrated out in closed form, so the likelihood of x is that of a
// quadratic curve.
#pragma once

#include "statistics/emulator.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tenure {

inline constexpr std::size_t no_unit = static_cast<std::size_t>(-1);

/// Further offsets, normal about 0, that some groups have besides those of their unit: how far it
/// has moved since the others were observed. The mean of those groups is linear in both about a
/// point near which their sum lies.
struct MovedOffsets {
    std::vector<bool> groups;
    std::vector<double> sd, from; ///< by number
};

struct Observed {
    std::vector<std::size_t> unit, year; ///< of each group, counted from 0; no_unit: no offset
    Grid values;                         ///< [group][value]; not a number: not known
    /// Each group is the mean of so many units: chance and what the model lacks are smaller by the
    /// root of that, and what it lacks is not learnt from it. Empty: one each.
    std::vector<double> units = {};
    std::optional<MovedOffsets> moved = {}; ///< of groups of one unit

    double units_in(std::size_t group) const { return units.empty() ? 1 : units[group]; }
    bool is_known(std::size_t group, std::size_t value) const;
    bool has_moved(std::size_t group) const;
};

/// Standard deviations.
struct HierarchySpread {
    std::vector<double> national; ///< T, by value
    std::vector<double> lacking;  ///< W, by value
    std::vector<double> offsets;  ///< D, by number
};

/// Of settings, up to a constant; cheap.
struct QuadraticLikelihood {
    std::size_t numbers = 0;
    Grid curvature; ///< [feature of q][feature of q]
    std::vector<double> pull;
    double constant = 0;
    double operator()(const double* settings) const;
};

/// A unit's offsets once the common settings are known: normal, the mean start - slope q(x).
struct OffsetLaw {
    std::vector<double> start;
    Grid slope, factor; ///< factor: lower triangular, of the covariance
    /// @param normals as many standard normal numbers
    std::vector<double> at(const double* settings, const std::vector<double>& normals) const;
};

/// Everything but the values in its place.
class Hierarchy {
public:
    Hierarchy(const Emulator& emulator, const Observed& observed, HierarchySpread spread,
              std::vector<double> about);
    Hierarchy(Hierarchy&&) noexcept;
    Hierarchy& operator=(Hierarchy&&) noexcept;
    ~Hierarchy();

    const HierarchySpread& spread() const { return spread_; }
    QuadraticLikelihood likelihood(const Grid& values) const;
    /// With what it has moved by, if it has. @pre the unit is among those observed
    OffsetLaw offsets(std::size_t unit, const Grid& values) const;
    /// Values such as settings would make, where they are known. @param normal standard normal
    /// numbers in turn
    Grid made_up(const double* settings, const std::function<double()>& normal) const;
    /// The same, and the offsets of a unit that it was made with.
    Grid made_up(const double* settings, const std::function<double()>& normal, std::size_t unit,
                 std::vector<double>& offsets) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
    HierarchySpread spread_;
};

/// Most probable spreads at a point. @param rounds of expectation and maximisation
HierarchySpread estimated_spread(const Emulator& emulator, const Observed& observed,
                                 const std::vector<double>& about, int rounds = 25);

/// Where the known values of all groups lie about their levels: the median, and 1.4826 times the
/// median distance from it; 0 where none is known.
struct RobustSpread {
    std::vector<double> middle, sd; ///< by value
};
RobustSpread robust_spread(const Emulator& emulator, const Grid& values);

/// Each value no further from where all lie about their groups' levels than so many robust standard
/// deviations: figures have errors with heavy tails.
Grid tamed(const Emulator& emulator, const Grid& values, double most = 3.5);

} // namespace tenure
