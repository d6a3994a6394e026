#include "workforce/measures.hpp"

#include "core/contract.hpp"
#include "workforce/count.hpp"
#include "workforce/leaving.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr std::int64_t thousandths = 1000;
constexpr std::int64_t millionths = 1'000'000;

struct List {
    std::vector<Formula> all;

    /// A number of heads, posts or events; `weight` brings its column to thousandths.
    void number(const std::string& name, const char* unit, MeasureKind kind, Term term,
                const std::string& meaning) {
        all.push_back({{name, unit, kind, thousandths, thousandths, meaning}, {term}, {}});
    }
    void stock(const std::string& name, const char* unit, Term term, const std::string& meaning) {
        number(name, unit, MeasureKind::stock, term, meaning);
    }
    void flow(const std::string& name, const char* unit, Term term, const std::string& meaning) {
        number(name, unit, MeasureKind::flow, term, meaning);
    }
    void money(const std::string& name, std::vector<Term> terms, const std::string& meaning) {
        all.push_back(
            {{name, "GBP", MeasureKind::flow, 100, 100'000, meaning}, std::move(terms), {}});
    }
    void rate(const std::string& name, std::vector<Term> numerator, std::vector<Term> denominator,
              const std::string& meaning) {
        all.push_back({{name, "fraction", MeasureKind::ratio, millionths, 500, meaning},
                       std::move(numerator),
                       std::move(denominator)});
    }
};

Term heads(std::size_t column) { return {column, thousandths}; }
Term fte(std::size_t column) { return {column, thousandths / 100}; }

void establishment(List& l) {
    const Term posts = fte(column(Stock::vacancies));
    l.stock("headcount", "heads", heads(column(Stock::headcount)), "practitioners in post");
    l.stock("in_post_fte", "FTE", fte(column(Stock::in_post_fte)), "practitioners in post");
    l.stock("posts", "posts", heads(column(Stock::posts)), "the establishment");
    l.stock("vacancies", "posts", heads(column(Stock::vacancies)), "posts without a holder");
    l.stock("supernumerary", "heads", heads(column(Stock::supernumerary)),
            "newly qualified who wait for a post");
    l.rate("vacancy_rate", {{posts.column, 100}},
           {{posts.column, 100}, {column(Stock::in_post_fte), 1}},
           "vacancies / (vacancies + in post FTE)");
}

void leaving_and_joining(List& l) {
    l.flow("starters", "heads", heads(column(Count::starters)), "people who joined");
    l.flow("leavers", "heads", heads(column(Count::leavers)), "people who left");
    l.flow("leavers_fte", "FTE", fte(column(Count::leavers_fte)), "people who left");
    l.rate("turnover_rate", {{column(Count::leavers_fte), 1}}, {{column(Stock::in_post_fte), 1}},
           "leavers FTE over 12 months / in post FTE at the end");
    for (int d = 0; d < destinations; ++d) {
        const std::string to = to_text(static_cast<Destination>(d));
        l.flow("leavers_to." + to, "heads",
               heads(column(Count::left_to, static_cast<std::size_t>(d))),
               "people who left: " + to);
    }
    l.flow("returned_from_break", "heads", heads(column(Count::breaks_returned)),
           "people back in a post after a career break");
}

void recruiting(List& l) {
    l.flow("vacancies_opened", "posts", heads(column(Count::vacancies_opened)),
           "posts that fell vacant");
    l.flow("vacancies_filled", "posts", heads(column(Count::vacancies_filled)),
           "vacant posts that somebody took: from inside or outside, an intake, or a break");
    l.flow("vacancies_abolished", "posts", heads(column(Count::vacancies_abolished)),
           "vacant posts that are no longer there");
    l.flow("posts_filled_inside", "posts", heads(column(Count::posts_filled_inside)),
           "posts filled by a colleague");
    l.flow("posts_filled_outside", "posts", heads(column(Count::posts_filled_outside)),
           "posts filled from outside");
    l.flow("rounds", "rounds", heads(column(Count::rounds)), "rounds of advertising");
    l.flow("rounds_failed", "rounds", heads(column(Count::rounds_failed)),
           "rounds without an appointment");
    // 730.5 hours are a month of a year of 365.25 days.
    l.all.push_back({{"months_to_fill", "months", MeasureKind::ratio, thousandths, 50,
                      "months a post stood vacant, of those filled in the 12 months"},
                     {{column(Count::vacancy_hours), 2}},
                     {{column(Count::vacancies_filled), 1461}}});
}

void careers(List& l) {
    l.flow("promotions", "heads", heads(column(Count::promotions)), "moves up the ladder");
    l.flow("lateral_moves", "heads", heads(column(Count::lateral_moves)), "moves sideways");
    l.flow("programmes_passed", "heads", heads(column(Count::programmes_passed)),
           "first-year programmes passed");
    l.flow("programmes_extended", "heads", heads(column(Count::programmes_extended)),
           "first-year programmes extended");
    l.flow("programmes_failed", "heads", heads(column(Count::programmes_failed)),
           "first-year programmes failed");
    l.flow("portfolios_submitted", "heads", heads(column(Count::portfolios_submitted)),
           "portfolios put before a panel");
    l.flow("portfolios_passed", "heads", heads(column(Count::portfolios_passed)),
           "portfolios that a panel passed");
    l.flow("courses_completed", "courses", heads(column(Count::courses_completed)),
           "qualifications gained");
    l.stock("blocked", "heads", heads(column(Stock::blocked)),
            "practitioners who have waited too long to advance");
    l.flow("manager_appointments", "heads", heads(column(Count::manager_appointments)),
           "appointments to management");
    l.rate("home_grown_manager_share", {{column(Count::manager_appointments_inside), 1}},
           {{column(Count::manager_appointments), 1}},
           "appointments to management made from inside / all of them");
}

void experience(List& l) {
    const std::vector<Term> all{{column(Stock::qualified_under_2_years), 1},
                                {column(Stock::qualified_2_to_5_years), 1},
                                {column(Stock::qualified_over_5_years), 1}};
    l.rate("share_under_2_years_qualified", {all[0]}, all,
           "heads qualified for less than 2 years / all heads");
    l.rate("share_over_5_years_qualified", {all[2]}, all,
           "heads qualified for 5 years or more / all heads");
    l.flow("nqsw_starters", "heads", heads(column(Count::nqsw_starters)),
           "newly qualified who joined");
    const char* names[] = {"1", "2", "3", "5"};
    for (std::size_t k = 0; k < 4; ++k)
        l.rate(std::string("nqsw_retention_") + names[k] + "y",
               {{column(Count::nqsw_retained, k), 1}}, {{column(Count::nqsw_due, k), 1}},
               std::string("newly qualified still here ") + names[k] +
                   " years after joining / all whose " + names[k] + " years were up");
}

void costs(List& l, const Mechanisms& on) {
    const Term pay{column(Count::pay_pence), 1}, benefits{column(Count::benefits_pence), 1},
        on_costs{column(Count::on_cost_pence), 1}, payments{column(Count::payment_pence), 1},
        adverts{column(Count::advertising_pence), 1}, induction{column(Count::induction_pence), 1},
        courses{column(Count::course_pence), 1}, coaching{column(Count::coaching_pence), 1},
        agency{column(Count::agency_pence), 1}, academy{column(Count::academy_pence), 1},
        protected_time{column(Count::protected_time_pence), 1},
        absence{column(Count::absence_pence), 1}, backfill{column(Count::backfill_pence), 1};
    l.money("pay_gbp", {pay, absence}, "pay at the point held");
    if (on.absence)
        l.money("absence_cost", {absence},
                "of pay_gbp, what goes to staff off sick or on parental leave");
    l.money("benefits_gbp", {benefits}, "benefits on top of pay");
    l.money("on_costs_gbp", {on_costs}, "employer's pension, insurance and levy");
    l.money("retention_payments_gbp", {payments}, "retention payments, less those paid back");
    l.money("advertising_gbp", {adverts}, "rounds of advertising");
    l.money("induction_gbp", {induction}, "induction of starters from outside");
    l.money("courses_gbp", {courses}, "courses");
    l.money("coaching_gbp", {coaching}, "coaching for portfolios");
    if (on.cover) {
        l.money("agency_gbp", {agency, backfill}, "what agencies charge");
        l.money("backfill_cost", {backfill},
                "of agency_gbp, what is for posts whose holder was away when cover began");
    }
    if (on.casework)
        l.money("training_gbp", {{column(Count::training_pence), 1}},
                "training of those who stay with the child");
    if (on.transfers)
        l.money("transfer_register_gbp", {{column(Count::transfer_pence), 1}},
                "registering wishes for another team");
    l.money("academy_cost", {academy},
            "academies: staff, practice educators, what each head costs");
    l.money("protected_time_cost", {protected_time}, "places with protected time");
    l.money("pay_cost", {pay, absence, benefits, on_costs, payments},
            "pay, benefits, on-costs and retention payments");
    std::vector<Term> all;
    for (Count cost_category : cost_categories) all.push_back({column(cost_category), 1});
    l.money("total_cost", all, "all headings");
    l.money("discounted_cost", {{column(Count::discounted_pence), 1}},
            "all headings, discounted to the start of the study");
    if (on.casework)
        l.all.push_back({{"cost_per_case", "GBP per case", MeasureKind::ratio, 100, 5000,
                          "all headings over 12 months / cases open at the end"},
                         all,
                         {{column(Stock::open_cases), 100}}});
}

void caseloads(List& l) {
    const Term held{column(Stock::held_cases), 100}, holders{column(Stock::case_holder_fte), 1};
    l.flow("referrals", "children", heads(column(Count::referrals)), "children referred");
    l.flow("cases_closed", "cases", heads(column(Count::cases_closed)), "cases closed");
    l.stock("open_cases", "cases", heads(column(Stock::open_cases)), "cases held or waiting");
    l.stock("unallocated_cases", "cases", heads(column(Stock::waiting_cases)),
            "cases that wait for a worker");
    l.rate("average_caseload", {held}, {holders},
           "cases held / FTE of those who hold at least one, agency staff too");
    l.all.back().measure.unit = "cases per FTE";
    l.all.push_back({{"days_unallocated", "days", MeasureKind::ratio, thousandths, 100,
                      "wait for a worker, of cases that had to wait and got one"},
                     {{column(Count::wait_hours), 1}},
                     {{column(Count::cases_waited), 24}}});
    l.flow("worker_changes", "changes", heads(column(Count::worker_changes)),
           "changes of a child's social worker");
    l.flow("worker_changes_by_leaving", "changes", heads(column(Count::changes_by_leaving)),
           "those because the worker left");
    l.flow("worker_changes_by_stage", "changes", heads(column(Count::changes_by_stage)),
           "those because a stage belongs to another kind of team");
    l.rate("worker_changes_per_child", {{column(Count::worker_changes), 1}},
           {{column(Stock::open_cases), 1}},
           "changes of worker over 12 months / cases open at the end");
    l.all.back().measure.unit = "changes per case";
    l.rate("share_with_3_workers", {{column(Stock::looked_after_3_workers), 1}},
           {{column(Stock::looked_after), 1}},
           "children looked after who had 3 or more social workers in 12 months / all of them");
}

void supervising(List& l) {
    l.flow("sessions_due", "sessions", heads(column(Count::sessions_due)),
           "supervision sessions due");
    l.rate("supervision_held_share", {{column(Count::sessions_held), 1}},
           {{column(Count::sessions_due), 1}}, "supervision sessions held / due");
}

void exhaustion_measures(List& l) {
    l.all.push_back({{"exhaustion", "score 0 to 1", MeasureKind::ratio, millionths, 500,
                      "mean over practitioners"},
                     {{column(Stock::exhaustion), 1}},
                     {{column(Stock::headcount), millionths}}});
    l.rate("exhausted_share", {{column(Stock::exhausted), 1}}, {{column(Stock::headcount), 1}},
           "practitioners above the threshold of high exhaustion / all");
}

void absences(List& l) {
    l.rate("absence_rate", {{column(Count::days_lost), 1}},
           {{column(Stock::in_post_fte), working_days_a_year}},
           "working days lost to sickness over 12 months / (in post FTE x 253)");
    l.rate("long_absence_share", {{column(Count::long_days_lost), 1}},
           {{column(Count::days_lost), 1}}, "days lost in long spells / all days lost");
    l.flow("short_spells", "spells", heads(column(Count::short_spells)), "short spells begun");
    l.flow("long_spells", "spells", heads(column(Count::long_spells)), "long spells begun");
    l.stock("off_sick", "heads", heads(column(Stock::off_sick)), "practitioners off sick");
    l.stock("on_parental_leave", "heads", heads(column(Stock::on_parental_leave)),
            "practitioners on parental leave");
    l.flow("hours_changes", "heads", heads(column(Count::hours_changes)), "changes of hours");
}

void covering(List& l) {
    const Term agency{column(Stock::agency_fte), 1}, in_post{column(Stock::in_post_fte), 1},
        on_vacancy{column(Stock::agency_cover_fte), 1}, vacant{column(Stock::vacancies), 100};
    l.stock("agency_fte", "FTE", fte(agency.column), "agency staff");
    l.rate("agency_rate", {agency}, {agency, in_post}, "agency / (agency + in post) FTE");
    l.rate("agency_share_covering_vacancies", {on_vacancy}, {agency},
           "agency FTE that covers a vacancy / all agency FTE");
    l.rate("vacancies_covered_share", {on_vacancy}, {vacant},
           "agency FTE that covers a vacancy / vacancies");
    l.flow("cover_requests", "requests", heads(column(Count::cover_requests)),
           "posts that came to need cover, and outside requests");
    l.flow("cover_by_pool", "assignments", heads(column(Count::cover_by_pool)),
           "begun by peripatetic staff");
    l.flow("cover_by_agency", "assignments", heads(column(Count::cover_by_agency)),
           "begun by agency staff");
    l.flow("cover_unmet", "requests", heads(column(Count::cover_unmet)),
           "tries for which nobody was to be had");
    l.flow("agency_conversions", "heads", heads(column(Count::agency_conversions)),
           "agency staff who took the post for good");
    l.stock("pool_busy", "heads", heads(column(Stock::pool_busy)),
            "peripatetic staff who cover now");
    // 8,766 hours are a year of 365.25 days.
    l.all.push_back({{"pool_busy_mean", "heads", MeasureKind::flow, 8766, 8766,
                      "peripatetic staff who cover, on average over the year"},
                     {{column(Count::pool_busy_hours), 1}},
                     {}});
    l.flow("stream_requests", "requests", heads(column(Count::stream_requests)),
           "outside requests for cover");
    l.flow("stream_unmet", "requests", heads(column(Count::stream_unmet)),
           "outside requests for cover that were lost");
    l.rate("stream_unmet_share", {{column(Count::stream_unmet), 1}},
           {{column(Count::stream_requests), 1}}, "outside requests for cover lost / all of them");
}

void transferring(List& l) {
    l.flow("transfer_wishes", "heads", heads(column(Count::wishes)),
           "practitioners who came to want another team");
    l.stock("unmet_wishes", "heads", heads(column(Stock::wishing)),
            "practitioners who want another team");
    // 730.5 hours are a month of a year of 365.25 days.
    l.all.push_back({{"months_to_transfer", "months", MeasureKind::ratio, thousandths, 50,
                      "months a wish for another team stood, of those met in the 12 months"},
                     {{column(Count::wish_hours), 2}},
                     {{column(Count::wishes_met), 1461}}});
    l.flow("wishes_met", "heads", heads(column(Count::wishes_met)),
           "practitioners who wanted another team and came to one, by whatever way");
    l.flow("wishes_passed", "heads", heads(column(Count::wishes_passed)),
           "wishes for another team that passed unmet");
    l.flow("leavers_with_unmet_wish", "heads", heads(column(Count::leavers_wishing)),
           "people who left wanting another team");
}

void by_role(List& l, const Ladder& ladder) {
    for (std::size_t r = 0; r < ladder.roles.size(); ++r) {
        const std::string& role = ladder.roles[r].name;
        l.stock("headcount." + role, "heads", heads(column(RoleStock::headcount, r)),
                "practitioners in the role");
        l.stock("in_post_fte." + role, "FTE", fte(column(RoleStock::fte, r)),
                "practitioners in the role");
        l.flow("starters." + role, "heads", heads(column(RoleCount::starters, r)),
               "people who joined in the role");
        l.flow("leavers." + role, "heads", heads(column(RoleCount::leavers, r)),
               "people who left from the role");
        l.flow("promotions_into." + role, "heads", heads(column(RoleCount::promotions_into, r)),
               "promotions into the role");
        l.flow("vacancies_opened." + role, "posts", heads(column(RoleCount::vacancies_opened, r)),
               "posts that a holder in the role left");
        l.all.push_back({{"chain_length." + role, "vacancies", MeasureKind::ratio, thousandths, 20,
                          "vacancies in a chain that a leaver from the role began"},
                         {{column(RoleCount::chain_length, r), 1}},
                         {{column(RoleCount::chains_ended, r), 1}}});
    }
}

void academies(List& l) {
    l.flow("academy_starters", "heads", heads(column(Count::academy_starters)),
           "people who joined an academy");
    l.flow("educator_sessions", "sessions", heads(column(Count::educator_sessions)),
           "held by practice educators, beside supervision");
    l.all.push_back(
        {{"cost_per_head_retained_2y", "GBP per head", MeasureKind::ratio, 100, 5000,
          "what academies spent on newly qualified starters whose 2 years were up / those of them "
          "still here"},
         {{column(Count::academy_due_pence), 1}},
         {{column(Count::nqsw_retained, 1), 100}}});
    l.stock("protected_places", "heads", heads(column(Stock::protected_places)),
            "practitioners with protected time");
}

void surveying(List& l) {
    const Term asked{column(Count::survey_asked), 1}, responses{column(Count::survey_responses), 1};
    l.rate("survey_response_rate", {responses}, {asked},
           "practitioners who answered the survey / all who were asked");
    for (std::size_t i = 0; i < survey_items; ++i) {
        const std::string item = survey_item_names[i];
        l.rate("survey_" + item, {{column(Count::survey_yes, i), 1}}, {responses},
               "those who say yes / all who answered the survey");
        l.rate("true_" + item, {{column(Count::survey_true, i), 1}}, {asked},
               "those who would say yes / all who were asked");
    }
}

bool shown_by_month(const std::string& name) {
    static const std::vector<std::string> shown{"headcount",
                                                "in_post_fte",
                                                "posts",
                                                "vacancies",
                                                "supernumerary",
                                                "vacancy_rate",
                                                "starters",
                                                "leavers",
                                                "turnover_rate",
                                                "promotions",
                                                "blocked",
                                                "home_grown_manager_share",
                                                "months_to_fill",
                                                "rounds_failed",
                                                "share_under_2_years_qualified",
                                                "share_over_5_years_qualified",
                                                "nqsw_retention_1y",
                                                "pay_cost",
                                                "total_cost",
                                                "retention_payments_gbp",
                                                "agency_rate",
                                                "agency_fte",
                                                "average_caseload",
                                                "unallocated_cases",
                                                "worker_changes_per_child",
                                                "share_with_3_workers",
                                                "supervision_held_share",
                                                "exhaustion",
                                                "exhausted_share",
                                                "absence_rate",
                                                "agency_gbp"};
    return std::find(shown.begin(), shown.end(), name) != shown.end() ||
           name.rfind("headcount.", 0) == 0;
}

bool is_stock(std::size_t c) {
    if (c < counts) return false;
    if (c < counts + stocks) return true;
    return (c - counts - stocks) % (role_counts + role_stocks) >= role_counts;
}

/// Sums over a set of periods: flows of all, stocks of those that are `read`.
struct Sums {
    std::vector<std::int64_t> columns;
    std::int64_t readings = 0;
};

void add_columns(Sums& sums, const std::int64_t* row, std::size_t first, std::size_t count) {
    for (std::size_t c = first; c < first + count; ++c) sums.columns[c] += row[c];
}

void add(Sums& sums, const RawRows& rows, std::size_t period, bool read) {
    sums.columns.resize(rows.columns);
    const std::int64_t* row = rows.numbers.data() + period * rows.columns;
    sums.readings += read;
    if (read) return add_columns(sums, row, 0, rows.columns);
    add_columns(sums, row, 0, counts);
    for (std::size_t c = counts + stocks; c < rows.columns; c += role_counts + role_stocks)
        add_columns(sums, row, c, role_counts);
}

__int128 total(const std::vector<Term>& terms, const Sums& sums) {
    __int128 t = 0;
    for (const Term& x : terms) t += static_cast<__int128>(sums.columns[x.column]) * x.weight;
    return t;
}

std::int64_t rounded(__int128 a, __int128 b) {
    const __int128 twice = 2 * a + b;
    __int128 q = twice / (2 * b);
    if (twice < 0 && q * 2 * b != twice) --q;
    return static_cast<std::int64_t>(q);
}

std::int64_t value(const Formula& f, const Sums& sums) {
    const __int128 top = total(f.numerator, sums);
    if (f.denominator.empty()) return rounded(top, sums.readings);
    const __int128 bottom = total(f.denominator, sums);
    return bottom == 0 ? missing : rounded(top * f.measure.scale, bottom);
}

std::vector<std::int64_t> values(const std::vector<Formula>& formulas, const Sums& sums) {
    std::vector<std::int64_t> all;
    all.reserve(formulas.size());
    for (const Formula& f : formulas) all.push_back(value(f, sums));
    return all;
}

/// Of every period p: flows over the `span` periods that end with p, stocks at the end of p.
void sum_windows(const std::vector<Term>& terms, const RawRows& rows, std::size_t span,
                 std::vector<std::int64_t>& sums) {
    std::fill(sums.begin(), sums.end(), 0);
    for (const Term& x : terms) {
        const std::int64_t* column = rows.numbers.data() + x.column;
        const std::size_t reach = is_stock(x.column) ? 1 : span;
        std::int64_t window = 0;
        for (std::size_t p = 0; p < sums.size(); ++p) {
            window += column[p * rows.columns];
            if (p >= reach) window -= column[(p - reach) * rows.columns];
            sums[p] += window * x.weight;
        }
    }
}

bool has_flow(const Formula& f) {
    const auto flow = [](const Term& t) { return !is_stock(t.column); };
    return std::any_of(f.numerator.begin(), f.numerator.end(), flow) ||
           std::any_of(f.denominator.begin(), f.denominator.end(), flow);
}

} // namespace

std::vector<Formula> formulas(const Ladder& ladder, const Mechanisms& on) {
    List l;
    establishment(l);
    leaving_and_joining(l);
    recruiting(l);
    careers(l);
    experience(l);
    costs(l, on);
    if (on.casework) caseloads(l);
    if (on.supervision) supervising(l);
    if (on.exhaustion) exhaustion_measures(l);
    if (on.absence) absences(l);
    if (on.cover) covering(l);
    if (on.casework || on.transfers)
        l.flow("internal_transfers", "heads", heads(column(Count::transfers)),
               "moves to a like-for-like post in another team");
    if (on.transfers) transferring(l);
    academies(l);
    if (on.survey) surveying(l);
    by_role(l, ladder);
    for (Formula& f : l.all) f.measure.monthly = shown_by_month(f.measure.name);
    return l.all;
}

std::vector<Measure> measures(const std::vector<Formula>& formulas) {
    std::vector<Measure> all;
    for (const Formula& f : formulas) all.push_back(f.measure);
    return all;
}

std::vector<std::int64_t> evaluate(const std::vector<Formula>& formulas, const RawRows& rows,
                                   std::size_t first, std::size_t last) {
    Sums sums;
    for (std::size_t p = first; p <= last; ++p) add(sums, rows, p, p == last);
    return values(formulas, sums);
}

std::vector<std::int64_t> evaluate_year(const std::vector<Formula>& formulas, const RawRows& rows,
                                        int year) {
    std::size_t first = 0;
    while (first < rows.periods.size() && rows.periods[first].year != year) ++first;
    expects(first < rows.periods.size(), "the year is among the periods");
    std::size_t last = first;
    while (last + 1 < rows.periods.size() && rows.periods[last + 1].year == year) ++last;
    return evaluate(formulas, rows, first, last);
}

std::vector<std::int64_t> evaluate_horizon(const std::vector<Formula>& formulas,
                                           const RawRows& rows) {
    const bool any = std::any_of(rows.periods.begin(), rows.periods.end(),
                                 [](const Period& p) { return p.whole_year; });
    Sums sums;
    for (std::size_t p = 0; p < rows.periods.size(); ++p)
        if (!any || rows.periods[p].whole_year) add(sums, rows, p, rows.periods[p].ends_year);
    return values(formulas, sums);
}

void evaluate_periods(const std::vector<Formula>& formulas, const RawRows& rows,
                      std::size_t periods_per_year, std::vector<std::int64_t>& values) {
    const std::size_t count = rows.periods.size();
    values.assign(count * formulas.size(), missing);
    std::vector<std::int64_t> tops(count), bottoms(count);
    for (std::size_t i = 0; i < formulas.size(); ++i) {
        const Formula& f = formulas[i];
        if (!f.measure.monthly) continue;
        const bool ratio = !f.denominator.empty();
        const std::size_t span = ratio && has_flow(f) ? periods_per_year : 1;
        sum_windows(f.numerator, rows, span, tops);
        if (ratio) sum_windows(f.denominator, rows, span, bottoms);
        for (std::size_t p = span - 1; p < count; ++p) {
            if (!ratio)
                values[p * formulas.size() + i] = tops[p];
            else if (bottoms[p] != 0)
                values[p * formulas.size() + i] =
                    rounded(static_cast<__int128>(tops[p]) * f.measure.scale, bottoms[p]);
        }
    }
}

} // namespace tenure
