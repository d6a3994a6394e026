// What a team's manager does to the team: the rules, and what each practitioner's last update
// found; team_manager.hpp says how it works.
#pragma once

namespace tenure {

/// Logits are added to the exhaustion target, log hazards to leaving; 0: no influence.
struct TeamManagerParameters {
    double merit_support = 0;            ///< logits taken off per standard deviation of merit
    double merit_leaving_log_hazard = 0; ///< per standard deviation of merit; below 0: fewer leave
    double usual_span = 6;               ///< practitioners per manager at which span does nothing
    double span_exhaustion = 0; ///< logits per practitioner beyond the usual span; fewer take off
    double span_leaving_log_hazard = 0;
    double absent_exhaustion = 0; ///< logits while no manager of the team is there
    double absent_leaving_log_hazard = 0;
};

/// Beside the practitioner of the same index: what the team's management comes to, as the last
/// exhaustion update found it.
struct Managed {
    double exhaustion_logit = 0;
    double leaving_log_hazard = 0;
};

} // namespace tenure
