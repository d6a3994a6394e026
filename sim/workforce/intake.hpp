// Intakes and arrivals: people who come on a date, or in a stream, and not for one vacant post.
#pragma once

#include "core/id.hpp"

#include <cstddef>
#include <cstdint>

namespace tenure {

struct State;

namespace intake {

/// The day of an intake: its seats are filled, each taking the post that has stood empty longest.
/// @param tag how many times this intake has come before; of those who come late, see intake.cpp
/// A post that was being searched for is told as post_taken.
void come(State& s, std::size_t intake, std::uint32_t tag);

/// Plans the next of a stream of people hired outside posts.
void schedule_arrival(State& s, std::size_t stream);
/// One of them arrives.
void arrive(State& s, std::size_t stream);

} // namespace intake
} // namespace tenure
