// Years that differ and a market that answers: switched off they change no bit, switched on they
// touch nobody whom nothing concerns.
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <set>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr double horizon = 3;

/// Every effect with such standard deviations.
YearEffectsParameters years(double sd) {
    YearEffectsParameters all;
    for (std::size_t on = 0; on < year_effects_known; ++on)
        all.effects.push_back({static_cast<YearActsOn>(on), sd, sd, .5});
    return all;
}

Study with_years_and_market() {
    Study study = with_everything(horizon);
    Authority& a = study.authority;
    a.year_effects = years(.15);
    a.recruitment.market = {.3, .9, 30};
    a.cover->agency->availability_elasticity = .5;
    a.cover->agency->price_elasticity = .5;
    for (Intake& intake : a.intakes) {
        SupplyRoute university{"university"}, overseas{"overseas"};
        university.fill = .8;
        overseas.share = .3;
        overseas.lag_days = 90;
        overseas.cost_gbp = 5000;
        intake.routes = {university, overseas};
    }
    return study;
}

/// The same mechanisms, none of which does anything.
Study switched_on_without_effect() {
    Study study = with_everything(horizon);
    Authority& a = study.authority;
    a.year_effects = years(0);
    a.recruitment.market = {0, 1, 0};
    for (Intake& intake : a.intakes) intake.routes = {SupplyRoute{"anywhere"}};
    return study;
}

} // namespace

TEST_CASE("years that do not differ, and a market that does not answer, change no bit") {
    Trials off(with_everything(horizon), {}), on(switched_on_without_effect(), {});
    Trials differing(with_years_and_market(), {});
    for (std::uint32_t r = 0; r < 3; ++r) {
        CHECK(off.values(r) == on.values(r));
        CHECK(off.values(r) != differing.values(r)); // control
    }
}

TEST_CASE(
    "where years differ and the market answers, one supernumerary practitioner changes nobody") {
    const Study without = with_years_and_market();
    const Study with = with_one_more(without, "social_worker");
    for (std::uint32_t r = 0; r < 3; ++r) {
        Transcript others = transcript(with, {}, r);
        CHECK(others.erase(one_more(with)) == 1);
        CHECK(others == transcript(without, {}, r));
    }
}

TEST_CASE(
    "where years differ and the market answers, a policy that sets what is set changes nothing") {
    Block block;
    block.start = Date{2024, 3, 1};
    block.leaving = LeavingChange{{}, {}, 1};
    Trials without(with_years_and_market(), {}),
        with(with_years_and_market(), {"same", "", "", {block}});
    block.leaving = LeavingChange{{}, {}, 1.01};
    Trials other(with_years_and_market(), {"other", "", "", {block}});
    for (std::uint32_t r = 0; r < 3; ++r) {
        CHECK(without.values(r) == with.values(r));
        CHECK(without.values(r) != other.values(r)); // control
    }
}

TEST_CASE(
    "on a shipped council with everything on, a policy that sets what is set changes nothing") {
    FileReader reader;
    LoadedStudy loaded = load_study(reader, std::string(TENURE_SOURCE_DIR) +
                                                "/tests/reproducibility/council_study.yaml");
    loaded.change({{}, {}, 2, {}});
    const Study study = loaded.study();
    const Authority& a = study.authority;
    REQUIRE((a.year_effects && !a.intakes[0].routes.empty() && a.cover->agency));
    REQUIRE((a.recruitment.market.advert_elasticity > 0 &&
             a.cover->agency->availability_elasticity > 0 &&
             a.cover->agency->price_elasticity > 0));
    Trials usual(study, {}), nothing(study, study.policies[1]), paid(study, study.policies[2]);
    for (std::uint32_t r = 0; r < 3; ++r) {
        CHECK(usual.values(r) == nothing.values(r));
        CHECK(usual.values(r) != paid.values(r)); // control
    }
}
