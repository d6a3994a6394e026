// What a fit found, as tables for the terminal.
#pragma once

#include "cli/calibrate_run.hpp"

#include "statistics/rank_check.hpp"

namespace tenure::cli {

/// What was learnt, and how near the fit comes. @param errors the emulator's own, by measure
std::string tables_of(const Pack& pack, const Calibration& fit, const std::vector<double>& errors);

/// England's years beyond the councils', published and as the fit has them.
std::string england_of(const FitDesign& design, const Calibration& fit);

/// By behaviour, how truths lie among draws of a fit, and of one that is too sure.
std::string ranks_table(const std::vector<RankCheck>& right, const std::vector<RankCheck>& sure);

} // namespace tenure::cli
