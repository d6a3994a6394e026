// Money and rates by hand: pay to the penny, increments, retention payments, what counts as what.
#include "core/elementary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

Authority paid_workers(double minimum, double maximum, int points) {
    Authority a;
    add_role(a, "worker", 4, 2, Filling::advertised);
    a.ladder.roles[0].pay_minimum_gbp_per_year = minimum;
    a.ladder.roles[0].pay_maximum_gbp_per_year = maximum;
    a.ladder.roles[0].pay_points = points;
    return a;
}

Block payment(PaymentTime paid, bool repeats = false) {
    RetentionPayment p;
    p.roles = {"worker"};
    p.amount_gbp = 3000;
    p.tie_in_months = 12;
    p.paid = paid;
    p.repeats = repeats;
    p.deferred_share = .5;
    p.deferred_over_months = 6;
    Block b;
    b.retention_payment = p;
    return b;
}

/// Reads the factor on leaving at each step of the first practitioner's tie-in.
class Factors final : public Observer {
public:
    void on_event(const State& s, const Event&) override {
        const TieIn& t = s.tie_ins[0];
        if (seen.empty() || t.factor != seen.back()) seen.push_back(t.factor);
    }
    std::vector<double> seen;
};

/// What a payment of 3000 at 30000 a year does with so much of a year left, at elasticity -2.
double held_back(double years_left) {
    return elementary::exp(-2 * elementary::log(1 + .1 / std::max(years_left, .25)));
}

} // namespace

TEST_CASE("pay, benefits and on-costs accrue to the penny") {
    Authority a = paid_workers(30000, 30000, 1);
    a.pay.benefits_gbp_per_year = 2251;
    a.pay.on_cost_share = .3;
    const Recorded recorded = record_story(a, 2);
    for (std::size_t year : {0, 1}) {
        CHECK(recorded.measure("pay_gbp", year, year) == 60000);
        CHECK(recorded.measure("benefits_gbp", year, year) == 4502);
        CHECK(recorded.measure("on_costs_gbp", year, year) == 18000);
        CHECK(recorded.measure("total_cost", year, year) == 82502);
    }
}

TEST_CASE("a pay point is gained each 1 April until the top of the scale") {
    Authority a = paid_workers(30000, 30200, 3);
    a.start_date = {2023, 4, 1}; // an increment falls on the first day; 2024 is a leap year
    const Recorded recorded = record_story(a, 4);
    // Points: 30100 from day 0 and 30200 from day 366 on, for two.
    CHECK(recorded.measure("pay_gbp", 0, 0) == 60200);
    CHECK(recorded.measure("pay_gbp", 1, 1) == Approx(60400 - 200 * .75 / 365.25).margin(.01));
    CHECK(recorded.measure("pay_gbp", 3, 3) == 60400);
}

TEST_CASE("a pay award raises pay from its day on, and part-timers are paid their share") {
    Authority a = paid_workers(30000, 30000, 1);
    a.population.part_time_share = 1;
    a.population.part_time_fte = .6;
    Block award;
    award.start = Date{2023, 10, 1}; // 365 days on
    award.pay_award = PayAward{{}, .05};
    const Recorded recorded = record_story(a, 2, {award});
    CHECK(recorded.measure("in_post_fte", 0, 0) == Approx(1.2));
    CHECK(recorded.measure("pay_gbp", 0, 0) == Approx(36000 + 1800 * .25 / 365.25).margin(.01));
    CHECK(recorded.measure("pay_gbp", 1, 1) == 37800);
}

TEST_CASE("leaving is held back more from quarter to quarter of a tie-in, and then comes back") {
    Authority a = paid_workers(30000, 30000, 1);
    a.leaving.pay_elasticity = -2;
    LeavingDestination to;
    to.service_law = fixed_law(50); // nobody leaves; there are clocks to hold back
    a.leaving.to = {to};
    const Block block = payment(PaymentTime::at_end);
    const Model model = compile(a, {"p", "", "", {block}}, CalendarKind::even, 2);
    Factors factors;
    State state;
    std::vector<std::int64_t> rows;
    simulate(model, {7, 0}, state, rows, &factors);
    const double quarters[] = {held_back(.875), held_back(.625), held_back(.375), held_back(.125)};
    double deferred = 0;
    for (double f : quarters) deferred += (1 - f) / 4;
    std::vector<double> expected{1};
    expected.insert(expected.end(), std::begin(quarters), std::end(quarters));
    expected.push_back(1 + .5 * deferred / .5);
    expected.push_back(1);
    REQUIRE(factors.seen.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(factors.seen[i] == Approx(expected[i]).epsilon(1e-12));
}

TEST_CASE("the factor on leaving in each quarter of a tie-in is the one of the formula") {
    Authority a = paid_workers(30000, 30000, 1);
    a.leaving.pay_elasticity = -2;
    const Block block = payment(PaymentTime::at_end);
    const double middles[] = {.875, .625, .375, .125};
    for (int quarter = 0; quarter < 4; ++quarter) {
        State state;
        record_story(a, .25 * quarter + .1, {block}, CalendarKind::even, state);
        CHECK(state.tie_ins[0].factor == Approx(held_back(middles[quarter])).epsilon(1e-12));
        CHECK(state.tie_ins[0].factor < 1);
    }
    State after, long_after;
    record_story(a, 1.4, {block}, CalendarKind::even, after);
    record_story(a, 1.6, {block}, CalendarKind::even, long_after);
    CHECK(after.tie_ins[0].factor > 1);
    CHECK(long_after.tie_ins[0].factor == 1);
}

TEST_CASE("whoever stays is paid at the end of the tie-in, again if it repeats") {
    Authority a = paid_workers(30000, 30000, 1);
    const Recorded once = record_story(a, 3.5, {payment(PaymentTime::at_end)});
    CHECK(once.measure("retention_payments_gbp", 0, 0) == 0); // due as the next year begins
    CHECK(once.measure("retention_payments_gbp", 0, 3) == 6000);
    const Recorded again = record_story(a, 3.5, {payment(PaymentTime::at_end, true)});
    CHECK(again.measure("retention_payments_gbp", 0, 3) == 18000);
}

TEST_CASE("whoever leaves within the tie-in forgoes the payment, or pays it back") {
    Authority a = paid_workers(30000, 30000, 1);
    leaves_after(a, "worker", 200, Destination::profession);
    CHECK(record_story(a, 2, {payment(PaymentTime::at_end)})
              .measure("retention_payments_gbp", 0, 1) == 0);
    const Recorded back = record_story(a, 2, {payment(PaymentTime::at_start)});
    CHECK(back.measure("retention_payments_gbp", 0, 1) == 0);
    CHECK(back.diary[0] == "0.00 paid i0");
    CHECK(std::count_if(back.diary.begin(), back.diary.end(), [](const std::string& line) {
              return line.find("200.00 paid") == 0;
          }) == 2);
}

TEST_CASE("turnover and vacancy rates are the official ones, in an example by hand") {
    Authority a; // 10 posts, 8 full-time heads, of whom 2 leave after 100 days
    add_role(a, "worker", 7, 6, Filling::advertised);
    add_role(a, "manager", 3, 2, Filling::advertised);
    leaves_after(a, "manager", 100, Destination::agency);
    const Recorded recorded = record_story(a, 2);
    CHECK(recorded.measure("turnover_rate", 0, 0) == Approx(2. / 6).epsilon(1e-5));
    CHECK(recorded.measure("vacancy_rate", 0, 0) == Approx(4. / 10));
    CHECK(recorded.measure("leavers_to.agency", 0, 0) == 2);
    CHECK(recorded.measure("leavers_to.profession", 0, 0) == 0);
    CHECK(recorded.measure("turnover_rate", 1, 1) == 0);
    CHECK(recorded.measure("vacancies", 1, 1) == 4);
    CHECK(recorded.measure("headcount.manager", 0, 0) == 0);
}

TEST_CASE("reporting years end on 30 September; what is partly covered says so") {
    Authority a;
    add_role(a, "worker", 4, 4, Filling::advertised);
    leaves_after(a, "worker", 30, Destination::agency);
    a.start_date = {2023, 9, 15};
    const Recorded recorded =
        record_story(a, 13.0 / 12, {}, CalendarKind::official); // to 15 October 2024
    REQUIRE(recorded.periods.size() == 14);
    CHECK(recorded.periods.front().label == "2023-09-30");
    CHECK(recorded.periods.front().year == 2023);
    CHECK_FALSE(recorded.periods.front().whole_year);
    CHECK(recorded.periods[12].year == 2024);
    CHECK(recorded.periods[12].whole_year);
    CHECK(recorded.periods[12].ends_year);
    CHECK_FALSE(recorded.periods[13].whole_year);
    const auto yearly =
        evaluate_year(recorded.formulas, {recorded.rows, recorded.periods, recorded.columns}, 2024);
    const auto whole =
        evaluate_horizon(recorded.formulas, {recorded.rows, recorded.periods, recorded.columns});
    CHECK(yearly == whole); // the only whole year; day 30 is 15 October 2023
    CHECK(recorded.measure("leavers", 0, 0) == 0);
    CHECK(recorded.measure("leavers", 1, 1) == 4);
}
