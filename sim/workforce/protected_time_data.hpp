// Protected time as written and as compiled, and who holds its places; protected_time.hpp says how
// it works.
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
    double supplement_gbp_per_year = 0; ///< to a holder; leaving answers as to pay
    int supervises_newly_qualified = 0; ///< so many of their team, a session a fortnight each
};

/// As compiled.
struct ProtectedTimeModel {
    std::vector<std::int8_t> roles; ///< by role
    double places = 0;              ///< mean
    std::int32_t time = 0;          ///< hundredths
    double support = 0, leaving_log_hazard = 0, willing_share = 1;
    Duration minimum_in_role{}, between_rounds{};
    std::int64_t pence = 0; ///< per place and year
    int supervises = 0;     ///< newly qualified
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

/// Beside the practitioner of the same index.
struct ProtectedPlace {
    std::int16_t which = -1; ///< index into Model::protected_times; below 0: none
};

} // namespace tenure
