#include "workforce/period.hpp"

#include "workforce/absence_ledger.hpp"
#include "workforce/progression.hpp"

namespace tenure::period {

namespace {

constexpr std::array<double, 4> retention_years{1, 2, 3, 5};

/// Closes money that accrues with time; rounding is carried on, so the parts add up to the whole.
void close_accounts(State& s) {
    accrue(s);
    constexpr __int128 hundredth_years = static_cast<__int128>(microseconds_per_year) * 100;
    const std::int64_t pay = take_more(s.pay_reported, s.pay_accrued / hundredth_years);
    const absence::PayAway away =
        s.model->on.absence ? absence::take_pay_away(s) : absence::PayAway{};
    const std::int64_t at_work = pay - away.whole;
    count(s, Count::pay_pence, at_work);
    count(s, Count::absence_pence, away.paid);
    const std::int64_t paid = s.paid_reported + at_work + away.paid;
    const double on_costs = s.model->pay.on_cost_share;
    count(s, Count::on_cost_pence,
          static_cast<std::int64_t>(static_cast<double>(paid) * on_costs) -
              static_cast<std::int64_t>(static_cast<double>(s.paid_reported) * on_costs));
    s.paid_reported = paid;
    const auto pence_a_year = pence(s.model->pay.benefits_gbp_per_year);
    count(s, Count::benefits_pence,
          take_more(s.heads_reported, s.heads_accrued * pence_a_year / microseconds_per_year));
}

/// All headings of the period, as if paid in its middle. @pre accounts are closed
void discount(State& s) {
    std::int64_t all = 0;
    for (Count c : cost_categories) all += s.counted[column(c)];
    const double rate = s.model->pay.discount_rate;
    const Instant middle = s.period_began + (s.now - s.period_began) / 2;
    const double worth =
        rate == 0 ? 1
                  : elementary::exp(-elementary::log(1 + rate) * in_years(middle - study_start));
    count(s, Count::discounted_pence,
          static_cast<std::int64_t>(static_cast<double>(all) * worth + (all < 0 ? -0.5 : 0.5)));
}

/// Newly qualified starters whose 1st, 2nd, 3rd or 5th anniversary fell into the period.
void count_anniversaries(State& s, Instant previous) {
    for (std::size_t i = s.oldest_cohort_seat; i < s.newly_qualified.size(); ++i) {
        const CohortSeat& seat = s.newly_qualified[i];
        for (std::size_t k = 0; k < retention_years.size(); ++k) {
            const Instant day = seat.started + years(retention_years[k]);
            if (day <= previous || day > s.now) continue;
            ++s.counted[column(Count::nqsw_due, k)];
            if (seat.left > day) ++s.counted[column(Count::nqsw_retained, k)];
            if (retention_years[k] == 2) count(s, Count::academy_due_pence, seat.academy_pence);
        }
        if (i == s.oldest_cohort_seat && seat.started + years(retention_years.back()) <= s.now)
            ++s.oldest_cohort_seat;
    }
}

/// Visits everybody employed, whether or not lists by role are kept.
template <class Visit> void for_staff(const State& s, Visit visit) {
    if (s.model->lists_people) {
        for (const RoleState& role : s.roles) for_people(s, role, 1, visit);
    } else if (s.heads == s.establishment - s.vacant) { // all of them hold a post
        for (const Post& x : s.posts)
            if (x.holder) visit(x.holder);
    } else {
        for (std::size_t i = 0; i < s.people_known; ++i) {
            const Status status = s.people[i].status;
            if (status == Status::present || status == Status::on_notice) visit(PractitionerId(i));
        }
    }
}

void count_experience(State& s) {
    constexpr Duration two_years = shortest_of(2), five_years = shortest_of(5);
    std::int64_t all = 0, under_2_years = 0, under_5_years = 0, blocked = 0;
    const progression::Waiting waiting =
        s.model->blocking_acts ? progression::Waiting{} : progression::waiting_now(s);
    for_staff(s, [&](PractitionerId p) {
        const Practitioner& x = person(s, p);
        const Duration qualified = s.now - x.qualified;
        under_2_years += qualified < two_years;
        under_5_years += qualified < five_years;
        blocked += waiting.too_long(x) | static_cast<unsigned>(x.blocked);
        ++all;
    });
    s.counted[column(Stock::qualified_under_2_years)] = under_2_years;
    s.counted[column(Stock::qualified_2_to_5_years)] = under_5_years - under_2_years;
    s.counted[column(Stock::qualified_over_5_years)] = all - under_5_years;
    s.counted[column(Stock::blocked)] = blocked;
}

void read_stocks(State& s) {
    s.counted[column(Stock::headcount)] = s.heads;
    s.counted[column(Stock::in_post_fte)] = s.fte;
    s.counted[column(Stock::posts)] = s.establishment;
    s.counted[column(Stock::vacancies)] = s.vacant;
    s.counted[column(Stock::supernumerary)] = static_cast<std::int64_t>(s.supernumerary.size());
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        s.counted[column(RoleStock::headcount, r)] = s.roles[r].heads;
        s.counted[column(RoleStock::fte, r)] = s.roles[r].fte;
    }
    count_experience(s);
}

} // namespace

void begin(State& s) {
    s.counted.assign(raw_columns(s.model->roles.size()), 0);
    s.period_began = s.now;
}

void end(State& s, std::vector<std::int64_t>& rows) {
    if (s.model->uses_pay) {
        close_accounts(s);
        discount(s);
    }
    count_anniversaries(s, s.period_began);
    read_stocks(s);
    rows.insert(rows.end(), s.counted.begin(), s.counted.end());
    begin(s);
}

} // namespace tenure::period
