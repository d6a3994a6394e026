// How a mechanism declares itself, and what holds the declaration against what it says elsewhere.
//
// A mechanism is a life event or arrangement that an authority or a policy may have: exhaustion,
// cover, an academy. Each declares a struct Mechanism in its own header; mechanisms.hpp lists them,
// and the world folds over the list, so nothing a mechanism needs is written down a second time.
//
// Always there; complete() refuses a declaration without them:
// - on(model): whether it is simulated.
// - acts_on_leaving: false, or a function of the model that says whether it does. Then it has
//   leaving_log_hazard(s, p), added to the log hazard, multiplied(s, p, factor), the factor on
//   leaving times its own, change_leaving(s, p, factors), the same by destination, or
//   add_to_arrangement(s, p, a), through what the practitioner has of it.
// - rules_changed: false, or functions rules_changed(s), rules_changed(s, p) that bring things up
// to
//   the policy effects in force. (s, p) is called for everybody employed, on notice or not.
//
// Where it has them:
// - beside_people: tuple of the vectors of State it keeps beside people; each place is cleared when
//   somebody appears. keeps(model): whether they have memory; default: on. slots(model): how many
//   of them a practitioner has; default: 1.
// - clear(s), reserve(s, people): the rest of its memory at the start of a replication; clear(s) is
//   called whether it is on or not.
// - compile(model, authority): its rules. compile_block(model, authority, block, b): a block's.
// - set_baseline(s): policy effects without any block. put_in_force(s, b): what a block adds.
// - schedule_dates(s): its dates, yearly ones or others, at the start.
// - record_period_stocks(s): its stocks and money, into the row of the present period.
// - update(s, p): what it finds of a practitioner at each exhaustion update, before exhaustion;
// kept
//   beside people, so that nothing in between changes it.
// - exhaustion_logit(s, p): added to the logit of the exhaustion target.
// - application_odds(s, p, role), merit(s, p, role): what it does to applying and to selection.
// - mismatch_factor(s, p): on the log hazard of managing against one's wish.
// - events_per_head_a_year(model): a guess, to size memory; decides no result.
#pragma once

#include "workforce/state.hpp"

#include <array>
#include <tuple>
#include <type_traits>

namespace tenure {

/// Factors on the hazards of leaving, by destination.
using LeavingFactors = std::array<double, destinations>;

namespace mechanism {

template <class M>
concept has_leaving_hazard = requires(const State& s, PractitionerId p) {
    M::leaving_log_hazard(s, p);
};
template <class M>
concept has_leaving_factor = requires(const State& s, PractitionerId p, double factor) {
    M::multiplied(s, p, factor);
};
template <class M>
concept has_leaving_by_destination = requires(const State& s, PractitionerId p,
                                              LeavingFactors& all) {
    M::change_leaving(s, p, all);
};
template <class M>
concept gives_arrangement = requires(const State& s, PractitionerId p, IndividualArrangement& a) {
    M::add_to_arrangement(s, p, a);
};
template <class M>
concept says_whether_acts_on_leaving = requires(const Model& m) {
    M::acts_on_leaving(m);
};
template <class M>
concept follows_rules = requires(State& s) {
    M::rules_changed(s);
};
template <class M>
concept follows_rules_by_person = requires(State& s, PractitionerId p) {
    M::rules_changed(s, p);
};
template <class M>
concept acts_on_exhaustion = requires(const State& s, PractitionerId p) {
    M::exhaustion_logit(s, p);
};
template <class M>
concept acts_on_applications = requires(const State& s, PractitionerId p, RoleId to) {
    M::application_odds(s, p, to);
    M::merit(s, p, to);
};
template <class M>
concept acts_on_mismatch = requires(const State& s, PractitionerId p) {
    M::mismatch_factor(s, p);
};
template <class M>
concept has_update = requires(State& s, PractitionerId p) {
    M::update(s, p);
};
template <class M>
concept beside_people = requires {
    M::beside_people;
};

/// Whether its vectors beside people have memory.
template <class M> bool kept(const Model& m) {
    if constexpr (requires { M::keeps(m); })
        return M::keeps(m);
    else
        return M::on(m);
}

/// How many of its components a practitioner has.
template <class M> std::size_t slots(const Model& m) {
    if constexpr (requires { M::slots(m); })
        return M::slots(m);
    else
        return 1;
}

/// How many vectors it keeps beside people.
template <class M> constexpr std::size_t vectors() {
    if constexpr (beside_people<M>)
        return std::tuple_size_v<std::remove_const_t<decltype(M::beside_people)>>;
    else
        return 0;
}

/// Refuses a declaration in which something is missing.
template <class M> constexpr bool complete() {
    constexpr bool influences = has_leaving_hazard<M> || has_leaving_factor<M> ||
                                has_leaving_by_destination<M> || gives_arrangement<M>;
    static_assert(
        requires(const Model& m) { M::on(m); }, "a mechanism says when it is on");
    static_assert(
        requires { M::acts_on_leaving; }, "a mechanism says whether it acts on leaving");
    static_assert(influences == says_whether_acts_on_leaving<M>,
                  "acts_on_leaving is a function of the model where something acts, else false");
    static_assert(
        requires { M::rules_changed; } || follows_rules<M> || follows_rules_by_person<M>,
        "a mechanism says what it does when policy effects change, or false");
    static_assert(
        requires(State & s) { M::set_baseline(s); } ==
            requires(State & s, const BlockModel& b) { M::put_in_force(s, b); },
        "what a block puts in force has a baseline, and the other way round");
    return true;
}

/// The mechanisms, in the order in which folds visit them.
template <class... M> struct List {
    static constexpr bool all_complete = (complete<M>() && ...);
    static constexpr std::size_t vectors_beside_people = (vectors<M>() + ...);
    static constexpr std::size_t count = sizeof...(M);

    /// visit(std::type_identity<M>{}) for each.
    template <class Visit> static constexpr void each(Visit visit) {
        (visit(std::type_identity<M>{}), ...);
    }
    template <class Test> static bool any(Test test) {
        return (test(std::type_identity<M>{}) || ...);
    }
};

} // namespace mechanism
} // namespace tenure
