#include "workforce/team_manager.hpp"

#include "workforce/influences.hpp"

#include <algorithm>
#include <cmath>

namespace tenure::team_manager {

namespace {

bool manages(const State& s, PractitionerId p) {
    return s.model->roles[person(s, p).role.index()].track == Track::management;
}

double merit(const State& s, PractitionerId manager) {
    const Practitioner& x = person(s, manager);
    const double own = s.merits[manager.index()];
    const double drawn =
        std::isnan(own) ? normal(address(s.random, Purpose::merit, x.judged)) : own;
    return drawn + influences::merit(s, manager, x.role);
}

/// Those who manage a team and are there.
struct Management {
    int managers = 0;
    double merit = 0; ///< their sum
};

Management managers_there(const State& s, TeamId team) {
    Management sum;
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        if (s.model->roles[r].track != Track::management) continue;
        for (PractitionerId q : s.roles[r].people) {
            if (worker(s, q).team != team || worker(s, q).share == 0) continue;
            ++sum.managers;
            sum.merit += merit(s, q);
        }
    }
    return sum;
}

bool has_posts_in_management(const State& s, TeamId team) {
    return std::any_of(s.posts.begin(), s.posts.end(), [&](const Post& x) {
        const RoleId recruits = s.model->families[x.family.index()].recruits;
        return x.team == team && !x.abolished &&
               s.model->roles[recruits.index()].track == Track::management;
    });
}

int case_holders(const State& s, TeamId team) {
    const auto& workers = team_of(s, team).workers;
    const auto holds = [&](const TeamMember& x) { return worker(s, x.who).norm > 0; };
    return static_cast<int>(std::count_if(workers.begin(), workers.end(), holds));
}

} // namespace

bool Mechanism::acts_on_leaving(const Model& m) {
    const TeamManagerParameters& rules = *m.rules.team_manager;
    return rules.merit_leaving_log_hazard != 0 || rules.span_leaving_log_hazard != 0 ||
           rules.absent_leaving_log_hazard != 0;
}

void Mechanism::update(State& s, PractitionerId p) {
    Managed& mine = s.managed[p.index()];
    mine = {};
    const TeamId team = worker(s, p).team;
    if (!team || manages(s, p)) return;
    const TeamManagerParameters& rules = *s.model->rules.team_manager;
    const Management there = managers_there(s, team);
    if (there.managers == 0) {
        if (has_posts_in_management(s, team))
            mine = {rules.absent_exhaustion, rules.absent_leaving_log_hazard};
        return;
    }
    const double merit = there.merit / there.managers;
    const double beyond =
        static_cast<double>(case_holders(s, team)) / there.managers - rules.usual_span;
    mine.exhaustion_logit = rules.span_exhaustion * beyond - rules.merit_support * merit;
    mine.leaving_log_hazard =
        rules.span_leaving_log_hazard * beyond + rules.merit_leaving_log_hazard * merit;
}

} // namespace tenure::team_manager
