#include "tests/reproducibility/at_work.hpp"

#include "tests/reproducibility/trials.hpp"

namespace tenure::test {

namespace {

constexpr int teams = 12;
const char* const kinds[] = {"assessment", "help", "care", "help"};

std::string team_name(int t) { return "team_" + std::to_string(t); }

/// Of n, the part that falls to team t.
int part(int n, int t) { return n * (t + 1) / teams - n * t / teams; }

bool has_cases(const std::string& role) {
    return role == "nqsw" || role == "social_worker_2" || role == "social_worker_3" ||
           role == "senior_practitioner";
}

void split_posts(Authority& a) {
    std::vector<PostGroup> groups;
    for (const PostGroup& g : a.establishment) {
        if (g.family != "social_worker" && g.family != "senior_practitioner")
            groups.push_back(g);
        else
            for (int t = 0; t < teams; ++t)
                groups.push_back({g.family, team_name(t), part(g.posts, t)});
    }
    a.establishment = groups;
}

void split_staff(Authority& a) {
    std::vector<StaffGroup> groups;
    for (int t = 0; t < teams; ++t)
        for (StaffGroup g : a.staff) {
            if (!has_cases(g.role)) continue;
            g.team = team_name(t);
            g.heads = part(static_cast<int>(g.heads), t);
            groups.push_back(g);
        }
    for (const StaffGroup& g : a.staff)
        if (!has_cases(g.role)) groups.push_back(g);
    a.staff = groups;
}

Stage stage(const char* name, const char* kind, Law duration, std::vector<StageNext> next) {
    Stage x;
    x.name = name;
    x.team_kind = kind;
    x.duration = std::move(duration);
    x.next = std::move(next);
    return x;
}

Law gamma_law(double mean, double cv) {
    Law law = exponential_law(mean);
    law.kind = LawKind::gamma;
    law.cv = cv;
    return law;
}

CaseworkParameters some_casework() {
    CaseworkParameters c;
    c.services = {
        {"children", "", 1800, {1.1, 1, 1.2, .9, 1, 1.1, 1, .6, 1, 1.1, 1.2, .8}, "assessment"}};
    c.stages = {stage("assessment", "assessment", gamma_law(.15, .5),
                      {{"in_need", .35}, {"protection", .1}, {"looked_after", .02}}),
                stage("in_need", "help", exponential_law(.6), {{"protection", .1}}),
                stage("protection", "help", gamma_law(.8, .7), {{"looked_after", .2}}),
                stage("looked_after", "care", exponential_law(2.5), {})};
    c.stages[2].weight = 1.5;
    c.stages[3].looked_after = true;
    c.cap_share = 1.2;
    c.delay_days_per_change = 10;
    c.rereferral_probability = .2;
    c.rereferral_log_odds_per_change = .1;
    c.rereferral_delay = exponential_law(.6);
    return c;
}

} // namespace

Study bexley_at_work(double years) {
    Study study = bexley(years);
    Authority& a = study.authority;
    for (int t = 0; t < teams; ++t) a.teams.push_back({team_name(t), "", kinds[t % 4]});
    split_posts(a);
    split_staff(a);
    for (Intake& intake : a.intakes) intake.team.clear();
    for (Role& r : a.ladder.roles)
        if (has_cases(r.name)) r.caseload_norm = r.name == "nqsw" ? 12 : 16;
    a.casework = some_casework();
    return study;
}

} // namespace tenure::test
