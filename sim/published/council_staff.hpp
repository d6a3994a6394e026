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
    bool away = false; ///< for long, at the census: a holder otherwise
};

/// Heads in post by role as published, in any unit; England's, 2022, where nothing is said (DfE; an
/// average authority's 221.6).
struct RoleMix {
    double case_holders = 104.2, senior_practitioners = 37.4, without_cases = 31.8,
           first_line = 32.8, middle_and_senior = 15.4;
};

/// How large a council is, and who of it holds cases.
struct StaffSize {
    int heads = 0; ///< in post
    double fte = 0;
    int vacancies = 0;
    double holders_fte = 0; ///< agency staff too
    int covering = 0,
        beyond = 0;        ///< agency staff: on vacancies, those with cases first; and others
    double away_share = 0; ///< of staff for cases; they are not among the holders
};

struct CouncilStaff {
    std::vector<StaffedTeam> teams;
    std::vector<StaffedPosts> posts;
    std::vector<StaffedHeads> heads;
    int heads_with_cases = 0; ///< at work
    int heads_away = 0;       ///< beside them
    /// That agencies could cover, when vacancies have come to lie as posts do.
    double vacancies_with_cases = 0, other_vacancies = 0;
    bool seniors_hold_cases = false;
    double holders_fte = 0; ///< of heads_with_cases
};

/// Teams of about 8 social workers' posts, at least one of each kind, and two without cases; those
/// who hold cases lie in teams as the work does. Social workers are in case teams as many as are to
/// hold cases, the others without; if that is not enough, senior practitioners hold cases too.
/// @pre heads >= 10, vacancies >= 0
CouncilStaff council_staff(const StaffSize& size, const RoleMix& mix = {});

} // namespace tenure
