// The survey: what it finds where the truth is known.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Authority asked(int heads) {
    Authority a;
    add_role(a, "worker", heads, heads);
    a.exhaustion = ExhaustionParameters{};
    a.survey = SurveyParameters{};
    a.survey->informal_with_manager = 1;
    a.survey->progression_open = 1;
    return a;
}

} // namespace

TEST_CASE("whoever is there is asked once a year") {
    Authority a = asked(40);
    a.survey->response_logit = 10;
    a.survey->response_per_pressure = 0;
    State s;
    const Recorded recorded = record_story(a, 3, {}, CalendarKind::yearly, s);
    for (std::size_t year : {0, 1, 2}) {
        CHECK(recorded.rows[year * recorded.columns + column(Count::survey_asked)] == 40);
        CHECK(recorded.measure("survey_response_rate", year, year) > .97);
        CHECK(recorded.measure("true_informal_support", year, year) == 1);
        CHECK(recorded.measure("survey_progression", year, year) == 1);
        CHECK(recorded.measure("true_regular_supervision", year, year) == 1); // none is due
    }
    a.survey->roles = {"nobody"};
    add_role(a, "nobody", 0, 0);
    CHECK(record_story(a, 1).measure("survey_response_rate", 0, 0) == -1);
}

TEST_CASE("without noise the survey tells exactly who is above a threshold") {
    Authority a = asked(300);
    a.survey->exhaustion_noise = 0;
    a.survey->exhaustion_most = .5;
    State s;
    const Recorded recorded = record_story(a, 1, {}, CalendarKind::yearly, s);
    double below = 0;
    for (PractitionerId p : s.roles[0].people) below += exhaustion_of(s, p).x <= .5;
    CHECK(recorded.measure("true_work_life_balance", 0, 0) == Approx(below / 300).margin(1e-6));
    a.survey->exhaustion_most = -1;
    CHECK(record_story(a, 1).measure("true_work_life_balance", 0, 0) == 0);
}

TEST_CASE("pressure keeps those under it from answering, so the survey flatters") {
    Authority a = asked(2000);
    a.survey->exhaustion_noise = 0;
    a.survey->response_per_pressure = 4;
    const Recorded recorded = record_story(a, 1);
    const double seen = recorded.measure("survey_work_life_balance", 0, 0),
                 truth = recorded.measure("true_work_life_balance", 0, 0);
    CHECK(seen > truth + .05);
    a.survey->response_per_pressure = 0;
    const Recorded fair = record_story(a, 1);
    CHECK(fair.measure("true_work_life_balance", 0, 0) == truth);
    CHECK(fair.measure("survey_work_life_balance", 0, 0) == Approx(truth).margin(.05)); // 4 se
}

TEST_CASE("missed supervision and absent managers show") {
    Authority a = asked(200);
    add_role(a, "manager", 1, 1);
    a.supervision = SupervisionParameters{};
    a.survey->sessions_noise = 0;
    a.survey->informal_without = 0;
    const Recorded none = record_story(a, 1);
    CHECK(none.measure("true_regular_supervision", 0, 0) == Approx(1. / 201).margin(.01));
    CHECK(none.measure("true_informal_support", 0, 0) == 0);
    a.ladder.roles[1].supervision_span = 100;
    State s;
    const Recorded some = record_story(a, 1, {}, CalendarKind::yearly, s);
    CHECK(some.measure("true_informal_support", 0, 0) == Approx(200. / 201).margin(1e-6));
}
