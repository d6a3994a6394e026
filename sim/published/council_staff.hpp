// How many heads and posts of a council go to which role in which team, in England's proportions.
#pragma once

#include <string>
#include <vector>

namespace tenure {

/// So many whole things in proportion to weights, by largest remainders; of equal ones the first.
/// The parts add up to `total`. @pre weights not below 0, one of them above
std::vector<int> apportioned(int total, const std::vector<double>& weights);

struct StaffedTeam {
    std::string name, kind, title;
};

struct StaffedPosts {
    std::string family, team;
    int posts = 0;
};

struct StaffedHeads {
    std::string role, team;
    int heads = 0;
    bool holds_cases = false;
};

struct CouncilStaff {
    std::vector<StaffedTeam> teams;
    std::vector<StaffedPosts> posts;
    std::vector<StaffedHeads> heads;
    int heads_with_cases = 0, vacancies_with_cases = 0;
    bool seniors_hold_cases = false;
    double holders_fte = 0; ///< of heads_with_cases; set by who knows it
};

/// Teams of about 8 social workers' posts, at least one of each kind, and two without cases.
/// Social workers are in case teams as many as are to hold cases, the others without; if that is
/// not enough, senior practitioners hold cases too.
/// @param holders heads in post that are to hold cases
/// @pre heads >= 10, vacancies >= 0
CouncilStaff council_staff(int heads, int vacancies, double holders);

} // namespace tenure
