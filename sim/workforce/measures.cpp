#include "workforce/measures.hpp"

#include "workforce/measure_list.hpp"

#include <utility>

namespace tenure {

std::vector<Formula> formulas(const Ladder& ladder, const Mechanisms& on) {
    MeasureList list;
    add_staff(list);
    add_costs(list, on);
    add_work(list, on);
    add_roles(list, ladder);
    if (on.equality) add_group(list, ladder);
    return std::move(list.all);
}

std::vector<Measure> measures(const std::vector<Formula>& formulas) {
    std::vector<Measure> all;
    all.reserve(formulas.size());
    for (const Formula& f : formulas) all.push_back(f.measure);
    return all;
}

std::vector<Measure> every_measure(const Ladder& ladder) {
    Mechanisms all;
    // Does not compile where a mechanism is not listed.
    auto& [casework, supervision, exhaustion, absence, cover, transfers, survey, equality] = all;
    casework = supervision = exhaustion = absence = cover = transfers = survey = equality = true;
    return measures(formulas(ladder, all));
}

} // namespace tenure
