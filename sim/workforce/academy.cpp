#include "workforce/academy.hpp"

#include "workforce/authority.hpp"
#include "workforce/roster.hpp"

#include <algorithm>

namespace tenure {

namespace {

std::vector<AcademyModel::Route> compiled_routes(const Academy& academy) {
    std::vector<AcademyModel::Route> all;
    double total = 0, sum = 0;
    for (const AcademyRoute& r : academy.routes) total += r.share;
    for (const AcademyRoute& r : academy.routes) {
        sum += r.share / total;
        all.push_back({sum, years(r.experience_years), r.from_age, r.to_age,
                       pence(r.supplement_gbp_per_year)});
    }
    return all;
}

/// Induction is a protection from every case; what would have begun within it begins after it.
std::vector<AcademyModel::Step> compiled_protection(const Academy& academy) {
    std::vector<AcademyModel::Step> all;
    const Duration induction = months(academy.induction_months);
    if (induction.count() > 0) all = {{Duration{}, 0}, {induction, unprotected}};
    for (const ProtectedCaseload& p : academy.protected_caseload) {
        const AcademyModel::Step step{std::max(induction, months(p.from_months)),
                                      hundredths(p.share_of_norm)};
        if (!all.empty() && all.back().from == step.from) all.pop_back();
        all.push_back(step);
    }
    return all;
}

void compile_managers(AcademyModel& m, const Academy& academy) {
    m.manager_sessions = academy.managers_per_learner * academy.manager_sessions_in_4_weeks;
    m.educator_pence += pence(academy.managers_per_learner * academy.manager_gbp_per_year);
}

void compile_educators(AcademyModel& m, const Academy& academy) {
    const double heads = academy.practice_educators_per_learner;
    if (!(heads > 0)) return;
    m.educator_interval = days(7 * academy.educator_interval_weeks);
    m.educator_share = std::min(1.0, heads * academy.educator_sessions_in_4_weeks *
                                         academy.educator_interval_weeks / 4);
    m.educator_pence = pence(heads * academy.educator_gbp_per_year);
}

} // namespace

namespace academy {

namespace {

Learner& learner(State& s, PractitionerId p) { return s.learners[p.index()]; }
AcademyLedger& ledger(State& s, std::size_t k) { return s.academy_ledger[k]; }

const AcademyModel& model_of(const State& s, const Learner& x) {
    return s.model->academies[static_cast<std::size_t>(x.academy)];
}

// --- money -------------------------------------------------------------------------------------

/// Staff are paid while the academy takes people on, and as long as it has any.
void accrue(State& s, std::size_t k) {
    AcademyLedger& b = ledger(s, k);
    const std::int64_t elapsed = (s.now - b.accrued_to).count();
    b.accrued_to = s.now;
    if (elapsed == 0) return;
    b.accrued += static_cast<__int128>(b.rate) * elapsed;
    if (b.learners > 0)
        b.spent_per_head += static_cast<double>(b.rate) / static_cast<double>(b.learners) *
                            static_cast<double>(elapsed) /
                            static_cast<double>(microseconds_per_year);
}

/// @param more_pence what they are paid beside, a year
void add_learners(State& s, std::size_t k, int more, std::int64_t more_pence = 0) {
    accrue(s, k);
    const AcademyModel& m = s.model->academies[k];
    AcademyLedger& b = ledger(s, k);
    b.learners += more;
    b.supplements += more_pence;
    b.rate = b.learners * m.educator_pence + b.supplements +
             (b.on || b.learners > 0 ? m.staff_pence : 0);
}

// --- joining -----------------------------------------------------------------------------------

/// How somebody who came by an intake is named tells which.
int academy_of(const State& s, const Practitioner& x) {
    if (x.from != StartedFrom::intake || x.joined != s.now) return -1;
    return s.policy_effects.academy_of_intake[(x.who.bits & 0x0fffffffu) >> 24];
}

/// @return what they are paid beside, pence a year
std::int64_t take_route(const State& s, Practitioner& x, const AcademyModel& m) {
    if (m.routes.empty()) return 0;
    const double u = uniform(address(s.random, Purpose::route, x.who));
    const auto at = std::find_if(m.routes.begin(), m.routes.end(),
                                 [&](const AcademyModel::Route& r) { return u < r.up_to; });
    const AcademyModel::Route& r = at == m.routes.end() ? m.routes.back() : *at;
    x.qualified = s.now - r.experience;
    if (r.to_age > 0)
        x.born = s.now - years(r.from_age + (r.to_age - r.from_age) *
                                                uniform(address(s.random, Purpose::age, x.who)));
    return r.pence;
}

// --- what comes when ---------------------------------------------------------------------------

void schedule_next_step(State& s, PractitionerId p) {
    Learner& x = learner(s, p);
    const AcademyModel& m = model_of(s, x);
    x.next = x.session;
    if (x.step < m.protection.size())
        x.next = std::min(x.next, x.began + m.protection[x.step].from);
    if (!x.has_chosen && m.choice_after.count() > 0)
        x.next = std::min(x.next, x.began + m.choice_after);
    if (x.next == never) return;
    s.agenda.schedule(scheduled(x.next, static_cast<std::uint8_t>(EventType::academy),
                                person(s, p).who.bits, p.value));
}

/// How much they would like to work in a team, in standard deviations.
double liking(const State& s, const Practitioner& x, TeamId team) {
    return normal(address(s.random, Purpose::team_liking, x.who, team.value));
}

/// The empty post of their family in the team they like best, if better than their own.
PostId best_post(const State& s, const Practitioner& x, double& likes) {
    PostId best;
    for (const Post& offered : s.posts) {
        if (!can_be_taken(offered) || offered.family != post(s, x.post).family) continue;
        if (offered.team == x.team || s.model->team[offered.team.index()].peripatetic) continue;
        const double liked = liking(s, x, offered.team);
        if (liked < likes) continue;
        if (best && liked == likes && offered.vacant_since >= post(s, best).vacant_since) continue;
        best = offered.id;
        likes = liked;
    }
    return best;
}

/// The post they leave goes on the chain of vacancies.
void move(State& s, PractitionerId p, PostId to) {
    Post& left = post(s, person(s, p).post);
    left.chain_from = post(s, to).chain_from;
    left.chain_length = post(s, to).chain_length;
    post(s, to).chain_from = {};
    post(s, to).chain_length = 0;
    count(s, Count::lateral_moves);
    emit(s, EventKind::post_taken, p, to);
    roster::vacate(s, p);
    roster::occupy(s, p, to);
    emit(s, EventKind::moved_post, p, to);
}

void choose_team(State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    if (x.status != Status::present || !x.post || x.moving_to) return;
    const double own = liking(s, x, x.team);
    double likes = own;
    const PostId to = best_post(s, x, likes);
    if (!to) return;
    Learner& l = learner(s, p);
    l.fit = likes - own;
    l.chosen = post(s, to).team;
    move(s, p, to);
    emit(s, EventKind::arrangement_changed, p);
}

/// Beside those with their line manager.
void meet_educator(State& s, PractitionerId p) {
    Learner& l = learner(s, p);
    const AcademyModel& m = model_of(s, l);
    const std::uint32_t which = l.sessions++;
    l.session = s.now + m.educator_interval;
    if (worker(s, p).share == 0) return;
    const bool held =
        bernoulli(address(s.random, Purpose::educator, person(s, p).who, which), m.educator_share);
    note_session(supervised(s, p), held);
    count(s, Count::educator_sessions, held);
}

/// What has been spent on their since this was last asked is written down with their seat.
void close_account(State& s, PractitionerId p) {
    Learner& x = learner(s, p);
    const auto k = static_cast<std::size_t>(x.academy);
    accrue(s, k);
    const double spent = ledger(s, k).spent_per_head - x.spent_before;
    x.spent_before = ledger(s, k).spent_per_head;
    if (x.cohort_seat < s.newly_qualified.size())
        s.newly_qualified[x.cohort_seat].academy_pence += static_cast<std::int64_t>(spent + .5);
}

void stop_learning(State& s, PractitionerId p) {
    Learner& x = learner(s, p);
    if (!x.learning) return;
    close_account(s, p);
    add_learners(s, static_cast<std::size_t>(x.academy), -1, -x.supplement);
    x.learning = false;
    x.next = x.session = never;
    emit(s, EventKind::academy_ended, p);
}

} // namespace

void Mechanism::clear(State& s) {
    s.academy_ledger.assign(s.model->academies.size(), {});
    for (AcademyLedger& b : s.academy_ledger) b.accrued_to = study_start;
}

void enter(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    Learner& l = learner(s, p);
    const int k = academy_of(s, x);
    if (k < 0 || l.academy >= 0) return;
    l.academy = static_cast<std::int16_t>(k);
    l.learning = true;
    l.role = x.role;
    l.began = s.now;
    l.cohort_seat = x.cohort_seat;
    const AcademyModel& m = model_of(s, l);
    l.supplement = take_route(s, x, m);
    add_learners(s, static_cast<std::size_t>(k), 1, l.supplement);
    l.spent_before = ledger(s, static_cast<std::size_t>(k)).spent_per_head;
    count(s, Count::academy_starters);
    count(s, Count::academy_pence, m.head_pence);
    if (l.cohort_seat < s.newly_qualified.size())
        s.newly_qualified[l.cohort_seat].academy_pence = m.head_pence;
    if (s.model->on.supervision && m.educator_interval.count() > 0)
        l.session = s.now + m.educator_interval;
    while (l.step < m.protection.size() && m.protection[l.step].from.count() == 0) ++l.step;
    schedule_next_step(s, p);
}

void step(State& s, PractitionerId p) {
    Learner& l = learner(s, p);
    const AcademyModel& m = model_of(s, l);
    if (l.session <= s.now) meet_educator(s, p);
    const bool chooses =
        !l.has_chosen && m.choice_after.count() > 0 && l.began + m.choice_after <= s.now;
    l.has_chosen |= chooses;
    if (chooses) choose_team(s, p); // before more cases are given, which would be taken away again
    const std::uint8_t before = l.step;
    while (l.step < m.protection.size() && l.began + m.protection[l.step].from <= s.now) ++l.step;
    if (l.step != before) emit(s, EventKind::arrangement_changed, p);
    schedule_next_step(s, p);
}

void reconsider(State& s, PractitionerId p) {
    Learner& l = learner(s, p);
    if (l.academy < 0) return;
    const Practitioner& x = person(s, p);
    if (x.role != l.role) stop_learning(s, p);
    if (l.chosen && x.post && x.team != l.chosen) {
        l.chosen = {};
        l.fit = 0;
    }
}

void end(State& s, PractitionerId p) {
    if (learner(s, p).academy < 0) return;
    stop_learning(s, p);
    learner(s, p) = {};
}

void Mechanism::add_to_arrangement(const State& s, PractitionerId p,
                                   IndividualArrangement& arrangement) {
    const Learner& l = s.learners[p.index()];
    if (l.academy < 0) return;
    const AcademyModel& m = model_of(s, l);
    arrangement.leaving_log_hazard += m.match_log_hazard * l.fit;
    if (!l.learning) return;
    arrangement.support += m.support;
    arrangement.manager_sessions += m.manager_sessions;
    arrangement.pass_odds *= m.pass_odds;
    if (l.step > 0)
        arrangement.protected_share =
            std::min(arrangement.protected_share, m.protection[l.step - 1u].share);
}

void Mechanism::rules_changed(State& s) {
    for (std::size_t k = 0; k < s.academy_ledger.size(); ++k) {
        if (ledger(s, k).on == s.policy_effects.academy_on[k]) continue;
        accrue(s, k);
        ledger(s, k).on = s.policy_effects.academy_on[k];
        add_learners(s, k, 0);
    }
}

void Mechanism::record_period_stocks(State& s) {
    for (std::size_t k = 0; k < s.academy_ledger.size(); ++k) {
        accrue(s, k);
        AcademyLedger& b = ledger(s, k);
        count(s, Count::academy_pence, take_more(b.reported, b.accrued / microseconds_per_year));
    }
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people)
            if (learner(s, p).learning) close_account(s, p);
}

bool Mechanism::acts_on_leaving(const Model& m) {
    return std::any_of(m.academies.begin(), m.academies.end(),
                       [](const AcademyModel& x) { return x.match_log_hazard != 0; });
}

void Mechanism::compile_block(Model& model, const Authority& authority, const Block& block,
                              BlockModel& b) {
    if (!block.academy) return;
    const Academy& academy = *block.academy;
    AcademyModel m;
    m.serves.assign(authority.intakes.size(), 0);
    m.seats.assign(authority.intakes.size(), 0);
    for (const AcademyIntake& i : academy.intakes)
        for (std::size_t k = 0; k < authority.intakes.size(); ++k)
            if (authority.intakes[k].name == i.intake) {
                m.serves[k] = 1;
                m.seats[k] = i.seats;
            }
    m.routes = compiled_routes(academy);
    m.protection = compiled_protection(academy);
    compile_educators(m, academy);
    compile_managers(m, academy);
    m.choice_after = months(academy.choice_of_team_after_months);
    m.support = academy.clinical_support;
    m.match_log_hazard = academy.match_log_hazard;
    m.pass_odds = academy.pass_odds;
    m.staff_pence = pence(academy.staff_cost_gbp_per_year);
    m.head_pence = pence(academy.cost_gbp_per_head);
    b.academy = static_cast<int>(model.academies.size());
    model.academies.push_back(std::move(m));
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.academy_of_intake.assign(s.model->intakes.size(), -1);
    s.policy_effects.academy_on.assign(s.model->academies.size(), false);
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.academy < 0) return;
    const AcademyModel& m = s.model->academies[static_cast<std::size_t>(b.academy)];
    s.policy_effects.academy_on[static_cast<std::size_t>(b.academy)] = true;
    for (std::size_t i = 0; i < m.serves.size(); ++i) {
        if (m.serves[i] == 0) continue;
        s.policy_effects.academy_of_intake[i] = b.academy;
        s.policy_effects.intake_seats[i] += m.seats[i];
    }
}

} // namespace academy

} // namespace tenure
