// Fields of transfers between teams, and of staying with the child.
#include "scenario/documents.hpp"

namespace tenure {

void declare(Fields& f, TransferParameters& x) {
    f.number("wish_per_year", x.wish_per_year, "per year", between(0, 10),
             "hazard of coming to want another team", required);
    f.law("lasts", x.lasts, "months", "of a wish that is not met", required);
    f.number("unmet_log_hazard", x.unmet_log_hazard, "", log_hazard,
             "added to the log hazard of leaving for another authority while a wish is unmet");
    f.number("application_probability", x.application_probability, "", probability,
             "of applying for one vacancy of the same family in another team while one is wanted");
    f.text("long_stay_team_kind", x.long_stay_team_kind,
           "kind of team; who is in one for long wants another more often, unless workers "
           "stay with their children; none: nobody");
    f.number("long_stay_months", x.long_stay_months, "months", between(0, 600),
             "in the team, until that");
    f.number("long_stay_log_hazard", x.long_stay_log_hazard, "", log_hazard,
             "added, from then on, to the log hazard of wanting another team");
    f.check(x.lasts.kind != LawKind::never, "lasts", "must end some time");
}

void declare(Fields& f, TransferRegister& x) {
    f.number("release_probability", x.release_probability, "", probability,
             "that a manager lets somebody go to a vacancy", required);
    f.number("shadowing_days", x.shadowing_days, "working days", between(0, 250),
             "before the move, of theirs and of a colleague's in the other team");
    f.number("delay_days", x.delay_days, "days", between(0, 730), "from the match to the move");
    f.number("cost_gbp_per_registration", x.cost_gbp_per_registration, "GBP", between(0, 1e6),
             "per wish registered");
}

void declare(Fields& f, StayWithChild& x) {
    f.references("teams", x.teams, "team", "whose workers keep their children");
    f.flag("all", x.all, "every team that holds cases");
    f.number("first_contact_share", x.first_contact_share, "", probability,
             "of children newly referred, first met by whoever of these teams has most room");
    f.number("first_contact_posts", x.first_contact_posts, "posts", between(0, 10000),
             "instead: so many at the ladder's highest caseload norm, over the cases open on "
             "average, say the share");
    f.check(x.first_contact_posts == 0 || x.first_contact_share == 0, "first_contact_posts",
            "stands instead of first_contact_share: give one of them");
    f.number("emotional_load", x.emotional_load, "logit", between(-10, 10),
             "added to the exhaustion target of their workers: the mixed work, less the support");
    f.number("training_days", x.training_days, "working days", between(0, 250), "once per worker");
    f.number("training_gbp", x.training_gbp, "GBP", between(0, 1e6),
             "once per worker, support with risk included");
    f.number("application_probability", x.application_probability, "", probability,
             "of a colleague in another team applying for one vacancy like theirs in these teams");
    f.check(x.all || !x.teams.empty(), "teams", "names no team: name some, or set all: true");
}

} // namespace tenure
