#include "workforce/inspection.hpp"

#include "workforce/compile_parts.hpp"
#include "workforce/rules_in_force.hpp"

#include <algorithm>

namespace tenure::inspection {

namespace {

int rating_of(const InspectionParameters& rules, const std::string& name) {
    for (std::size_t k = 0; k < rules.ratings.size(); ++k)
        if (rules.ratings[k].name == name) return static_cast<int>(k);
    return -1;
}

} // namespace

double Mechanism::exhaustion_logit(const State& s, PractitionerId) {
    return rating_in_force(s)->exhaustion;
}

/// Its own changes are blocks of every policy; those of the policy stand behind them, and hold.
void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.inspection) return;
    for (const RatingChange& change : a.inspection->changes) {
        BlockModel b;
        b.start = std::max(study_start, instant_of(change.date, a.start_date));
        b.rating = rating_of(*a.inspection, change.rating);
        m.blocks.push_back(b);
    }
}

void Mechanism::compile_block(Model&, const Authority& a, const Block& block, BlockModel& b) {
    if (block.inspection) b.rating = rating_of(*a.inspection, block.inspection->rating);
}

void Mechanism::set_baseline(State& s) {
    const auto& rules = s.model->rules.inspection;
    s.policy_effects.rating = rules ? rating_of(*rules, rules->rating) : -1;
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.rating >= 0) s.policy_effects.rating = b.rating;
}

} // namespace tenure::inspection
