#include "workforce/workload.hpp"

#include "workforce/compile_parts.hpp"

#include <algorithm>
#include <limits>

namespace tenure::workload {

namespace {

constexpr double no_cap = std::numeric_limits<double>::infinity();

/// @param share of the norm that arrangements leave, ten-thousandths
std::int32_t norm_of(const State& s, const Practitioner& x, const Worker& w, std::int32_t share) {
    const std::int64_t full = s.model->roles[x.role.index()].norm;
    return static_cast<std::int32_t>((full * x.fte * w.productivity * share + 50'000'000) /
                                     100'000'000);
}

/// Somebody of the team has another room than before, or is new to it.
void compare_with_roomiest(TeamState& team, const TeamMember& x) {
    if (x.who == team.roomiest.who) {
        team.roomiest_known &= x.room >= team.roomiest.room;
        team.roomiest.room = x.room;
    } else if (rank(x) > rank(team.roomiest)) {
        team.roomiest = x;
    }
}

void keep_room(State& s, const Worker& w) {
    if (!w.team) return;
    TeamState& team = team_of(s, w.team);
    TeamMember& member = team.workers[w.listed_at];
    member.room = room(w);
    compare_with_roomiest(team, member);
}

bool is_learner(const State& s, PractitionerId p) {
    return s.model->roles[person(s, p).role.index()].track == Track::learning;
}

/// A role may have changed.
void keep_learner(State& s, PractitionerId p) {
    const Worker& w = worker(s, p);
    if (!w.team) return;
    TeamState& team = team_of(s, w.team);
    const bool learner = is_learner(s, p);
    team.workers[w.listed_at].learner = learner;
    if (team.roomiest.who == p) team.roomiest.learner = learner;
}

void set_cap(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    const IndividualArrangement& arrangement = arrangement_of(s, p);
    const double most_share = std::min(s.model->casework.rules.cap_share,
                                       s.policy_effects.caseload_cap[person(s, p).role.index()]);
    w.cap = static_cast<std::int32_t>(most_share * w.norm * w.share / 100);
    if (arrangement.protected_share == unprotected) return;
    const std::int64_t most = std::int64_t{arrangement.protected_share} * w.norm * w.share / 10'000;
    w.cap = static_cast<std::int32_t>(std::min<std::int64_t>(w.cap, most));
}

/// Norm and cap follow from their role, hours, productivity, arrangement and how much of them is
/// there.
void revalue(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    w.norm = norm_of(s, person(s, p), w, arrangement_of(s, p).norm_share);
    set_cap(s, p);
    keep_learner(s, p);
    keep_room(s, w);
}

void enlist(State& s, PractitionerId p, TeamId team) {
    Worker& w = worker(s, p);
    w.team = team;
    if (!team) return;
    auto& list = team_of(s, team).workers;
    w.listed_at = static_cast<std::uint32_t>(list.size());
    list.push_back({p, person(s, p).who, room(w), is_learner(s, p)});
    compare_with_roomiest(team_of(s, team), list.back());
}

void delist(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    if (!w.team) return;
    TeamState& team = team_of(s, w.team);
    if (team.roomiest.who == p) team.roomiest_known = false;
    auto& list = team.workers;
    const TeamMember last = list.back();
    list[w.listed_at] = last;
    worker(s, last.who).listed_at = w.listed_at;
    list.pop_back();
    w.team = {};
}

/// Time for cases given to something else, out of what there was.
void take_owed(Worker& w) {
    const std::int64_t a_day =
        w.norm * (microseconds_per_year / working_days_a_year / 100); // a hundredth
    if (a_day == 0) return;
    const auto days =
        static_cast<std::uint16_t>(std::min<std::int64_t>(w.owed, w.norm_time / 2 / a_day));
    w.norm_time -= days * a_day;
    w.owed = static_cast<std::uint16_t>(w.owed - days);
}

} // namespace

void join(State& s, PractitionerId p, TeamId team, std::int32_t productivity) {
    Worker& w = worker(s, p);
    w = Worker{};
    w.productivity = static_cast<std::int16_t>(productivity);
    w.accrued_to = s.now;
    revalue(s, p);
    enlist(s, p, team);
}

void refresh(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    accrue(s, w);
    revalue(s, p);
}

void move_to(State& s, PractitionerId p, TeamId team) {
    expects(worker(s, p).cases == 0, "who changes team holds no cases any more");
    delist(s, p);
    enlist(s, p, team);
}

void set_share(State& s, PractitionerId p, std::int32_t share) {
    Worker& w = worker(s, p);
    accrue(s, w);
    w.share = static_cast<std::uint8_t>(share);
    revalue(s, p);
}

void leave(State& s, PractitionerId p) {
    expects(worker(s, p).cases == 0, "who leaves holds no cases any more");
    delist(s, p);
    worker(s, p) = Worker{}; // they may come back, to all of their work
}

void accrue(State& s, Worker& w) {
    const std::int64_t elapsed = (s.now - w.accrued_to).count();
    w.accrued_to = s.now;
    if (w.share == 0) return;
    w.load_time += w.load * elapsed;
    w.norm_time += static_cast<std::int64_t>(w.norm) * w.share / 100 * elapsed;
}

void add_load(State& s, Worker& w, std::int32_t weight) {
    accrue(s, w);
    w.load += weight;
    keep_room(s, w);
}

void owe(State& s, PractitionerId p, std::int32_t days) {
    Worker& w = worker(s, p);
    w.owed = static_cast<std::uint16_t>(std::min(w.owed + days, 0xffff));
}

std::int64_t case_holder_fte(const State& s) {
    std::int64_t fte = 0;
    for (std::size_t i = 0; i < s.people_known; ++i) {
        fetch(place_of(s.people, i + 8));
        fte += std::int64_t{s.people[i].fte} * (s.workers[i].cases > 0);
    }
    return fte;
}

std::int64_t take_load_ratio(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    accrue(s, w);
    if (w.owed > 0) take_owed(w);
    const std::int64_t ratio = w.norm_time == 0
                                   ? 1'000'000
                                   : static_cast<std::int64_t>(static_cast<__int128>(w.load_time) *
                                                               1'000'000 / w.norm_time);
    w.load_time = w.norm_time = 0;
    return ratio;
}

void Mechanism::compile_block(Model&, const Authority& a, const Block& block, BlockModel& b) {
    if (!block.caseload_cap) return;
    for (bool named : role_mask(a.ladder, block.caseload_cap->roles))
        b.caseload_cap.push_back(named ? block.caseload_cap->share_of_norm : no_cap);
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.caseload_cap.assign(s.model->roles.size(), no_cap);
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    auto& lowest = s.policy_effects.caseload_cap;
    for (std::size_t r = 0; r < b.caseload_cap.size(); ++r)
        lowest[r] = std::min(lowest[r], b.caseload_cap[r]);
}

void Mechanism::rules_changed(State& s) {
    for (const TeamState& team : s.teams)
        for (const TeamMember& x : team.workers) refresh(s, x.who);
}

void Mechanism::clear(State& s) {
    s.teams.resize(s.model->has_workload_mechanisms ? s.model->team.size() : 0);
    for (TeamState& t : s.teams) {
        t.workers.clear();
        t.roomiest_known = false;
        t.supervisors.clear();
        t.first_waiting = t.last_waiting = {};
        t.waiting = 0;
    }
}

namespace {

void reserve_lists(TeamState& t, std::size_t workers) {
    t.workers.reserve(64 + 2 * workers);
    t.supervisors.reserve(64 + 2 * workers);
}

} // namespace

void Mechanism::reserve(State& s, std::size_t) {
    std::vector<TeamState>& teams = s.teams;
    for (TeamState& t : teams) reserve_lists(t, 0);
    const auto expect = [&](TeamId team, double workers) {
        if (team) reserve_lists(teams[team.index()], static_cast<std::size_t>(workers));
    };
    for (const PostGroupModel& g : s.model->post_groups) expect(g.team, g.posts);
    for (const StaffGroupModel& g : s.model->staff) expect(g.team, g.heads);
}

} // namespace tenure::workload
