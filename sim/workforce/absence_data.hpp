// Absence: its rules, what each practitioner has of it, and its ledger; absence.hpp says how it
// works.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/clock.hpp"
#include "kernel/law.hpp"

#include <array>
#include <cstdint>

namespace tenure {

struct AbsenceParameters {
    double short_spells_per_year = 0; ///< per head, at the reference exhaustion
    Law short_length;                 ///< years
    double long_spells_per_year = 0;
    Law long_length;
    double handover_days =
        14; ///< of absence after which cases go to colleagues and cover is asked for
    double phased_return_weeks = 0;     ///< after an absence that led to handover
    double phased_return_share = 0.5;   ///< of their work meanwhile
    double parental_leave_per_year = 0; ///< per head below the age limit
    double parental_leave_until_age = 45;
    Law parental_length;
    double parental_fewer_hours_share = 0; ///< who come back part-time
    double hours_changes_per_year = 0;     ///< between full and part time, per head
    double sick_pay_share = 1;             ///< of pay that goes on while off sick
    double parental_pay_share = 1;         ///< likewise on parental leave
};

enum class AbsenceKind : std::uint8_t { short_spell, long_spell, parental, last };

inline constexpr std::size_t absence_kinds = static_cast<std::size_t>(AbsenceKind::last);

constexpr std::size_t index(AbsenceKind kind) { return static_cast<std::size_t>(kind); }

/// Where an absence stands.
enum class AbsenceStage : std::uint8_t { present, away, handed_over, phased };

/// Beside the practitioner of the same index; what every update reads comes first, in two
/// cache lines.
struct alignas(64) Absence {
    std::array<Clock, absence_kinds> clocks;
    Clock hours;
    Instant next = never;       ///< step
    std::int64_t time_away = 0; ///< microseconds since they began, in absences that are over
    AbsenceKind kind = AbsenceKind::short_spell;
    AbsenceStage stage = AbsenceStage::present;
    bool drawn = false;         ///< their clocks have budgets
    bool away_at_start = false; ///< as the authority says, for long
    std::int32_t fte = 0;       ///< in the ledger while they are away
    std::int64_t pay = 0;       ///< likewise, pence x hundredths of FTE a year
    Instant began{}, ends{};    ///< of the absence, or the end of a phased return
    std::array<std::uint32_t, absence_kinds> spells{}; ///< so far: names the next draw
    std::uint32_t hours_changes = 0;
};

/// Who is away now and what it has come to, by kind.
struct AbsenceLedger {
    std::array<std::int64_t, absence_kinds> heads{}, fte{}; ///< fte in hundredths
    std::array<__int128, absence_kinds> accrued{};          ///< fte x microseconds
    std::array<std::int64_t, absence_kinds> reported{};     ///< working days x hundredths
    std::array<std::int64_t, absence_kinds> pay{};          ///< pence x hundredths a year
    std::array<__int128, absence_kinds> pay_accrued{};      ///< pay x microseconds
    std::array<std::int64_t, absence_kinds> pay_reported{}; ///< pence
    Instant accrued_to{};
};

const char* to_text(AbsenceKind kind);

/// Away, whether or not the cases have been handed over.
inline bool is_away(const Absence& a) {
    return a.stage == AbsenceStage::away || a.stage == AbsenceStage::handed_over;
}

} // namespace tenure
