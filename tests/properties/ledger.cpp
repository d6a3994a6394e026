#include "tests/properties/ledger.hpp"

#include "workforce/workload.hpp"

#include <algorithm>

namespace tenure::test {

namespace {

/// Whether a team is a pilot's, in schools.
bool of_pilot(const State& s, TeamId team) {
    return std::any_of(s.model->pilots.begin(), s.model->pilots.end(),
                       [&](const PilotModel& pilot) { return pilot.team == team; });
}

/// Whose handler, which comes after this, changes where somebody works or how much of them is
/// there.
bool changes_work(EventKind kind) {
    switch (kind) {
    case EventKind::practitioner_started:
    case EventKind::role_changed:
    case EventKind::placed:
    case EventKind::hours_changed:
    case EventKind::absence_began:
    case EventKind::absence_ended:
    case EventKind::cover_began:
    case EventKind::cover_ended:
    case EventKind::agency_converted:
    case EventKind::academy_ended:
    case EventKind::protected_time_begun:
    case EventKind::protected_time_ended:
    case EventKind::preparation_begun:
    case EventKind::preparation_ended:
    case EventKind::registration_lapsed:
    case EventKind::registration_restored:
    case EventKind::back_in_full: return true;
    default: return false;
    }
}

} // namespace

void Auditor::note(const State& s, bool agrees, const char* what) {
    if (agrees || faults.size() > 9) return;
    faults.push_back(std::to_string(in_years(s.now - study_start)) + " years: " + what);
}

/// Lists by role, heads, FTE and pay add up; who is listed is here.
void Auditor::people(const State& s) {
    std::int64_t heads = 0, fte = 0, pay = 0;
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        std::int64_t role_fte = 0;
        for (std::size_t i = 0; i < s.roles[r].people.size(); ++i) {
            const Practitioner& x = person(s, s.roles[r].people[i]);
            note(s, x.role == RoleId(r) && x.listed_at == i,
                 "a practitioner is listed in their role");
            note(s, x.status == Status::present || x.status == Status::on_notice,
                 "whoever is listed is here");
            role_fte += x.fte;
            pay += pay_of(s, x) * x.fte;
            ++heads;
        }
        note(s, role_fte == s.roles[r].fte, "FTE of a role is the sum of its people's");
        fte += role_fte;
    }
    note(s, heads == s.heads, "heads are the sum of the roles'");
    note(s, fte == s.fte, "FTE is the sum of the roles'");
    note(s, pay == s.pay_rate, "the pay bill is the sum of everybody's pay");
}

/// Filled and vacant posts make the establishment; holders and posts point at each other.
void Auditor::posts(const State& s) {
    std::int64_t filled = 0, vacant = 0, holders = 0;
    int busy = 0;
    for (const Post& x : s.posts) {
        busy += x.search == Search::worked_on;
        if (x.abolished)
            note(s, !x.holder && x.search == Search::none, "an abolished post is empty");
        if (x.abolished) continue;
        ++(x.holder ? filled : vacant);
        if (!x.holder) continue;
        const Practitioner& holder = person(s, x.holder);
        note(s, holder.post == x.id, "a holder's post points back");
        note(s, s.model->roles[holder.role.index()].family == x.family, "a post fits its holder");
    }
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) {
            const PostId at = person(s, p).post;
            holders += static_cast<bool>(at);
            note(s, !at || s.posts[at.index()].holder == p, "a post has one holder");
        }
    note(s, filled + vacant == s.establishment, "filled and vacant posts are the establishment");
    note(s, vacant == s.vacant, "vacancies are the posts without a holder");
    note(s, filled == holders, "as many holders as filled posts");
    note(s, busy == s.recruiters_busy, "busy recruiters work on one post each");
    const int limit = s.model->recruitment.recruiters;
    note(s, limit == 0 || busy <= limit, "no more recruiters are busy than there are");
}

void Auditor::schedules(const State& s) {
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people)
            for (std::size_t k = 0; k < awaited_kinds; ++k)
                note(s, (person(s, p).waits_for >> k & 1) == 0 || person(s, p).due[k] >= s.now,
                     "nothing is planned in the past, for a practitioner");
    for (const Post& x : s.posts)
        if (x.search != Search::none && x.search != Search::queued)
            note(s, x.due >= s.now, "nothing is planned in the past, for a post");
}

/// Who is appointed and where they move to point at each other.
void Auditor::moves(const State& s) {
    for (const Post& x : s.posts) {
        if (!x.incoming) continue;
        const Practitioner& who = person(s, x.incoming);
        if (x.returns)
            note(s, who.status == Status::returning, "whoever returns is away");
        else
            note(s, who.moving_to == x.id, "an appointed colleague moves here");
    }
    for (std::size_t i = 0; i < s.people_known; ++i) {
        const PostId to = s.people[i].moving_to;
        if (s.people[i].status == Status::gone || !to) continue;
        note(s, s.posts[to.index()].incoming == PractitionerId(i), "whoever moves was appointed");
    }
}

/// Everybody in memory is here, away, waiting to come back, from an agency, or forgotten.
void Auditor::places(const State& s) {
    std::size_t away = 0;
    for (std::size_t i = 0; i < s.people_known; ++i) {
        const Practitioner& x = s.people[i];
        away += x.status == Status::on_break || x.status == Status::returning ||
                x.status == Status::agency;
    }
    note(s, s.people_known == s.free_people.size() + away + static_cast<std::size_t>(s.heads),
         "everybody is here, away or forgotten");
    for (PractitionerId p : s.supernumerary) {
        const Practitioner& x = person(s, p);
        note(s, x.status == Status::present && !x.post, "supernumerary people wait for a post");
    }
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.returners)
            note(s, person(s, p).status == Status::returning && !person(s, p).post,
                 "returners wait for a post");
}

/// A post that is kept has nobody else; whom it is kept for will come back to it.
void Auditor::kept_posts(const State& s) {
    std::int64_t kept = 0, seconded = 0;
    for (const Post& x : s.posts) {
        if (!x.kept_for) continue;
        ++kept;
        const PostId elsewhere = person(s, x.kept_for).post;
        note(s, !x.holder && x.search == Search::none && !x.abolished,
             "a post that is kept is empty, and nobody is sought for it");
        note(s, s.secondments[x.kept_for.index()].kept == x.id,
             "whom a post is kept for will come back to it");
        note(s, elsewhere && elsewhere != x.id, "whom a post is kept for holds another");
    }
    for (std::size_t i = 0; i < s.secondments.size() && i < s.people_known; ++i)
        seconded += static_cast<bool>(s.secondments[i].kept);
    note(s, kept == seconded, "as many posts are kept as people are seconded");
}

/// Which protected time a practitioner has; below 0: none.
std::int16_t place_of_protected_time(const State& s, PractitionerId p) {
    return s.protected_place.empty() ? std::int16_t{-1} : s.protected_place[p.index()].which;
}

/// What experience, then protected time and then a programme leave of a caseload norm,
/// ten-thousandths.
std::int64_t left_of_norm(const State& s, PractitionerId p) {
    const Model& m = *s.model;
    const std::int16_t place = place_of_protected_time(s, p), on = s.prepared[p.index()].on;
    const std::int64_t kept =
        place < 0 ? 0 : m.protected_times[static_cast<std::size_t>(place)].time;
    const std::int64_t studied =
        on < 0 ? 0 : m.preparations[static_cast<std::size_t>(on)].off_cases;
    const std::int64_t share = s.experience.empty() ? 10'000 : s.experience[p.index()].norm_share;
    return share * (100 - kept) / 100 * (100 - studied) / 100;
}

/// Whoever follows a programme for other roles is here, and has less time for cases.
void Auditor::preparing(const State& s) {
    if (s.prepared.empty()) return;
    for (std::size_t i = 0; i < s.people_known; ++i) {
        const Prepared& mine = s.prepared[i];
        const PractitionerId p(i);
        const Status status = person(s, p).status;
        note(s, mine.on < 0 || status == Status::present || status == Status::on_notice,
             "whoever follows a programme is here");
        const std::int64_t left = left_of_norm(s, p);
        note(s, arrangement_of(s, p).norm_share == left,
             "a programme takes its time off the caseload");
        if (!s.model->has_workload_mechanisms || !worker(s, p).team) continue;
        const std::int64_t norm = s.model->roles[person(s, p).role.index()].norm * left *
                                  person(s, p).fte * worker(s, p).productivity;
        note(s, worker(s, p).norm == (norm + 50'000'000) / 100'000'000,
             "a worker's norm is what their arrangement leaves");
    }
}

/// Who is listed in a team works there.
void Auditor::teams(const State& s) {
    for (std::size_t t = 0; t < s.teams.size(); ++t) {
        const auto& workers = s.teams[t].workers;
        for (std::size_t i = 0; i < workers.size(); ++i) {
            const Worker& w = worker(s, workers[i].who);
            note(s, w.team == TeamId(t) && w.listed_at == i, "a worker is listed in their team");
            note(s, workers[i].room == workload::room(w),
                 "a worker's room is kept in the team's list");
            note(s, person(s, workers[i].who).status != Status::gone, "whoever works has not gone");
        }
    }
}

/// A worker's cases are linked both ways, name that worker, and weigh what the load says.
std::int64_t Auditor::held_by(const State& s, PractitionerId p) {
    const Worker& w = worker(s, p);
    std::int64_t found = 0, load = 0;
    CaseId before;
    for (CaseId c = w.first_case; c; c = s.cases[c.index()].after) {
        const Case& x = s.cases[c.index()];
        note(s, x.before == before && x.worker == p && x.team == w.team && x.stage,
             "a case in a worker's list names that worker and team");
        note(s, x.last_worker == person(s, p).who, "who has a case had it last");
        load += s.model->casework.stages[x.stage.index()].weight;
        const bool other =
            s.model->team[x.team.index()].kind != s.model->casework.stages[x.stage.index()].kind;
        note(s, !other || !s.model->stay_with_child.empty() || of_pilot(s, x.team),
             "a case is with a team of its stage's kind, unless workers stay or are in schools");
        kept += other;
        before = c;
        ++found;
    }
    note(s, w.last_case == before, "a worker's list ends with the last case");
    note(s, found == w.cases && load == w.load, "a worker's load is the weight of the cases held");
    return found;
}

/// Cases that wait are linked both ways, without a worker, longest wait first.
std::int64_t Auditor::waiting_in(const State& s, TeamId team) {
    const TeamState& t = s.teams[team.index()];
    std::int64_t found = 0;
    CaseId before;
    Instant since{};
    for (CaseId c = t.first_waiting; c; c = s.cases[c.index()].after) {
        const Case& x = s.cases[c.index()];
        note(s, x.before == before && !x.worker && x.team == team && x.stage,
             "a case that waits in a team has no worker");
        note(s, s.model->team[team.index()].kind == s.model->casework.stages[x.stage.index()].kind,
             "a case waits in a team of its stage's kind");
        note(s, x.waits_since >= since, "cases wait in the order in which they came");
        since = x.waits_since;
        before = c;
        ++found;
    }
    note(s, t.last_waiting == before, "those that wait end with the last");
    note(s, found == t.waiting, "as many wait as are said to");
    return found;
}

/// Open cases are held or wait, each once; the other places are free or will be opened again.
void Auditor::cases(const State& s) {
    std::int64_t found = 0, open = 0, held = 0, looked_after = 0, closed = 0;
    for (std::size_t i = 0; i < s.people_known; ++i) found += held_by(s, PractitionerId(i));
    for (std::size_t t = 0; t < s.teams.size(); ++t) found += waiting_in(s, TeamId(t));
    for (std::size_t i = 0; i < s.cases_known; ++i) {
        const Case& x = s.cases[i];
        ++(x.stage ? open : closed);
        held += static_cast<bool>(x.worker);
        looked_after += x.stage && s.model->casework.stages[x.stage.index()].looked_after;
        note(s, x.stage || !x.worker, "a closed case has no worker");
        note(s, x.due >= s.now, "nothing is planned in the past, for a case");
        if (x.due == never) note(s, !x.stage, "an open case goes on some time");
        if (!x.stage && x.due != never) --closed;
    }
    note(s, found == open, "an open case is held once, or waits once");
    const CaseLedger& ledger = s.case_ledger;
    note(s, ledger.open == open && ledger.held == held && ledger.looked_after == looked_after,
         "the case ledger is what the cases add up to");
    note(s, closed == static_cast<std::int64_t>(s.free_cases.size()),
         "a closed case's place is free unless it will be opened again");
}

/// Who is off sick, on leave or there adds up to who is here; shares say the same.
void Auditor::absences(const State& s) {
    if (!s.model->on.absence) return;
    std::array<std::int64_t, absence_kinds> heads{}, fte{}, pay{};
    std::int64_t there = 0;
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) {
            const Absence& a = s.absence[p.index()];
            const bool away = a.stage == AbsenceStage::away || a.stage == AbsenceStage::handed_over;
            heads[static_cast<std::size_t>(a.kind)] += away;
            fte[static_cast<std::size_t>(a.kind)] += away ? person(s, p).fte : 0;
            if (away && s.model->uses_pay)
                pay[static_cast<std::size_t>(a.kind)] += pay_of(s, person(s, p)) * person(s, p).fte;
            there += !away;
            const bool lapsed =
                !s.registration.empty() && s.registration[p.index()].lapsed_until != never;
            const std::int32_t left = a.stage == AbsenceStage::phased ? 50 : 100;
            note(s, worker(s, p).share == (away || lapsed ? 0 : left),
                 "the share of a worker that is there is what the absence leaves");
            note(s, a.next >= s.now, "nothing is planned in the past, for an absence");
        }
    const AbsenceLedger& ledger = s.absence_ledger;
    note(s, heads == ledger.heads && fte == ledger.fte && pay == ledger.pay,
         "the ledger knows who is away, and what their pay is");
    note(s, there + heads[0] + heads[1] + heads[2] == s.heads,
         "off sick, on leave and there are all who are here");
}

/// Lists of supervisors hold those of the team who could supervise.
void Auditor::supervisors(const State& s) {
    if (!s.model->on.supervision) return;
    std::size_t listed = 0, could = 0;
    for (const TeamState& t : s.teams) listed += t.supervisors.size();
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) {
            const Supervisor& v = s.supervisors[p.index()];
            const bool supervises =
                worker(s, p).team &&
                (s.model->roles[person(s, p).role.index()].supervision_span > 0 ||
                 arrangement_of(s, p).supervises > 0);
            could += supervises;
            note(s, !supervises || v.team == worker(s, p).team,
                 "a supervisor is on their team's list");
            note(s, v.store >= 0 && v.store <= v.most, "a store holds what it can");
        }
    for (std::size_t i = 0; i < s.people_known; ++i)
        could += s.people[i].status == Status::agency &&
                 s.model->roles[s.people[i].role.index()].supervision_span > 0;
    note(s, listed == could, "supervisors' lists hold nobody else");
}

/// The staff of school pilots, who cover no post: how many, and their pence a week.
struct InSchools {
    std::int64_t heads = 0, pence = 0;
};

InSchools in_schools(const State& s) {
    InSchools all;
    for (std::size_t i = 0; i < s.people_known; ++i) {
        const Practitioner& x = s.people[i];
        if (x.status != Status::agency || !x.team) continue;
        for (const PilotModel& m : s.model->pilots) {
            if (x.team != m.team) continue;
            ++all.heads;
            all.pence +=
                x.role == m.manager_role ? m.manager_pence_per_week : m.worker_pence_per_week;
        }
    }
    return all;
}

/// The sums of cover are those of the posts covered; who covers is fit to.
void Auditor::covers(const State& s) {
    const CoverState& all = s.cover;
    std::int64_t engaged = 0, coming = 0, pence = 0, backfill = 0, by_pool = 0, busy = 0;
    for (std::size_t i = 0; i < all.posts.size(); ++i) {
        const PostCover& c = all.posts[i];
        const bool at_work = c.stage == CoverStage::engaged || c.stage == CoverStage::ending;
        note(s, at_work == static_cast<bool>(c.worker), "who is engaged covers, and nobody else");
        note(s, c.due >= s.now, "nothing is planned in the past, for a cover");
        coming += c.stage == CoverStage::coming;
        if (!at_work) continue;
        const bool agency = person(s, c.worker).status == Status::agency;
        note(s, c.peripatetic ? worker(s, c.worker).covers : agency,
             "a cover's worker is from an agency or covers elsewhere");
        note(s, c.stage != CoverStage::ending || agency, "only agency staff are under notice");
        by_pool += c.peripatetic;
        engaged += agency;
        const std::int64_t rate = agency ? s.model->agency_pence_per_week[c.role.index()] : 0;
        pence += rate;
        backfill += c.backfills ? rate : 0;
    }
    for (const CoverStreamState& stream : all.streams)
        for (const StreamAssignment& a : stream.under_way) {
            by_pool += static_cast<bool>(a.worker);
            note(s, !a.worker || worker(s, a.worker).covers,
                 "who meets a request from outside covers");
        }
    for (std::size_t i = 0; i < s.people_known; ++i) busy += s.workers[i].covers;
    const InSchools pilots = in_schools(s);
    engaged += pilots.heads;
    pence += pilots.pence;
    note(s, all.agency_fte == 100 * engaged, "agency FTE is the sum of those engaged");
    note(s, all.coming_fte == 100 * coming, "those who are to come are the requests they meet");
    note(s, all.agency_rate == 100 * pence, "agencies charge for those engaged");
    note(s, all.backfill_rate == 100 * backfill, "part of it is for those who backfill");
    note(s, all.pool_busy == busy, "the busy of the pool are those who cover");
    note(s, by_pool == busy, "who covers, covers one post or request");
}

/// Whoever covers works in the team of the post; no agency worker is without one.
void Auditor::cover_workers(const State& s) {
    std::int64_t agency = 0;
    for (std::size_t i = 0; i < s.people_known; ++i) agency += s.people[i].status == Status::agency;
    note(s, s.cover.agency_fte == 100 * agency, "all agency staff are engaged");
    for (std::size_t i = 0; i < s.cover.posts.size(); ++i) {
        const PostCover& c = s.cover.posts[i];
        if (!c.worker) continue;
        note(s, worker(s, c.worker).team == s.posts[i].team, "who covers works in the post's team");
        note(s, !s.posts[i].abolished || c.stage == CoverStage::ending,
             "nobody covers a post that is no more, but under notice");
    }
}

/// Whoever wants another team works here and has begun; nothing is planned in the past.
void Auditor::wishes(const State& s) {
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people)
            note(s, wish_of(s, p).next >= s.now, "nothing is planned in the past, for a wish");
    for (PractitionerId p : s.free_people)
        note(s, wish_of(s, p).since == never, "whoever has gone wants no other team");
}

/// An academy's learners and the holders of protected time are those who say so of themselves.
void Auditor::arrangements(const State& s) {
    if (!s.model->gives_individual_arrangements) return;
    std::vector<std::int64_t> learning(s.academy_ledger.size());
    std::vector<std::size_t> holding(s.protected_places.size());
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) {
            const Learner l = s.learners.empty() ? Learner{} : s.learners[p.index()];
            if (l.learning) ++learning[static_cast<std::size_t>(l.academy)];
            note(s, l.next >= s.now, "nothing is planned in the past, for a learner");
            const std::int16_t place = place_of_protected_time(s, p);
            if (place < 0) continue;
            ++holding[static_cast<std::size_t>(place)];
            const auto& holders = s.protected_places[static_cast<std::size_t>(place)].holders;
            note(s, std::count(holders.begin(), holders.end(), p) == 1,
                 "who has protected time holds a place, once");
        }
    for (std::size_t k = 0; k < learning.size(); ++k) {
        note(s, learning[k] == s.academy_ledger[k].learners, "an academy knows its learners");
        learners += static_cast<std::uint64_t>(learning[k]);
    }
    for (std::size_t k = 0; k < holding.size(); ++k) {
        note(s, holding[k] == s.protected_places[k].holders.size(),
             "places are held by those here");
        note(s, holding[k] <= s.protected_places[k].places, "no more places than there are");
        places_held += holding[k];
    }
}

/// Of everybody engaged since the last event, at the rate of the role covered.
void Auditor::charge(const State& s) {
    charged_ += static_cast<__int128>(pence_a_week_) * (s.now - charged_to_).count();
    charged_to_ = s.now;
    pence_a_week_ = in_schools(s).pence;
    for (const PostCover& c : s.cover.posts)
        if (c.worker && !c.peripatetic)
            pence_a_week_ += s.model->agency_pence_per_week[c.role.index()];
}

std::int64_t Auditor::agency_pence(Instant until) const {
    const __int128 later = static_cast<__int128>(pence_a_week_) * (until - charged_to_).count();
    return static_cast<std::int64_t>((charged_ + later) / (7 * microseconds_per_day));
}

void Auditor::on_event(const State& s, const Event& h) {
    ++audits;
    if (s.model->on.cover) {
        covers(s);
        charge(s);
    }
    in_schools_began += h.kind == EventKind::cover_began && h.detail == covers_schools;
    agency_covers += h.kind == EventKind::cover_began && h.detail == covers_from_agency;
    pool_covers += h.kind == EventKind::cover_began && h.detail >= covers_from_pool;
    conversions += h.kind == EventKind::agency_converted;
    secondments += h.kind == EventKind::secondment_begun;
    returns += h.kind == EventKind::secondment_ended;
    given_up += h.kind == EventKind::kept_no_longer;
    lapses += h.kind == EventKind::registration_restored;
    preparations += h.kind == EventKind::preparation_ended;
    waits += h.kind == EventKind::case_waits;
    transfers += h.kind == EventKind::transferred;
    if (s.model->on.any()) teams(s);
    if (s.model->on.casework) cases(s);
    if (s.model->on.transfers) wishes(s);
    if (h.kind == EventKind::case_handed_over) {
        ++hand_overs;
        const Case& x = s.cases[static_cast<std::size_t>(h.detail)];
        // Unless the worker has come to the team that it went to, and kept it through another's
        // stage.
        const bool may =
            !s.model->stay_with_child.empty() && x.stage &&
            s.model->team[x.team.index()].kind == s.model->casework.stages[x.stage.index()].kind;
        note(s, x.worker != h.who || may, "a case handed over has not come back");
    }
    if (h.kind == EventKind::posts_changed && h.detail < 0) ++posts_abolished;
    people(s);
    posts(s);
    schedules(s);
    // Who leaves or gives notice is taken off lists and out of appointments in answer to this.
    if (h.kind == EventKind::practitioner_left || h.kind == EventKind::notice_given) return;
    const bool more_leave = std::any_of(s.pending.begin(), s.pending.end(), [](const Event& told) {
        return told.kind == EventKind::practitioner_left || told.kind == EventKind::notice_given;
    });
    if (more_leave) return;
    moves(s);
    places(s);
    kept_posts(s);
    if (s.pending.end() - s.pending.begin() > 1)
        return; // shares and lists follow in answer to the rest
    if (changes_work(h.kind)) return;
    arrangements(s);
    preparing(s);
    absences(s);
    supervisors(s);
    if (s.model->on.cover && !is_handled(h.kind)) cover_workers(s);
}

} // namespace tenure::test
