// An authority under one policy, compiled: names have become indices, dates instants, months years.
//
// Read-only while a replication runs and shared by all of them. Rates are per year, durations in
// years, money in pence, time in microseconds.
#pragma once

#include "core/id.hpp"
#include "workforce/casework_model.hpp"
#include "workforce/equilibrium.hpp"
#include "workforce/school_pilot_data.hpp"
#include "workforce/study.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace tenure {

/// An amount of FTE, of cases or of a whole, counted in hundredths. @pre not below 0
inline std::int32_t hundredths(double x) { return static_cast<std::int32_t>(x * 100 + 0.5); }
/// Money is counted in pence.
inline std::int64_t pence(double gbp) {
    return static_cast<std::int64_t>(std::floor(gbp * 100 + 0.5));
}

/// A constant hazard, ready to use with times in microseconds.
struct ConstantHazard {
    double hazard = 0;                                     ///< per microsecond
    double mean = std::numeric_limits<double>::infinity(); ///< microseconds
};
/// Of a rate per year.
ConstantHazard constant_hazard(double rate);

/// Microseconds that no study lasts, and that can be added to any instant.
inline constexpr double beyond_any_study = 6e18;

/// So many microseconds, rounded to whole ones, but no more than no study lasts, NaN as many.
/// @pre not below 0
inline Duration rounded(double us) {
    const double within = us < beyond_any_study ? us : beyond_any_study;
    return Duration{static_cast<std::int64_t>(within + 0.5)};
}

inline constexpr std::uint32_t most_evidence = 64; ///< items in one portfolio

struct EvidenceModel {
    int items = 1;
    Law law;
};

struct ProgressionModel {
    RoleId from, to;
    ProgressionKind kind = ProgressionKind::vacancy;
    double minimum_years_in_role = 0;
    double minimum_years_qualified = 0;
    Duration minimum_in_role{}, minimum_qualified{}; ///< the same, to compare with
    std::uint32_t required = 0;                      ///< bit mask of qualifications
    bool commitment_suffices = false;
    double programme_years = 0;
    double extension_probability = 0;
    double extension_years = 0;
    Law portfolio;
    std::vector<EvidenceModel> evidence;
    double probation_years = 0;
    double probation_pass_probability = 1;
    Law secondment; ///< never: not one
    bool is_secondment() const { return secondment.kind != LawKind::never; }
    double attempt_probability = 1;
    double resubmission_years = 0;
    double pass_probability = 1;
    ConstantHazard rate;
    double application_probability = 0;
    bool open = true; ///< without a policy
};

/// A progression at a constant rate that is the only one without a vacancy out of its role.
struct SteadyProgression {
    double mean = 0; ///< microseconds
    ProgressionId by;
    RoleId to;
};

struct alignas(64) RoleModel {
    Track track = Track::practice;
    FamilyId family;
    SteadyProgression steady;            ///< if there is one
    std::vector<std::int64_t> pay_pence; ///< a year, by point, at the baseline's scale
    std::vector<ProgressionId> in_place; ///< ways up that keep the post
    std::vector<ProgressionId> by_post;  ///< vacancy and lateral ways out
    std::vector<ProgressionId> into;     ///< vacancy and lateral ways in
    double applicants_per_year = 0;
    double usual_adverts = 0;
    std::uint32_t qualifications_asked = 0; ///< of those who come in
    std::int32_t norm = 0;                  ///< caseload norm, hundredths
    std::int32_t supervision_span = 0;
    bool supervises_learners_only = false;
    bool stands_in = false;
    double support_to_team = 0; ///< logits
    bool summit = false;
    bool open_progression_in = false; ///< without a policy
};

/// Hazards by [role][tenure band][age band][destination], per year.
struct LeavingModel {
    std::vector<double> tenure_edges; ///< years, ascending, first is 0
    std::vector<double> age_edges;    ///< years, ascending, first is 0
    std::vector<double> hazard;
    std::vector<double> total_hazard; ///< over destinations, by [role][tenure band][age band]
    std::vector<std::uint8_t> active; ///< destinations that are possible at all
    std::array<std::vector<Law>, destinations>
        service; ///< components of a law of service; empty: bands
    std::array<Law, destinations> service_mixture;
    std::vector<ServiceKinds> kinds; ///< combinations of components; one where there is no mixture
    std::vector<EquilibriumService>
        equilibrium; ///< by role; empty where nobody asks, or age is asked as well
    std::array<bool, destinations> responds{};
    double frailty_variance = 0;
    bool population_average = true;
    bool constant = true;                     ///< hazards depend on the role alone
    std::vector<ConstantHazard> only_hazards; ///< then, by [role][destination]
    bool only_out_of_profession = false;      ///< no other destination is active
    bool one_clock = false; ///< that, hazards depend on the role alone, no factor acts on them
    bool any_service = false;
    bool any_responds =
        false; ///< some destination responds to conditions, and conditions can differ
    bool factors_vary = false; ///< the factors on anybody's hazards can be other than 1
    Duration notice{};
    double pay_elasticity = 0;
    double blocked_log_hazard = 0;
    double blocked_after_years = 0;
    bool blocked_without_a_way = false;
    double mismatch_log_hazard = 0;

    std::size_t row(RoleId role, std::size_t tenure_band, std::size_t age_band) const {
        return ((role.index() * tenure_edges.size() + tenure_band) * age_edges.size() + age_band) *
               destinations;
    }
};

struct FamilyModel {
    RoleId recruits;
    Filling filling = Filling::advertised;
    Law delay;
    double outside_share = 1;
};

struct PostGroupModel {
    FamilyId family;
    TeamId team;
    int posts = 0;
};

struct StaffGroupModel {
    RoleId role;
    TeamId team;
    double heads = 0;
    bool drawn = false;
    bool outside_posts = false;
    std::int64_t fte = 0; ///< hundredths, of them together; 0: drawn
    bool away = false;    ///< for long, at the start
};

/// One of the staff list.
struct MemberModel {
    RoleId role;
    TeamId team;
    Instant joined{}, in_role_since{}, qualified{}, born{};
    std::int32_t fte = 100;
    std::uint8_t pay_point = 0;
};

struct ArrivalModel {
    RoleId role;
    TeamId team;
    double rate = 0;
};

struct IntakeModel {
    RoleId role;
    TeamId team;      ///< empty: any
    double seats = 0; ///< mean
    bool beyond_establishment = false;
    std::vector<Instant> dates;
    std::vector<SupplyRoute> routes = {};
    double shares = 0;           ///< sum over routes
    std::vector<int> years = {}; ///< calendar years of the dates
};

/// A retention payment as compiled; see RetentionPayment.
struct PaymentModel {
    std::vector<bool> pays; ///< by role
    std::int64_t pence = 0; ///< per FTE
    double tie_in_years = 2;
    PaymentTime paid = PaymentTime::at_end;
    bool repeats = false;
    double minimum_years_of_service = 0;
    double deferred_share = 0;
    double deferred_over_years = 0.5;
    double response = 1;
};

/// A programme that prepares for other roles, as compiled; see Preparation.
struct PreparationModel {
    std::vector<bool> from; ///< by role
    std::uint64_t to = 0;   ///< bit mask of roles
    std::vector<Instant> cohorts, ends;
    double places = 0; ///< a year, mean
    int cohorts_a_year = 1;
    Duration minimum_in_role{};
    std::int32_t off_cases = 0; ///< hundredths of their time
    double merit_sd = 0;
    double application_odds = 1;
    double mismatch_factor = 1;
    std::int64_t pence = 0; ///< per place

    /// Of a year's places, which are shared among its cohorts as evenly as may be.
    int places_of(std::uint32_t cohort, int all) const {
        const int k = static_cast<int>(cohort % static_cast<std::uint32_t>(cohorts_a_year));
        return all * (k + 1) / cohorts_a_year - all * k / cohorts_a_year;
    }
};

/// What a block does, with names resolved. One kind each; several may be active at a time.
struct BlockModel {
    Instant start{}, end = never;
    int payment = -1;                    ///< index into Model::payments
    int panel_dates = -1;                ///< index into Model::panel_dates
    std::vector<double> portfolio_speed; ///< by role; empty: 1
    std::vector<double> pass_odds;
    std::vector<std::int64_t> coaching_pence;
    std::vector<double> pay_factor;     ///< by role
    std::vector<double> leaving_factor; ///< by role x destination
    int intake = -1;
    double intake_seats = 0;
    std::vector<std::size_t> post_groups; ///< indices into Model::post_groups
    int posts = 0;                        ///< in each of them
    std::vector<double> demand;           ///< by service; empty: 1
    int pilot = -1;                       ///< index into Model::pilots
    int preparation = -1;                 ///< index into Model::preparations
    int stay_with_child = -1;             ///< index into Model::stay_with_child
    int transfer_register = -1;           ///< index into Model::transfer_registers
    int academy = -1;                     ///< index into Model::academies
    int protected_time = -1;              ///< index into Model::protected_times
    std::vector<bool> opens;              ///< by progression; empty: none
    std::vector<double> caseload_cap;     ///< share of the norm by role; empty: none
    FamilyId regraded_from;               ///< whose posts in the same team these are made of
    TeamId moved_from;                    ///< whose posts of the same family these are
    int rating = -1;                      ///< index into the authority's; below 0: as it was
    std::vector<double> programme_years;  ///< by role whose it is; below 0: as it was
    double agency_cap = 1;
    std::vector<double> applicants, round_time; ///< by role; empty: 1
    std::vector<std::int64_t> round_pence;
    std::vector<bool> frozen;              ///< by family; empty: none
    double supervision_interval_weeks = 0; ///< 0: as it was
    double supervision_time = 1;
};

/// A step of what whoever has qualified lately does, as compiled; see ExperienceStep.
struct ExperienceStepModel {
    Duration from{}; ///< since they qualified
    std::int32_t share = 10'000;
};

struct TeamModel {
    std::uint32_t kind = 0; ///< teams without a kind share 0
    bool peripatetic = false;
};

/// Staying with the child as compiled; see StayWithChild.
struct StayModel {
    std::vector<std::uint8_t> keeps; ///< by team: 1, its workers keep their children
    std::vector<TeamId> teams;       ///< the same, listed
    double first_contact_share = 0;
    double emotional_load = 0;
    std::int32_t training_days = 0; ///< hundredths
    std::int64_t training_pence = 0;
    double application_probability = 0;
};

struct TransferModel {
    double wish_per_year = 0;
    Law lasts;
    double application_probability = 0;
    std::vector<bool> long_stay; ///< by team: who has been there for long wants another more often
    Duration long_stay_after{};
    double long_stay_factor = 1;
    double wishing_at_start = 0; ///< share of staff
    double wishing_factor = 1;   ///< on leaving for another authority, while a wish is unmet
    double content_factor = 1;   ///< on the same, else: their average is 1 where no wish is met
};

/// As TransferRegister.
struct RegisterModel {
    double release_probability = 1;
    std::int32_t shadowing_days = 0; ///< hundredths
    Duration delay{};
    std::int64_t pence_per_registration = 0;
};

struct Model {
    Mechanisms on;
    MechanismRules rules; ///< as the authority has them; names are not used any more
    bool has_workload_mechanisms = false; ///< whether any of them is
    bool careers_alone = false;  ///< nothing but posts, progressions and leaving, all alike
    bool lists_people = true;    ///< somebody asks who is in a role
    std::vector<TeamModel> team; ///< the authority's, then a team for each pilot
    std::vector<TeamId> peripatetic_teams;
    std::vector<PilotModel> pilots;
    CaseworkModel casework;
    SupervisionParameters supervision;
    ExhaustionParameters exhaustion;
    double exhaustion_rise = 0, exhaustion_fall = 0; ///< what is left of a distance after 28 days
    AbsenceParameters absence;
    CoverParameters cover;
    SurveyParameters survey;
    std::vector<std::int8_t> survey_roles; ///< asked, by role
    std::vector<Instant> survey_dates;
    std::vector<std::int64_t> agency_pence_per_week; ///< by role, full time
    std::vector<TeamId> stream_team;                 ///< of outside requests for cover
    Instant agency_rules_from = never;
    std::vector<RoleModel> roles;
    std::vector<ProgressionModel> progressions;
    std::vector<double> course_years; ///< by qualification
    std::vector<std::int64_t> course_pence;
    std::vector<FamilyModel> families;
    std::vector<PostGroupModel> post_groups; ///< the establishment, then groups that blocks add
    std::vector<StaffGroupModel> staff;
    std::vector<MemberModel> members; ///< of the staff list
    std::vector<ArrivalModel> arrivals;
    std::vector<IntakeModel> intakes;
    std::vector<std::vector<Instant>> panel_dates; ///< 0: the authority's; then those of blocks
    std::vector<Instant> completion_dates;
    std::vector<Instant> increments;
    std::vector<PaymentModel> payments;
    std::vector<PreparationModel> preparations;
    std::vector<BlockModel> blocks;
    std::vector<StayModel> stay_with_child;
    std::vector<RegisterModel> transfer_registers;
    TransferModel transfers;
    std::vector<ExperienceStepModel> experience_steps; ///< empty: nobody does less
    std::vector<double> group_share;                   ///< by role; empty: no group is told apart
    std::vector<AcademyModel> academies;
    std::vector<ProtectedTimeModel> protected_times;
    LeavingModel leaving;
    CareerBreakParameters career_break;
    YearEffectsModel year_effects;
    std::optional<RegistrationParameters> registration;
    std::vector<Instant> renewals;
    RecruitmentParameters recruitment; ///< its names are not used any more
    PopulationParameters population;
    PayParameters pay;
    double enrolment_delay_years = 0;
    std::size_t in_place_slots = 1; ///< the most that any role has
    bool any_day_panels = false;
    bool any_closed_progressions = false; ///< some way is there only while a policy opens it
    bool uses_aspiration = false;
    bool uses_traits = false; ///< hours, aspiration, qualifications: anything beside age and years
    bool uses_age = false;
    bool uses_past = false; ///< ages are given, or years qualified before joining
    bool uses_pay = false;
    // What mechanisms say of themselves, by folding over their list.
    bool gives_individual_arrangements =
        false; ///< a policy has something that only some people get
    bool arrangements_act_on_leaving = false;
    bool acts_on_applications = false;   ///< some mechanism acts on who applies and is selected
    std::uint32_t acting_on_leaving = 0; ///< a bit for each mechanism that does, in their order
    bool has_secondments = false;
    bool may_freeze = false; ///< some block freezes vacancies
    bool changes_supervision = false;
    bool anybody_stands_in = false; ///< for managers: a role says so
    std::vector<RoleId> advisers;   ///< roles whose holders support their team
    bool blocking_acts = false;     ///< on leaving, exhaustion or what a survey is told
    Instant horizon{};
    std::vector<Period> periods;
    std::size_t expected_events = 1000;
};

/// Compiles a checked authority and policy. @pre both passed their checks
Model compile(const Authority& authority, const Policy& policy, CalendarKind calendar,
              double horizon_years);

} // namespace tenure
