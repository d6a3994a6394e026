// A practitioner in a replication: who they are, what they wait for, where they stand.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/agenda.hpp"
#include "kernel/clock.hpp"
#include "random/address.hpp"
#include "workforce/event.hpp"
#include "workforce/leaving_data.hpp"

#include <array>
#include <cstdint>

namespace tenure {

/// What a practitioner may be waiting for.
enum class Awaited : std::uint8_t {
    last_day,    ///< of notice
    leave,       ///< a leaving clock fires
    progression, ///< a way up without a vacancy takes its next step
    course,      ///< begins or ends
    blocked,     ///< has waited too long to advance
    tie_in,      ///< a retention payment's next step
    move,        ///< to another post
    come_back,   ///< from a career break, or is lost
    last
};

inline constexpr std::size_t awaited_kinds = static_cast<std::size_t>(Awaited::last);

static_assert(awaited_kinds <= 16, "Practitioner::waits_for has a bit for each");

/// The two that nearly everybody waits for.
inline constexpr unsigned usually_awaited =
    1u << static_cast<unsigned>(Awaited::leave) | 1u << static_cast<unsigned>(Awaited::progression);

inline constexpr std::array<Instant, awaited_kinds> none_awaited = [] {
    std::array<Instant, awaited_kinds> all;
    all.fill(never);
    return all;
}();

enum class Status : std::uint8_t { gone, present, on_notice, on_break, returning, agency };

enum class Aspiration : std::uint8_t { practice, management, open };

/// One way up without a vacancy, under way.
struct CareerPath {
    Clock clock;
    Instant due = never;
    std::uint8_t stage = 0;
    std::uint16_t attempts = 0;
};

/// An occurrence of a draw holds both: 12 bits each.
inline constexpr std::uint32_t most_attempts = (1u << 12) - 1, most_revisits = (1u << 12) - 1;

/// Five cache lines: what a scan for candidates touches stands in the first, what most events touch
/// in the first three, what only some models use in the last two.
struct alignas(64) Practitioner {
    Entity who;
    Entity judged; ///< whose merit is theirs: their own, or the applicant's they were
    RoleId role;
    PostId post;
    PostId moving_to;
    RoleId leaving_role;         ///< whose hazards their leaving clocks run on
    std::uint32_t listed_at = 0; ///< in the list of their role
    std::int32_t fte = 100;      ///< hundredths
    Status status = Status::gone;
    StartedFrom from = StartedFrom::initial;
    Destination leaving_to = Destination::profession;
    bool reschedule = false;     ///< a due has been set since the earliest was planned
    std::uint16_t waits_for = 0; ///< a bit for each due that stands
    std::uint16_t revisits = 0;  ///< of roles held before
    bool blocked = false;
    bool mismatched = false;
    bool competes = true; ///< for posts; not so outside the establishment
    bool outside_posts = false;
    bool on_course = false;
    std::uint8_t pay_point = 0;
    Aspiration aspiration = Aspiration::open;
    Instant in_role_since{};
    Instant
        qualified{}; ///< up to here in the first line: what the end of a period asks of everybody
    ScheduledEvent scheduled; ///< the entry of theirs that stands on the agenda

    std::array<Instant, awaited_kinds> due =
        none_awaited; ///< where the bit is set; a usual one's is `never` else

    Instant since{}; ///< leaving clocks have been carried to here
    std::uint64_t roles_held = 0;
    double first_path_budget =
        0;                   ///< budget of the first progression of the role they start in; 0: used
    Instant decides = never; ///< when the first of their clocks fires; before now if they are on
                             ///< notice at the start
    std::array<double, destinations> budget{}; ///< where the destination is active

    std::array<double, destinations> factor{1, 1, 1, 1, 1};
    TeamId team;
    std::uint32_t cohort_seat = 0xffffffffu; ///< in State::newly_qualified
    Instant joined{};

    Instant born{};
    double exposure = 0; ///< published hazard lived through, where frailty is taken out of it
    double frailty = 1;
    double weight = 1; ///< exp(frailty variance x exposure), kept with it
    std::array<std::uint8_t, destinations> service{}; ///< component of a mixture
    std::int16_t course = -1;                         ///< the qualification they wait for or are on
    std::uint32_t held = 0;                           ///< qualifications
    ProgressionId moving_by;
};
static_assert(sizeof(Practitioner) == 320);

inline void set_due(Practitioner& x, Awaited what, Instant when) {
    const auto k = static_cast<unsigned>(what);
    const unsigned others = x.waits_for & ~(1u << k);
    x.due[k] = when;
    x.waits_for = static_cast<std::uint16_t>(others | (when == never ? 0u : 1u << k));
    x.reschedule = true;
}

/// As set_due(), for what is known not to be `never`.
inline void wait_for(Practitioner& x, Awaited what, Instant when) {
    const auto k = static_cast<unsigned>(what);
    x.due[k] = when;
    x.waits_for = static_cast<std::uint16_t>(x.waits_for | 1u << k);
    x.reschedule = true;
}

/// Waits for nothing any more.
inline void clear_awaited(Practitioner& x) {
    x.due[static_cast<std::size_t>(Awaited::leave)] = never;
    x.due[static_cast<std::size_t>(Awaited::progression)] = never;
    x.waits_for = 0;
    x.reschedule = true;
}

} // namespace tenure
