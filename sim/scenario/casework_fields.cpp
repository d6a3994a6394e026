// An authority's fields: casework.
#include "scenario/documents.hpp"

#include <cmath>
#include <numeric>

namespace tenure {

namespace {

double sum_of(const std::vector<StageNext>& next) {
    double sum = 0;
    for (const StageNext& n : next) sum += n.probability;
    return sum;
}

bool twelve_with_mean_1(const std::vector<double>& x) {
    return x.size() == 12 && std::fabs(std::accumulate(x.begin(), x.end(), 0.0) - 12) < 0.05;
}

} // namespace

void declare(Fields& f, Service& x) {
    f.name("name", x.name, "service", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.number("referrals_per_year", x.referrals_per_year, "children per year", between(0, 1e6),
             "mean of the Poisson stream, when the study starts", required);
    f.number("growth_per_year", x.growth_per_year, "", between(-0.5, 1),
             "of referrals, as a share: 0.02 is 2% more every year");
    f.numbers("monthly", x.monthly, "", between(0, 12),
              "January to December, multipliers with mean 1; none: all 1");
    f.reference("first_stage", x.first_stage, "stage", "where the journey begins", required);
    f.check_written(x.monthly.empty() || twelve_with_mean_1(x.monthly), "monthly",
                    "must be 12 multipliers with mean 1");
}

void declare(Fields& f, StageNext& x) {
    f.reference("stage", x.stage, "stage", "where to", required);
    f.item_is(x.stage);
    f.number("probability", x.probability, "", probability, "of going on there", required);
}

void declare(Fields& f, Stage& x) {
    f.name("name", x.name, "stage", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.text("team_kind", x.team_kind, "of the teams that hold cases in it");
    f.number("weight", x.weight, "cases", Allowed{0, 100, true, false},
             "of a case in it; 1 is an ordinary case");
    f.law("duration", x.duration, "months", "of the stage", required);
    f.objects("next", x.next, "next stage",
              "where cases go on to; what is missing to 1 is that they close");
    f.flag("looked_after", x.looked_after, "the child is looked after");
    f.flag(
        "closed_to_learners", x.closed_to_learners,
        "no case in it is given to anybody in a role of a learning track; who has a case when it "
        "comes to this stage keeps it, with a colleague beside them");
    f.check_written(sum_of(x.next) <= 1 + 1e-9, "next",
                    "has probabilities of more than 1 together");
    f.check(x.duration.kind != LawKind::never, "duration", "must end some time");
}

void declare(Fields& f, CaseworkParameters& x) {
    f.objects("services", x.services, "service", "streams of referrals", required);
    f.objects("stages", x.stages, "stage", "of the journey", required);
    f.integer(
        "cases_at_start", x.cases_at_start, "cases", between(0, 1e6),
        "open when the study starts, divided over the stages as referrals would, with all staff "
        "at work; left out: as "
        "many as the referrals make, which chance decides");
    f.number("cap_share", x.cap_share, "", Allowed{0, 10, true, false},
             "of the role's caseload norm: beyond it no case is given, it waits");
    f.number(
        "waiting_load_share", x.waiting_load_share, "", probability,
        "of an ordinary case's work, is felt by the workers of the team in which a child waits, in "
        "equal shares of their norms");
    f.number("delay_days_per_change", x.delay_days_per_change, "days", between(0, 365),
             "that a change of worker adds to the stage");
    f.number("rereferral_probability", x.rereferral_probability, "", between(0, 0.99),
             "of a closed case, for the same child");
    f.number("rereferral_log_odds_per_change", x.rereferral_log_odds_per_change, "", between(-5, 5),
             "added for each change of worker in the case that closed");
    f.law("rereferral_delay", x.rereferral_delay, "months", "from closing");
    f.object("schools", x.schools, "schools that refer; left out: not told apart");
    f.check(x.rereferral_probability == 0 || x.rereferral_delay.kind != LawKind::never,
            "rereferral_probability", "needs a rereferral_delay");
}

} // namespace tenure
