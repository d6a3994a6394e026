// A study's fields.
#include "scenario/documents.hpp"

namespace tenure {

void declare(Fields& f, StudyFile& x) {
    Study& study = x.study;
    f.text("title", study.title, "what the study asks");
    f.part("authority", "authority", "the authority it is about", required);
    f.parts("policies", "policy", "the policies it compares, the first of them the baseline",
            required);
    f.date("start_date", x.start_date, "the day it starts; by default the authority's start_date");
    f.choice(
        "calendar", study.calendar,
        {{CalendarKind::official, "official"},
         {CalendarKind::even, "even"},
         {CalendarKind::yearly, "yearly"}},
        "reporting periods: calendar months and years to 30 September; or, for comparison with "
        "exact answers, twelfths of 365.25 days, or years of 365.25 days");
    f.number("horizon_years", study.horizon_years, "years", Allowed{0, 200, true, false},
             "how far it looks ahead");
    f.integer("seed", study.seed, "", at_least(0), "the luck of the whole study");
    f.integer("replications", study.replications, "", between(1, 16777216), "runs of each policy");
    f.integer("replications_per_draw", study.replications_per_draw, "", between(1, 256),
              "runs that share one draw of the uncertain numbers");
    f.check(256 % study.replications_per_draw == 0, "replications_per_draw",
            "must divide 256, the replications of a block: 1, 2, 4, 8, ...");
    f.references("decide_on", study.decide_on, "measure", "measures, the most important first");
}

std::vector<Document> documents() {
    return {{"authority", notes_of<Authority>()},
            {"policy", notes_of<Policy>()},
            {"study", notes_of<StudyFile>()},
            {"sweep", notes_of<SweepFile>()},
            {"staff_list", notes_of<StaffList>()}};
}

} // namespace tenure
