#include "output/monthly_error.hpp"

#include "output/monthly.hpp"
#include "output/outcomes.hpp"
#include "statistics/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// The same values in the same places, every replication independent of the others.
Sample as_independent(Sample sample) {
    sample.draws_share = 1;
    sample.scrambles = 0;
    sample.draws_in_a_row = 0;
    return sample;
}

/// How many times the error of independent values the error of these is; 1 where it cannot be said.
double times_independent(const Sample& sample) {
    const double alone = estimate(as_independent(sample)).std_error;
    const double grouped = estimate(sample).std_error;
    return alone > 0 && std::isfinite(grouped) ? grouped / alone : 1;
}

/// Of the mean of independent values, in the unit they are stored in.
double independent_error(const MonthlyTotal& total, std::int64_t width) {
    const auto n = static_cast<double>(total.count);
    if (total.count < 2) return not_known;
    double sum = 0, squares = 0;
    const auto origin = static_cast<double>(total.bins.front().key);
    for (const Bin& bin : total.bins)
        sum += (static_cast<double>(bin.key) - origin) * static_cast<double>(bin.count);
    const double mean = sum / n;
    for (const Bin& bin : total.bins) {
        const double apart = static_cast<double>(bin.key) - origin - mean;
        squares += apart * apart * static_cast<double>(bin.count);
    }
    return std::sqrt(squares / (n - 1) / n) * static_cast<double>(width);
}

std::size_t year_of(const Description& d, const Period& period) {
    return static_cast<std::size_t>(std::lower_bound(d.years.begin(), d.years.end(), period.year) -
                                    d.years.begin());
}

constexpr std::size_t memory_of_errors = 64u << 20; ///< of one policy's values held at a time

/// @param row of the table, the policy bound @param months of all measures
void tabulate_measure(const Description& d, std::size_t measure, const Outcomes& outcomes,
                      const std::vector<MonthlyTotal>& months, Statement& row) {
    const Measure& m = d.measures[measure];
    std::vector<double> times;
    for (std::size_t y = 0; y < d.years.size(); ++y)
        times.push_back(times_independent(outcomes.sample(y, measure)));
    row.bind(2, m.name);
    for (std::size_t p = 0; p < d.periods.size(); ++p) {
        const MonthlyTotal& total = months[p * d.measures.size() + measure];
        const double error = independent_error(total, m.resolution) *
                             times[year_of(d, d.periods[p])] / static_cast<double>(m.scale);
        row.bind(3, static_cast<std::int64_t>(p)).bind_real(4, error).run();
    }
}

void tabulate(Database& database, const Description& d, std::size_t policy, const Analysed& what,
              const std::vector<std::size_t>& measures, Statement& row) {
    const auto months = monthly_totals(database, d, policy, what.batches);
    row.bind(1, d.policies[policy]);
    for (const MeasureRange& range :
         ranges_that_fit(memory_of_errors, measures, d, what.replications)) {
        const Outcomes outcomes(database, d, policy, range, what.replications);
        for (std::size_t m = range.first; m < range.last; ++m)
            tabulate_measure(d, m, outcomes, months, row);
    }
}

} // namespace

void tabulate_monthly_errors(Database& database, const Description& d, const Analysed& what,
                             const PartPlaces& wanted) {
    database.run("CREATE TEMP TABLE monthly_error(policy TEXT, measure TEXT, period INTEGER, "
                 "std_error REAL, PRIMARY KEY (policy, measure, period)) WITHOUT ROWID");
    if (is_sweep(d)) return;
    std::vector<std::size_t> monthly;
    for (const std::size_t m : wanted.measures)
        if (d.measures[m].monthly) monthly.push_back(m);
    Statement row = database.prepare("INSERT INTO monthly_error VALUES (?, ?, ?, ?)");
    for (const std::size_t p : wanted.policies) tabulate(database, d, p, what, monthly, row);
}

} // namespace tenure
