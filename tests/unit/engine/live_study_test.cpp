#include "engine/live_study.hpp"
#include "engine/page_functions.hpp"
#include "scenario/json.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <cstring>

using namespace tenure;

namespace {

LoadedStudy live_example() {
    MemoryReader reader;
    reader.texts["authority.json"] = smallville(
        R"("kind": "panel", "pass_probability": 0.5,
            "portfolio": {"law": "gamma", "mean_months": 12, "cv": 0.5})",
        R"("staff": [{"role": "worker", "team": "first", "heads": 7}],
        "leaving": {"base": "individual", "to": [{"destination": "agency", "rate_per_year":
            {"value": 0.2, "low": 0.05, "high": 0.4, "source": "s", "confidence": "none"}}]})");
    const std::string text = R"({"authority": "authority.json", "seed": 3, "horizon_years": 2,
        "replications_per_draw": 2, "policies": [{"name": "baseline", "why": "w", "blocks": []},
        {"name": "award", "why": "w", "blocks": [{"leaving": {"multiplier": 0.5}}]}]})";
    return load_study(reader, tree_of(text), {});
}

/// What a run of the study makes of one replication.
std::vector<std::int64_t> outcomes_of(const LoadedStudy& loaded, std::size_t policy,
                                      std::uint32_t replication) {
    const Study s = loaded.drawn(replication / 2);
    const TrialPlan plan =
        trial_plan(s.authority, s.calendar, s.authority.start_date, s.horizon_years, s.seed);
    std::vector<std::int64_t> all((plan.years.size() + 1) * plan.formulas.size());
    Workspace workspace;
    run_trial(plan, compile(s.authority, s.policies[policy], s.calendar, s.horizon_years),
              replication, workspace, all.data(),
              all.data() + plan.years.size() * plan.formulas.size());
    return all;
}

} // namespace

TEST_CASE("a study read again from its resolved text has the outcomes of the study, in any order") {
    const LoadedStudy loaded = live_example();
    LiveStudy live = open_live(resolved_json(loaded), "{}");
    for (const std::uint32_t r : {5u, 0u, 1u, 4u})
        for (const std::size_t policy : {1u, 0u})
            CHECK(run_live(live, policy, r) == outcomes_of(loaded, policy, r));
    CHECK(fingerprint(live.loaded) == fingerprint(loaded));
}

TEST_CASE("a field that is set changes its policy alone, and goes into the resolved text") {
    const std::string text = resolved_json(live_example());
    LiveStudy live = open_live(text, R"({"policy.award.blocks[0].leaving.multiplier": 3})");
    LiveStudy as_it_was = open_live(text, "{}");
    CHECK(run_live(live, 0, 1) == run_live(as_it_was, 0, 1));
    CHECK(run_live(live, 1, 1) != run_live(as_it_was, 1, 1));
    LiveStudy again = open_live(resolved_json(live.loaded), "{}");
    CHECK(run_live(live, 1, 1) == run_live(again, 1, 1));
}

TEST_CASE("what cannot be set or read is refused") {
    const std::string text = resolved_json(live_example());
    CHECK_THROWS_AS(open_live(text, R"({"authority.nothing": 1})"), ScenarioError);
    CHECK_THROWS_AS(open_live(R"({"authority": "a.yaml", "policies": []})", "{}"), ScenarioError);
    CHECK_THROWS_AS(open_live("{", "{}"), ScenarioError);
}

TEST_CASE(
    "what a study stands on is read from it or from what is beside it, never from elsewhere") {
    MemoryReader reader;
    reader.texts["fit.json"] = R"({"title": "t", "numbers": [{"name": "leaving", "acts": "factor",
        "on": ["leaving.to[agency].rate_per_year"]}], "draws": [{"values": [2]}, {"values": [0.5]}]})";
    const std::string list = R"({"rows": [{"role": "worker", "team": "first",
        "start_date": "2020-01-01", "qualified_date": "2020-01-01", "birth_year": 1980}]})";
    reader.texts["people.csv"] = list;
    reader.texts["authority.json"] = smallville(R"("kind": "rate", "rate_per_year": 0.2)",
                                                R"("pack": "fit.json", "staff_list": "people.csv",
        "leaving": {"to": [{"destination": "agency", "rate_per_year": 0.3}]})");
    const LoadedStudy loaded =
        load_study(reader, tree_of(R"({"authority": "authority.json", "seed": 3, "horizon_years": 2,
        "replications_per_draw": 2, "policies": [{"name": "baseline", "why": "w"}]})"),
                   {});
    const std::string text = resolved_json(loaded);
    CHECK(text.find("birth_year") == std::string::npos);
    CHECK_THROWS_AS(open_live(text, "{}"), FileError);
    LiveStudy live = open_live(text, "{}", "{\"" + live_path("people.csv") + "\": " + list + '}');
    for (const std::uint32_t r : {0u, 2u, 5u})
        CHECK(run_live(live, 0, r) == outcomes_of(loaded, 0, r));
    CHECK(fingerprint(live.loaded) == fingerprint(loaded));
}

TEST_CASE("a hash tells apart outcomes, policies, replications and places") {
    const std::vector<std::int64_t> all{1, 2, 3}, other{1, 3, 2};
    const auto hash = [](std::size_t p, std::uint32_t r, const std::vector<std::int64_t>& x) {
        return outcome_hash(p, r, x.data(), x.size());
    };
    CHECK(hash(0, 0, all) == hash(0, 0, all));
    CHECK(hash(0, 0, all) != hash(0, 0, other));
    CHECK(hash(0, 1, all) != hash(1, 0, all));
    CHECK(hash(0, 0, all) + hash(0, 1, other) != hash(0, 0, other) + hash(0, 1, all));
}

TEST_CASE("a page's calls run a study, and say what went wrong") {
    const LoadedStudy loaded = live_example();
    const std::string text = resolved_json(loaded);
    const auto put = [](int which, const std::string& words) {
        std::memcpy(engine_text(which, words.size()), words.data(), words.size());
    };
    put(0, text);
    put(1, R"({"authority.nothing": 1})");
    CHECK(engine_open() == 0);
    CHECK_THAT(engine_message(), Catch::Contains("no field of this study"));
    put(1, "{}");
    REQUIRE(engine_open() == 1);
    const auto expected = outcomes_of(loaded, 1, 3);
    REQUIRE((engine_years() + 1) * engine_measures() == expected.size());
    const std::int64_t* outcomes = engine_run(1, 3);
    REQUIRE(outcomes != nullptr);
    CHECK(std::equal(expected.begin(), expected.end(), outcomes));
    const std::uint64_t hash = std::uint64_t{engine_hash(1)} << 32 | engine_hash(0);
    CHECK(hash == outcome_hash(1, 3, expected.data(), expected.size()));
    engine_describe(1);
    CHECK(engine_message() == fingerprint(loaded));
    CHECK(engine_run(9, 3) == nullptr);
}
