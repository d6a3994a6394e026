// Recruitment: its rules, outside applicants and intakes, as written; recruitment.hpp says how
// posts are filled.
#pragma once

#include "kernel/law.hpp"

#include <string>
#include <vector>

namespace tenure {

enum class Filling {
    instant,     ///< at once
    after_delay, ///< when a recruiter has worked on it for `delay`
    advertised,  ///< rounds of advertising, a field, an appointment, notice and checks, a start
};

/// By which name an outside hire draws random numbers; it decides no law, only how closely policies
/// move together. benchmarks/README.md compares the three.
enum class OutsideIdentity {
    hire,      ///< k-th hired into the role from outside
    applicant, ///< k-th applicant in the role's stream; k-th hire where there is no field of
               ///< applicants
    holder,    ///< k-th outside holder of this post
};

/// How posts of a family are filled.
struct FamilyRecruitment {
    std::string family;
    Filling filling = Filling::advertised;
    Law delay; ///< after_delay: from vacancy, or from a recruiter being free, to the start
    double outside_share = 1; ///< instant and after_delay: share of vacancies filled from outside
};

/// People outside who would answer an advertisement for a role, were there one.
struct ApplicantStream {
    std::string role;
    double per_year = 0;
    double usual_adverts = 0; ///< posts advertised at which they are so many; 0: as at the start
};

/// How outside applicants answer what is advertised. All off: a fixed stream, and whoever meets no
/// open round is lost.
struct MarketParameters {
    double advert_elasticity = 0; ///< of applicants in posts advertised over usual_adverts
    double rating_factor = 1;     ///< on applicants
    double patience_days = 0;     ///< mean, exponential, that they wait for a round to open
};

struct RecruitmentParameters {
    std::vector<FamilyRecruitment> families;
    std::vector<ApplicantStream> applicants;
    MarketParameters market;
    bool appointed_at_start = false; ///< to some empty posts, as many as streams make
    OutsideIdentity outside_identity = OutsideIdentity::hire;
    int recruiters = 0;               ///< after_delay: vacancies worked on at a time; 0: no limit
    double advertising_days = 28;     ///< a round is open, and collects applicants
    double selection_days = 14;       ///< from closing to an offer
    double pause_days = 14;           ///< from a failed round to the next
    double checks_days = 21;          ///< between offer and start, beside notice
    double outside_notice_days = 56;  ///< an outsider gives where he works now
    double inside_notice_days = 28;   ///< before a colleague moves across
    double outside_appointable = 0.5; ///< probability that an applicant could be appointed
    double inside_appointable = 0.7;
    double inside_advantage = 0.5;       ///< added to an insider's merit, in standard deviations
    double merit_noise = 1;              ///< sd of a panel's judgement about a merit of sd 1
    double applicant_pay_elasticity = 0; ///< of applicants in own pay over market pay
    double reluctant_application = 0.2;  ///< factor on applying for a track one does not want
    double advertising_gbp = 0;          ///< per round
    double induction_gbp = 0;            ///< per starter from outside
    double largest_learner_share = 1; ///< of a team's posts of a family; an intake adds none beyond
};

/// Where newly qualified people come from: what answers the seats that an intake asks for.
struct SupplyRoute {
    std::string name;
    double share = 1;    ///< of the seats asked for, over the sum of shares
    double places = -1;  ///< the most it has for this intake in a year; below 0: no limit; a
                         ///< fraction is the chance of one more
    double fill = 1;     ///< probability that a place is taken up
    double drop_out = 0; ///< of whoever took it up, before the first day
    double lag_days = 0; ///< they start after the intake's day
    double cost_gbp = 0; ///< for each who starts
    int every_years = 1;
    int first_year = 2000; ///< a calendar year in which it has people; others follow it
};

inline constexpr std::size_t most_routes = 8;

/// A yearly intake of people into a role: seat k of an intake is the same person under every
/// policy.
inline constexpr std::size_t most_intakes = 16; ///< of an authority

struct Intake {
    std::string name;
    std::string role;
    std::string team;
    unsigned month = 9;
    unsigned day = 1;
    double seats = 0; ///< a year; a fraction is drawn, year by year
    bool beyond_establishment =
        false; ///< seats without an empty post wait, supernumerary, for the next
    std::vector<SupplyRoute> routes; ///< none: every seat is filled
};

} // namespace tenure
