// Cover: while a post is vacant or its holder long away, somebody from the peripatetic pool or an
// agency works in the team.
//
// A request goes to the pool first, then to agencies: the k-th request for a role meets the same
// market under every policy. Cover never holds up permanent recruitment.
#pragma once

#include "core/calendar.hpp"
#include "core/id.hpp"
#include "kernel/law.hpp"

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
    double availability = 1; ///< probability that an agency has somebody for a request
    Law lead_time;           ///< years from the request to the first day
    Law assignment; ///< years; an assignment that ends while the need lasts is asked for anew
    double productivity = 1; ///< of the caseload norm
    double cap_share = 1;    ///< of agency FTE in that and the FTE of holders of posts; none is
                             ///< engaged beyond it
    double retry_weeks = 4;  ///< after a request that was not met
    double experience_mean_years =
        8; ///< qualified, exponential; those below the rules' minimum are refused
    double conversion_per_year = 0; ///< hazard of taking the post she covers for good
    double own_leavers_share =
        0; ///< of those who left for agencies, would come back as agency staff
    std::optional<AgencyRules> rules;
    std::optional<int> covering_at_start; ///< vacancies; none: as availability has it
    int beyond_establishment = 0; ///< agency staff who cover nobody: there from the start on,
                                     ///< each followed by another
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
    std::optional<AgencyParameters> agency;
    std::vector<CoverStream> streams;
};

struct State;

namespace cover {

/// Streams of requests, and cover for posts that are empty, at the start of a replication.
void begin(State& s);
/// A post needs cover from now on; asked again for one that has it or waits for it, nothing
/// happens.
void want(State& s, PostId post);
/// It needs none any more: filled, back, or abolished.
void end_need(State& s, PostId post);
/// The next step of a post's cover is due: somebody comes, an assignment ends, another try.
void step(State& s, PostId post);
/// A peripatetic worker is free, or there is one more or fewer.
void reconsider_pool(State& s);
/// Peripatetic teams have a post more, or fewer. With the first, posts that only the pool can cover
/// come to need cover.
void pool_posts_changed(State& s, int by);
/// She cannot go on covering: away for long, has left. @return whether she did cover
bool withdraw(State& s, PractitionerId p);
/// She has left to work for agencies and may come back through one.
void remember_leaver(State& s, PractitionerId p);
/// Agency staff and the pool, into the row of the present period; their charge up to now.
void record_period_stocks(State& s);

} // namespace cover

} // namespace tenure
