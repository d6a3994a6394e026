// An authority as its file says it: plain data with names as written, amounts in the units of the
// field's name, checked by the scenario room before anything runs.
#pragma once

#include "career/ladder.hpp"
#include "core/calendar.hpp"
#include "workforce/absence_data.hpp"
#include "workforce/casework_data.hpp"
#include "workforce/cover_data.hpp"
#include "workforce/equality_data.hpp"
#include "workforce/exhaustion_data.hpp"
#include "workforce/experience_data.hpp"
#include "workforce/inspection_data.hpp"
#include "workforce/leaving_data.hpp"
#include "workforce/pay.hpp"
#include "workforce/population.hpp"
#include "workforce/progression_data.hpp"
#include "workforce/published_data.hpp"
#include "workforce/recruitment_data.hpp"
#include "workforce/registration_data.hpp"
#include "workforce/supervision_data.hpp"
#include "workforce/survey_data.hpp"
#include "workforce/team_manager_data.hpp"
#include "workforce/transfers_data.hpp"
#include "workforce/year_effects_data.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

struct Team {
    std::string name;
    std::string title;
    std::string kind = {};    ///< stages of casework belong to teams of a kind
    bool peripatetic = false; ///< its staff cover elsewhere
};

/// Posts of a family in a team: the establishment.
struct PostGroup {
    std::string family;
    std::string team;
    int posts = 0;
};

inline constexpr std::size_t most_staff_groups = 4095; ///< that names of people can hold

/// Rules of the mechanisms an authority may have; what is left out is not simulated.
struct MechanismRules {
    std::optional<RegistrationParameters> registration;
    std::optional<CaseworkParameters> casework;
    std::optional<SupervisionParameters> supervision;
    std::optional<ExhaustionParameters> exhaustion;
    std::optional<ExperienceParameters> experience;
    std::optional<InspectionParameters> inspection;
    std::optional<EqualityParameters> equality;
    std::optional<AbsenceParameters> absence;
    std::optional<CoverParameters> cover;
    std::optional<TransferParameters> transfers;
    std::optional<TeamManagerParameters> team_manager;
    std::optional<SurveyParameters> survey; ///< changes nothing
    std::optional<YearEffectsParameters> year_effects;
};

struct Authority : MechanismRules {
    std::string name;
    std::string title;
    std::string source; ///< where the figures come from, in words
    Date start_date{2022, 10, 1};
    Ladder ladder;
    std::vector<Team> teams;
    std::vector<PostGroup> establishment;
    double establishment_growth_per_year = 0; ///< of all posts; they come and go by the quarter
    std::vector<StaffGroup> staff;
    std::vector<StaffMember> staff_list; ///< beside the groups; never copied into results
    std::string staff_list_file;         ///< where it was read from
    std::string staff_list_fingerprint;
    std::string pack_fingerprint;         ///< of numbers fitted together
    std::vector<PublishedYear> published; ///< changes nothing
    std::vector<ArrivalStream> arrivals;
    std::vector<Intake> intakes;
    PopulationParameters population;
    LeavingParameters leaving;
    CareerBreakParameters career_break;
    RecruitmentParameters recruitment;
    ProgressionParameters progression;
    PayParameters pay;
};

/// Index of a team's name, or an empty id.
inline TeamId find_team(const Authority& authority, const std::string& name) {
    for (std::size_t i = 0; i < authority.teams.size(); ++i)
        if (authority.teams[i].name == name) return TeamId(i);
    return {};
}

/// Which mechanisms beyond careers and posts are simulated.
struct Mechanisms {
    bool casework = false, supervision = false, exhaustion = false, absence = false, cover = false,
         transfers = false;
    bool survey = false; ///< only looks on
    bool equality = false;
    bool any() const {
        return casework || supervision || exhaustion || absence || cover || transfers;
    }
};
Mechanisms mechanisms_of(const Authority& authority);

} // namespace tenure
