// Supervision, session by session.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// Managers of a span who share a team with workers.
Authority team_of_workers(int managers, int span, int workers) {
    Authority a;
    add_role(a, "worker", workers, workers);
    add_role(a, "manager", managers, managers, Filling::advertised);
    a.ladder.roles[1].supervision_span = span;
    a.supervision = SupervisionParameters{};
    return a;
}

/// Days of what is told in this word, of `who` where somebody is named.
std::vector<double> days_of(const Recorded& recorded, const std::string& word,
                            const std::string& who) {
    std::vector<double> days;
    for (const std::string& line : recorded.diary) {
        const auto space = line.find(' ');
        if (line.compare(space + 1, word.size() + who.size() + 1, word + ' ' + who) == 0)
            days.push_back(std::stod(line.substr(0, space)));
    }
    return days;
}

/// Somebody newly qualified joins on day 10.
Authority one_newly_qualified() {
    Authority a = team_of_workers(1, 100, 0);
    a.ladder.roles[0].track = Track::learning;
    a.intakes.push_back({"october", "worker", "one", 10, 11, 1, true, {}});
    return a;
}

} // namespace

TEST_CASE("somebody newly qualified is due weekly, then fortnightly, then every four weeks") {
    const auto days = days_of(record_story(one_newly_qualified(), .9), "supervised", "n0");
    std::vector<double> due;
    for (int d : {7, 14, 21, 28, 35, 42}) due.push_back(10 + d);
    for (int d = 56; d <= 196; d += 14) due.push_back(10 + d);
    for (int d = 224; d <= 308; d += 28) due.push_back(10 + d);
    CHECK(days == due);
}

TEST_CASE("a session is due every interval from a point of the interval before it") {
    const Recorded recorded = record_story(team_of_workers(1, 100, 5), 1);
    for (const char* who : {"i0", "i1", "i2", "i3", "i4"}) {
        const auto days = days_of(recorded, "supervised", who);
        REQUIRE(days.size() == 13 + (days[0] < 365.25 - 13 * 28));
        CHECK(days[0] < 28);
        for (std::size_t k = 1; k < days.size(); ++k)
            CHECK(days[k] - days[k - 1] == Approx(28).margin(.011));
    }
}

TEST_CASE("a span of 6 is enough for 6 colleagues and half of what 12 need") {
    CHECK(record_story(team_of_workers(1, 6, 6), 5).measure("supervision_held_share", 0, 4) == 1);
    const Recorded twelve = record_story(team_of_workers(1, 6, 12), 5);
    CHECK(twelve.measure("supervision_held_share", 2, 4) == Approx(.5).margin(.01));
    // Two who have 3 each supervise 12 and each other.
    CHECK(record_story(team_of_workers(2, 3, 12), 5).measure("supervision_held_share", 2, 4) ==
          Approx(6. / 14).margin(.01));
}

TEST_CASE("hours and a part-time supervisor's store follow their time") {
    Authority a = team_of_workers(1, 6, 6);
    a.population.part_time_share = 1;
    a.population.part_time_fte = .5;
    CHECK(record_story(a, 5).measure("supervision_held_share", 2, 4) == Approx(.5).margin(.01));
}

TEST_CASE("the only supervisor of a team has no sessions of their own, two supervise each other") {
    const Recorded one = record_story(team_of_workers(1, 6, 0), 1);
    CHECK(one.measure("sessions_due", 0, 0) == 0);
    const Recorded two = record_story(team_of_workers(2, 6, 0), 1);
    CHECK(two.measure("sessions_due", 0, 0) >= 26);
    CHECK(two.measure("supervision_held_share", 0, 0) == 1);
}

TEST_CASE("where the manager has gone the longest qualified stands in, if the rules let them") {
    Authority a = team_of_workers(1, 10, 3);
    leaves_after(a, "manager", 100, Destination::retirement);
    const Recorded without = record_story(a, 3);
    CHECK(without.measure("supervision_held_share", 0, 0) > .2);
    CHECK(without.measure("supervision_held_share", 1, 2) == 0);
    a.supervision->stand_in_span = 3;
    CHECK(record_story(a, 3).measure("supervision_held_share", 0, 2) == 1);
    a.supervision->stand_in_span = 1;
    const double some = record_story(a, 3).measure("supervision_held_share", 1, 2);
    CHECK(some > .3); // one for the two others, one who stands in for them
    CHECK(some < .8);
}

TEST_CASE("no session is due while they are away, and nobody supervises who is") {
    Authority a = team_of_workers(1, 20, 4);
    a.absence = AbsenceParameters{};
    a.absence->parental_leave_per_year = 1e6;
    a.absence->parental_length = fixed_law(100);
    CHECK(record_story(a, 2).measure("sessions_due", 0, 1) == 0);
}
