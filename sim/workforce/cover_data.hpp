// Cover: its rules, and where the cover of each post stands; cover.hpp says how it works.
#pragma once

#include "core/calendar.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/law.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// What an agency worker costs, by the role covered.
struct AgencyRate {
    std::string role;
    double gbp_per_week = 0; ///< charged to the authority, full time
};

/// Rules on agency work, from a date on.
struct AgencyRules {
    Date from{2024, 10, 31};
    double minimum_years_qualified = 3; ///< after qualifying
    double cool_off_months = 3;         ///< after leaving a post in the region
    double notice_weeks = 4;            ///< when an assignment is ended
};

struct AgencyParameters {
    std::vector<AgencyRate> rates;
    double availability = 1;  ///< probability that an agency has somebody for a request
    double without_cases = 1; ///< factor on it for posts without cases
    Law lead_time;            ///< years from the request to the first day
    Law assignment; ///< years; an assignment that ends while the need lasts is asked for anew
    double productivity = 1; ///< of the caseload norm
    double cap_share = 1;    ///< of agency FTE in that and the FTE of holders of posts; none is
                             ///< engaged beyond it
    double retry_weeks = 4;  ///< after a request that was not met
    double experience_mean_years =
        8; ///< qualified, exponential; those below the rules' minimum are refused
    double conversion_per_year = 0; ///< hazard of taking the post they cover for good
    double own_leavers_share =
        0; ///< of those who left for agencies, would come back as agency staff
    std::optional<AgencyRules> rules;
    std::optional<int> covering_at_start; ///< vacancies; none: as availability has it
    double availability_elasticity =
        0;                       ///< of the odds of having somebody in usual over present use
    double price_elasticity = 0; ///< of the price in present over usual use
    double usual_use = 0;        ///< agency FTE as a share of that and of staff; 0: as at the start
    int beyond_establishment = 0; ///< agency staff who cover nobody, there from the start on
    double load_response = 0;     ///< more of them for a worker's worth of cases above the usual
};

/// Requests for cover from outside the model, lost when nobody of the pool is free: for comparison
/// with exact answers.
struct CoverStream {
    std::string team;
    double per_year = 0;
    Law length;
};

struct CoverParameters {
    bool covers_vacancies = true;
    bool covers_absence = true;
    /// The peripatetic pool covers absences, and vacancies to which somebody is appointed, alone.
    bool pool_for_temporary_needs = false;
    std::optional<AgencyParameters> agency;
    std::vector<CoverStream> streams;
};

/// Where the cover of a post stands.
enum class CoverStage : std::uint8_t {
    unneeded,
    coming, ///< an agency worker, after the lead time
    engaged,
    ending, ///< an agency worker, under notice
    unmet,  ///< nobody was to be had; another try follows
};

/// Beside the post of the same index.
struct PostCover {
    CoverStage stage = CoverStage::unneeded;
    bool peripatetic = false; ///< whose the worker is
    bool backfills = false;   ///< its holder was away when the worker began
    RoleId role;              ///< covered
    PractitionerId worker;
    std::uint32_t request = 0; ///< of its role; names the market it meets
    std::uint32_t tries = 0;
    std::int64_t pence_per_week = 0; ///< that the worker is charged at
    Instant ends = never;            ///< of the assignment
    Instant converts = never;        ///< would take the post for good, if it is still vacant
    Instant due = never;             ///< of the next step
};

/// An assignment from an outside stream of requests.
struct StreamAssignment {
    PractitionerId worker;
    Instant ends = never;
};

struct CoverStreamState {
    std::uint32_t requests = 0;
    Instant next_request = never;
    std::vector<StreamAssignment> under_way;
};

/// Agency staff and the peripatetic pool as a whole. Amounts of FTE are hundredths.
struct CoverState {
    std::vector<PostCover> posts;
    std::vector<std::uint32_t> requests; ///< by role
    std::vector<Instant> own_leavers;    ///< when those who left for agencies could come back
    std::vector<CoverStreamState> streams;
    std::vector<PostId> with_cases, without_cases; ///< posts, while they are gone through
    double usual_use = 0;                          ///< share of staff; 0: not known yet
    double usual_cases = 0;                        ///< for an FTE of holders; 0: not known yet
    std::int64_t extra_at_start = 0;               ///< places beyond the establishment
    std::int64_t extra_wanted = 0;
    std::int64_t agency_fte = 0;
    std::int64_t coming_fte = 0;
    std::int64_t agency_rate = 0;   ///< pence x hundredths of FTE a week, charged now
    std::int64_t backfill_rate = 0; ///< of that, for those who backfill
    std::int64_t pool_busy = 0;     ///< heads
    std::int64_t pool_posts = 0;    ///< of peripatetic teams
    Instant accrued_to{};
    __int128 charged = 0;    ///< agency_rate x microseconds
    __int128 backfilled = 0; ///< backfill_rate x microseconds
    __int128 busy_time = 0;  ///< pool_busy x microseconds
    std::int64_t charge_reported = 0, backfill_reported = 0, busy_reported = 0;
};

} // namespace tenure
