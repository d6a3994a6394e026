// An authority's fields: cover by agency and peripatetic staff.
#include "scenario/documents.hpp"

namespace tenure {

void declare(Fields& f, AgencyRate& x) {
    f.reference("role", x.role, "role", "the role covered", required);
    f.item_is(x.role);
    f.number("gbp_per_week", x.gbp_per_week, "GBP per week", between(0, 1e5),
             "charged to the authority, full-time", required);
}

void declare(Fields& f, AgencyRules& x) {
    f.date("from", x.from, "the day they come into force");
    f.number("minimum_years_qualified", x.minimum_years_qualified, "years", between(0, 40),
             "before somebody may work through an agency");
    f.number("cool_off_months", x.cool_off_months, "months", between(0, 60),
             "after leaving a post in the region");
    f.number("notice_weeks", x.notice_weeks, "weeks", between(0, 52),
             "when an assignment is ended early");
}

void declare(Fields& f, AgencyParameters& x) {
    f.objects("rates", x.rates, "rate", "what agency staff cost, by role; none: not to be had",
              required);
    f.number("availability", x.availability, "", probability,
             "that an agency has somebody for a request");
    f.number("without_cases", x.without_cases, "", probability,
             "factor on availability for posts whose holders have no cases, for which councils ask "
             "less");
    f.law("lead_time", x.lead_time, "days", "from the request to the first day", required);
    f.law("assignment", x.assignment, "months",
          "of an assignment; one that ends while the need lasts is asked for anew", required);
    f.number("productivity", x.productivity, "", between(0, 2), "of the caseload norm");
    f.number("cap_share", x.cap_share, "", probability,
             "of agency FTE in that and the FTE of holders of posts; nobody is engaged beyond it");
    f.number("retry_weeks", x.retry_weeks, "weeks", between(0.1, 520),
             "from a request that was not met to the next");
    f.number("experience_mean_years", x.experience_mean_years, "years", between(0, 40),
             "qualified, exponential");
    f.number("conversion_per_year", x.conversion_per_year, "per year", between(0, 20),
             "hazard of taking for good the vacant post that is covered");
    f.number("own_leavers_share", x.own_leavers_share, "", probability,
             "of those who left for agency work, would come back as agency staff");
    f.number("availability_elasticity", x.availability_elasticity, "", between(0, 10),
             "of the odds that an agency has somebody, in usual over present use; 0: none");
    f.number("price_elasticity", x.price_elasticity, "", between(0, 10),
             "of the charge of whoever comes, in present over usual use; 0: none");
    f.number("usual_use", x.usual_use, "", probability,
             "agency FTE over that and staff at which availability and rates are as stated; 0: as "
             "when the study starts");
    f.integer(
        "covering_at_start", x.covering_at_start, "heads", between(0, 10000),
        "vacancies covered when the study starts, those of whoever holds cases first; those for "
        "whom there is no vacancy are beyond the establishment; left out: as availability "
        "has it");
    f.integer(
        "beyond_establishment", x.beyond_establishment, "heads", between(0, 10000),
        "agency staff with cases who cover neither a vacancy nor an absence, from the start on");
    f.number(
        "load_response", x.load_response, "", between(0, 5),
        "agency staff beyond the establishment, more for each worker's worth of open cases above "
        "the usual, fewer for each below; 0: their number stays");
    f.object("rules", x.rules, "rules on agency work, from a date on");
    f.check(x.lead_time.kind != LawKind::never, "lead_time", "must end some time");
    f.check(x.assignment.kind != LawKind::never, "assignment", "must end some time");
    f.check(x.assignment.kind == LawKind::never || mean(x.assignment) >= 1 / 365.25, "assignment",
            "must take a day on average: one that ends is asked for anew at once");
}

void declare(Fields& f, CoverStream& x) {
    f.reference("team", x.team, "team", "where cover is wanted", required);
    f.item_is(x.team);
    f.number("per_year", x.per_year, "requests per year", between(0, 1e5),
             "mean of the Poisson stream", required);
    f.law("length", x.length, "months", "of the cover wanted", required);
}

void declare(Fields& f, CoverParameters& x) {
    f.flag("covers_vacancies", x.covers_vacancies, "vacant posts are covered");
    f.flag("covers_absence", x.covers_absence, "long absences are covered");
    f.flag("pool_for_temporary_needs", x.pool_for_temporary_needs,
           "the peripatetic pool covers long absences, and vacancies to which somebody is "
           "appointed, alone; long vacancies are left to agencies");
    f.object("agency", x.agency, "agency staff; left out: there are none");
    f.objects(
        "streams", x.streams, "stream of requests",
        "outside requests that only the peripatetic pool can meet, lost where nobody is free");
}

} // namespace tenure
