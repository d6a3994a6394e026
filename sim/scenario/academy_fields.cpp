// Fields of academies, of protected time, and of the survey.
#include "scenario/documents.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr Allowed odds{0, 1000, true, false};

} // namespace

void declare(Fields& f, AcademyIntake& x) {
    f.reference("intake", x.intake, "intake", "all of whose people it takes", required);
    f.item_is(x.intake);
    f.number("seats", x.seats, "heads per year", between(-5000, 5000),
             "added to the intake; a fraction is the chance of one more, year by year");
}

void declare(Fields& f, AcademyRoute& x) {
    f.name("name", x.name, "", "the word for it");
    f.number("share", x.share, "", between(0, 1e6), "of those who join; need not add up to 1");
    f.number("experience_years", x.experience_years, "years", between(0, 40),
             "qualified before joining");
    f.number("supplement_gbp_per_year", x.supplement_gbp_per_year, "GBP per year", between(0, 1e6),
             "paid beside the role's pay while they learn");
    f.number("from_age", x.from_age, "years", between(0, 100),
             "the youngest; 0: ages of newly qualified people");
    f.number("to_age", x.to_age, "years", between(0, 100), "the oldest");
    f.check(x.from_age <= x.to_age, "to_age", "is below from_age");
}

void declare(Fields& f, ProtectedCaseload& x) {
    f.number("from_months", x.from_months, "months", between(0, 60), "after joining", required);
    f.number("share_of_norm", x.share_of_norm, "", between(0, 99), "beyond which no case is given",
             required);
}

void declare(Fields& f, Academy& x) {
    f.objects("intakes", x.intakes, "academy intake", "whom it takes", required);
    f.objects("routes", x.routes, "route", "ways in; none: everybody is newly qualified");
    f.number("induction_months", x.induction_months, "months", between(0, 24), "without cases");
    f.objects("protected_caseload", x.protected_caseload, "step",
              "how the caseload may grow; none: as everybody's");
    f.number("practice_educators_per_learner", x.practice_educators_per_learner, "heads",
             between(0, 10), "who supervise beside the line manager");
    f.number("educator_interval_weeks", x.educator_interval_weeks, "weeks", between(0.1, 52),
             "between a learner's sessions with their educator");
    f.number("educator_sessions_in_4_weeks", x.educator_sessions_in_4_weeks, "sessions",
             between(0, 1000), "that one educator has time for");
    f.number("educator_gbp_per_year", x.educator_gbp_per_year, "GBP per year", between(0, 1e6),
             "all that one educator costs");
    f.number("managers_per_learner", x.managers_per_learner, "heads", between(0, 10),
             "who hold a learner's sessions instead of the line manager, as far as they have time");
    f.number("manager_sessions_in_4_weeks", x.manager_sessions_in_4_weeks, "sessions",
             between(0, 1000), "that one of them has time for");
    f.number("manager_gbp_per_year", x.manager_gbp_per_year, "GBP per year", between(0, 1e6),
             "all that one of them costs");
    f.number("clinical_support", x.clinical_support, "logit", logit,
             "taken off the target of a learner's exhaustion");
    f.number("choice_of_team_after_months", x.choice_of_team_after_months, "months", between(0, 60),
             "they may move to a vacant post in a team they like better; 0: never");
    f.number("match_log_hazard", x.match_log_hazard, "", logit,
             "added to the log hazard of leaving while in a team so chosen, per standard deviation "
             "by which they like it better");
    f.number("pass_odds", x.pass_odds, "", odds, "odds of passing the programme, times this");
    f.number("staff_cost_gbp_per_year", x.staff_cost_gbp_per_year, "GBP per year", between(0, 1e8),
             "of the academy's own staff, beside practice educators");
    f.number("cost_gbp_per_head", x.cost_gbp_per_head, "GBP", between(0, 1e6),
             "of whoever joins, once");
    f.check(!x.intakes.empty(), "intakes", "names no intake");
    f.check(std::is_sorted(x.protected_caseload.begin(), x.protected_caseload.end(),
                           [](const ProtectedCaseload& a, const ProtectedCaseload& b) {
                               return a.from_months < b.from_months;
                           }),
            "protected_caseload", "must rise in from_months");
    f.check(x.routes.empty() || std::any_of(x.routes.begin(), x.routes.end(),
                                            [](const AcademyRoute& r) { return r.share > 0; }),
            "routes", "have no share above 0");
}

void declare(Fields& f, ProtectedTime& x) {
    f.references("roles", x.roles, "role", "who may hold a place", required);
    f.number("places", x.places, "heads", between(0, 10000),
             "at most; a fraction is the chance of one more", required);
    f.number("share_of_time", x.share_of_time, "", probability, "off the caseload norm", required);
    f.number("support", x.support, "logit", logit, "taken off the target of a holder's exhaustion");
    f.number("leaving_log_hazard", x.leaving_log_hazard, "", logit,
             "added to a holder's log hazard of leaving");
    f.number("willing_share", x.willing_share, "", probability,
             "of practitioners in the roles, would take a place");
    f.number("minimum_months_in_role", x.minimum_months_in_role, "months", between(0, 600),
             "before somebody may hold one");
    f.number("round_months", x.round_months, "months", between(0.25, 120),
             "between two offers of the places that are free");
    f.number("cost_gbp_per_place_per_year", x.cost_gbp_per_place_per_year, "GBP per year",
             between(0, 1e6), "of a place that is held");
    f.number("supplement_gbp_per_year", x.supplement_gbp_per_year, "GBP per year", between(0, 1e6),
             "paid to a holder; it acts on leaving as pay does");
    f.integer("supervises_newly_qualified", x.supervises_newly_qualified, "heads", between(0, 100),
              "of their team, at most, beside their cases: a session each fortnight with each; a "
              "place then goes only to where there are some");
    f.check(!x.roles.empty(), "roles", "names no role");
}

namespace {

void declare_items(Fields& f, SurveyParameters& x) {
    f.number("workload_most", x.workload_most, "load over norm", between(0, 10),
             "up to which workload is manageable");
    f.number("workload_noise", x.workload_noise, "load over norm", between(0, 10),
             "sd of that, between people and years");
    f.number("exhaustion_most", x.exhaustion_most, "score 0 to 1", between(-5, 5),
             "up to which work and life are in balance");
    f.number("exhaustion_noise", x.exhaustion_noise, "score 0 to 1", between(0, 5),
             "sd of that, between people and years");
    f.number("sessions_least", x.sessions_least, "", probability,
             "of the sessions due since the last survey, held, for supervision to be regular");
    f.number("sessions_noise", x.sessions_noise, "", between(0, 5),
             "sd of that, between people and years");
    f.number("informal_with_manager", x.informal_with_manager, "", probability,
             "satisfied with informal support while a supervisor of the team is there");
    f.number("informal_without", x.informal_without, "", probability, "the same while none is");
    f.number("progression_open", x.progression_open, "", probability,
             "satisfied with progression, unless held up or managing against their wish");
    f.number("progression_blocked", x.progression_blocked, "", probability, "the same if so");
}

} // namespace

void declare(Fields& f, SurveyParameters& x) {
    f.integer("month", x.month, "", between(1, 12), "when it is, every year");
    f.integer("day", x.day, "", between(1, 31), "of that month");
    f.check(valid(Date{2023, x.month, x.day}), "day",
            "is a day that this month does not have every year");
    f.references("roles", x.roles, "role", "who is asked; none: everybody");
    declare_items(f, x);
    f.number("response_logit", x.response_logit, "logit", logit, "of answering, under no pressure");
    f.number("response_per_pressure", x.response_per_pressure, "logit", logit,
             "taken off per unit of pressure: load over norm above 1, and exhaustion above 0.5");
}

} // namespace tenure
