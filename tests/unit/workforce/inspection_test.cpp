// What an authority's rating does to applicants, agencies and exhaustion, and from when.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <cmath>
#include <optional>
#include <string>

using namespace tenure;
using namespace tenure::test;

namespace {

/// An empty post, and people outside who would like it.
Authority rated(const RatingEffects& poor) {
    Authority a;
    add_role(a, "worker", 1, 0, Filling::advertised);
    a.recruitment.applicants = {{"worker", 1000}};
    a.recruitment.outside_appointable = 1;
    a.inspection = InspectionParameters{{{"good"}, poor}, "poor", {}};
    return a;
}

const RatingEffects nobody_applies{"poor", 0}, as_usual{"poor"};

Block another_rating(const std::string& rating, std::optional<Date> start = {}) {
    Block block;
    block.start = start;
    block.inspection = InspectionRating{rating};
    return block;
}

double day_of_filling(const Recorded& x) {
    const Lines filled = lines_with(x.diary, "filled");
    return filled.empty() ? 1e9 : std::stod(filled[0]);
}

} // namespace

TEST_CASE("while nobody applies to an authority of its rating no post is filled; then they do") {
    Authority a = rated(nobody_applies);
    CHECK(day_of_filling(record_story(a, 2)) == 1e9);
    a.inspection->changes = {{Date{2023, 4, 9}, "good"}}; // day 190
    const double filled = day_of_filling(record_story(a, 2));
    CHECK(filled > 190);
    CHECK(filled < 400);
    a.inspection->changes = {};
    CHECK(day_of_filling(record_story(a, 2, {another_rating("good", Date{2023, 4, 9})})) == filled);
}

TEST_CASE("a policy's rating holds while it is in force, whatever the authority's changes to") {
    Authority a = rated(nobody_applies);
    a.inspection->changes = {{Date{2022, 10, 2}, "good"}};
    CHECK(day_of_filling(record_story(a, 2)) < 300);
    CHECK(day_of_filling(record_story(a, 2, {another_rating("poor")})) == 1e9);
}

TEST_CASE("a rating that does nothing changes no bit, on whatever date it changes") {
    Authority a = rated(as_usual);
    a.exhaustion = ExhaustionParameters{};
    LeavingDestination out;
    out.rate_per_year = .5;
    a.leaving.to = {out};
    const auto rows = [&] { return record_story(a, 4).rows; };
    const auto with = rows();
    a.inspection->changes = {{Date{2023, 4, 9}, "good"}, {Date{2024, 4, 9}, "poor"}};
    CHECK(rows() == with);
    CHECK(record_story(a, 4, {another_rating("good", Date{2023, 1, 1})}).rows == with);
    a.inspection.reset();
    CHECK(rows() == with);
}

TEST_CASE("with odds near none under a rating no agency worker covers the post") {
    Authority a = rated({"poor", 0, 1e-9});
    a.recruitment.applicants.clear();
    a.cover.emplace();
    a.cover->agency.emplace();
    a.cover->agency->rates = {{"worker", 700}};
    a.cover->agency->lead_time = fixed_law(.02);
    a.cover->agency->assignment = fixed_law(5);
    a.cover->agency->availability = .9;
    State poor, good;
    record_story(a, 1, {}, CalendarKind::yearly, poor);
    record_story(a, 1, {another_rating("good")}, CalendarKind::yearly, good);
    CHECK(poor.cover.agency_fte == 0);
    CHECK(good.cover.agency_fte == 100);
}

TEST_CASE("a rating is added to the target of everybody's exhaustion") {
    Authority a = rated({"poor", 1, 1, 2});
    a.staff = {{"worker", "one", 1}};
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->trait_sd = 0;
    const auto exhausted = [&](const char* rating) {
        a.inspection->rating = rating;
        State s;
        record_story(a, 5, {}, CalendarKind::yearly, s);
        return s.exhaustion[s.roles[0].people[0].index()].x;
    };
    CHECK(exhausted("good") == Approx(.5));
    CHECK(exhausted("poor") == Approx(1 / (1 + std::exp(-2.))).margin(.001));
}
