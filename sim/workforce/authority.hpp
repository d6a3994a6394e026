// An authority as its file says it: plain data with names as written, amounts in the units of the
// field's name, checked by the scenario room before anything runs.
#pragma once

#include "career/ladder.hpp"
#include "core/calendar.hpp"
#include "workforce/leaving.hpp"
#include "workforce/pay.hpp"
#include "workforce/population.hpp"
#include "workforce/progression.hpp"
#include "workforce/recruitment.hpp"

#include <string>
#include <vector>

namespace tenure {

struct Team {
    std::string name;
    std::string title;
};

/// Posts of a family in a team: the establishment.
struct PostGroup {
    std::string family;
    std::string team;
    int posts = 0;
};

struct Authority {
    std::string name;
    std::string title;
    std::string source; ///< where the figures come from, in words
    Date start_date{2022, 10, 1};
    Ladder ladder;
    std::vector<Team> teams;
    std::vector<PostGroup> establishment;
    std::vector<StaffGroup> staff;
    std::vector<ArrivalStream> arrivals;
    std::vector<Intake> intakes;
    PopulationParameters population;
    LeavingParameters leaving;
    CareerBreakParameters career_break;
    RecruitmentParameters recruitment;
    ProgressionParameters progression;
    PayParameters pay;
};

} // namespace tenure
