// Transfers: people come to want another team; a wish not met passes, or takes her elsewhere.
//
// Wanting another team is a unit-exponential clock in one's present team. Whoever wants one applies
// for like-for-like vacancies, a post of the same family in another team, as anybody applies; where
// a register is kept she is matched to one before it is advertised. A transfer leaves the old post
// empty.
#pragma once

#include "core/id.hpp"
#include "kernel/law.hpp"

namespace tenure {

struct TransferParameters {
    double wish_per_year = 0; ///< hazard of coming to want another team
    Law lasts;                ///< years, of a wish that is not met
    /// Added to the log hazard of leaving for another authority while the wish is unmet. The
    /// published hazard is the average over those who wish and those who do not.
    double unmet_log_hazard = 0;
    double application_probability = 0; ///< of applying for a like-for-like vacancy elsewhere
};

/// Interest in transfers is registered, and matched to vacancies before they are advertised.
struct TransferRegister {
    double release_probability = 1; ///< that her manager lets her go to this vacancy
    double shadowing_days = 0; ///< working days, of hers and of a colleague's in the other team
    double delay_days = 28;    ///< from the match to the move
    double cost_gbp_per_registration = 0;
};

struct State;

namespace transfers {

/// She begins to work here: her clock runs. Staff at the start may be met wishing, as in a
/// workforce that has run for ever and met no wish.
void begin(State& s, PractitionerId p);
/// Her role may have changed, or a rule: the clock runs on at the hazard that holds now; where a
/// register is kept now, a wish is registered.
void reconsider(State& s, PractitionerId p);
/// She has taken a post. In another team than before a wish is met and a new clock runs.
/// @return whether a wish has ended
bool placed(State& s, PractitionerId p);
/// The next step is due: she comes to want another team, wants one more often, or the wish has
/// passed.
void step(State& s, PractitionerId p);
/// She has given notice: her clock stands still.
void stop(State& s, PractitionerId p);
/// She has left; a wish of hers was not met.
void end(State& s, PractitionerId p);
/// She is to move to this post, and shadows a colleague there.
void shadow(State& s, PractitionerId p, PostId post);
/// Those who wish, into the row of the present period.
void record_period_stocks(State& s);

} // namespace transfers

} // namespace tenure
