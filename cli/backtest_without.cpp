#include "cli/backtest_without.hpp"

#include "reader/yaml.hpp"

#include <algorithm>

namespace tenure::cli {

const std::vector<Switch>& switches() {
    static const std::vector<Switch> all{
        {"start", "the census as it was: cases and agency staff are drawn as in the long run",
         "casework:\n  cases_at_start:\n"
         "cover:\n  agency:\n    covering_at_start:\n    beyond_establishment: 0\n"},
        {"growth", "growth of posts and of referrals",
         "establishment_growth_per_year: 0\n"
         "casework: {services: [{name: front_door, growth_per_year: 0}]}\n"},
        {"market", "outside applicants who answer adverts and pay, and who wait for a round",
         "recruitment:\n  applicant_pay_elasticity: 0\n"
         "  market: {advert_elasticity: 0, rating_factor: 1, patience_days: 0}\n"},
        {"routes",
         "limited supply of newly qualified people: as many of those asked for come every year",
         "intakes:\n"
         "  - name: september\n    routes: [{name: university_autumn, fill: 0.85, places: -1}]\n"
         "  - name: january\n    routes: [{name: university_spring, fill: 0.85, places: -1}, "
         "{name: step_up, fill: 0.425, places: -1, every_years: 1}]\n"},
        {"agency", "agencies that have fewer people, at higher prices, the more are used",
         "cover: {agency: {availability_elasticity: 0, price_elasticity: 0}}\n"},
        {"years", "years that differ, and where the census's year stood among them",
         "year_effects:\n"}};
    return all;
}

std::string names_of_switches() {
    std::string names;
    for (const Switch& s : switches()) names += (names.empty() ? "" : ", ") + std::string(s.name);
    return names;
}

const Switch* switch_named(const std::string& name) {
    const auto at = std::find_if(switches().begin(), switches().end(),
                                 [&](const Switch& s) { return name == s.name; });
    return at == switches().end() ? nullptr : &*at;
}

Tree laid_over_without(const Switch& left_out) {
    std::vector<Fault> faults;
    const auto tree = parse_yaml(left_out.over, std::string("--without ") + left_out.name, faults);
    throw_if_any(faults);
    return *tree;
}

} // namespace tenure::cli
