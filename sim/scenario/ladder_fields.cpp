// The career ladder's fields.
#include "scenario/documents.hpp"

#include <cmath>

namespace tenure {

void declare(Fields& f, TimeShares& x) {
    f.number("cases", x.cases, "share", probability, "spent on cases");
    f.number("supervision", x.supervision, "share", probability, "spent on supervising others");
    f.number("learning", x.learning, "share", probability, "spent on learning");
    f.number("research", x.research, "share", probability, "spent on research");
    f.number("management", x.management, "share", probability, "spent on managing");
    const double sum = x.cases + x.supervision + x.learning + x.research + x.management;
    f.check_written(std::fabs(sum - 1) < 1e-6, "cases",
                    "and the other shares of time must add up to 1");
}

void declare(Fields& f, Role& x) {
    f.name("name", x.name, "role", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.choice("track", x.track, {Track::learning, Track::practice, Track::management},
             "the kind of career it belongs to");
    f.number("pay_minimum_gbp_per_year", x.pay_minimum_gbp_per_year, "GBP per year",
             between(0, 1e6), "lowest pay point, full-time");
    f.number("pay_maximum_gbp_per_year", x.pay_maximum_gbp_per_year, "GBP per year",
             between(0, 1e6), "highest pay point, full-time");
    f.integer("pay_points", x.pay_points, "points", between(1, 50),
              "equal steps from minimum to maximum, one a year");
    f.object("time", x.time, "how a working week is meant to be spent; the shares add up to 1");
    f.number("caseload_norm", x.caseload_norm, "cases", between(0, 100),
             "cases of a full-time holder; 0 for a role without cases");
    f.integer("supervision_span", x.supervision_span, "practitioners", between(0, 100),
              "how many a holder can supervise");
    f.choice(
        "supervises", x.supervises,
        {{Supervises::everybody, "everybody"}, {Supervises::newly_qualified, "newly_qualified"}},
        "whom: everybody in the team, or only people in roles of the learning track");
    f.flag("stands_in", x.stands_in,
           "while a manager of the team is away or a manager's post is empty, supervises in their "
           "place, beside what supervision_span gives, for the stand_in_span of supervision");
    f.number("support_to_team", x.support_to_team, "logit", between(0, 5),
             "advice and coaching: the exhaustion target of colleagues in the team is lower by it "
             "while a holder is there; several holders do not add up");
    f.flag("summit", x.summit, "holders want to go no further: progression is never blocked");
    f.check(x.pay_minimum_gbp_per_year <= x.pay_maximum_gbp_per_year, "pay_maximum_gbp_per_year",
            "is below pay_minimum_gbp_per_year");
}

void declare(Fields& f, Qualification& x) {
    f.name("name", x.name, "qualification", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.number("course_months", x.course_months, "months", between(0, 120),
             "how long its course takes");
    f.number("cost_gbp", x.cost_gbp, "GBP", between(0, 1e6), "of the course, per person");
}

void declare(Fields& f, Evidence& x) {
    f.name("name", x.name, "evidence", "the word for it");
    f.integer("items", x.items, "items", between(1, 12), "how many are asked for");
    f.law("time_per_item", x.item, "", "work on one, until it is there");
    f.check(x.item.kind != LawKind::never, "time_per_item", "never ends: give a law");
}

namespace {

void declare_requirements(Fields& f, Progression& x) {
    f.number("minimum_months_in_role", x.minimum_months_in_role, "months", between(0, 600),
             "time in the lower role before it is open");
    f.number("minimum_months_qualified", x.minimum_months_qualified, "months", between(0, 600),
             "time since qualifying before it is open");
    f.references("requires_qualifications", x.requires_qualifications, "qualification",
                 "all that must be held");
    f.flag("commitment_suffices", x.commitment_suffices,
           "being on the course counts as holding the qualification");
}

void declare_panel(Fields& f, Progression& x) {
    f.number("programme_months", x.programme_months, "months", between(0, 120),
             "completion: length of the programme");
    f.number("extension_probability", x.extension_probability, "", probability,
             "completion: of an extension, among those who do not pass the first time");
    f.number("extension_months", x.extension_months, "months", between(0, 60),
             "completion: length of an extension");
    f.number("probation_months", x.probation_months, "months", between(0, 120),
             "completion: time at the authority before it is complete");
    f.number("probation_pass_probability", x.probation_pass_probability, "", probability,
             "completion: of passing probation, once the panel has passed the programme");
    f.law("portfolio", x.portfolio, "", "panel: time it takes to build a portfolio");
    f.objects("evidence", x.evidence, "evidence",
              "panel: what the portfolio is made of, instead of one time: kinds are gathered at "
              "once, items of a kind one after another");
    f.check(x.portfolio.kind == LawKind::never || x.evidence.empty(), "evidence",
            "and portfolio both say how long it takes; leave one out");
    f.number("attempt_probability", x.attempt_probability, "", probability,
             "panel, threshold: of ever wanting it, given aspiration");
    f.number("resubmission_months", x.resubmission_months, "months", between(0, 120),
             "panel: work between a failed panel and the next");
    f.number("pass_probability", x.pass_probability, "", probability,
             "completion, panel: of passing, at each attempt");
}

} // namespace

void declare(Fields& f, Progression& x) {
    f.reference("from", x.from, "role", "the role one leaves", required);
    f.reference("to", x.to, "role", "the role one comes to", required);
    f.choice(
        "kind", x.kind,
        {ProgressionKind::completion, ProgressionKind::panel, ProgressionKind::vacancy,
         ProgressionKind::threshold, ProgressionKind::lateral, ProgressionKind::rate},
        "what it takes: a finished programme, a panel, an open post, the requirements alone, a "
        "sideways appointment, or chance at a constant rate");
    f.item_is(x.from + " to " + x.to + " by " + to_text(x.kind));
    declare_requirements(f, x);
    declare_panel(f, x);
    f.law("secondment", x.secondment, "",
          "lateral: for so long, with return to the old post, which is kept and covered; only to a "
          "post for which a round found nobody. Left out: for good");
    f.number("rate_per_year", x.rate_per_year, "per year", between(0, 1000), "rate: the hazard");
    f.number("application_probability", x.application_probability, "", probability,
             "vacancy, lateral: of applying to one open post, given aspiration");
    f.flag("open", x.open, "false: the way is there only while a policy opens it");
    f.check(x.open || (x.kind != ProgressionKind::completion && x.kind != ProgressionKind::rate),
            "open", "can be false only of a panel, threshold, vacancy or lateral progression");
}

void declare(Fields& f, Family& x) {
    f.name("name", x.name, "family", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.references("roles", x.roles, "role", "who may hold its posts, from the lowest up", required);
    f.reference("recruits", x.recruits, "role", "the role in which outsiders are appointed",
                required);
    f.check(!x.roles.empty(), "roles", "names no role");
}

void declare(Fields& f, Ladder& x) {
    f.objects("roles", x.roles, "role", "the rungs", required);
    f.objects("qualifications", x.qualifications, "qualification",
              "earned by courses, and gating progressions");
    f.objects("progressions", x.progressions, "progression", "the ways from role to role");
    f.objects(
        "families", x.families, "family",
        "posts that the same roles may hold; a panel promotion inside a family keeps the post");
}

} // namespace tenure
