// Sharing luck must pay with everything on: the everyday check of the last table of
// benchmarks/common_random_numbers.cpp.
#include "benchmarks/coupling.hpp"
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <map>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 150;

/// Of every measure over the horizon, replication by replication.
using Values = std::map<std::string, std::vector<double>>;

Values values(const Policy& policy) {
    Trials trials(england(3), policy);
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

TEST_CASE("with everything on, shared luck saves nine in ten replications for what is decided on") {
    const Values a = values({}), b = values(shipped("less_leaving"));
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
