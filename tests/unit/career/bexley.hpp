// The seven-step pathway of Bexley, for tests: nine roles, one way in at the bottom.
#pragma once

#include "career/ladder.hpp"

namespace tenure::test {

inline Role role(const char* name, const char* title, Track track, double low, double high) {
    Role r;
    r.name = name;
    r.title = title;
    r.track = track;
    r.pay_minimum_gbp_per_year = low;
    r.pay_maximum_gbp_per_year = high;
    r.pay_points = low < high ? 6 : 1;
    return r;
}

inline Progression step(const char* from, const char* to, ProgressionKind kind, double months = 0) {
    Progression p;
    p.from = from;
    p.to = to;
    p.kind = kind;
    p.minimum_months_in_role = months;
    return p;
}

inline std::vector<Role> bexley_roles() {
    const Track practice = Track::practice, management = Track::management;
    return {role("nqsw", "Newly qualified social worker", Track::learning, 25742, 25742),
            role("social_worker_2", "Social worker, Level 2", practice, 28687, 32498),
            role("social_worker_3", "Social worker, Level 3", practice, 32559, 37646),
            role("senior_practitioner", "Senior practitioner", practice, 37901, 43570),
            role("assistant_team_manager", "Assistant team manager", management, 37901, 43570),
            role("practice_development_consultant",
                 "Practice development consultant / practice educator", practice, 37901, 43570),
            role("child_protection_chair", "Child protection chair / independent reviewing officer",
                 practice, 37901, 43570),
            role("team_manager", "Team manager", management, 43964, 50254),
            role("service_manager", "Service manager", management, 50815, 58508)};
}

inline std::vector<Progression> bexley_progressions() {
    const auto vacancy = ProgressionKind::vacancy, lateral = ProgressionKind::lateral;
    const char* advanced[] = {"assistant_team_manager", "practice_development_consultant",
                              "child_protection_chair"};
    std::vector<Progression> all{
        step("nqsw", "social_worker_2", ProgressionKind::completion),
        step("social_worker_2", "social_worker_3", ProgressionKind::panel, 12),
        step("social_worker_3", "senior_practitioner", vacancy, 12)};
    all[0].extension_probability = .10;
    all[0].pass_probability = .95;
    all[1].portfolio = exponential_law(.5);
    all[1].pass_probability = .75;
    for (const char* to : advanced) all.push_back(step("senior_practitioner", to, vacancy, 24));
    for (const char* from : advanced) all.push_back(step(from, "team_manager", vacancy, 12));
    for (const char* from : advanced)
        for (const char* to : advanced)
            if (from != to) all.push_back(step(from, to, lateral, 12));
    all.push_back(step("team_manager", "service_manager", vacancy, 24));
    for (auto& p : all) p.application_probability = .05;
    return all;
}

inline Ladder bexley() {
    Ladder ladder{bexley_roles(), {}, bexley_progressions(), {}};
    ladder.qualifications = {
        {"practice_educator", "Practice educator standards, stages 1 and 2", 9, 1500},
        {"leadership_diploma", "Leadership diploma", 12, 4000}};
    for (auto& p : ladder.progressions)
        if (p.to == "team_manager") p.requires_qualifications = {"leadership_diploma"};
    ladder.families = {{"social_workers",
                        "Social workers",
                        {"nqsw", "social_worker_2", "social_worker_3"},
                        "nqsw"}};
    for (std::size_t r = 3; r < ladder.roles.size(); ++r)
        ladder.families.push_back(
            {ladder.roles[r].name + "s", "", {ladder.roles[r].name}, ladder.roles[r].name});
    return ladder;
}

} // namespace tenure::test
