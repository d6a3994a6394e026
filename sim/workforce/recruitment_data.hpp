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
};

struct RecruitmentParameters {
    std::vector<FamilyRecruitment> families;
    std::vector<ApplicantStream> applicants;
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

/// A yearly intake of people into a role: seat k of an intake is the same person under every
/// policy.
struct Intake {
    std::string name;
    std::string role;
    std::string team;
    unsigned month = 9;
    unsigned day = 1;
    double seats = 0; ///< a year; a fraction is drawn, year by year
    bool beyond_establishment =
        false;                   ///< seats without an empty post wait, supernumerary, for the next
    double supply_per_year = -1; ///< people who would come at all; below 0: as many as seats
};

} // namespace tenure
