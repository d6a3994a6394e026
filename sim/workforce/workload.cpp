#include "workforce/workload.hpp"

#include "workforce/state.hpp"

namespace tenure::workload {

namespace {

std::int32_t norm_of(const State& s, const Practitioner& x, const Worker& w) {
    const std::int64_t full = s.model->roles[x.role.index()].norm;
    const std::int64_t for_cases = 100 - w.off_cases;
    return static_cast<std::int32_t>((full * x.fte * w.productivity * for_cases + 500'000) /
                                     1'000'000);
}

/// Norm and cap follow from her role, hours, productivity and how much of her is there.
void revalue(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    w.norm = norm_of(s, person(s, p), w);
    w.cap = static_cast<std::int32_t>(s.model->casework.rules.cap_share * w.norm * w.share / 100);
}

void enlist(State& s, PractitionerId p, TeamId team) {
    Worker& w = worker(s, p);
    w.team = team;
    if (!team) return;
    auto& list = team_of(s, team).workers;
    w.listed_at = static_cast<std::uint32_t>(list.size());
    list.push_back(p);
}

void delist(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    if (!w.team) return;
    auto& list = team_of(s, w.team).workers;
    const PractitionerId last = list.back();
    list[w.listed_at] = last;
    worker(s, last).listed_at = w.listed_at;
    list.pop_back();
    w.team = {};
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
    w.share = static_cast<std::int16_t>(share);
    revalue(s, p);
}

void set_off_cases(State& s, PractitionerId p, std::int32_t share) {
    worker(s, p).off_cases = static_cast<std::uint8_t>(share);
    refresh(s, p);
}

void leave(State& s, PractitionerId p) {
    expects(worker(s, p).cases == 0, "who leaves holds no cases any more");
    delist(s, p);
    worker(s, p) = Worker{}; // she may come back, to all of her work
}

void accrue(State& s, Worker& w) {
    const std::int64_t elapsed = (s.now - w.accrued_to).count();
    w.accrued_to = s.now;
    if (w.share == 0) return;
    w.load_time += w.load * elapsed;
    w.norm_time += static_cast<std::int64_t>(w.norm) * w.share / 100 * elapsed;
}

std::int64_t take_load_ratio(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    accrue(s, w);
    const std::int64_t ratio = w.norm_time == 0
                                   ? 1'000'000
                                   : static_cast<std::int64_t>(static_cast<__int128>(w.load_time) *
                                                               1'000'000 / w.norm_time);
    w.load_time = w.norm_time = 0;
    return ratio;
}

} // namespace tenure::workload
