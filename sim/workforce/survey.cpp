#include "workforce/survey.hpp"

#include "workforce/state.hpp"

#include <algorithm>
#include <array>

namespace tenure::survey {

namespace {

using Answers = std::array<bool, survey_items>;

/// Load over norm now; 1 for whoever has no caseload.
double load_ratio(const State& s, PractitionerId p) {
    if (!s.model->on.casework || worker(s, p).norm == 0) return 1;
    return static_cast<double>(worker(s, p).load) / worker(s, p).norm;
}

/// Share of the sessions due since they were last asked that were held; 1 where none was due.
double take_held(State& s, PractitionerId p) {
    const Supervised& x = supervised(s, p);
    Surveyed& before = s.surveyed[p.index()];
    const std::uint32_t due = x.due - before.due, held = x.held - before.held;
    before = {x.due, x.held};
    return due == 0 ? 1 : static_cast<double>(held) / due;
}

/// Whether somebody else who supervises in their team is there.
bool manager_there(const State& s, PractitionerId p) {
    const TeamId team = worker(s, p).team;
    if (!s.model->on.supervision) return true;
    if (!team) return false;
    const auto& all = team_of(s, team).supervisors;
    return std::any_of(all.begin(), all.end(), [&](const TeamSupervisor& q) {
        return q.who != p && s.supervisors[q.who.index()].rate > 0;
    });
}

Answers answers(State& s, PractitionerId p, std::uint32_t year) {
    const SurveyParameters& rules = s.model->survey;
    const Practitioner& x = person(s, p);
    std::uint32_t item = 0;
    const auto random = [&] {
        return address(s.random, Purpose::survey_answer, x.who, year * 8 + item++);
    };
    const double most_load = rules.workload_most + rules.workload_noise * normal(random());
    const double most_tired = rules.exhaustion_most + rules.exhaustion_noise * normal(random());
    const double least_held = rules.sessions_least + rules.sessions_noise * normal(random());
    const double informal =
        manager_there(s, p) ? rules.informal_with_manager : rules.informal_without;
    const double progression =
        x.blocked || x.mismatched ? rules.progression_blocked : rules.progression_open;
    const bool supported = bernoulli(random(), informal),
               advances = bernoulli(random(), progression);
    return {load_ratio(s, p) <= most_load, exhaustion_of(s, p).x <= most_tired,
            take_held(s, p) >= std::min(least_held, 1.0), supported, advances};
}

bool responds(const State& s, PractitionerId p, std::uint32_t year) {
    if (worker(s, p).share == 0) return false;
    const SurveyParameters& rules = s.model->survey;
    const double x = exhaustion_of(s, p).x;
    const double pressure = load_ratio(s, p) - 1 + x - .5;
    const double logit = rules.response_logit - rules.response_per_pressure * pressure;
    return bernoulli(address(s.random, Purpose::survey_response, person(s, p).who, year),
                     1 / (1 + elementary::exp(-logit)));
}

void ask(State& s, PractitionerId p, std::uint32_t year) {
    const bool responded = responds(s, p, year);
    const Answers would = answers(s, p, year);
    count(s, Count::survey_asked);
    count(s, Count::survey_responses, responded);
    for (std::size_t i = 0; i < survey_items; ++i) {
        s.counted[column(Count::survey_true, i)] += would[i];
        s.counted[column(Count::survey_yes, i)] += would[i] && responded;
    }
}

} // namespace

void take(State& s, std::uint32_t year) {
    for (std::size_t r = 0; r < s.roles.size(); ++r)
        if (s.model->survey_roles[r] != 0)
            for (PractitionerId p : s.roles[r].people) ask(s, p, year);
}

void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.survey) return;
    m.survey = *a.survey;
    m.survey_dates = yearly_dates(a.start_date, m.horizon, a.survey->month, a.survey->day);
    m.survey_roles.assign(a.ladder.roles.size(), a.survey->roles.empty() ? 1 : 0);
    for (const std::string& role : a.survey->roles)
        m.survey_roles[find_role(a.ladder, role).index()] = 1;
}

void Mechanism::schedule_dates(State& s) {
    for (std::size_t i = 0; i < s.model->survey_dates.size(); ++i)
        schedule_date(s, s.model->survey_dates[i], EventType::survey, 0, i);
}

} // namespace tenure::survey
