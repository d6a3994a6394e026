// What a replication counts while it runs: raw whole numbers, from which measures are made.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tenure {

/// As the Department for Education has it.
inline constexpr std::int64_t working_days_a_year = 253;

/// Flows since the last reporting period ended. FTE in hundredths, money in pence, time in hours.
enum class Count : std::uint8_t {
    starters,
    starters_fte,
    starters_outside,
    leavers,
    leavers_fte,
    left_to, ///< five of them, by destination
    left_to_last = left_to + 4,
    promotions,
    lateral_moves,
    posts_filled_inside,
    posts_filled_outside,
    manager_appointments,
    manager_appointments_inside,
    vacancies_opened,
    vacancies_filled,
    vacancies_abolished,
    vacancy_hours, ///< of those filled
    rounds,
    rounds_failed,
    programmes_passed,
    programmes_extended,
    programmes_failed,
    portfolios_submitted,
    portfolios_passed,
    courses_completed,
    breaks_returned,
    nqsw_starters,
    nqsw_due, ///< four of each: 1, 2, 3 and 5 years after starting
    nqsw_due_last = nqsw_due + 3,
    nqsw_retained,
    nqsw_retained_last = nqsw_retained + 3,
    payments,
    payment_pence,
    advertising_pence,
    induction_pence,
    course_pence,
    coaching_pence,
    pay_pence, ///< of those who are not away
    benefits_pence,
    on_cost_pence,
    agency_pence,     ///< but for backfill
    discounted_pence, ///< of all headings, in money of the start of the study
    referrals,
    cases_closed,
    worker_changes,     ///< of children, while their case is open
    changes_by_leaving, ///< those because the worker left
    cases_waited,       ///< cases that had to wait and were given out
    wait_hours,         ///< of those
    sessions_due,
    sessions_held,
    short_spells,
    long_spells,
    days_lost,      ///< working days to sickness x hundredths of FTE
    long_days_lost, ///< those of long spells
    parental_leaves,
    hours_changes,
    cover_requests,
    cover_unmet,
    cover_by_pool,
    cover_by_agency,
    agency_conversions,
    pool_busy_hours,
    stream_requests,
    stream_unmet,
    changes_by_stage, ///< of worker, because a stage belongs to another kind of team
    training_pence,   ///< of staying with the child
    transfers,        ///< like-for-like moves to another team
    transfer_pence,   ///< of registering wishes
    wishes,           ///< for another team
    wishes_met,
    wish_hours, ///< until they were met
    wishes_passed,
    leavers_wishing,
    academy_pence,
    protected_time_pence,
    absence_pence,  ///< pay of those away
    backfill_pence, ///< agency staff who came for somebody away
    academy_starters,
    academy_due_pence, ///< spent on those who joined as newly qualified two years ago
    educator_sessions, ///< held
    survey_asked,
    survey_responses,
    survey_yes, ///< five of each, by item
    survey_yes_last = survey_yes + 4,
    survey_true,
    survey_true_last = survey_true + 4,
    last
};

/// How much more a sum has come to than `reported`, which is brought up to date. Rounding is
/// carried on, so the parts add up to the whole.
inline std::int64_t take_more(std::int64_t& reported, __int128 whole) {
    const std::int64_t more = static_cast<std::int64_t>(whole) - reported;
    reported += more;
    return more;
}

/// What the total cost is made of.
inline constexpr Count cost_categories[] = {Count::pay_pence,
                                            Count::benefits_pence,
                                            Count::on_cost_pence,
                                            Count::payment_pence,
                                            Count::advertising_pence,
                                            Count::induction_pence,
                                            Count::course_pence,
                                            Count::coaching_pence,
                                            Count::agency_pence,
                                            Count::training_pence,
                                            Count::transfer_pence,
                                            Count::academy_pence,
                                            Count::protected_time_pence,
                                            Count::absence_pence,
                                            Count::backfill_pence};

/// Flows by role.
enum class RoleCount : std::uint8_t {
    starters,
    leavers,
    promotions_into,
    vacancies_opened, ///< by the role that left
    chains_ended,     ///< vacancy chains, by the role whose leaving began them
    chain_length,     ///< vacancies in those chains
    last
};

/// Stocks at the end of a period.
enum class Stock : std::uint8_t {
    headcount,
    in_post_fte,
    posts,
    vacancies,
    supernumerary,
    blocked,
    qualified_under_2_years,
    qualified_2_to_5_years,
    qualified_over_5_years,
    open_cases,
    waiting_cases,
    case_holder_fte, ///< hundredths, agency staff too
    held_cases,
    agency_fte,       ///< hundredths
    agency_cover_fte, ///< of that, covering a vacancy
    pool_busy,
    off_sick,
    on_parental_leave,
    exhaustion,             ///< sum over practitioners, millionths
    exhausted,              ///< above the threshold
    looked_after,           ///< children
    looked_after_3_workers, ///< of those, with 3 or more in the last 12 months
    wishing,                ///< for another team
    protected_places,       ///< held
    last
};

enum class RoleStock : std::uint8_t {
    headcount,
    fte,
    group, ///< heads of the group that equality tells apart
    last
};

inline constexpr std::size_t counts = static_cast<std::size_t>(Count::last);
inline constexpr std::size_t role_counts = static_cast<std::size_t>(RoleCount::last);
inline constexpr std::size_t stocks = static_cast<std::size_t>(Stock::last);
inline constexpr std::size_t role_stocks = static_cast<std::size_t>(RoleStock::last);

/// Length of a period's row of raw numbers: counts, counts by role, stocks, stocks by role.
inline std::size_t raw_columns(std::size_t roles) {
    return counts + stocks + roles * (role_counts + role_stocks);
}
inline std::size_t column(Count c) { return static_cast<std::size_t>(c); }
inline std::size_t column(Count c, std::size_t k) { return static_cast<std::size_t>(c) + k; }
inline std::size_t column(Stock s) { return counts + static_cast<std::size_t>(s); }
inline std::size_t column(RoleCount c, std::size_t role) {
    return counts + stocks + role * (role_counts + role_stocks) + static_cast<std::size_t>(c);
}
inline std::size_t column(RoleStock s, std::size_t role) {
    return counts + stocks + role * (role_counts + role_stocks) + role_counts +
           static_cast<std::size_t>(s);
}

} // namespace tenure
