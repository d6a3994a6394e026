// The loop: work tires, who is tired leaves, posts stand empty, and their work is left to the
// others. What raises leaving from outside is amplified where cover is scarce, by as much as a
// fixed point says, and not at all once any one link is cut.
//
// N posts stand empty for D years each; C cases are open whoever is there; tiredness follows at
// once. With a factor f on leaving, present P, rate h,
//
//     P = N / (1 + h D),  X = logistic(level + w (C / (norm P) - 1)),  h = h_0 f exp(c (X - 1/2)).
#include "statistics/forecast.hpp"
#include "tests/catch.hpp"
#include "workforce/world.hpp"

#include <cmath>
#include <functional>

using namespace tenure;

namespace {

constexpr int heads = 100, horizon = 6; ///< years; the first is left out
constexpr double norm = 8, empty_years = 0.7, rate = 0.3, work = 1.5, acts = 2, shock = 1.5,
                 case_years = 0.2;

Authority with_loop() {
    Authority a;
    a.teams = {{"one", "", "help"}};
    Role r;
    r.name = "worker";
    r.caseload_norm = norm;
    a.ladder.roles = {r};
    a.ladder.families = {{"worker", "", {"worker"}, "worker"}};
    a.recruitment.families = {
        {"worker", Filling::after_delay, exponential_law(empty_years), 10 * heads}};
    a.establishment = {{"worker", "one", heads}};
    a.staff = {{"worker", "one", heads}};
    Stage help;
    help.name = help.team_kind = "help";
    help.duration = exponential_law(case_years);
    CaseworkParameters& c = a.casework.emplace();
    c.services = {{"children", "", norm * heads / case_years, {}, "help"}};
    c.stages = {help};
    c.cap_share = 10;
    a.exhaustion.emplace();
    a.exhaustion->trait_sd = 0;
    a.exhaustion->workload = work;
    a.exhaustion->rise_months = a.exhaustion->fall_months = .05;
    a.exhaustion->new_start_share = 1;
    a.exhaustion->leaving_log_hazard = acts;
    LeavingDestination to;
    to.rate_per_year = rate;
    a.leaving.to = {to};
    return a;
}

void free_cover(Authority& a) {
    AgencyParameters& agency = a.cover.emplace().agency.emplace();
    agency.rates = {{"worker", 1000}};
    agency.lead_time = fixed_law(0.1 / 365.25);
    agency.assignment = fixed_law(50);
}

void posts_filled_at_once(Authority& a) { a.recruitment.families[0].filling = Filling::instant; }
void work_does_not_tire(Authority& a) { a.exhaustion->workload = 0; }
void tiredness_does_not_act(Authority& a) { a.exhaustion->leaving_log_hazard = 0; }

/// Nobody is given more than three quarters of the norm, and children who wait are felt in full.
void children_wait(Authority& a) {
    a.casework->cap_share = .75;
    a.casework->waiting_load_share = 1;
}
void waiting_is_not_felt(Authority& a) {
    children_wait(a);
    a.casework->waiting_load_share = 0;
}

/// Leavers, and people at the ends of years, over the years that count.
struct Seen {
    double leavers = 0, people = 0;
};

std::vector<Seen> seen(const Authority& a, double factor, std::uint32_t replications) {
    Policy policy;
    policy.name = "outside";
    Block block;
    block.leaving = LeavingChange{};
    block.leaving->multiplier = factor;
    policy.blocks = {block};
    const Model model = compile(a, policy, CalendarKind::yearly, horizon);
    const std::size_t columns = raw_columns(model.roles.size());
    State state;
    std::vector<Seen> all(replications);
    for (std::uint32_t r = 0; r < replications; ++r) {
        std::vector<std::int64_t> rows;
        simulate(model, {11, r}, state, rows);
        for (std::size_t y = 1; y < horizon; ++y) {
            const auto at = [&](auto what) {
                return static_cast<double>(rows[y * columns + column(what, 0)]);
            };
            all[r].leavers += at(RoleCount::leavers);
            all[r].people += at(RoleStock::headcount);
        }
    }
    return all;
}

struct Amplification {
    double value = 0, error = 0;
};

/// How much more leaving answers than what acted: the logarithm of rates over the shock's.
Amplification amplification(const std::function<void(Authority&)>& cut) {
    constexpr std::uint32_t replications = 100;
    Authority a = with_loop();
    cut(a);
    const std::vector<Seen> usual = seen(a, 1, replications), more = seen(a, shock, replications);
    const auto without = [&](std::size_t out) {
        const auto leaving = [&](const std::vector<Seen>& all) {
            Seen sum;
            for (std::size_t r = 0; r < all.size(); ++r)
                if (r != out) sum.leavers += all[r].leavers, sum.people += all[r].people;
            return sum.leavers / sum.people;
        };
        return std::log(leaving(more) / leaving(usual)) / std::log(shock);
    };
    return {without(replications), jackknife_error(replications, without)};
}

/// The rate of leaving at the fixed point.
double settled(double factor) {
    double h = rate * factor;
    for (int k = 0; k < 1000; ++k) {
        const double load = 1 + h * empty_years; // C = norm N
        const double x = 1 / (1 + std::exp(-work * (load - 1)));
        h = .5 * h + .5 * rate * factor * std::exp(acts * (x - .5));
    }
    return h;
}

} // namespace

TEST_CASE("leaving is amplified by the loop as its fixed point says, where cover is scarce") {
    const double exact = std::log(settled(shock) / settled(1)) / std::log(shock);
    REQUIRE(exact > 1.2);
    const Amplification loop = amplification([](Authority&) {}),
                        waiting = amplification(children_wait);
    INFO("fixed point " << exact << ", simulated " << loop.value << " +- " << loop.error
                        << ", with children who wait " << waiting.value << " +- " << waiting.error);
    CHECK(std::abs(loop.value - exact) < 4 * loop.error);
    CHECK(std::abs(waiting.value - exact) < 4 * waiting.error);
    CHECK(loop.value - 1 > 5 * loop.error);
}

TEST_CASE("nothing is amplified once any one link of the loop is cut") {
    const std::pair<const char*, void (*)(Authority&)> links[] = {
        {"posts are filled at once", posts_filled_at_once},
        {"cover is free", free_cover},
        {"work does not tire", work_does_not_tire},
        {"children who wait are not felt", waiting_is_not_felt},
        {"tiredness does not act", tiredness_does_not_act}};
    for (const auto& [link, cut] : links) {
        const Amplification without = amplification(cut);
        INFO(link << ": " << without.value << " +- " << without.error);
        CHECK(std::abs(without.value - 1) < 4 * without.error);
        CHECK(without.error < .03);
    }
}
