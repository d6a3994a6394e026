// Measures, each declared once with how it is made from what a replication counts. The declarations
// stand in measures_staff.cpp, measures_costs.cpp and measures_work.cpp.
//
// turnover_rate, vacancy_rate and the rest follow the definitions of the Department for Education's
// children's social work workforce statistics: stocks at 30 September, flows over the 12 months
// before.
#pragma once

#include "career/ladder.hpp"
#include "core/calendar.hpp"
#include "workforce/authority.hpp"
#include "workforce/measure.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// A raw column and its weight in a sum.
struct Term {
    std::size_t column = 0;
    std::int64_t weight = 1;
};

/// numerator / denominator x scale; without denominator just the numerator, in stored units.
struct Formula {
    Measure measure;
    std::vector<Term> numerator;
    std::vector<Term> denominator;
};

/// All measures of an authority with this ladder, in the order in which results hold them.
/// Those of a mechanism that is not on are left out.
std::vector<Formula> formulas(const Ladder& ladder, const Mechanisms& on);

std::vector<Measure> measures(const std::vector<Formula>& formulas);

/// All measures there are, with every mechanism on.
std::vector<Measure> every_measure(const Ladder& ladder);

/// Rows of raw numbers, one per period, as simulate() leaves them.
struct RawRows {
    const std::vector<std::int64_t>& numbers;
    const std::vector<Period>& periods;
    std::size_t columns = 0;
};

/// Stored values of every measure over the periods [first, last]: flows added, stocks at the end.
std::vector<std::int64_t> evaluate(const std::vector<Formula>& formulas, const RawRows& rows,
                                   std::size_t first, std::size_t last);

/// Of one reporting year. @pre the year is among the periods'
std::vector<std::int64_t> evaluate_year(const std::vector<Formula>& formulas, const RawRows& rows,
                                        int year);

/// Over all whole reporting years (all years, if none is whole): stocks and flows are yearly
/// averages, ratios are ratios of sums.
std::vector<std::int64_t> evaluate_horizon(const std::vector<Formula>& formulas,
                                           const RawRows& rows);

/// Of every period, those measures that are `monthly`, [period][measure]; others are missing. Flows
/// of the period, ratios over the 12 months that end with it (missing while there are fewer, where
/// a flow is part of them), stocks at its end.
void evaluate_periods(const std::vector<Formula>& formulas, const RawRows& rows,
                      std::size_t periods_per_year, std::vector<std::int64_t>& values);

} // namespace tenure
