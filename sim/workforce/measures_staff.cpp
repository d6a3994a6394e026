// Measures of posts, of those who come, go and move up, and of their experience.
#include "workforce/count.hpp"
#include "workforce/leaving.hpp"
#include "workforce/measure_list.hpp"

#include <string>

namespace tenure {

namespace {

void establishment(MeasureList& l) {
    const Term posts = fte(column(Stock::vacancies));
    l.stock("headcount", "heads", heads(column(Stock::headcount)), "practitioners in post")
        .by_month();
    l.stock("in_post_fte", "FTE", fte(column(Stock::in_post_fte)), "practitioners in post")
        .called("In post, FTE")
        .by_month();
    l.stock("posts", "posts", heads(column(Stock::posts)), "the establishment").by_month();
    l.stock("vacancies", "posts", heads(column(Stock::vacancies)), "posts without a holder")
        .lower_is_better()
        .by_month();
    l.stock("supernumerary", "heads", heads(column(Stock::supernumerary)),
            "newly qualified who wait for a post")
        .by_month();
    l.rate("vacancy_rate", {{posts.column, 100}},
           {{posts.column, 100}, {column(Stock::in_post_fte), 1}},
           "vacancies / (vacancies + in post FTE)")
        .lower_is_better()
        .by_month()
        .shown_in(Panel::headline, 2);
}

void leaving_and_joining(MeasureList& l) {
    l.flow("starters", "heads", heads(column(Count::starters)), "people who joined").by_month();
    l.flow("leavers", "heads", heads(column(Count::leavers)), "people who left")
        .lower_is_better()
        .by_month();
    l.flow("leavers_fte", "FTE", fte(column(Count::leavers_fte)), "people who left")
        .called("Leavers, FTE")
        .lower_is_better();
    l.rate("turnover_rate", {{column(Count::leavers_fte), 1}}, {{column(Stock::in_post_fte), 1}},
           "leavers FTE over 12 months / in post FTE at the end")
        .lower_is_better()
        .by_month()
        .shown_in(Panel::headline, 1);
    for (int d = 0; d < destinations; ++d) {
        const std::string to = to_text(static_cast<Destination>(d));
        l.flow("leavers_to." + to, "heads",
               heads(column(Count::left_to, static_cast<std::size_t>(d))), "people who left: " + to)
            .lower_is_better();
    }
    l.flow("returned_from_break", "heads", heads(column(Count::breaks_returned)),
           "people back in a post after a career break")
        .called("Returned from a career break");
}

void recruiting(MeasureList& l) {
    l.flow("vacancies_opened", "posts", heads(column(Count::vacancies_opened)),
           "posts that fell vacant");
    l.flow("vacancies_filled", "posts", heads(column(Count::vacancies_filled)),
           "vacant posts that somebody took: from inside or outside, an intake, or a break");
    l.flow("vacancies_abolished", "posts", heads(column(Count::vacancies_abolished)),
           "vacant posts that are no longer there");
    l.flow("posts_filled_inside", "posts", heads(column(Count::posts_filled_inside)),
           "posts filled by a colleague")
        .called("Posts filled by a colleague");
    l.flow("posts_filled_outside", "posts", heads(column(Count::posts_filled_outside)),
           "posts filled from outside")
        .called("Posts filled from outside");
    l.flow("rounds", "rounds", heads(column(Count::rounds)), "rounds of advertising")
        .called("Rounds of advertising");
    l.flow("rounds_failed", "rounds", heads(column(Count::rounds_failed)),
           "rounds without an appointment")
        .called("Rounds without an appointment")
        .lower_is_better()
        .by_month();
    // 730.5 hours are a month of a year of 365.25 days.
    l.add({{"months_to_fill", "months", MeasureKind::ratio, 1000, 50,
            "months a post stood vacant, of those filled in the 12 months"},
           {{column(Count::vacancy_hours), 2}},
           {{column(Count::vacancies_filled), 1461}}})
        .called("Months to fill a post")
        .lower_is_better()
        .matters_from(0.1)
        .by_month();
}

void careers(MeasureList& l) {
    l.flow("promotions", "heads", heads(column(Count::promotions)), "promotions up the ladder")
        .by_month();
    l.flow("lateral_moves", "heads", heads(column(Count::lateral_moves)), "moves sideways");
    l.flow("programmes_passed", "heads", heads(column(Count::programmes_passed)),
           "first-year programmes passed");
    l.flow("programmes_extended", "heads", heads(column(Count::programmes_extended)),
           "first-year programmes extended");
    l.flow("programmes_failed", "heads", heads(column(Count::programmes_failed)),
           "first-year programmes failed")
        .lower_is_better();
    l.flow("portfolios_submitted", "heads", heads(column(Count::portfolios_submitted)),
           "portfolios put before a panel");
    l.flow("portfolios_passed", "heads", heads(column(Count::portfolios_passed)),
           "portfolios that a panel passed");
    l.flow("courses_completed", "courses", heads(column(Count::courses_completed)),
           "qualifications gained");
    l.stock("blocked", "heads", heads(column(Stock::blocked)),
            "practitioners who have waited too long to advance")
        .called("Blocked from promotion")
        .lower_is_better()
        .by_month();
    l.flow("manager_appointments", "heads", heads(column(Count::manager_appointments)),
           "appointments to management");
    l.rate("home_grown_manager_share", {{column(Count::manager_appointments_inside), 1}},
           {{column(Count::manager_appointments), 1}},
           "appointments to management made from inside / all of them")
        .called("Managers appointed from inside")
        .higher_is_better()
        .by_month();
}

void by_time_qualified(MeasureList& l) {
    const std::vector<Term> all{{column(Stock::qualified_under_2_years), 1},
                                {column(Stock::qualified_2_to_5_years), 1},
                                {column(Stock::qualified_over_5_years), 1}};
    l.rate("share_under_2_years_qualified", {all[0]}, all,
           "heads qualified for less than 2 years / all heads")
        .called("Qualified for less than 2 years")
        .by_month()
        .shown_in(Panel::experience, 1);
    l.rate("share_2_to_5_years_qualified", {all[1]}, all,
           "heads qualified for 2 years or more and less than 5 / all heads")
        .called("Qualified for 2 to 5 years")
        .by_month()
        .shown_in(Panel::experience, 2);
    l.rate("share_over_5_years_qualified", {all[2]}, all,
           "heads qualified for 5 years or more / all heads")
        .called("Qualified for 5 years or more")
        .by_month()
        .shown_in(Panel::experience, 3);
    l.flow("nqsw_starters", "heads", heads(column(Count::nqsw_starters)),
           "newly qualified who joined")
        .called("Newly qualified starters");
    const int years[] = {1, 2, 3, 5};
    for (std::size_t k = 0; k < 4; ++k) {
        const std::string y = std::to_string(years[k]);
        const Declaration kept =
            l.rate("nqsw_retention_" + y + "y", {{column(Count::nqsw_retained, k), 1}},
                   {{column(Count::nqsw_due, k), 1}},
                   "newly qualified still here " + y + " years after joining / all whose " + y +
                       " years were up")
                .called("Newly qualified still here after " + y + (y == "1" ? " year" : " years"))
                .higher_is_better()
                .shown_in(Panel::retention, years[k]);
        if (k == 0) Declaration(kept).by_month();
    }
}

} // namespace

void add_staff(MeasureList& list) {
    establishment(list);
    leaving_and_joining(list);
    recruiting(list);
    careers(list);
    by_time_qualified(list);
}

namespace {

/// The group's share of heads in roles that which() holds of.
template <class Which>
Declaration group_share(MeasureList& l, const Ladder& ladder, const char* name, Which which,
                        const char* meaning) {
    std::vector<Term> group, all;
    for (std::size_t r = 0; r < ladder.roles.size(); ++r) {
        if (!which(ladder.roles[r])) continue;
        group.push_back({column(RoleStock::group, r), 1});
        all.push_back({column(RoleStock::headcount, r), 1});
    }
    return l.rate(name, group, all, meaning);
}

} // namespace

void add_group(MeasureList& l, const Ladder& ladder) {
    group_share(
        l, ladder, "group_share", [](const Role&) { return true; },
        "heads of the group / all heads")
        .called("Of the group, among staff")
        .by_month();
    group_share(
        l, ladder, "group_share_managers",
        [](const Role& role) { return role.track == Track::management; },
        "heads of the group in management / all heads there")
        .called("Of the group, among managers")
        .by_month();
    for (std::size_t r = 0; r < ladder.roles.size(); ++r)
        l.stock("group_headcount." + ladder.roles[r].name, "heads",
                heads(column(RoleStock::group, r)), "practitioners of the group in the role")
            .called("Of the group")
            .of_role(ladder.roles[r]);
}

void add_roles(MeasureList& l, const Ladder& ladder) {
    for (std::size_t r = 0; r < ladder.roles.size(); ++r) {
        const Role& of = ladder.roles[r];
        const auto name = [&](const char* measure) { return measure + ("." + of.name); };
        l.stock(name("headcount"), "heads", heads(column(RoleStock::headcount, r)),
                "practitioners in the role")
            .called("Headcount")
            .by_month()
            .shown_in(Panel::careers, 1)
            .of_role(of);
        l.stock(name("in_post_fte"), "FTE", fte(column(RoleStock::fte, r)),
                "practitioners in the role")
            .called("In post, FTE")
            .of_role(of);
        l.flow(name("starters"), "heads", heads(column(RoleCount::starters, r)),
               "people who joined in the role")
            .called("Starters")
            .shown_in(Panel::careers, 2)
            .of_role(of);
        l.flow(name("leavers"), "heads", heads(column(RoleCount::leavers, r)),
               "people who left from the role")
            .called("Leavers")
            .lower_is_better()
            .shown_in(Panel::careers, 4)
            .of_role(of);
        l.flow(name("promotions_into"), "heads", heads(column(RoleCount::promotions_into, r)),
               "promotions into the role")
            .called("Promotions into the role")
            .shown_in(Panel::careers, 3)
            .of_role(of);
        l.flow(name("vacancies_opened"), "posts", heads(column(RoleCount::vacancies_opened, r)),
               "posts that a holder in the role left")
            .called("Vacancies opened")
            .of_role(of);
        l.add({{name("chain_length"), "vacancies", MeasureKind::ratio, 1000, 20,
                "vacancies in a chain that a leaver from the role began"},
               {{column(RoleCount::chain_length, r), 1}},
               {{column(RoleCount::chains_ended, r), 1}}})
            .called("Vacancies in a chain")
            .matters_from(0.05)
            .of_role(of);
    }
}

} // namespace tenure
