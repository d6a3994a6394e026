// What has happened, in one word each, for the world to answer and for an observer to write down.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstdint>

namespace tenure {

enum class HappeningKind : std::uint8_t {
    practitioner_started,   ///< detail: StartedFrom
    notice_given,           ///< detail: Destination
    practitioner_left,      ///< detail: Destination
    role_changed,           ///< detail: progression
    moved_post,             ///< post: the new one
    post_vacated,
    post_taken,             ///< by somebody it was not being searched for
    post_filled,
    posts_changed,
    round_failed,
    programme_extended,
    programme_failed,
    portfolio_begun,
    portfolio_submitted,
    portfolio_failed,
    progression_blocked,
    course_begun,           ///< detail: qualification
    course_completed,       ///< detail: qualification
    payment_made,           ///< detail: pounds
    tie_in_begun,
    tie_in_ended,
    break_ended,            ///< detail: 1 returns, 0 lost
};

enum class StartedFrom : std::uint8_t { initial, intake, outside, break_return };

struct Happening {
    HappeningKind kind{};
    PractitionerId who;
    PostId post;
    std::int64_t detail = 0;
};

/// Listens to a replication; may not change it.
struct State;
struct Observer {
    virtual ~Observer() = default;
    virtual void happened(const State& state, const Happening& happening) = 0;
};

} // namespace tenure
