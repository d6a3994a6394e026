// The health check: a yearly survey of practitioners in post, answered from what the model knows of
// each; an instrument, which changes nothing.
//
// Whether they would say yes to an item is settled by their state and a number of their own;
// whether they answers depends on the pressure they are under, so those who answer are not like
// all. With pressure = (load over norm - 1) + (exhaustion - 1/2) they answer with probability
// logistic(response_logit - response_per_pressure x pressure); who is away does not.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::survey {

/// Everybody is asked. @param year how many times before
void take(State& s, std::uint32_t year);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.survey_dates.empty(); }
    static constexpr auto beside_people = std::tuple{&State::surveyed};
    static bool keeps(const Model& m) { return m.has_workload_mechanisms; }
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
    static void schedule_dates(State& s);
};

} // namespace tenure::survey
