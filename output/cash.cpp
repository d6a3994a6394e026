#include "output/cash.hpp"

#include "core/calendar.hpp"
#include "output/brief_numbers.hpp"
#include "output/decision_data.hpp"
#include "output/monthly.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace tenure {

namespace {

/// The financial year of a period that ends with the day "2023-02-28", or is the month "2023-02";
/// nothing if its label is neither.
std::optional<int> financial_year_of(const std::string& label) {
    Date day;
    if (!parse_date(label.size() == 7 ? label + "-01" : label, day)) return {};
    return financial_year(day);
}

/// Means of a measure by month, over the batches that another policy took part in.
std::vector<double> monthly_means(Store& store, std::size_t policy, std::size_t with,
                                  std::size_t measure) {
    const Description& d = store.description();
    std::vector<MonthlyTotal> totals(d.periods.size() * d.measures.size());
    Statement batch = store.database().prepare(
        "SELECT data FROM monthly_batch WHERE policy = ? AND batch < ? AND batch IN "
        "(SELECT batch FROM monthly_batch WHERE policy = ?)");
    batch.bind(1, static_cast<std::int64_t>(policy));
    batch.bind(2, std::int64_t{store.analysed().batches});
    batch.bind(3, static_cast<std::int64_t>(with));
    while (batch.step())
        if (!add_encoded(batch.blob(0), totals))
            throw StoreError(store.database().file() + ": monthly results in it are damaged");
    std::vector<double> means;
    for (std::size_t p = 0; p < d.periods.size(); ++p) {
        const MonthlyTotal& total = totals[p * d.measures.size() + measure];
        means.push_back(static_cast<double>(total.sum) / static_cast<double>(total.count) /
                        static_cast<double>(d.measures[measure].scale));
    }
    return means;
}

/// "2023-24", with the months that it has if they are not twelve.
std::string label_of(const CashYear& year) {
    const std::string text = financial_year_words(year.begins);
    return year.months == 12 ? text : text + " (" + std::to_string(year.months) + " months)";
}

} // namespace

std::vector<CashYear> cash_by_financial_year(Store& store, std::size_t policy) {
    const Description& d = store.description();
    const Measure* cost = total_cost(d);
    if (!cost || is_sweep(d)) return {};
    for (const Period& p : d.periods)
        if (!financial_year_of(p.label)) return {};
    const std::size_t measure = measure_index(d, cost->name);
    const auto mine = monthly_means(store, policy, policy, measure);
    const auto baseline = monthly_means(store, 0, policy, measure);
    const auto unknown = [](double x) { return !std::isfinite(x); };
    if (std::any_of(mine.begin(), mine.end(), unknown)) return {}; // not summarised by month
    std::map<int, CashYear> years;
    for (std::size_t p = 0; p < d.periods.size(); ++p) {
        CashYear& year = years[*financial_year_of(d.periods[p].label)];
        ++year.months;
        year.baseline += baseline[p];
        year.difference += mine[p] - baseline[p];
    }
    std::vector<CashYear> all;
    for (auto& [begins, year] : years) {
        year.begins = begins;
        all.push_back(year);
    }
    return all;
}

std::string cash_words(Store& store, std::size_t columns, double factor) {
    constexpr std::size_t most_years = 5;
    const Description& d = store.description();
    std::vector<std::vector<std::string>> lines{{"policy"}};
    for (std::size_t p = 1; p < d.policies.size(); ++p) {
        const auto years = cash_by_financial_year(store, p);
        if (years.empty()) return {};
        lines.push_back({d.policies[p]});
        for (std::size_t y = 0; y < std::min(most_years, years.size()); ++y) {
            if (p == 1) lines[0].push_back(label_of(years[y]));
            lines.back().push_back(short_difference(*total_cost(d), factor * years[y].difference));
        }
    }
    if (lines.size() < 2) return {};
    const int year = price_year(d);
    return wrapped("Cash by financial year, April to March: what each policy costs more than the "
                   "baseline, not discounted" +
                       (year > 0 && factor == 1 ? ", in prices of " + std::to_string(year)
                                                : std::string()) +
                       ".",
                   columns) +
           table_words(lines, columns) + "\n";
}

} // namespace tenure
