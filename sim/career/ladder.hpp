// The career ladder as an authority writes it: roles, the progressions between them, the
// qualifications that gate them, and the families of posts they share.
//
// Plain data with names as written. Everything that looks up a name does it once, by the
// functions at the end.
#pragma once

#include "core/id.hpp"
#include "kernel/law.hpp"

#include <string>
#include <vector>

namespace tenure {

enum class Track { learning, practice, management };

/// Whom somebody who supervises may supervise.
enum class Supervises { everybody, newly_qualified };

/// How a working week is meant to be spent; the shares add up to 1.
struct TimeShares {
    double cases = 1;
    double supervision = 0; ///< of others
    double learning = 0;
    double research = 0;
    double management = 0;
};

struct Role {
    std::string name;  ///< the word for it in files and results: nqsw
    std::string title; ///< for people: Newly qualified social worker
    Track track = Track::practice;
    double pay_minimum_gbp_per_year = 0;
    double pay_maximum_gbp_per_year = 0;
    int pay_points = 1; ///< equal steps from minimum to maximum, one a year
    TimeShares time;
    double caseload_norm = 0; ///< cases per full-time holder; 0: holds no cases
    int supervision_span = 0; ///< practitioners a holder can supervise
    Supervises supervises = Supervises::everybody;
    bool stands_in = false;     ///< supervises in place of a manager who is away or missing
    double support_to_team = 0; ///< logits by which the colleagues' exhaustion target is lower
    bool summit = false;        ///< holders want to go no further
};

/// Earned by a course; gates progressions.
struct Qualification {
    std::string name;
    std::string title;
    double course_months = 0;
    double cost_gbp = 0;
};

enum class ProgressionKind {
    completion, ///< a programme of fixed length, then a panel: pass, extend, or fail and leave
    panel,      ///< no vacancy needed: eligible, builds a portfolio, panels sit on dates
    vacancy,    ///< competitive appointment to an open post
    threshold,  ///< no vacancy needed and no cap: requirements only
    lateral,    ///< sideways, by appointment to an open post
    rate,       ///< at a constant hazard: for comparison with exact answers
};

/// One kind of what a portfolio is made of.
struct Evidence {
    std::string name;
    int items = 1;
    Law item; ///< time an item takes, years
};

/// An edge of the ladder. Members that its kind does not use are ignored.
struct Progression {
    std::string from;
    std::string to;
    ProgressionKind kind = ProgressionKind::vacancy;
    double minimum_months_in_role = 0;
    double minimum_months_qualified = 0;
    std::vector<std::string> requires_qualifications; ///< all of them
    bool commitment_suffices = false;                 ///< being on the course counts as holding it
    double programme_months = 12;                     ///< completion
    double extension_probability = 0;                 ///< completion: of not passing the first time
    double extension_months = 3;                      ///< completion
    Law portfolio;                                    ///< panel: time to build a portfolio, years
    std::vector<Evidence> evidence; ///< panel: instead of portfolio; kinds at once, items in turn
    double probation_months = 0;    ///< completion: at the authority, before it is complete
    double probation_pass_probability = 1; ///< completion
    Law secondment; ///< lateral: how long, with return to the old post; never: for good
    double attempt_probability = 1; ///< panel, threshold: of ever wanting it, given aspiration
    double resubmission_months = 6; ///< panel: work between a failed panel and the next
    double pass_probability = 1;    ///< completion, panel; per attempt
    double rate_per_year = 0;       ///< rate
    double application_probability =
        0;            ///< vacancy, lateral: of applying to one open post, given aspiration
    bool open = true; ///< false: only while a policy opens it
};

/// Posts that the same group of roles may hold. A panel promotion inside a family keeps the post.
struct Family {
    std::string name;
    std::string title;
    std::vector<std::string> roles; ///< from the lowest up
    std::string recruits;           ///< role in which outsiders are appointed
};

/// So many a ladder can have; and ways up without a vacancy out of one role.
inline constexpr std::size_t most_roles = 64, most_qualifications = 32, most_inplace = 4;

struct Ladder {
    std::vector<Role> roles;
    std::vector<Qualification> qualifications;
    std::vector<Progression> progressions;
    std::vector<Family> families;
};

const char* to_text(Track track);
const char* to_text(ProgressionKind kind);

/// Index of a name, or an empty id.
RoleId find_role(const Ladder& ladder, const std::string& name);
QualificationId find_qualification(const Ladder& ladder, const std::string& name);
FamilyId find_family(const Ladder& ladder, const std::string& name);
/// The family whose posts a role may hold, or an empty id.
FamilyId family_of(const Ladder& ladder, const std::string& role);

/// What is wrong with the ladder as a whole, in words; empty if nothing.
struct LadderFault {
    std::string where; ///< for example "progressions[3].to"
    std::string what;
};
std::vector<LadderFault> faults(const Ladder& ladder);

} // namespace tenure
