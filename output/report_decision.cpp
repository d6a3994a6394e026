#include "output/report_decision.hpp"

#include "output/decision_data.hpp"

namespace tenure {

namespace {

constexpr std::size_t most_measures = 8;

std::vector<std::string> for_everybody(const Description& d) {
    std::vector<std::string> names;
    for (const std::string& name : d.decide_on)
        if (d.measures[measure_index(d, name)].role.empty() && names.size() < most_measures)
            names.push_back(name);
    return names;
}

} // namespace

Decision decide_for_report(Store& store) {
    std::vector<std::string> names = for_everybody(store.description());
    if (names.empty()) names.push_back(store.description().measures.front().name);
    Decision decision = decide(store, {{names.front()}, true});
    names.erase(names.begin());
    if (names.empty()) return decision;
    for (Criterion& c : decide(store, {names, false}).measures)
        decision.measures.push_back(std::move(c));
    return decision;
}

const Criterion* deciding(const Decision& decision) {
    if (decision.net_benefit) return &*decision.net_benefit;
    return decision.measures.empty() ? nullptr : &decision.measures.front();
}

} // namespace tenure
