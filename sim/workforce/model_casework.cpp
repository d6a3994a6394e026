// Casework compiled: streams with their seasons, whose children a team has, and the mean numbers of
// a system that has run for ever.
#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "workforce/casework.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

StageId stage_of(const CaseworkParameters& c, const std::string& name) {
    for (std::size_t i = 0; i < c.stages.size(); ++i)
        if (c.stages[i].name == name) return StageId(i);
    return {};
}

// --- seasons ------------------------------------------------------------------------------------

Date next_month(const Date& d) {
    return d.month == 12 ? Date{d.year + 1, 1, 1} : Date{d.year, d.month + 1, 1};
}

/// The rate of a month in mid-month: by the season, and grown since the start.
double rate_in(const Service& service, const Date& month, Instant from) {
    const double season = service.monthly.empty() ? 1 : service.monthly[month.month - 1];
    if (service.growth_per_year == 0) return service.referrals_per_year * season;
    const double log_growth = elementary::log(1 + service.growth_per_year);
    return service.referrals_per_year * season *
           elementary::exp(log_growth * (in_years(from - study_start) + 1.0 / 24));
}

/// One for each calendar month up to the horizon, or one for all time.
std::vector<Season> seasons(const Service& service, const Date& start, Instant horizon) {
    if (service.monthly.empty() && service.growth_per_year == 0)
        return {{study_start, 0, service.referrals_per_year}};
    std::vector<Season> all;
    double before = 0;
    Date month = start;
    for (Instant from = study_start; from < horizon;) {
        const double rate = rate_in(service, month, from);
        all.push_back({from, before, rate});
        month = next_month(month);
        const Instant end = instant_of(month, start);
        before += rate * in_years(end - from);
        from = end;
    }
    return all;
}

// --- teams --------------------------------------------------------------------------------------

/// Caseload norms of a team's posts in the establishment, and of its staff outside posts.
double norm_of_posts(const Model& model, TeamId team) {
    double sum = 0;
    for (const PostGroupModel& g : model.post_groups)
        if (g.team == team)
            sum += g.posts * model.roles[model.families[g.family.index()].recruits.index()].norm;
    for (const StaffGroupModel& g : model.staff)
        if (g.team == team && g.outside_posts) sum += g.heads * model.roles[g.role.index()].norm;
    return sum;
}

/// In proportion to the norms of their posts; equal where there are none.
std::vector<double> cumulative_shares(const Model& model, const std::vector<TeamId>& teams) {
    std::vector<double> up_to;
    up_to.reserve(teams.size());
    double sum = 0;
    for (TeamId t : teams) up_to.push_back(sum += norm_of_posts(model, t));
    for (std::size_t i = 0; i < up_to.size(); ++i)
        up_to[i] = sum > 0 ? up_to[i] / sum
                           : static_cast<double>(i + 1) / static_cast<double>(up_to.size());
    return up_to;
}

void give_teams(StageModel& m, const Model& model, const Authority& a, const std::string& kind) {
    for (std::size_t t = 0; t < a.teams.size(); ++t) {
        if (a.teams[t].kind != kind || a.teams[t].peripatetic) continue;
        m.kind = model.team[t].kind;
        m.teams.push_back(TeamId(t));
    }
    expects(!m.teams.empty(), "every stage belongs to a kind that some team is of");
    m.team_up_to = cumulative_shares(model, m.teams);
}

// --- the journey --------------------------------------------------------------------------------

StageModel compiled(const CaseworkParameters& c, const Stage& stage) {
    StageModel m;
    m.weight = std::max(1, hundredths(stage.weight));
    m.duration = stage.duration;
    double sum = 0;
    for (const StageNext& n : stage.next) {
        m.next.push_back(stage_of(c, n.stage));
        m.up_to.push_back(sum += n.probability);
    }
    if (sum > 1) // as uncertain probabilities may add up to in some draw
        for (double& up_to : m.up_to) up_to /= sum;
    m.looked_after = stage.looked_after;
    m.closed_to_learners = stage.closed_to_learners;
    return m;
}

using Numbers = std::vector<double>;

/// Row `into` of (I - transposed P) v = begun.
Numbers balance(const std::vector<StageModel>& stages, std::size_t into, double begun) {
    Numbers row(stages.size() + 1, 0.0);
    row[into] = 1;
    row.back() = begun;
    for (std::size_t from = 0; from < stages.size(); ++from)
        for (std::size_t k = 0; k < stages[from].next.size(); ++k)
            if (stages[from].next[k].index() == into)
                row[from] -= stages[from].up_to[k] - (k > 0 ? stages[from].up_to[k - 1] : 0);
    return row;
}

/// Gauss and Jordan's elimination with the largest pivot.
Numbers solved(std::vector<Numbers> rows) {
    const std::size_t n = rows.size();
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t best = i;
        for (std::size_t r = i + 1; r < n; ++r)
            if (std::fabs(rows[r][i]) > std::fabs(rows[best][i])) best = r;
        std::swap(rows[i], rows[best]);
        expects(std::fabs(rows[i][i]) > 1e-12, "every journey ends");
        for (std::size_t r = 0; r < n; ++r) {
            const double by = rows[r][i] / rows[i][i];
            if (r == i || by == 0) continue;
            for (std::size_t k = i; k <= n; ++k) rows[r][k] -= by * rows[i][k];
        }
    }
    Numbers all;
    for (std::size_t i = 0; i < n; ++i) all.push_back(rows[i][n] / rows[i][i]);
    return all;
}

/// Cases a year that enter each stage, of a service that opens so many a year.
Numbers entering(const std::vector<StageModel>& stages, StageId first, double opened) {
    std::vector<Numbers> rows;
    for (std::size_t i = 0; i < stages.size(); ++i)
        rows.push_back(balance(stages, i, i == first.index() ? opened : 0));
    return solved(std::move(rows));
}

/// Of a closed case again and again: so many are opened for each that is new.
double openings(const CaseworkParameters& c) { return 1 / (1 - c.rereferral_probability); }

/// Mean numbers under way: arrivals a year times mean durations (Little 1961).
void find_means(CaseworkModel& m) {
    const CaseworkParameters& c = m.rules;
    for (std::size_t k = 0; k < m.services.size(); ++k) {
        const double opened = c.services[k].referrals_per_year * openings(c);
        const Numbers entered = entering(m.stages, m.services[k].first, opened);
        const double again = opened * c.rereferral_probability;
        m.services[k].coming_back = again > 0 ? again * mean(c.rereferral_delay) : 0;
        m.under_way += m.services[k].coming_back;
        m.events_per_year += opened;
        for (std::size_t i = 0; i < m.stages.size(); ++i) {
            StageModel& stage = m.stages[i];
            stage.under_way += entered[i] * mean(stage.duration);
            stage.service_up_to.push_back(stage.under_way);
            m.events_per_year += entered[i];
        }
    }
    for (StageModel& stage : m.stages) {
        m.under_way += stage.under_way;
        for (double& up_to : stage.service_up_to) up_to /= std::max(stage.under_way, 1e-300);
    }
}

} // namespace

void casework::Mechanism::compile(Model& model, const Authority& a) {
    if (!a.casework) return;
    CaseworkModel& m = model.casework;
    m.rules = *a.casework;
    for (const Stage& stage : m.rules.stages) {
        m.stages.push_back(compiled(m.rules, stage));
        give_teams(m.stages.back(), model, a, stage.team_kind);
    }
    for (const Service& service : m.rules.services)
        m.services.push_back({seasons(service, a.start_date, model.horizon),
                              stage_of(m.rules, service.first_stage), 0});
    m.delay_of_change = days(std::max(m.rules.delay_days_per_change, 0.0));
    find_means(m);
}

} // namespace tenure
