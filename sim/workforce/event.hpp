// What has happened, in one word each, for the world to answer and for an observer to write down.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstddef>
#include <cstdint>

namespace tenure {

enum class EventKind : std::uint8_t {
    // Handled: each has a line in the table of reactions.
    practitioner_started, ///< detail: StartedFrom
    notice_given,         ///< detail: Destination
    practitioner_left,    ///< detail: Destination
    role_changed,         ///< detail: progression
    post_vacated,
    post_taken,    ///< by somebody it was not being searched for
    posts_changed, ///< detail: 1 one more, -1 one fewer
    programme_failed,
    progression_blocked,
    course_begun,     ///< detail: qualification
    course_completed, ///< detail: qualification
    tie_in_begun,
    tie_in_ended,
    placed,              ///< has taken a post: works in its team, which needs no cover for it
    hours_changed,       ///< detail: FTE now, hundredths
    absence_began,       ///< detail: AbsenceKind
    absence_is_long,     ///< cases go to colleagues, cover is asked for
    absence_ended,       ///< detail: AbsenceKind; 16 more when a phased return begins
    back_in_full,        ///< after a phased return
    cover_began,         ///< who: the worker; detail: covers_...
    cover_ended,         ///< who: the worker, free again or gone
    transfer_agreed,     ///< from the register: is to move to the post
    academy_ended,       ///< the programme, or their part in it, is over
    arrangement_changed, ///< what they have of an academy
    protected_time_begun,
    protected_time_ended,
    preparation_begun,
    preparation_ended,
    registration_lapsed, ///< may not practise
    registration_restored,
    registration_given_up, ///< leaves the profession instead
    post_moved,            ///< to another team, with whoever holds it
    kept_no_longer,        ///< post: whom it was kept for does not come back
    // Only observers are told of the rest.
    moved_post, ///< post: the new one
    post_filled,
    round_failed,
    programme_extended,
    portfolio_begun,
    portfolio_submitted,
    portfolio_failed,
    payment_made,       ///< detail: pounds
    break_ended,        ///< detail: 1 returns, 0 lost
    supervision_held,   ///< detail: bits of the Entity of the supervisor
    supervision_missed, ///< detail: 1 nobody had time, 0 nobody was there to
    exhaustion_high,    ///< has crossed the threshold upwards
    exhaustion_eased,
    case_given,       ///< detail: case; who: the new worker
    case_handed_over, ///< detail: case; who: the worker who had it
    case_moved_on,    ///< detail: case; to another stage
    case_closed,      ///< detail: case
    case_waits,       ///< detail: case
    cover_failed,     ///< nobody to be had
    agency_converted, ///< takes the post for good
    wish_began,       ///< for another team
    wish_passed,      ///< unmet
    transferred,      ///< post: the new one, of the same family in another team
    secondment_begun, ///< post: where they go
    secondment_ended, ///< post: where they come back
};

/// So many kinds, the first, are handled.
inline constexpr std::size_t handled_events = static_cast<std::size_t>(EventKind::moved_post);
/// Whether anything reacts to it; of the rest only an observer is told.
constexpr bool is_handled(EventKind kind) {
    return static_cast<std::size_t>(kind) < handled_events;
}

enum class StartedFrom : std::uint8_t { initial, intake, outside, break_return };

/// Details of cover_began.
inline constexpr std::int32_t covers_from_agency = 0, covers_from_pool = 1;
inline constexpr std::int32_t covers_schools = -1; ///< no post: in the team of a school pilot
inline constexpr std::int32_t covers_stream = 2; ///< from the pool, for an outside request; + which

struct Event {
    EventKind kind{};
    PractitionerId who;
    PostId post;
    std::int32_t detail = 0;
};

/// Listens to a replication; may not change it.
struct State;
struct Observer {
    virtual ~Observer() = default;
    virtual void on_event(const State& state, const Event& event) = 0;
};

} // namespace tenure
