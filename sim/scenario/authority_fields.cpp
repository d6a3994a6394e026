// An authority's fields: its shape and its people.
#include "scenario/documents.hpp"

#include <cmath>

namespace tenure {

namespace {

constexpr Allowed age{18, 100, false, false};

void declare_day(Fields& f, unsigned& month, unsigned& day, const char* month_meaning,
                 std::string_view month_key = "month", std::string_view day_key = "day") {
    f.integer(month_key, month, "", between(1, 12), month_meaning);
    f.integer(day_key, day, "", between(1, 31), "of that month");
    f.check(valid(Date{2023, month, day}), day_key,
            "is a day that this month does not have every year");
}

} // namespace

void declare(Fields& f, Team& x) {
    f.name("name", x.name, "team", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.text("kind", x.kind, "stages of casework belong to teams of one kind");
    f.flag("peripatetic", x.peripatetic, "its staff are sent to cover elsewhere");
}

void declare(Fields& f, PostGroup& x) {
    f.reference("family", x.family, "family", "the posts' family", required);
    f.reference("team", x.team, "team", "where they are", required);
    f.item_is(x.family + " in " + x.team);
    f.integer("posts", x.posts, "posts", between(0, 10000), "how many", required);
}

void declare(Fields& f, StaffGroup& x) {
    f.reference("role", x.role, "role", "what they are", required);
    f.reference("team", x.team, "team", "where they are", required);
    f.number("heads", x.heads, "heads", between(0, 10000), "how many, or the mean if drawn",
             required);
    f.flag("heads_are_drawn", x.heads_are_drawn, "Poisson around heads, anew in each replication");
    f.flag("outside_posts", x.outside_posts,
           "supernumerary: they hold no post and compete for none");
    f.number("fte", x.fte, "FTE", between(0, 10000),
             "of them together; 0: hours are drawn as for everybody");
    f.flag("away_at_start", x.away_at_start,
           "off sick for long, or on parental leave, as in equilibrium, when the study starts");
    f.check(x.fte == 0 || (!x.heads_are_drawn && x.fte >= 0.2 * x.heads && x.fte <= x.heads), "fte",
            "must lie between 0.2 and 1 for each of a stated number of heads");
    f.check_written(x.heads_are_drawn || x.heads == std::floor(x.heads), "heads",
                    "is no whole number of people, and heads_are_drawn is false");
}

void declare(Fields& f, StaffMember& x) {
    f.reference("role", x.role, "role", "what they are", required);
    f.reference("team", x.team, "team", "where their post is", required);
    f.date("start_date", x.start_date, "the day they joined the authority", required);
    f.date("role_start_date", x.role_start_date,
           "the day they came into the role; by default start_date");
    f.date("qualified_date", x.qualified_date, "the day they qualified; by default start_date");
    f.integer("birth_year", x.birth_year, "year", between(1900, 2100), "when they were born",
              required);
    f.number("fte", x.fte, "FTE", Allowed{0, 1, true, false}, "contracted hours over full time");
    f.integer("pay_point", x.pay_point, "point", between(1, 50),
              "of the role's scale; 1 is the lowest");
    const auto in_order = [](const std::optional<Date>& a, const Date& b) {
        return !a || day_number(b) <= day_number(*a);
    };
    f.check(in_order(x.role_start_date, x.start_date), "role_start_date", "is before start_date");
    f.check(x.start_date.year - x.birth_year >= 18, "birth_year",
            "leaves them younger than 18 when they joined");
}

void declare(Fields& f, StaffList& x) {
    f.objects("rows", x.rows, "staff member", "one of the council's own staff each", required);
}

void declare(Fields& f, ArrivalStream& x) {
    f.reference("role", x.role, "role", "what they come as", required);
    f.reference("team", x.team, "team", "where they come to", required);
    f.item_is(x.role + " in " + x.team);
    f.number("per_year", x.per_year, "heads per year", between(0, 100000),
             "mean of the Poisson stream", required);
}

void declare(Fields& f, Intake& x) {
    f.name("name", x.name, "intake", "the word for it in files and results");
    f.reference("role", x.role, "role", "what they come as", required);
    f.reference("team", x.team, "team", "where they come to; none: wherever a post is empty");
    declare_day(f, x.month, x.day, "when they start, every year");
    f.number("seats", x.seats, "heads per year", between(0, 5000),
             "people a year; a fraction is the chance of one more, year by year", required);
    f.flag("beyond_establishment", x.beyond_establishment,
           "seats without an empty post wait, supernumerary, for the next one");
    f.objects(
        "routes", x.routes, "route",
        "where they come from, which answers the seats asked for; none: every seat is filled");
    f.check(x.routes.size() <= most_routes, "routes", "are more than 8");
}

void declare(Fields& f, AgeBand& x) {
    f.number("from_age", x.from_age, "years", age, "the band's youngest age");
    f.number("to_age", x.to_age, "years", age, "where the band ends");
    f.number("share", x.share, "", between(0, 1e9), "of people; shares need not add up to 1");
    f.check(x.from_age < x.to_age, "to_age", "must be above from_age");
}

void declare(Fields& f, PopulationParameters& x) {
    f.objects("staff_ages", x.staff_ages, "age band", "ages of the staff at the start");
    f.objects("starter_ages", x.starter_ages, "age band", "ages of experienced people who join");
    f.objects("newly_qualified_ages", x.newly_qualified_ages, "age band",
              "ages of newly qualified people who join");
    f.choice(
        "service_at_start", x.service_at_start,
        {{ServiceAtStart::none, "none"},
         {ServiceAtStart::equilibrium, "equilibrium"},
         {ServiceAtStart::drawn, "drawn"}},
        "time the staff at the start have served: none; as in a workforce that has run for ever "
        "with the leaving law of the role; or drawn from service_law");
    f.law("service_law", x.service_law, "", "time at the authority of the staff at the start");
    f.law("months_in_role_law", x.months_in_role_law, "",
          "time in the present role, at most that at the authority");
    f.number("earlier_years_mean", x.earlier_years_mean, "years", between(0, 40),
             "time qualified before joining; exponential, at most age less 22");
    f.number("part_time_share", x.part_time_share, "", probability, "of practitioners");
    f.number("part_time_fte", x.part_time_fte, "FTE", Allowed{0, 1, true, false},
             "of a part-timer");
    f.number("practice_aspiration_share", x.practice_aspiration_share, "", probability,
             "wants to advance in practice");
    f.number("management_aspiration_share", x.management_aspiration_share, "", probability,
             "plans to manage; who wants neither alone is open to both");
    f.number("qualification_held_share", x.qualification_held_share, "", probability,
             "of those in a role that asks for a qualification, at the start and on joining");
    f.check_written(x.practice_aspiration_share + x.management_aspiration_share <= 1 + 1e-9,
                    "management_aspiration_share",
                    "and practice_aspiration_share are more than 1 together");
    f.check(x.service_at_start != ServiceAtStart::drawn || x.service_law.kind != LawKind::never,
            "service_at_start", "is drawn, which needs a service_law");
}

void declare(Fields& f, YearlyDate& x) { declare_day(f, x.month, x.day, "of the year"); }

void declare(Fields& f, ProgressionParameters& x) {
    f.objects("panel_dates", x.panel_dates, "yearly date",
              "when panels sit, for progressions by panel; none: any day");
    f.objects("completion_dates", x.completion_dates, "yearly date",
              "when panels sit, for progressions by completion; none: any day");
    f.number("enrolment_delay_months", x.enrolment_delay_months, "months", between(0, 120),
             "mean wait before a wanted course begins; exponential");
}

void declare(Fields& f, PayParameters& x) {
    f.integer("price_year", x.price_year, "year", between(1990, 2100),
              "of every amount in the file");
    f.number("benefits_gbp_per_year", x.benefits_gbp_per_year, "GBP per year", between(0, 1e6),
             "paid per head on top of pay");
    f.number("on_cost_share", x.on_cost_share, "", between(0, 2),
             "employer's pension, insurance and levy, as a share of pay");
    f.number("discount_rate", x.discount_rate, "per year", between(0, 0.5),
             "of money after the start of the study, for the discounted cost");
    declare_day(f, x.increment_month, x.increment_day, "when pay moves up a point",
                "increment_month", "increment_day");
    f.number("market_pay_growth", x.market_pay_growth, "per year", between(-0.5, 0.5),
             "of pay elsewhere, over the authority's own scale");
}

void declare(Fields& f, RegistrationParameters& x) {
    f.date("first", x.first, "a day on which everybody renews; others follow it");
    f.integer("every_years", x.every_years, "years", between(1, 50),
              "from one renewal to the next");
    f.number("lapse_probability", x.lapse_probability, "", probability,
             "of each practitioner at each renewal");
    f.law("lapse", x.lapse, "", "until it is restored; they do not practise, and are paid");
    f.number("leaving_probability", x.leaving_probability, "", probability,
             "of those whose registration lapses: leaves the profession instead");
    f.check(x.lapse.kind != LawKind::never, "lapse", "never ends: give a law");
}

void declare(Fields& f, TeamManagerParameters& x) {
    constexpr Allowed small{-5, 5, false, false};
    f.number(
        "merit_support", x.merit_support, "logit", small,
        "taken off the exhaustion target of the team per standard deviation of the merit of its "
        "managers who are there");
    f.number("merit_leaving_log_hazard", x.merit_leaving_log_hazard, "", small,
             "added to the log hazard of leaving per standard deviation of that merit; below 0, "
             "fewer leave a better manager");
    f.number("usual_span", x.usual_span, "practitioners", between(0, 100),
             "who hold cases per manager who is there, at which span does nothing");
    f.number("span_exhaustion", x.span_exhaustion, "logit", small,
             "added to the exhaustion target per practitioner beyond the usual span");
    f.number("span_leaving_log_hazard", x.span_leaving_log_hazard, "", small,
             "added to the log hazard of leaving per practitioner beyond the usual span");
    f.number("absent_exhaustion", x.absent_exhaustion, "logit", small,
             "added to the exhaustion target while no manager of the team is there");
    f.number("absent_leaving_log_hazard", x.absent_leaving_log_hazard, "", small,
             "added to the log hazard of leaving while no manager of the team is there");
}

void declare(Fields& f, PublishedYear& x) {
    f.integer("year", x.year, "", between(1900, 2200), "that ends on 30 September", required);
    f.item_is(std::to_string(x.year));
    f.number("turnover_rate", x.turnover_rate, "%", at_least(0),
             "leavers' FTE over that of staff in post");
    f.number("vacancy_rate", x.vacancy_rate, "%", between(0, 100),
             "vacant FTE over that of vacancies and staff in post");
    f.number("agency_rate", x.agency_rate, "%", between(0, 100),
             "agency staff's FTE over that of them and staff in post");
    f.number("absence_rate", x.absence_rate, "%", between(0, 100),
             "working days lost over FTE in post x 253");
    f.number("average_caseload", x.average_caseload, "cases", at_least(0),
             "cases over FTE of those who hold any");
}

void declare(Fields& f, Authority& x) {
    f.name("name", x.name, "", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.text("source", x.source, "where the figures come from");
    f.date("start_date", x.start_date, "the day the figures are of, and a study starts");
    f.object("ladder", x.ladder, "roles and the ways between them", required);
    f.objects("teams", x.teams, "team", "where posts are", required);
    f.objects("establishment", x.establishment, "group of posts",
              "posts of each family in each team");
    f.number("establishment_growth_per_year", x.establishment_growth_per_year, "per year",
             between(-0.5, 0.5), "of all posts, which come or go by the quarter");
    f.objects("staff", x.staff, "staff group", "people at the start");
    f.text("staff_list", x.staff_list_file,
           "the council's own staff, beside the groups: a path to comma-separated values with the "
           "columns of a staff member; never copied into results");
    f.text("staff_list_fingerprint", x.staff_list_fingerprint,
           "of the list that was used, as results keep it; a run refuses another");
    f.part("pack", "pack",
           "numbers fitted together, as tenure calibrate has written them: they stand in place of "
           "this authority's own uncertain numbers of the same things");
    f.text("pack_fingerprint", x.pack_fingerprint,
           "of the pack that was used, as results keep it; a run refuses another");
    f.objects("published", x.published, "published year",
              "rates that were published, which a report shows beside the simulated ones; nothing "
              "is simulated from them");
    f.objects("arrivals", x.arrivals, "arrival stream", "people hired outside posts");
    f.objects("intakes", x.intakes, "intake", "yearly intakes");
    f.check(x.staff.size() <= most_staff_groups, "staff", "has more than 4,095 groups");
    f.check(x.intakes.size() <= most_intakes, "intakes", "are more than 16");
    f.object("population", x.population, "who the practitioners are");
    f.object("leaving", x.leaving, "who leaves, when and where to");
    f.object("career_break", x.career_break, "how career breaks end");
    f.object("recruitment", x.recruitment, "from an empty post to somebody in it");
    f.object("progression", x.progression, "panels, programmes and courses");
    f.object("pay", x.pay, "what comes on top of the ladder's pay ranges");
    f.object("registration", x.registration, "renewal of registration; left out: nobody's lapses");
    f.object("casework", x.casework,
             "referrals and the journeys of cases; left out: not simulated");
    f.object("supervision", x.supervision, "supervision sessions; left out: not simulated");
    f.object("exhaustion", x.exhaustion, "exhaustion and what it does; left out: not simulated");
    f.object("team_manager", x.team_manager,
             "what merit, span and absence of a team's managers do to its exhaustion and leaving; "
             "left out: nothing");
    f.check(!x.team_manager || x.exhaustion, "team_manager",
            "acts at exhaustion updates: add exhaustion, or leave this out");
    f.object("experience", x.experience,
             "how much of their role's caseload norm whoever has qualified lately does; left out: "
             "all of it");
    f.object("inspection", x.inspection,
             "the inspectorate's rating and what it does; left out: none");
    f.object("equality", x.equality, "a group whose careers are told apart; left out: none");
    f.object("absence", x.absence, "sickness, parental leave, hours; left out: not simulated");
    f.object("cover", x.cover, "agency and peripatetic staff; left out: not simulated");
    f.object("transfers", x.transfers, "wishes for another team; left out: not simulated");
    f.object("survey", x.survey,
             "a yearly survey of practitioners, which changes nothing; left out: none");
    f.object("year_effects", x.year_effects,
             "how years differ; left out: they differ by chance alone");
}

} // namespace tenure
