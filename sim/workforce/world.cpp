#include "workforce/world.hpp"

#include "workforce/dispatch.hpp"
#include "workforce/memory.hpp"
#include "workforce/opening.hpp"

#include <cstdio>

namespace tenure {

namespace {

[[noreturn]] void say_where(const State& s, const ContractViolation& broken) {
    char where[160];
    std::snprintf(where, sizeof where, "; at %.6f years, event %llu of replication %u, seed %llu",
                  in_years(s.now - study_start), static_cast<unsigned long long>(s.events),
                  s.random.replication, static_cast<unsigned long long>(s.random.seed));
    throw ContractViolation(broken.what() + std::string(where));
}

/// Does `steps`, and says where a violation of a contract happened.
template <class Steps> void saying_where(const State& s, Steps steps) {
    try {
        steps();
    } catch (const ContractViolation& broken) {
        say_where(s, broken);
    }
}

} // namespace

void simulate(const Model& model, const RandomStream& random, State& state,
              std::vector<std::int64_t>& rows, Observer* observer) {
    memory::clear(state, model, random, observer);
    saying_where(state, [&] {
        opening::begin(state);
        opening::schedule_dates(state);
        dispatch::run(state, rows);
        state.now = model.horizon;
        dispatch::end_period(state, rows);
    });
}

void opening_stocks(const Model& model, const RandomStream& random, State& state,
                    std::vector<std::int64_t>& rows) {
    memory::clear(state, model, random, nullptr);
    saying_where(state, [&] {
        opening::begin(state);
        dispatch::end_period(state, rows);
    });
}

} // namespace tenure
