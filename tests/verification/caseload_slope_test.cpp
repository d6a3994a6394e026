// How turnover answers caseload, which acts through exhaustion alone, beside the English panel:
// 0.14 percentage points of yearly turnover per case, 95% interval -0.06 to 0.35.
//
// Casework is left empty; an observer gives everybody the load that is asked about, at each of
// their supervision sessions.
#include "tests/catch.hpp"
#include "workforce/measures.hpp"
#include "workforce/workload.hpp"
#include "workforce/world.hpp"

using namespace tenure;

namespace {

constexpr double norm = 16; ///< cases
constexpr int heads = 200;

Authority under_load(double workload, double leaving) {
    Authority a;
    a.teams = {{"one", ""}};
    for (const char* name : {"worker", "manager"}) {
        Role r;
        r.name = name;
        a.ladder.roles.push_back(r);
        a.ladder.families.push_back({name, "", {name}, name});
        a.recruitment.families.push_back({name, Filling::instant, Law{}, 1});
    }
    a.ladder.roles[0].caseload_norm = norm;
    a.ladder.roles[1].supervision_span = 100;
    a.establishment = {{"worker", "one", heads}, {"manager", "one", 4}};
    a.staff = {{"worker", "one", heads}, {"manager", "one", 4}};
    a.casework = CaseworkParameters{};
    a.supervision = SupervisionParameters{};
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->workload = workload;
    a.exhaustion->leaving_log_hazard = leaving;
    LeavingDestination to; // turnover of 16%, 1% of it retirement that answers nothing
    to.rate_per_year = .15;
    LeavingDestination retirement;
    retirement.destination = Destination::retirement;
    retirement.rate_per_year = .01;
    retirement.responds_to_conditions = false;
    a.leaving.to = {to, retirement};
    return a;
}

/// Gives whoever is supervised so many cases.
class LoadGiver final : public Observer {
public:
    LoadGiver(State& state, double cases) : state_(state), cases_(cases) {}
    void on_event(const State&, const Event& h) override {
        if (h.kind != EventKind::supervision_held) return;
        Worker& w = worker(state_, h.who);
        if (w.norm == 0) return;
        workload::accrue(state_, w);
        w.load = static_cast<std::int32_t>(cases_ * 100);
    }

private:
    State& state_;
    double cases_;
};

/// Leavers per head and year, percentage points, once exhaustion has settled.
double turnover(double workload, double leaving, double cases, std::uint32_t replications) {
    const Model model = compile(under_load(workload, leaving), {}, CalendarKind::yearly, 8);
    State state;
    LoadGiver giver(state, cases);
    double leavers = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        std::vector<std::int64_t> rows;
        simulate(model, {5, r}, state, rows, &giver);
        const std::size_t columns = raw_columns(model.roles.size());
        for (std::size_t y = 3; y < 8; ++y)
            leavers += static_cast<double>(rows[y * columns + column(RoleCount::leavers, 0)]);
    }
    return 100 * leavers / (5. * heads * replications);
}

/// Percentage points of turnover per case, between 14 and 18 cases.
double slope(double workload, double leaving, std::uint32_t replications) {
    return (turnover(workload, leaving, 18, replications) -
            turnover(workload, leaving, 14, replications)) /
           4;
}

} // namespace

TEST_CASE("what the parameters advise makes a slope of turnover on caseload as in the panel") {
    const double central = slope(.5, 1.3, 150);
    INFO("percentage points per case: " << central);
    CHECK(central > -.06);
    CHECK(central < .35);
    CHECK(slope(0, 1.3, 2) == 0); // the ends of the ranges
    CHECK(slope(.5, 0, 2) == 0);
    CHECK(slope(4, 1.3, 100) > .35); // control: the check can fail
}
