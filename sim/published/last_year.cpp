#include "published/last_year.hpp"

#include "statistics/shrinkage.hpp"

#include <cmath>

namespace tenure {

namespace {

/// Logarithms of a year, on average over councils.
std::map<int, double> means_by_year(const std::map<std::string, YearlyLogs>& panel) {
    std::map<int, double> sum, count;
    for (const auto& [code, own] : panel)
        for (const auto& [year, x] : own) {
            sum[year] += x.log;
            ++count[year];
        }
    for (auto& [year, x] : sum) x /= count[year];
    return sum;
}

} // namespace

FlowEstimate usual_caseload(const Indicators& all, const Lines& own, int year) {
    const auto panel = yearly_logs(all, year, Yearly::caseload);
    const std::map<int, double> means = means_by_year(panel);
    std::vector<std::vector<double>> units;
    for (const auto& [code, logs] : panel) {
        units.emplace_back();
        for (const auto& [y, x] : logs) units.back().push_back(x.log - means.at(y));
    }
    std::vector<double> mine;
    for (const IndicatorRow* row : own)
        if (const auto x = yearly_log(Yearly::caseload, *row, nullptr);
            row->year <= year && x && means.contains(row->year))
            mine.push_back(x->log - means.at(row->year));
    const Components between = components(units);
    FlowEstimate e;
    e.years = mine.size();
    e.weight = mine.empty() ? 0 : between.weight(mine.size());
    if (!means.contains(year)) return e;
    e.value = std::exp(means.at(year) + (mine.empty() ? 0 : shrunken(between, mine)));
    e.mean_sd = std::sqrt(between.between * (1 - e.weight));
    return e;
}

double last_year_factor(const YearVariation& years, const YearlyLog& census, double usual) {
    const double seen = years.sd_council * years.answer, variance = seen * seen;
    if (!(variance > 0) || !(usual > 0)) return 0;
    const double share = variance / (variance + census.chance);
    return std::exp(share * (census.log - std::log(usual)) / years.answer);
}

} // namespace tenure
