// A hazard that jumps, and one clock under two policies.
#include "random/draw.hpp"
#include "statistics/estimate.hpp"
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// A piecewise constant hazard: `rate[i]` from `from[i]` on.
struct Hazard {
    std::vector<double> from, rate;

    /// When it has used up a budget.
    long double time(long double budget) const {
        for (std::size_t i = 0;; ++i) {
            const long double after = budget / rate[i];
            if (i + 1 == from.size() || from[i] + after < from[i + 1]) return from[i] + after;
            budget -= rate[i] * (from[i + 1] - from[i]);
        }
    }
};

Hazard in_years_of(double unit) { return {{0, 1.5 * unit}, {.10 / unit, .25 / unit}}; }

Hazard with_less_from(Hazard h, double start, double rate) {
    h.from.push_back(start);
    h.rate.push_back(rate);
    return h;
}

std::vector<Life> lives_of(const Study& study, std::size_t policy, std::uint32_t replication) {
    const Model model =
        compile(study.authority, study.policies[policy], study.calendar, study.horizon_years);
    State state;
    std::vector<std::int64_t> rows;
    BookOfLives book;
    simulate(model, {study.seed, replication}, state, rows, &book);
    return book.lives();
}

/// The instant of leaving is the exact one but for rounding: a microsecond, and 2^-50 of a life of
/// over 35 years, whose microseconds a double just about tells apart (seen: 0.5 in 1 year, 1.9 in
/// 200).
bool on_time(const Life& life, long double exact_years, double horizon) {
    if (exact_years >= horizon) return life.left == never;
    if (life.left == never) return false;
    const long double exact = exact_years * microseconds_per_year;
    const long double allowed = std::max(1.0L, exact * 0x1p-50L);
    return std::fabs(static_cast<long double>(microseconds(life.left)) - exact) <= allowed;
}

/// Whether every life of a study ends at the microsecond at which their budget is used up.
bool all_end_on_time(const Study& study, std::size_t policy, const Hazard& hazard) {
    for (std::uint32_t r = 0; r < 20; ++r)
        for (const Life& life : lives_of(study, policy, r)) {
            const double budget =
                unit_exponential(address({study.seed, r}, Purpose::leaving, life.who));
            if (!on_time(life, hazard.time(budget), study.horizon_years)) return false;
        }
    return true;
}

/// Values by replication of one policy: whether the only person has left by t, or when they do.
std::vector<std::int64_t> values(const Study& study, std::size_t policy, std::uint32_t n,
                                 double t) {
    const Model model =
        compile(study.authority, study.policies[policy], study.calendar, study.horizon_years);
    State state;
    std::vector<std::int64_t> rows, all;
    BookOfLives book;
    for (std::uint32_t r = 0; r < n; ++r) {
        rows.clear();
        book.forget();
        simulate(model, {study.seed, r}, state, rows, &book);
        const Instant left = book.lives()[0].left;
        all.push_back(t > 0 ? left <= study_start + years(t) : microseconds(left) / 1'000'000);
    }
    return all;
}

double reduction(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    return paired_difference({b}, {a}).variance_reduction;
}

/// Estimate and error by leaving out one batch at a time (jackknife).
Compared reduced_variance(const std::string& name, double exact, const std::vector<std::int64_t>& a,
                          const std::vector<std::int64_t>& b) {
    constexpr std::size_t batches = 20;
    const std::size_t size = a.size() / batches;
    std::vector<double> without;
    double mean = 0, sum = 0;
    for (std::size_t k = 0; k < batches; ++k) {
        auto rest_a = a, rest_b = b;
        const auto from = static_cast<std::ptrdiff_t>(k * size);
        const auto to = from + static_cast<std::ptrdiff_t>(size);
        rest_a.erase(rest_a.begin() + from, rest_a.begin() + to);
        rest_b.erase(rest_b.begin() + from, rest_b.begin() + to);
        without.push_back(reduction(rest_a, rest_b));
        mean += without.back() / batches;
    }
    for (double x : without) sum += (x - mean) * (x - mean);
    return {name, exact, reduction(a, b), std::sqrt(sum * (batches - 1) / batches)};
}

/// Of having left by t, hazards h and g < h: Var A + Var B over d (1 - d), d the share avoided.
double exact_reduction(double h, double g, double t) {
    const double p = 1 - std::exp(-h * t), q = 1 - std::exp(-g * t), d = p - q;
    return (p * (1 - p) + q * (1 - q)) / (d * (1 - d));
}

void verify_reduction(std::uint32_t n) {
    Study study = known_study("shared_clock");
    Table table{study.title, {}};
    for (double t : {1.0, 5.0})
        table.rows.push_back(reduced_variance("left by year " + std::to_string(static_cast<int>(t)),
                                              exact_reduction(.15, .135, t), values(study, 0, n, t),
                                              values(study, 1, n, t)));
    INFO(table.text());
    REQUIRE(table.agrees());
    study.policies[1].blocks[0].leaving->multiplier = .8;
    const Compared wrong = reduced_variance("left by year 1", exact_reduction(.15, .135, 1),
                                            values(study, 0, n, 1), values(study, 1, n, 1));
    INFO("negative control, exact if wrong " << exact_reduction(.15, .12, 1) << ", s.e. "
                                             << wrong.std_error);
    REQUIRE((exact_reduction(.15, .12, 1) - wrong.exact) / wrong.std_error <= -8);
    REQUIRE_FALSE(Table{"", {wrong}}.agrees());
}

} // namespace

TEST_CASE("budgets map to the published times") {
    const Hazard a = in_years_of(1), b = with_less_from(a, 3, .08);
    const double budgets[] = {.05, .30, .60, 1.0, 2.5};
    const double times_a[] = {.5, 2.1, 3.3, 4.9, 10.9};
    const double times_b[] = {.5, 2.1, 3.9375, 8.9375, 27.6875};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(static_cast<double>(a.time(budgets[i])) == Approx(times_a[i]).epsilon(1e-12));
        CHECK(static_cast<double>(b.time(budgets[i])) == Approx(times_b[i]).epsilon(1e-12));
    }
}

TEST_CASE("everybody leaves at the microsecond at which their budget is used up, whatever jumps") {
    const Study study = known_study("jumping_hazard");
    const Hazard a = in_years_of(1);
    CHECK(all_end_on_time(study, 0, a));
    CHECK(all_end_on_time(study, 1, with_less_from(a, 4, .08)));
    CHECK_FALSE(all_end_on_time(study, 1, with_less_from(a, 4 + 1e-6, .08)));
}

TEST_CASE("the published mapping, in units of 16 months, holds for everybody") {
    const Study study = known_study("jumping_hazard_in_units_of_16_months");
    const double unit = 4.0 / 3;
    const Hazard a = in_years_of(unit);
    CHECK(all_end_on_time(study, 0, a));
    CHECK(all_end_on_time(study, 1, with_less_from(a, 3 * unit, .08 / unit)));
}

TEST_CASE("a shared clock reduces the variance of the time to leave by exactly 181.0") {
    const Study study = known_study("shared_clock");
    const double ratio = reduction(values(study, 0, 2000, 0), values(study, 1, 2000, 0));
    CHECK(ratio == Approx((1 / (.15 * .15) + 1 / (.135 * .135)) /
                          ((1 / .135 - 1 / .15) * (1 / .135 - 1 / .15)))
                       .epsilon(1e-6));
    CHECK(ratio == Approx(181.0).epsilon(1e-4));
}

TEST_CASE("a shared clock reduces the variance of having left as theory has it "
          "(|z| < 4, false alarm 6e-5 each)") {
    CHECK(exact_reduction(.15, .135, 1) == Approx(17.93).epsilon(5e-4));
    CHECK(exact_reduction(.15, .135, 5) == Approx(14.09).epsilon(5e-4));
    verify_reduction(40'000);
}

TEST_CASE("a shared clock again, 400,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify_reduction(400'000);
}
