// Absence: short and long spells of sickness, parental leave, and changes of hours.
//
// Each kind has a unit-exponential clock of its own; the hazards of sickness rise with exhaustion.
// The clocks stand still while she is away, so each person is an alternating renewal process: with
// rates a_k and mean lengths m_k she is away for reason k a share a_k m_k / (1 + sum a_j m_j) of
// the time (Cox 1962, section 7.2). Staff at the start are met in that equilibrium: away with those
// probabilities, part of the way through a length-biased spell; otherwise with fresh clocks.
#pragma once

#include "core/id.hpp"
#include "kernel/law.hpp"
#include "workforce/conditions.hpp"

namespace tenure {

struct AbsenceParameters {
    double short_spells_per_year = 0; ///< per head, at the reference exhaustion
    Law short_length;                 ///< years
    double long_spells_per_year = 0;
    Law long_length;
    double handover_days =
        14; ///< of absence after which cases go to colleagues and cover is asked for
    double phased_return_weeks = 0;     ///< after an absence that led to handover
    double phased_return_share = 0.5;   ///< of her work meanwhile
    double parental_leave_per_year = 0; ///< per head below the age limit
    double parental_leave_until_age = 45;
    Law parental_length;
    double parental_fewer_hours_share = 0; ///< who come back part-time
    double hours_changes_per_year = 0;     ///< between full and part time, per head
    double sick_pay_share = 1;             ///< of pay that goes on while off sick
    double parental_pay_share = 1;         ///< likewise on parental leave
};

const char* to_text(AbsenceKind kind);

struct State;

namespace absence {

void begin(State& s, PractitionerId p);
/// Whatever of hers is due: a spell begins, leads to handover, ends, a phased return ends, hours
/// change.
void step(State& s, PractitionerId p);
/// Exhaustion has changed: the clocks run at other hazards.
void reconsider(State& s, PractitionerId p);
/// She has left: an absence ends with it.
void end(State& s, PractitionerId p);
/// Days lost up to now by those who are away, and how many are, into the row of the present period.
void record_period_stocks(State& s);

} // namespace absence

} // namespace tenure
