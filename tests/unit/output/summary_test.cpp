#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/monthly.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

Store finished(const Folder& folder, const Description& d) {
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = batches(d); i-- > 0;) store.take(batch(d, i));
    store.finalise();
    return store;
}

/// One row's numbers.
std::vector<double> numbers(Store& store, const std::string& sql) {
    Statement row = store.database().prepare(sql);
    std::vector<double> result;
    if (row.step())
        for (int c = 0; c < row.columns(); ++c) result.push_back(row.real(c));
    return result;
}

struct Expected {
    double difference = 0, std_error = 0, pairs = 0, draws = 0, baseline = 0, policy = 0;
};

/// By the definition, in long doubles: a ratio of sums over draws.
Expected expected_difference(const Description& d, std::size_t policy, std::size_t year,
                             std::size_t measure) {
    std::vector<long double> sums, counts;
    Expected e;
    long double total = 0, policies = 0, baselines = 0;
    for (std::uint32_t r = 0; r < d.replications; ++r) {
        if (r % d.draws_share == 0) {
            sums.push_back(0);
            counts.push_back(0);
        }
        const std::int64_t a = value(policy, r, year, measure), b = value(0, r, year, measure);
        if (a == missing || b == missing) continue;
        sums.back() += static_cast<long double>(a - b);
        counts.back() += 1;
        total += static_cast<long double>(a - b);
        policies += static_cast<long double>(a);
        baselines += static_cast<long double>(b);
        ++e.pairs;
    }
    long double squares = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const long double rest = sums[i] - counts[i] * total / e.pairs;
        squares += rest * rest;
        e.draws += counts[i] > 0;
    }
    e.difference = static_cast<double>(total / e.pairs);
    e.std_error = static_cast<double>(std::sqrt(e.draws / (e.draws - 1) * squares) / e.pairs);
    e.baseline = static_cast<double>(baselines / e.pairs);
    e.policy = static_cast<double>(policies / e.pairs);
    return e;
}

void check_comparison(Store& store, const Description& d, std::size_t year, std::size_t measure) {
    const Measure& m = d.measures[measure];
    const bool whole = year == d.years.size();
    const auto row = numbers(
        store,
        "SELECT difference, std_error, low, high, pairs, draws, baseline_value, policy_value "
        "FROM " +
            std::string(whole ? "comparison" : "comparison_by_year") +
            " WHERE policy = 'supervision first' AND baseline = 'baseline' AND measure = '" +
            m.name + "'" + (whole ? "" : " AND year = " + std::to_string(d.years[year])));
    REQUIRE(row.size() == 8);
    const auto scale = static_cast<double>(m.scale);
    const Expected e = expected_difference(d, 1, year, measure);
    CHECK(row[0] == Approx(e.difference / scale).epsilon(1e-13));
    CHECK(row[1] == Approx(e.std_error / scale).epsilon(1e-10));
    CHECK(row[4] == e.pairs);
    CHECK(row[5] == e.draws);
    CHECK(row[6] == Approx(e.baseline / scale).epsilon(1e-13));
    CHECK(row[7] == Approx(e.policy / scale).epsilon(1e-13));
    if (e.std_error == 0) return;
    const double half = t_quantile(0.975, e.draws - 1) * e.std_error / scale;
    CHECK(row[2] == Approx(e.difference / scale - half).epsilon(1e-10));
    CHECK(row[3] == Approx(e.difference / scale + half).epsilon(1e-10));
}

/// The smallest that a share p of the values do not exceed.
double smallest_reaching(std::vector<std::int64_t> values, double percent) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        if (static_cast<double>(i + 1) * 100 >= percent * n) return static_cast<double>(values[i]);
    return NAN;
}

constexpr double percents[] = {5, 25, 50, 75, 95};

} // namespace

TEST_CASE("comparisons are those of the definition, missing values left out pair by pair") {
    for (const std::uint32_t share : {1u, 4u, 8u}) {
        const Folder folder;
        const Description d = study(37, share);
        Store store = finished(folder, d);
        for (std::size_t year = 0; year <= 2; ++year)
            for (std::size_t m = 0; m < d.measures.size(); ++m) check_comparison(store, d, year, m);
    }
}

TEST_CASE("errors come from draws, not from replications, where these share them") {
    const Folder folder;
    Store alone = finished(folder, study(40, 1));
    const Folder other;
    Store shared = finished(other, study(40, 4));
    const std::string error = "SELECT std_error, draws FROM comparison WHERE measure = 'cost' AND "
                              "policy = 'supervision first'";
    CHECK(numbers(alone, error)[1] == 40);
    CHECK(numbers(shared, error)[1] == 10);
    CHECK(numbers(alone, error)[0] != numbers(shared, error)[0]);
}

TEST_CASE("a policy that changes nothing is identical and has no interval") {
    const Folder folder;
    Store store = finished(folder, study());
    CHECK(query(store,
                "SELECT DISTINCT difference, std_error, low, high, identical FROM comparison "
                "WHERE policy = 'it''s nothing'") == "0|0|NULL|NULL|1");
    CHECK(query(store, "SELECT difference, std_error, low, identical, variance_reduction FROM "
                       "comparison WHERE policy = 'supervision first' AND measure = 'posts'") ==
          "5|0|NULL|0|NULL");
    CHECK(query(store, "SELECT count(*), min(variance_reduction) > 5 FROM comparison WHERE "
                       "policy = 'supervision first' AND measure = 'cost'") == "1|1");
    CHECK(query(store, "SELECT count(*) FROM comparison") == "8");
}

TEST_CASE("yearly means, errors and quantiles are those of the definition") {
    const Folder folder;
    const Description d = study();
    Store store = finished(folder, d);
    const auto row = numbers(store, "SELECT mean, p05, p25, p50, p75, p95, count, whole_year FROM "
                                    "yearly WHERE policy = 'supervision first' AND year = 2022 AND "
                                    "measure = 'absence_rate'");
    std::vector<std::int64_t> values;
    double sum = 0;
    for (std::uint32_t r = 0; r < 40; ++r) {
        const std::int64_t v = value(1, r, 0, 1);
        if (v == missing) continue;
        values.push_back(v);
        sum += static_cast<double>(v);
    }
    REQUIRE(row.size() == 8);
    CHECK(row[0] == Approx(sum / static_cast<double>(values.size()) / 1e6).epsilon(1e-14));
    for (std::size_t q = 0; q < 5; ++q)
        CHECK(row[q + 1] == smallest_reaching(values, percents[q]) / 1e6);
    CHECK(row[6] == static_cast<double>(values.size()));
    CHECK(row[7] == 0);
    CHECK(query(store, "SELECT count(*) FROM yearly") == "24");
    CHECK(query(store, "SELECT count(*) FROM overall_summary") == "12");
}

TEST_CASE("monthly quantiles over batches are those of all values, to the width of a bin") {
    const Folder folder;
    const Description d = study(37);
    Store store = finished(folder, d);
    for (std::size_t i = 0; i < d.periods.size() * d.measures.size(); ++i) {
        const std::size_t period = i / d.measures.size();
        const Measure& m = d.measures[i % d.measures.size()];
        std::vector<std::int64_t> values;
        for (std::uint32_t r = 0; r < d.replications; ++r)
            if (const auto v = monthly_value(1, r, period, i % d.measures.size()); v != missing)
                values.push_back(v);
        const auto row = numbers(
            store, "SELECT p05, p25, p50, p75, p95 FROM monthly WHERE policy = 'supervision first' "
                   "AND month = '" +
                       d.periods[period].label + "' AND measure = '" + m.name + "'");
        REQUIRE(row.size() == 5);
        for (std::size_t q = 0; q < 5; ++q) {
            const double exact = smallest_reaching(values, percents[q]);
            if (values.empty())
                CHECK(std::isnan(row[q]));
            else
                CHECK(std::fabs(row[q] * static_cast<double>(m.scale) - exact) <=
                      static_cast<double>(m.resolution / 2) + 1e-6);
        }
    }
}

TEST_CASE("monthly bytes give back what was written, and damage is noticed") {
    const Description d = study();
    const TrialBatch b = batch(d, 0);
    PeriodSummary extreme;
    extreme.count = UINT32_MAX;
    extreme.sum = static_cast<__int128>(INT64_MIN) * 3;
    extreme.histogram = {{INT64_MIN, 1}, {INT64_MAX, UINT32_MAX - 1}};
    std::vector<PeriodSummary> summaries = b.policies[1].monthly;
    summaries.push_back(extreme);
    const std::string bytes = encoded(summaries);
    std::vector<MonthlyTotal> totals(summaries.size());
    REQUIRE(add_encoded(bytes, totals));
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        CHECK(totals[i].count == summaries[i].count);
        CHECK(bool(totals[i].sum == summaries[i].sum));
        Bins bins;
        for (const auto& [key, count] : summaries[i].histogram) bins.push_back({key, count});
        CHECK(totals[i].bins == bins);
    }
    CHECK_FALSE(add_encoded(bytes.substr(0, bytes.size() - 1), totals));
    CHECK_FALSE(add_encoded(bytes + "x", totals));
}
