// Absences from the first day to the last, told day by day.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// One worker who joins on day 10, full-time, 40 years old: nobody is met away.
Authority one_joiner() {
    Authority a;
    add_role(a, "worker", 0, 0);
    a.intakes.push_back({"october", "worker", "one", 10, 11, 1, true, {}});
    a.absence = AbsenceParameters{};
    return a;
}

/// Their story; nobody joins after them.
Recorded story_of_one(const Authority& a, double years) {
    Block no_more;
    no_more.start = Date{2022, 11, 1};
    no_more.intake = IntakeChange{"october", -1};
    return record_story(a, years, {no_more});
}

/// What happens to them once they are away for the first time: "word days later", the first few.
Lines from_first_absence(const Recorded& recorded, std::size_t most) {
    Lines lines;
    double first = -1;
    for (const std::string& line : recorded.diary) {
        const auto space = line.find(' '), end = line.find(" n0");
        if (end == std::string::npos) continue;
        const double day = std::stod(line.substr(0, space));
        const std::string word = line.substr(space + 1, end - space - 1);
        if (first < 0 && word == "absent") first = day;
        if (first < 0 || lines.size() == most) continue;
        char days[32];
        std::snprintf(days, sizeof days, " %.0f", day - first);
        lines.push_back(word + days);
    }
    return lines;
}

} // namespace

TEST_CASE("a short spell ends without handover") {
    Authority a = one_joiner();
    a.absence->short_spells_per_year = 5;
    a.absence->short_length = fixed_law(4 / 365.25);
    const Recorded recorded = story_of_one(a, 2);
    CHECK(from_first_absence(recorded, 2) == Lines{"absent 0", "back 4"});
    CHECK(recorded.measure("short_spells", 0, 1) > 2);
    CHECK(recorded.measure("long_spells", 0, 1) == 0);
}

TEST_CASE("a long spell leads to handover and to a phased return") {
    Authority a = one_joiner();
    a.absence->long_spells_per_year = 3;
    a.absence->long_length = fixed_law(60 / 365.25);
    a.absence->phased_return_weeks = 4;
    const Recorded recorded = story_of_one(a, 2);
    CHECK(from_first_absence(recorded, 2) == Lines{"absent 0", "long absent 14"});
    const Lines lines = from_first_absence(recorded, 4);
    CHECK(lines[2] == "back 60");
    CHECK((lines[3] == "back in full 88" || lines[3].rfind("absent", 0) == 0));
}

TEST_CASE("days lost are working days by hours, in the period they fall in") {
    Authority a;
    add_role(a, "worker", 1, 1);
    a.population.part_time_share = 1;
    a.population.part_time_fte = .6;
    a.absence = AbsenceParameters{};
    a.absence->long_spells_per_year = 1e6; // away from the first moment on
    a.absence->long_length = fixed_law(1000);
    const Recorded recorded = record_story(a, 3, {}, CalendarKind::even);
    for (std::size_t y = 0; y < 3; ++y)
        CHECK(recorded.measure("absence_rate", 12 * y, 12 * y + 11) == Approx(1).margin(1e-4));
    CHECK(recorded.measure("long_absence_share", 0, 35) == 1);
    CHECK(recorded.measure("off_sick", 35, 35) == 1);
}

namespace {

/// One paid worker who is away from the first moment on.
Authority away_for_ever() {
    Authority a;
    add_role(a, "worker", 1, 1);
    a.ladder.roles[0].pay_minimum_gbp_per_year = a.ladder.roles[0].pay_maximum_gbp_per_year = 30000;
    a.ladder.roles[0].pay_points = 1;
    a.pay.on_cost_share = .3;
    a.absence = AbsenceParameters{};
    a.absence->long_spells_per_year = 1e6;
    a.absence->long_length = fixed_law(1000);
    return a;
}

} // namespace

TEST_CASE("what is paid to those away is a heading of its own, and rises with an award") {
    Authority a = away_for_ever();
    Block award;
    award.start = Date{2023, 10, 1}; // 365 days on
    award.pay_award = PayAward{{}, .05};
    const double second_year = 31500;
    const auto near = [](double gbp) { return Approx(gbp).margin(2); };
    const Recorded whole = record_story(a, 2, {award});
    CHECK(whole.measure("absence_cost", 0, 0) == near(30000));
    CHECK(whole.measure("absence_cost", 1, 1) == near(second_year));
    CHECK(whole.measure("pay_gbp", 1, 1) == second_year);
    a.absence->sick_pay_share = .5;
    a.absence->parental_pay_share = 0; // they are not on parental leave
    const Recorded half = record_story(a, 2, {award});
    CHECK(half.measure("absence_cost", 1, 1) == near(second_year / 2));
    CHECK(half.measure("pay_gbp", 1, 1) == near(second_year / 2));
    CHECK(half.measure("on_costs_gbp", 1, 1) == near(second_year * .15));
    CHECK(half.measure("total_cost", 1, 1) == near(second_year * .65));
    a.absence->long_spells_per_year = 1e-9; // nobody is away
    CHECK(record_story(a, 2, {award}).measure("absence_cost", 0, 1) == 0);
}

TEST_CASE("parental leave is handed over at once, ends, and brings fewer hours") {
    Authority a = one_joiner();
    a.absence->parental_leave_per_year = 2;
    a.absence->parental_length = fixed_law(.75);
    a.absence->parental_fewer_hours_share = 1;
    a.population.part_time_fte = .6;
    const Recorded recorded = story_of_one(a, 3);
    CHECK(from_first_absence(recorded, 4) ==
          Lines{"absent 0", "long absent 0", "back 274", "hours 274"});
    CHECK(recorded.measure("in_post_fte", 2, 2) == Approx(.6));
    CHECK(recorded.measure("hours_changes", 0, 2) == 1);
    CHECK(recorded.measure("absence_rate", 0, 2) == 0); // not sickness
}

TEST_CASE("nobody begins parental leave from the age limit on") {
    Authority a = one_joiner();
    a.absence->parental_leave_per_year = 5;
    a.absence->parental_length = fixed_law(.01);
    a.absence->parental_leave_until_age = 42; // they are 40
    const Recorded recorded = story_of_one(a, 8);
    double last = 0;
    for (const std::string& line : recorded.diary)
        if (line.find(" absent") != std::string::npos) last = std::stod(line);
    CHECK(last > 1.2 * 365.25);
    CHECK(last < 2 * 365.25 + 10);
    a.absence->parental_leave_until_age = 39;
    CHECK(from_first_absence(story_of_one(a, 8), 1).empty());
}

TEST_CASE("hours change between full and part time, again and again") {
    Authority a = one_joiner();
    a.absence->hours_changes_per_year = 4;
    a.population.part_time_fte = .5;
    const Recorded recorded = story_of_one(a, 4);
    double changes = recorded.measure("hours_changes", 0, 3);
    CHECK(changes > 5);
    CHECK(recorded.measure("in_post_fte", 3, 3) == (static_cast<int>(changes) % 2 == 0 ? 1 : .5));
}

TEST_CASE("whoever leaves while away is away no more") {
    Authority a;
    add_role(a, "worker", 2, 2, Filling::advertised);
    a.absence = AbsenceParameters{};
    a.absence->long_spells_per_year = 1e6;
    a.absence->long_length = fixed_law(10);
    leaves_after(a, "worker", 182.625, Destination::retirement);
    const Recorded recorded = record_story(a, 1, {}, CalendarKind::yearly);
    CHECK(recorded.measure("off_sick", 0, 0) == 0);
    CHECK(recorded.measure("headcount", 0, 0) == 0);
}

TEST_CASE("a coefficient too small to matter moves no spell") {
    Authority a;
    add_role(a, "worker", 30, 30);
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->missed_supervision = 1;
    a.absence = AbsenceParameters{};
    a.absence->short_spells_per_year = 2;
    a.absence->short_length = exponential_law(.01);
    a.absence->parental_leave_per_year = .1;
    a.absence->parental_length = exponential_law(.7);
    const Recorded without = record_story(a, 5);
    REQUIRE(without.diary.size() > 300);
    a.exhaustion->absence_log_hazard = 1e-300;
    a.exhaustion->long_absence_log_hazard = 1e-300;
    CHECK(record_story(a, 5).diary == without.diary);
    a.exhaustion->absence_log_hazard = .1;
    CHECK(record_story(a, 5).diary != without.diary); // control
}
