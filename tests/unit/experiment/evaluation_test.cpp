#include "experiment/evaluation.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "workforce/casework.hpp"
#include "workforce/school_counts.hpp"
#include "workforce/world.hpp"

#include <cmath>
#include <set>

using namespace tenure;

namespace {

Study pilot_study() {
    FileReader reader;
    return load_study(reader, TENURE_SOURCE_DIR "/scenarios/studies/schools-pilot.yaml").study();
}

EvaluationPlan plan(std::vector<int> schools, std::vector<double> effects) {
    EvaluationPlan p;
    p.begin = {2023, 9, 1};
    p.windows = {{"term", {2024, 1, 1}}, {"two_years", {2025, 9, 1}}};
    p.schools = std::move(schools);
    p.effects = std::move(effects);
    p.replications = 2000;
    p.draws_share = 500;
    p.seed = 11;
    return p;
}

/// Children who are referred for the first time from schools, as a whole simulation has them.
class Referred final : public Observer {
public:
    explicit Referred(Instant from) : from_(from) {}
    void on_event(const State& s, const Event& h) override {
        if (h.kind != EventKind::case_given && h.kind != EventKind::case_waits) return;
        const Case& x = s.cases[static_cast<std::size_t>(h.detail)];
        const auto& rules = *s.model->casework.rules.schools;
        if (x.child.bits >> 28 != static_cast<std::uint32_t>(Source::referral) || s.now < from_ ||
            x.visit != 0)
            return;
        const int school = schools::of(s.schools, rules, s.random, x.child);
        if (school == no_school || !seen_.insert(x.child.bits).second) return;
        const bool treated = s.schools.rank[static_cast<std::size_t>(school)] < 6;
        ++(treated ? treated_ : control_);
    }
    std::int64_t treated_ = 0, control_ = 0;

private:
    Instant from_;
    std::set<std::uint32_t> seen_;
};

std::int64_t total(const std::vector<std::int64_t>& counts) {
    std::int64_t sum = 0;
    for (std::int64_t x : counts) sum += x;
    return sum;
}

} // namespace

TEST_CASE("what schools refer is what the whole model has referred") {
    Study study = pilot_study();
    Policy& policy = study.policies[1];
    policy.blocks[0].end = Date{2024, 7, 1};
    study.authority.casework->delay_days_per_change = 0;
    study.authority.year_effects.reset(); // the same for treated and other schools; not counted
    for (double effect : {0.7, 1.0, 1.3}) {
        policy.blocks[0].school_pilot->demand_factor = effect;
        // So that every case seen from September on was referred then.
        study.authority.start_date = *policy.blocks[0].start;
        const Model model = compile(study.authority, policy, CalendarKind::official, 0.5);
        Referred seen(study_start);
        State state;
        std::vector<std::int64_t> rows;
        simulate(model, {3, 5}, state, rows, &seen);
        const SchoolCounts counts =
            count_schools(model, {3, 5}, {study_start, {model.horizon}, {effect}, 6});
        CHECK(seen.treated_ > 10);
        CHECK(total(counts.treated[0][0]) == seen.treated_);
        CHECK(total(counts.control[0][0]) == seen.control_);
    }
}

TEST_CASE("a larger effect never brings back a child, and control schools know of none") {
    const Study study = pilot_study();
    const Model model = compile(study.authority, {}, CalendarKind::official, 3);
    for (std::uint32_t r = 0; r < 20; ++r) {
        const SchoolCounts c = count_schools(
            model, {1, r}, {study_start, {model.horizon}, {0.0, 0.5, 0.9, 1.0, 1.5}, 6});
        for (std::size_t e = 1; e < 5; ++e)
            for (std::size_t k = 0; k < 6; ++k)
                REQUIRE(c.treated[e - 1][0][k] <= c.treated[e][0][k]);
        for (std::size_t e = 0; e < 5; ++e) REQUIRE(c.control[e] == c.control[0]);
        CHECK(total(c.treated[0][0]) == 0);
        CHECK(total(c.treated[1][0]) < total(c.treated[4][0]));
    }
}

TEST_CASE("without an effect one evaluation in twenty finds one; a naive test far more often") {
    Authority a = pilot_study().authority;
    a.casework->schools->spread = 0.5;
    for (const Evaluation& e : evaluate_pilot(plan({24}, {1}), [&](std::uint32_t) { return a; })) {
        INFO(e.window << ' ' << e.quasi_poisson.power.value << ' ' << e.poisson.power.value);
        CHECK(std::fabs(e.quasi_poisson.power.value - 0.05) < 4 * e.quasi_poisson.power.std_error);
        CHECK(std::fabs(e.quasi_poisson.coverage.value - 0.95) <
              4 * e.quasi_poisson.coverage.std_error);
        CHECK(e.poisson.power.value > 0.1); // control
        if (e.window == "two_years") CHECK(e.poisson.power.value > 0.3);
    }
}

TEST_CASE("power is near its closed form, and a longer window or more schools have more") {
    Authority a = pilot_study().authority;
    a.casework->schools->spread = 0.2;
    const auto all = evaluate_pilot(plan({24, 60}, {0.8}), [&](std::uint32_t) { return a; });
    REQUIRE(all.size() == 4);
    for (const Evaluation& e : all) {
        const double expected = approximate_power(0.8, e.mean_count, 0.2, e.schools / 2);
        INFO(e.schools << ' ' << e.window);
        CHECK(e.quasi_poisson.power.value == Approx(expected).margin(0.05));
    }
    CHECK(all[0].quasi_poisson.power.value < all[1].quasi_poisson.power.value);
    CHECK(all[1].quasi_poisson.power.value < all[3].quasi_poisson.power.value);
    CHECK(all[0].quasi_poisson.exaggeration > all[3].quasi_poisson.exaggeration);
}

TEST_CASE("evaluations are the same on any number of threads") {
    const Authority a = pilot_study().authority;
    EvaluationPlan p = plan({6}, {0.9});
    p.replications = 40;
    p.draws_share = 4;
    p.threads = 1;
    const auto one = evaluate_pilot(p, [&](std::uint32_t) { return a; });
    p.threads = 3;
    const auto three = evaluate_pilot(p, [&](std::uint32_t) { return a; });
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].mean_count == three[i].mean_count);
        CHECK(one[i].quasi_poisson.median_ratio == three[i].quasi_poisson.median_ratio);
        CHECK(one[i].quasi_poisson.coverage.value == three[i].quasi_poisson.coverage.value);
    }
}
