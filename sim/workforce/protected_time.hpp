// Protected time: a limited number of practitioners have part of their working time for something
// else, such as research, and a caseload norm that is smaller by it.
//
// Free places are offered in rounds. Of those who are willing and long enough in their role the one
// with the lowest number of her own gets a place, and keeps it until she leaves or changes role.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct ProtectedTime {
    std::vector<std::string> roles;
    double places = 0;             ///< at most; a fraction is drawn
    double share_of_time = 0;      ///< off the caseload norm
    double support = 0;            ///< logits taken off the exhaustion target
    double leaving_log_hazard = 0; ///< added to a holder's
    double willing_share = 1;      ///< of practitioners in the roles
    double minimum_months_in_role = 0;
    double round_months = 3; ///< between two offers of free places
    double cost_gbp_per_place_per_year = 0;
};

/// As compiled.
struct ProtectedTimeModel {
    std::vector<std::int8_t> roles; ///< by role
    double places = 0; ///< mean
    std::int32_t time = 0; ///< hundredths
    double support = 0, leaving_log_hazard = 0, willing_share = 1;
    Duration minimum_in_role{}, between_rounds{};
    std::int64_t pence = 0; ///< per place and year
};

/// Who holds the places of one arrangement, and what they have cost.
struct ProtectedPlaces {
    bool on = false;
    std::size_t places = 0; ///< of this replication
    std::vector<PractitionerId> holders;
    Instant accrued_to{};
    __int128 accrued = 0; ///< pence a year x microseconds
    std::int64_t reported = 0;
};

struct Authority;
struct Model;
struct State;
struct IndividualArrangement;

/// Adds it to the model. @return its index @pre its names are known
int compile_protected_time(Model& model, const Authority& authority, const ProtectedTime& time);

namespace protected_time {

/// Of a replication.
void clear(State& s);
/// Arrangements may have begun or ended.
void rules_changed(State& s);
/// Free places of one arrangement are offered; the next round is planned.
void offer(State& s, std::size_t arrangement);
/// She leaves, or is in another role: her place is free.
void release(State& s, PractitionerId p);
/// What she has of it, added to her terms.
void add_to_arrangement(const State& s, PractitionerId p, IndividualArrangement& arrangement);
/// Its money and places, into the row of the present period.
void record_period_stocks(State& s);

} // namespace protected_time

} // namespace tenure
