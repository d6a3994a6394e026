// A school pilot against no pilot, in Merton's study.
#include "experiment/trial.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

#include <set>

using namespace tenure;

namespace {

constexpr std::uint32_t replications = 4;

Study pilot_study() {
    FileReader reader;
    Study study =
        load_study(reader, TENURE_SOURCE_DIR "/scenarios/studies/schools-pilot.yaml").study();
    study.horizon_years = 2;
    // What the pilot's own agency staff do to the price and the number of others, and others'
    // answer to the work that is left, is not its concern here.
    study.authority.cover->agency->price_elasticity = 0;
    study.authority.cover->agency->availability_elasticity = 0;
    study.authority.cover->agency->load_response = 0;
    return study;
}

Policy with(const Study& study, int workers, double factor) {
    Policy policy = study.policies[1];
    SchoolPilot& pilot = *policy.blocks[0].school_pilot;
    pilot.workers = workers;
    if (workers == 0) pilot.managers = 0;
    pilot.demand_factor = factor;
    return policy;
}

Policy demand(double factor) {
    Block block;
    block.start = Date{2023, 2, 3};
    block.demand = DemandChange{{"front_door"}, factor};
    return {"demand", "", "", {block}};
}

/// Raw numbers by period, and the state at the end.
struct Run {
    std::vector<std::int64_t> rows;
    std::size_t columns = 0;
    State state;

    Run(const Study& study, const Model& model, std::uint32_t replication) {
        columns = raw_columns(model.roles.size());
        simulate(model, {study.seed, replication}, state, rows);
    }
    std::int64_t at(std::size_t period, Count c) const {
        return rows[period * columns + column(c)];
    }
    std::int64_t total(Count c) const {
        std::int64_t sum = 0;
        for (std::size_t p = 0; p < rows.size() / columns; ++p) sum += at(p, c);
        return sum;
    }
};

Model compiled(const Study& study, const Policy& policy) {
    return compile(study.authority, policy, study.calendar, study.horizon_years);
}

/// Every stored value of a replication: years, horizon, months.
std::vector<std::int64_t> values(const TrialPlan& plan, const Model& model, std::uint32_t r) {
    const std::size_t years = plan.years.size() * plan.formulas.size();
    std::vector<std::int64_t> all(years + plan.formulas.size());
    Workspace workspace;
    run_trial(plan, model, r, workspace, all.data(), all.data() + years);
    all.insert(all.end(), workspace.by_period.begin(), workspace.by_period.end());
    return all;
}

/// Names of the measures in which any replication differs from the baseline's.
std::set<std::string> moved(const Study& study, const Policy& policy) {
    const TrialPlan plan = trial_plan(study.authority, study.calendar, study.authority.start_date,
                                      study.horizon_years, study.seed);
    const Model none = compiled(study, {}), some = compiled(study, policy);
    std::set<std::string> found;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto before = values(plan, none, r), now = values(plan, some, r);
        for (std::size_t i = 0; i < before.size(); ++i)
            if (before[i] != now[i])
                found.insert(plan.formulas[i % plan.formulas.size()].measure.name);
    }
    return found;
}

/// Replications in which a month's referrals are not as they should be beside the baseline's.
template <class Ok> int wrong_months(const Study& study, const Policy& policy, Ok ok) {
    const Model none = compiled(study, {}), some = compiled(study, policy);
    int wrong = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const Run a(study, none, r), b(study, some, r);
        for (std::size_t p = 0; p < a.rows.size() / a.columns; ++p)
            wrong += !ok(b.at(p, Count::referrals), a.at(p, Count::referrals));
    }
    return wrong;
}

} // namespace

TEST_CASE("a pilot of nobody without an effect, and demand times 1, change nothing") {
    const Study study = pilot_study();
    CHECK(moved(study, with(study, 0, 1)).empty());
    CHECK(moved(study, demand(1)).empty());
    CHECK(moved(study, with(study, 0, 0.9)).count("referrals") == 1); // control
    CHECK(moved(study, demand(0.99)).count("referrals") == 1);
}

TEST_CASE("without an effect a pilot moves money, and who holds whose case") {
    Study study = pilot_study();
    study.authority.exhaustion.reset();
    study.authority.casework->delay_days_per_change = 0;
    const std::set<std::string> commanded{"agency_gbp",
                                          "agency_fte",
                                          "agency_rate",
                                          "total_cost",
                                          "discounted_cost",
                                          "cost_per_case",
                                          "sessions_due",
                                          "supervision_held_share",
                                          "average_caseload",
                                          "unallocated_cases",
                                          "days_unallocated",
                                          "worker_changes",
                                          "worker_changes_by_leaving",
                                          "worker_changes_by_stage",
                                          "worker_changes_per_child",
                                          "share_with_3_workers",
                                          "agency_share_covering_vacancies",
                                          "cases_held",
                                          "case_holder_fte"};
    const auto found = moved(study, with(study, 6, 1));
    CHECK(found.count("agency_gbp") == 1);
    CHECK(found.count("worker_changes") == 1);
    for (const std::string& measure : found) {
        INFO(measure);
        CHECK(commanded.count(measure) == 1);
    }
}

TEST_CASE("its staff cost their weeks, to the penny, again every year if asked") {
    Study study = pilot_study();
    study.authority.exhaustion.reset();
    Policy policy = with(study, 6, 1);
    const Model none = compiled(study, {}), once = compiled(study, policy);
    const std::int64_t a_week =
        6 * once.pilots[0].worker_pence_per_week + once.pilots[0].manager_pence_per_week;
    CHECK(once.pilots[0].worker_pence_per_week == 144000); // 32 x 36 x 1.25
    const std::int64_t days = 213;                         // 1 September 2023 to 1 April 2024
    const auto more = [&](const Model& model) {
        return Run(study, model, 1).total(Count::agency_pence) -
               Run(study, none, 1).total(Count::agency_pence);
    };
    CHECK(std::abs(more(once) - a_week * days / 7) <= 1);
    policy.blocks[0].school_pilot->repeats_yearly = true;
    CHECK(std::abs(more(compiled(study, policy)) - a_week * (days + 30) / 7) <=
          1); // September 2024
}

TEST_CASE("less demand never raises referrals in any month, nor more lowers them") {
    const Study study = pilot_study();
    const auto at_most = [](std::int64_t x, std::int64_t base) { return x <= base; };
    const auto at_least = [](std::int64_t x, std::int64_t base) { return x >= base; };
    CHECK(wrong_months(study, with(study, 6, 0.7), at_most) == 0);
    CHECK(wrong_months(study, with(study, 6, 1.3), at_least) == 0);
    CHECK(wrong_months(study, demand(0.6), at_most) == 0);
    CHECK(wrong_months(study, demand(1.4), at_least) == 0);
    CHECK(wrong_months(study, demand(1.4), at_most) > 0); // control
}

TEST_CASE("workers in schools hold cases of their schools while it lasts, and none afterwards") {
    Study study = pilot_study();
    const Policy policy = with(study, 6, 1);
    const auto held = [&](double years) {
        study.horizon_years = years;
        const Model model = compiled(study, policy);
        const Run run(study, model, 2);
        const State& s = run.state;
        int cases = 0;
        for (std::size_t i = 0; i < s.cases_known; ++i) {
            const Case& x = s.cases[i];
            if (!x.stage || x.team != model.pilots[0].team) continue;
            const int school =
                schools::of(s.schools, *model.casework.rules.schools, s.random, x.child);
            REQUIRE(school != no_school);
            CHECK(s.schools.rank[static_cast<std::size_t>(school)] < 6);
            CHECK(static_cast<bool>(x.worker));
            ++cases;
        }
        CHECK(s.teams[model.pilots[0].team.index()].workers.size() == (cases > 0 ? 7u : 0u));
        return cases;
    };
    CHECK(held(16.0 / 12) > 5);
    CHECK(held(19.0 / 12) == 0);
}
