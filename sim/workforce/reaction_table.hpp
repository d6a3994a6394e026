// How a table of reactions is served: its lines are compared with an event one after another, and
// each is a call that is known when it is compiled.
#pragma once

#include "workforce/state.hpp"

#include <cstddef>
#include <iterator>
#include <utility>

namespace tenure::reactions {

/// A line of the table.
struct Reaction {
    EventKind event;
    void (*react)(State& s, PractitionerId who, PostId post, std::int32_t detail);
};

/// One line for each event that is handled, none for any other.
template <std::size_t lines>
constexpr bool covers_every_handled_event(const Reaction (&reactions)[lines]) {
    for (std::size_t kind = 0; kind < handled_events; ++kind) {
        int found = 0;
        for (const Reaction& r : reactions) found += static_cast<std::size_t>(r.event) == kind;
        if (found != 1) return false;
    }
    return lines == handled_events;
}

/// @return whether one of the lines from the first on, so many as the sequence has, is the event's
template <const auto& reactions, std::size_t first, std::size_t... line>
[[gnu::always_inline]] inline bool handle(State& s, const Event& h, std::index_sequence<line...>) {
    // Read part by part: to copy it whole, just written, would wait for memory.
    const EventKind kind = h.kind;
    const PractitionerId who = h.who;
    const PostId post = h.post;
    const std::int32_t detail = h.detail;
    return ((kind == reactions[first + line].event &&
             (reactions[first + line].react(s, who, post, detail), true)) ||
            ...);
}

} // namespace tenure::reactions
