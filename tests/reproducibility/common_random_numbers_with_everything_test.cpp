// Common random numbers must pay with everything on: the everyday check of the last table of
// benchmarks/common_random_numbers.cpp.
#include "benchmarks/coupling.hpp"
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <map>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Of every measure over the horizon, replication by replication.
using Values = std::map<std::string, std::vector<double>>;

Values values(const Policy& policy, double years, std::uint32_t replications) {
    Trials trials(england(years), policy);
    const auto names = trials.measures();
    Values all;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto horizon = trials.horizon(r);
        for (std::size_t i = 0; i < names.size(); ++i)
            all[names[i]].push_back(static_cast<double>(horizon[i]));
    }
    return all;
}

} // namespace

TEST_CASE("with everything on, common random numbers save nine in ten replications for what is "
          "decided on") {
    const Values a = values({}, 3, 150), b = values(shipped("less_leaving"), 3, 150);
    // Agency staff and changes of worker turn on which team is short when: less can be shared.
    const std::map<std::string, double> floors{
        {"leavers", 10},      {"vacancies", 15},  {"total_cost", 12},
        {"pay_cost", 30},     {"exhaustion", 30}, {"agency_gbp", 15},
        {"absence_rate", 30}, {"agency_fte", 5},  {"worker_changes", 5}};
    for (const auto& [measure, floor] : floors) {
        const Coupling c = coupled(a.at(measure), b.at(measure));
        INFO(measure << ": factor " << c.factor << " (" << c.std_error << ")");
        CHECK(c.factor >= floor);
    }
}

TEST_CASE("with everything on, a year's leavers reach 0.7 of what a shared clock can") {
    const Values a = values({}, 1, 500), b = values(shipped("less_leaving"), 1, 500);
    const Coupling c = coupled(a.at("leavers"), b.at("leavers"));
    const double bar = 0.7 * reachable(avoided(c));
    INFO("factor " << c.factor << " (" << c.std_error << "), bar " << bar);
    CHECK(c.factor >= bar);
}
