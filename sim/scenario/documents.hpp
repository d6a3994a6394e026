// The declarations of everything a scenario may hold, one function for each struct.
#pragma once

#include "scenario/describe.hpp"
#include "scenario/fields.hpp"
#include "workforce/study.hpp"

#include <optional>
#include <vector>

namespace tenure {

/// A study as its file says it; authority and policies lie in files or maps of their own.
struct StudyFile {
    Study study;
    std::optional<Date> start_date; ///< instead of the authority's
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
void declare(Fields& f, RecruitmentParameters& x);
void declare(Fields& f, YearlyDate& x);
void declare(Fields& f, ProgressionParameters& x);
void declare(Fields& f, PayParameters& x);
void declare(Fields& f, Service& x);
void declare(Fields& f, StageNext& x);
void declare(Fields& f, Stage& x);
void declare(Fields& f, CaseworkParameters& x);
void declare(Fields& f, SupervisionParameters& x);
void declare(Fields& f, ExhaustionParameters& x);
void declare(Fields& f, AbsenceParameters& x);
void declare(Fields& f, AgencyRate& x);
void declare(Fields& f, AgencyRules& x);
void declare(Fields& f, AgencyParameters& x);
void declare(Fields& f, CoverStream& x);
void declare(Fields& f, CoverParameters& x);
void declare(Fields& f, Authority& x);

void declare(Fields& f, RetentionPayment& x);
void declare(Fields& f, PanelChange& x);
void declare(Fields& f, Coaching& x);
void declare(Fields& f, IntakeChange& x);
void declare(Fields& f, EstablishmentChange& x);
void declare(Fields& f, PayAward& x);
void declare(Fields& f, LeavingChange& x);
void declare(Fields& f, OpenWays& x);
void declare(Fields& f, Block& x);
void declare(Fields& f, Policy& x);

void declare(Fields& f, StudyValue& x);
void declare(Fields& f, PrecisionWanted& x);
void declare(Fields& f, Design& x);
void declare(Fields& f, StudyFile& x);

/// What two blocks would set to different values at one time, in words; null if nothing.
const char* clash(const std::vector<Block>& blocks);
/// Its own and those of the policies it combines.
std::vector<Block> blocks_of(const Policy& policy);

/// Authority, policy and study, with all their fields.
std::vector<Document> documents();

} // namespace tenure
