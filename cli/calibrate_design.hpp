// What is simulated for a fit: transitions of councils spread over all, of the council that is
// fitted, of its own months, and of England; with the settings tried at each.
#pragma once

#include "cli/backtest_run.hpp"

#include "published/monthly_figures.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure::cli {

struct FitSize {
    std::uint32_t councils = 66, points = 32, own_points = 64;
};

/// What is asked of a fit.
struct FitTargets {
    int first = 0, last = 0; ///< years of councils' figures
    FitSize size;
    std::string council;                      ///< as published; empty: none, or that of a file
    std::optional<MonthlyFigures> months;     ///< of the council
    bool only_months = false;                 ///< in place of its published transitions
    std::string authority, authority_name;    ///< a file that no published council stands behind
    std::optional<OfficialValues> start = {}; ///< of that file, where it starts
    std::optional<int> england_to;            ///< England's years after `last` up to this one
};

/// The transitions, in an order in which those of more is asked come last.
struct FitDesign {
    int first = 0, last = 0;
    std::size_t complete = 0; ///< councils whose figures are
    std::vector<Transition> transitions;
    std::vector<std::uint32_t> points;  ///< settings of each transition
    std::vector<HindcastJob> jobs;      ///< of each, with its settings
    std::vector<bool> moved;            ///< whether each is of the council's own months
    std::vector<double> moved_sd;       ///< as moved_sd() says; empty without months
    std::optional<std::size_t> unit;    ///< the council fitted, as transitions count them
    std::string council;                ///< its name; empty: none
    std::optional<int> england_to = {}; ///< as asked
    Indicators with_average = {};       ///< figures that have England's average; empty without

    /// Whether nothing but the settings is tried: what is not known of one council's flows is not
    /// so of England's, and is what its own months are to say.
    bool is_alone(std::size_t transition) const {
        return moved[transition] || transitions[transition].unit == no_unit;
    }
};

/// Throws a ScenarioError where the council's figures are not complete, its months hold no whole
/// year that is not published already, or England's are missing.
FitDesign fit_design(const Indicators& published, const FitTargets& asked, std::uint64_t seed);

/// Standard settings of a transition: points of one Sobol' set, after those of transitions before.
Grid fit_settings(const FitDesign& design, std::size_t transition, std::uint64_t seed);

/// What was observed, and which groups may have moved.
Observed observed_of(const FitDesign& design);

} // namespace tenure::cli
