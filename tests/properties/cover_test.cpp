// Cover in small authorities where need for it comes and goes: nothing is planned in the past, and
// no assignment lasts longer than agreed.
#include "tests/catch.hpp"
#include "tests/properties/generated.hpp"
#include "workforce/world.hpp"

#include <memory>
#include <rapidcheck.h>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Follows every assignment from agency, event by event.
class Assignments final : public Observer {
public:
    void on_event(const State& s, const Event& e) override {
        const PostCover* c = nullptr;
        for (const PostCover& each : s.cover.posts) {
            if (each.stage != CoverStage::engaged && each.stage != CoverStage::ending) continue;
            overdue += each.ends < s.now;
            if (each.worker == e.who) c = &each;
        }
        began += e.kind == EventKind::cover_began && c != nullptr && !c->peripatetic;
        for (const PostCover& each : s.cover.posts) ending += each.stage == CoverStage::ending;
    }
    std::uint64_t began = 0, overdue = 0, ending = 0;
};

/// Long absences are many and short, assignments short, notice long, and agency staff want posts.
Study frequent_cover() {
    Study study = made_up_study();
    Authority& a = study.authority;
    AbsenceParameters absence = a.absence.value_or(AbsenceParameters{});
    absence.long_spells_per_year = 4;
    absence.long_length = exponential_law(.05);
    absence.handover_days = 0;
    a.absence = absence;
    a.cover.emplace();
    AgencyParameters agency;
    agency.rates = {{"nqsw", 900}, {"worker", 1000}, {"senior", 1200}, {"manager", 1500}};
    agency.lead_time = fixed_law(0);
    agency.assignment = exponential_law(*rc::gen::element(.05, .2, 1.));
    agency.conversion_per_year = *rc::gen::element(0., 4., 20.);
    agency.rules =
        AgencyRules{Date{2020, 1, 1}, 0, 0, static_cast<double>(*rc::gen::inRange(0, 27))};
    a.cover->agency = agency;
    return study;
}

Assignments followed(const Study& study) {
    const auto model = std::make_unique<Model>(
        compile(study.authority, study.policies[0], study.calendar, study.horizon_years));
    Assignments seen;
    State state;
    std::vector<std::int64_t> rows;
    simulate(*model, {study.seed, 0}, state, rows, &seen);
    return seen;
}

} // namespace

TEST_CASE("where need for cover comes and goes, nothing is planned in the past and no assignment "
          "outlasts its end") {
    std::uint64_t began = 0, ending = 0;
    REQUIRE(rc::check([&] {
        const Assignments seen = followed(frequent_cover());
        RC_ASSERT(seen.overdue == 0u);
        began += seen.began;
        ending += seen.ending;
    }));
    CHECK(began > 10'000);
    CHECK(ending > 10'000);
}
