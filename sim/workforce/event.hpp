// What has happened, in one word each, for the world to answer and for an observer to write down.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstdint>

namespace tenure {

enum class EventKind : std::uint8_t {
    practitioner_started, ///< detail: StartedFrom
    notice_given,         ///< detail: Destination
    practitioner_left,    ///< detail: Destination
    role_changed,         ///< detail: progression
    moved_post,           ///< post: the new one
    post_vacated,
    post_taken, ///< by somebody it was not being searched for
    post_filled,
    posts_changed, ///< detail: 1 one more, -1 one fewer
    round_failed,
    programme_extended,
    programme_failed,
    portfolio_begun,
    portfolio_submitted,
    portfolio_failed,
    progression_blocked,
    course_begun,     ///< detail: qualification
    course_completed, ///< detail: qualification
    payment_made,     ///< detail: pounds
    tie_in_begun,
    tie_in_ended,
    break_ended,        ///< detail: 1 returns, 0 lost
    placed,             ///< has taken a post: works in its team, which needs no cover for it
    hours_changed,      ///< detail: FTE now, hundredths
    absence_began,      ///< detail: AbsenceKind
    absence_is_long,    ///< cases go to colleagues, cover is asked for
    absence_ended,      ///< detail: AbsenceKind; 16 more when a phased return begins
    back_in_full,       ///< after a phased return
    supervision_held,   ///< detail: bits of the Entity of the supervisor
    supervision_missed, ///< detail: 1 nobody had time, 0 nobody was there to
    exhaustion_high,    ///< has crossed the threshold upwards
    exhaustion_eased,
    case_given,       ///< detail: case; who: the new worker
    case_handed_over, ///< detail: case; who: the worker who had it
    case_moved_on,    ///< detail: case; to another stage
    case_closed,      ///< detail: case
    case_waits,       ///< detail: case
    cover_began,      ///< who: the worker; detail: covers_...
    cover_ended,      ///< who: the worker, free again or gone
    cover_failed,     ///< nobody to be had
    agency_converted, ///< takes the post for good
    wish_began,       ///< for another team
    wish_passed,      ///< unmet
    transfer_agreed,  ///< from the register: is to move to the post
    transferred,      ///< post: the new one, of the same family in another team
    academy_ended,    ///< the programme, or her part in it, is over
    arrangement_changed,    ///< what she has of an academy
    protected_time_begun,
    protected_time_ended,
    preparation_begun,
    preparation_ended,
    registration_lapsed, ///< may not practise
    registration_restored,
    registration_given_up, ///< leaves the profession instead
    secondment_begun,      ///< post: where she goes
    secondment_ended,      ///< post: where she comes back
    kept_no_longer,        ///< post: whom it was kept for does not come back
};

/// Whether the world does anything about it; of the rest only an observer is told.
constexpr bool is_handled(EventKind kind) {
    switch (kind) {
    case EventKind::moved_post:
    case EventKind::post_filled:
    case EventKind::round_failed:
    case EventKind::programme_extended:
    case EventKind::portfolio_begun:
    case EventKind::portfolio_submitted:
    case EventKind::portfolio_failed:
    case EventKind::payment_made:
    case EventKind::break_ended:
    case EventKind::supervision_held:
    case EventKind::supervision_missed:
    case EventKind::exhaustion_high:
    case EventKind::exhaustion_eased:
    case EventKind::case_given:
    case EventKind::case_handed_over:
    case EventKind::case_moved_on:
    case EventKind::case_closed:
    case EventKind::case_waits:
    case EventKind::cover_failed:
    case EventKind::wish_began:
    case EventKind::wish_passed:
    case EventKind::secondment_begun:
    case EventKind::secondment_ended:
    case EventKind::transferred: return false;
    default: return true;
    }
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
    virtual void on_event(const State& state, const Event& happening) = 0;
};

} // namespace tenure
