// Staying with the child: while the block is in force, workers of its teams keep a child's case
// when it moves to a stage of another kind of team, from first contact on.
//
// Rules that processes ask; nothing here happens by itself. What the mixed work does to workers
// acts on exhaustion, through its target, and on the wish for another team (`transfers`).
#pragma once

#include "core/id.hpp"

#include <string>
#include <vector>

namespace tenure {

struct StayWithChild {
    std::vector<std::string> teams; ///< whose workers keep their children
    bool all = false;               ///< every team that holds cases
    /// Of children newly referred, so many are first met by whoever of these teams has most room,
    /// if anybody has enough; the same children under every policy.
    double first_contact_share = 0;
    double emotional_load = 0; ///< added to the logit of the exhaustion target of their workers
    double training_days = 0;  ///< working days, once per worker
    double training_gbp = 0;   ///< once per worker, support with risk included
    /// Of a colleague in another team applying for a vacant post of hers in one of these teams.
    double application_probability = 0;
    double wish_after_months = 0; ///< in such a team, until a change is wanted more often
    double wish_log_hazard = 0; ///< added, from then on, to the log hazard of wanting another team
};

struct State;
struct StayModel;
struct Case;

namespace stay_with_child {

/// The rules by which workers of the team keep their children now; nullptr if they do not.
const StayModel* in_force(const State& s, TeamId team);
/// Teams that meet this child first, for they are in force and she is among those they meet; or
/// nullptr.
const std::vector<TeamId>* first_contact(const State& s, const Case& child);
/// Added to the logit of her exhaustion target now.
double emotional_load(const State& s, PractitionerId p);
/// Of a colleague's applying, like for like, for a post in this team now.
double application_probability(const State& s, TeamId team);
/// She works in a team now: if its workers keep their children and she has not been trained, she
/// is.
void train(State& s, PractitionerId p);
/// The same for everybody, when rules have changed.
void train_all(State& s);

} // namespace stay_with_child

} // namespace tenure
