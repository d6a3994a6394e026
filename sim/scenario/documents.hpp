// The declarations of everything a scenario may hold, one function for each struct.
#pragma once

#include "scenario/describe.hpp"
#include "scenario/fields.hpp"
#include "scenario/lever.hpp"
#include "scenario/uncertain.hpp"
#include "workforce/study.hpp"

#include <optional>
#include <vector>

namespace tenure {

/// A study as its file says it; authority and policies lie in files or maps of their own.
struct StudyFile {
    Study study;
    std::optional<Date> start_date; ///< instead of the authority's
    std::vector<Lever> explore;
};

/// A month at least.
inline constexpr Allowed horizon{0.08, 200, false, false};
/// Whether the study looks a number of whole months ahead, if that is how it counts.
bool good_horizon(const Study& study);
inline constexpr const char* not_whole_months =
    "is no number of whole months: write twelfths, such as 0.25, 0.5 or 0.58";

/// How the points of a sweep lie.
enum class SweepDesign : std::uint8_t {
    grid,            ///< every value with every other
    latin_hypercube, ///< each field spread evenly, in an order of its own
    sobol,           ///< all of them together spread evenly
};
const char* to_text(SweepDesign design);

/// A field that a sweep varies: over values, over words, over a range, or over the study's own.
struct VariedField {
    std::string field; ///< by which results know a parameter: authority.leaving.pay_elasticity
    std::vector<double> values;
    std::vector<std::string> words;
    std::optional<double> low, high, value;
    std::optional<Distribution> distribution;
    bool whole = false;
    std::uint32_t steps = 0;
};

/// A sweep as its file says it: a study, run at many points.
struct SweepFile {
    std::string title;
    SweepDesign design = SweepDesign::sobol;
    std::uint32_t points = 0;
    std::vector<VariedField> vary;
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replications;
    std::optional<double> horizon_years;
    std::vector<std::string> policies;
};

/// A table of its own, read from comma-separated values.
struct StaffList {
    std::vector<StaffMember> rows;
};

void declare(Fields& f, TimeShares& x);
void declare(Fields& f, Role& x);
void declare(Fields& f, Qualification& x);
void declare(Fields& f, Progression& x);
void declare(Fields& f, Family& x);
void declare(Fields& f, Ladder& x);

void declare(Fields& f, Team& x);
void declare(Fields& f, PostGroup& x);
void declare(Fields& f, StaffGroup& x);
void declare(Fields& f, StaffMember& x);
void declare(Fields& f, StaffList& x);
void declare(Fields& f, PublishedYear& x);
void declare(Fields& f, ArrivalStream& x);
void declare(Fields& f, Intake& x);
void declare(Fields& f, AgeBand& x);
void declare(Fields& f, PopulationParameters& x);
void declare(Fields& f, TenureBand& x);
void declare(Fields& f, LeavingAgeBand& x);
void declare(Fields& f, RoleMultiplier& x);
void declare(Fields& f, LeavingDestination& x);
void declare(Fields& f, LeavingParameters& x);
void declare(Fields& f, CareerBreakParameters& x);
void declare(Fields& f, FamilyRecruitment& x);
void declare(Fields& f, ApplicantStream& x);
void declare(Fields& f, MarketParameters& x);
void declare(Fields& f, SupplyRoute& x);
void declare(Fields& f, YearEffect& x);
void declare(Fields& f, NationalYear& x);
void declare(Fields& f, YearEffectsParameters& x);
void declare(Fields& f, RecruitmentParameters& x);
void declare(Fields& f, YearlyDate& x);
void declare(Fields& f, ProgressionParameters& x);
void declare(Fields& f, PayParameters& x);
void declare(Fields& f, Service& x);
void declare(Fields& f, StageNext& x);
void declare(Fields& f, Stage& x);
void declare(Fields& f, Schools& x);
void declare(Fields& f, CaseworkParameters& x);
void declare(Fields& f, SupervisionParameters& x);
void declare(Fields& f, ExhaustionParameters& x);
void declare(Fields& f, AbsenceParameters& x);
void declare(Fields& f, AgencyRate& x);
void declare(Fields& f, AgencyRules& x);
void declare(Fields& f, AgencyParameters& x);
void declare(Fields& f, CoverStream& x);
void declare(Fields& f, CoverParameters& x);
void declare(Fields& f, TransferParameters& x);
void declare(Fields& f, SurveyParameters& x);
void declare(Fields& f, GroupShare& x);
void declare(Fields& f, EqualityParameters& x);
void declare(Fields& f, ExperienceStep& x);
void declare(Fields& f, ExperienceParameters& x);
void declare(Fields& f, RatingEffects& x);
void declare(Fields& f, RatingChange& x);
void declare(Fields& f, InspectionParameters& x);
void declare(Fields& f, Authority& x);

void declare(Fields& f, RetentionPayment& x);
void declare(Fields& f, PanelChange& x);
void declare(Fields& f, Coaching& x);
void declare(Fields& f, IntakeChange& x);
void declare(Fields& f, EstablishmentChange& x);
void declare(Fields& f, PayAward& x);
void declare(Fields& f, LeavingChange& x);
void declare(Fields& f, StayWithChild& x);
void declare(Fields& f, TransferRegister& x);
void declare(Fields& f, AcademyIntake& x);
void declare(Fields& f, AcademyRoute& x);
void declare(Fields& f, ProtectedCaseload& x);
void declare(Fields& f, Academy& x);
void declare(Fields& f, ProtectedTime& x);
void declare(Fields& f, Preparation& x);
void declare(Fields& f, RegistrationParameters& x);
void declare(Fields& f, Evidence& x);
void declare(Fields& f, OpenWays& x);
void declare(Fields& f, SchoolPilot& x);
void declare(Fields& f, CaseloadCap& x);
void declare(Fields& f, AgencyCap& x);
void declare(Fields& f, RecruitmentChange& x);
void declare(Fields& f, VacancyFreeze& x);
void declare(Fields& f, SupervisionChange& x);
void declare(Fields& f, ProgrammeLength& x);
void declare(Fields& f, InspectionRating& x);
void declare(Fields& f, DemandChange& x);
void declare(Fields& f, Block& x);
void declare(Fields& f, Policy& x);

void declare(Fields& f, StudyValue& x);
void declare(Fields& f, PrecisionWanted& x);
void declare(Fields& f, Design& x);
void declare(Fields& f, SeekLever& x);
void declare(Fields& f, SeekTarget& x);
void declare(Fields& f, SeekLimit& x);
void declare(Fields& f, SeekQuestion& x);
void declare(Fields& f, Lever& x);
void declare(Fields& f, StudyFile& x);
void declare(Fields& f, VariedField& x);
void declare(Fields& f, SweepFile& x);

/// What two blocks would set to different values at one time, in words; null if nothing.
const char* clash(const std::vector<Block>& blocks);
/// Its own and those of the policies it combines.
std::vector<Block> blocks_of(const Policy& policy);

/// Authority, policy, study, sweep, staff list and pack, with all their fields; made once.
const std::vector<Document>& documents();

} // namespace tenure
