#include "workforce/absence.hpp"

#include "workforce/absence_ledger.hpp"
#include "workforce/duration.hpp"
#include "workforce/roster.hpp"

#include <algorithm>

namespace tenure {

const char* to_text(AbsenceKind kind) {
    switch (kind) {
    case AbsenceKind::short_spell: return "short_spell";
    case AbsenceKind::long_spell: return "long_spell";
    case AbsenceKind::parental: return "parental";
    case AbsenceKind::last: break;
    }
    return "";
}

namespace absence {

namespace {

constexpr std::array<AbsenceKind, absence_kinds> every_kind{
    AbsenceKind::short_spell, AbsenceKind::long_spell, AbsenceKind::parental};
constexpr int phased_follows = 16; ///< in the detail of absence_ended

Purpose for_kind(Purpose first, AbsenceKind kind) {
    return static_cast<Purpose>(static_cast<unsigned>(first) + index(kind));
}

// --- clocks ------------------------------------------------------------------------------------

void draw_budget(const State& s, PractitionerId p, Absence& a, AbsenceKind kind) {
    a.clocks[index(kind)].budget = unit_exponential(address(
        s.random, for_kind(Purpose::absence, kind), person(s, p).who, a.spells[index(kind)]));
}

void draw_hours_budget(const State& s, PractitionerId p, Absence& a) {
    a.hours.budget = unit_exponential(
        address(s.random, Purpose::hours_change, person(s, p).who, a.hours_changes));
}

void draw_budgets(const State& s, PractitionerId p, Absence& a) {
    for (AbsenceKind kind : every_kind) draw_budget(s, p, a, kind);
    draw_hours_budget(s, p, a);
    a.drawn = true;
}

/// Until when they may begin parental leave.
Instant age_limit(const State& s, PractitionerId p) {
    return person(s, p).born + years(s.model->absence.parental_leave_until_age);
}

double raised(double rate, double log_hazard) {
    return log_hazard == 0 ? rate : rate * elementary::exp(log_hazard);
}

void run_clocks(const State& s, PractitionerId p, Absence& a) {
    const AbsenceParameters& rules = s.model->absence;
    const ExhaustionParameters& e = s.model->exhaustion;
    const double above = exhaustion_of(s, p).above;
    const bool young = rules.parental_leave_per_year > 0 && s.now < age_limit(s, p);
    const double year = s.year.of(YearActsOn::absence);
    set_hazard(a.clocks[0],
               year * raised(rules.short_spells_per_year, e.absence_log_hazard * above), s.now);
    set_hazard(a.clocks[1],
               year * raised(rules.long_spells_per_year, e.long_absence_log_hazard * above), s.now);
    set_hazard(a.clocks[2], rules.parental_leave_per_year * young, s.now);
    set_hazard(a.hours, rules.hours_changes_per_year, s.now);
}

void stop_clocks(Absence& a, Instant now) {
    for (Clock& clock : a.clocks) set_hazard(clock, 0, now);
    set_hazard(a.hours, 0, now);
}

/// The first of their clocks to fire; `last` stands for their hours.
struct First {
    Instant at = never;
    AbsenceKind kind = AbsenceKind::last;
};

/// Whether a clock is certain not to fire until then. Most are, and it takes no division to see.
bool keeps_silent(const Clock& clock, Instant until) {
    return clock.budget > clock.hazard * (in_years(until - clock.since) * 1.000001 + 1e-6);
}

/// @param until what fires later is left out
First first_clock(const State& s, PractitionerId p, Instant until) {
    const Absence& a = absence_of(s, p);
    First first;
    if (!keeps_silent(a.hours, until)) first.at = due(a.hours);
    for (AbsenceKind kind : every_kind) {
        const Clock& clock = a.clocks[index(kind)];
        if (keeps_silent(clock, until)) continue;
        const Instant at = due(clock);
        if (at >= first.at) continue;
        // Beyond the age limit the hazard is 0: what would fire there never does.
        if (kind == AbsenceKind::parental && at >= age_limit(s, p)) continue;
        first = {at, kind};
    }
    return first.at > until ? First{} : first;
}

/// When the next exhaustion update comes and their hazards change: what lies beyond is planned
/// then.
Instant scheduled_to(const State& s, PractitionerId p) {
    const ExhaustionParameters& e = s.model->exhaustion;
    const bool changes =
        s.model->on.exhaustion && (e.absence_log_hazard != 0 || e.long_absence_log_hazard != 0);
    return changes ? exhaustion_of(s, p).next : never;
}

/// Parental leave is known beforehand.
Instant handover_at(const State& s, const Absence& a) {
    if (a.kind == AbsenceKind::parental) return a.began;
    return a.began + days(s.model->absence.handover_days);
}

Instant next_step(const State& s, PractitionerId p) {
    const Absence& a = absence_of(s, p);
    if (a.stage == AbsenceStage::away) return std::min(handover_at(s, a), a.ends);
    if (a.stage == AbsenceStage::handed_over) return a.ends;
    const Instant at = first_clock(s, p, scheduled_to(s, p)).at;
    return a.stage == AbsenceStage::phased ? std::min(at, a.ends) : at;
}

void schedule_next_step(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    const Instant at = std::max(next_step(s, p), s.now);
    if (at == a.next) return;
    a.next = at;
    s.agenda.schedule(scheduled(at, static_cast<std::uint8_t>(EventType::absence),
                                person(s, p).who.bits, p.value));
}

// --- spells ------------------------------------------------------------------------------------

const Law& length_of(const AbsenceParameters& rules, AbsenceKind kind) {
    if (kind == AbsenceKind::short_spell) return rules.short_length;
    return kind == AbsenceKind::long_spell ? rules.long_length : rules.parental_length;
}

Address length_address(const State& s, PractitionerId p, AbsenceKind kind) {
    return address(s.random, for_kind(Purpose::absence_length, kind), person(s, p).who,
                   absence_of(s, p).spells[index(kind)]);
}

Duration draw_length(const State& s, PractitionerId p, AbsenceKind kind) {
    return years(duration::drawn(length_of(s.model->absence, kind), length_address(s, p, kind)));
}

/// How much of a spell met in equilibrium is over, and how much is left, years.
struct Met {
    double elapsed = 0, left = 0;
};

Met draw_met(const State& s, PractitionerId p, AbsenceKind kind) {
    const Address at = length_address(s, p, kind);
    const Words words = block(at, 0);
    const double u = uniform_of(words.first), v = uniform_of(words.second);
    const Law law =
        component_in_equilibrium(length_of(s.model->absence, kind), uniform_of(block(at, 1).first));
    const double elapsed = elapsed_in_equilibrium(law, u, v);
    // What is left of an exponential length does not depend on what is over; of others u is over.
    if (law.kind == LawKind::exponential) return {elapsed, -elementary::log(u) * law.mean};
    return {elapsed, elapsed / u * (1 - u)};
}

/// They are away from now on, or have been for a while.
void go_away(State& s, PractitionerId p, AbsenceKind kind, Instant began, Instant ends) {
    Absence& a = absence_of(s, p);
    stop_clocks(a, s.now);
    ++a.spells[index(kind)];
    draw_budget(s, p, a, kind); // of the next
    a.kind = kind;
    a.began = began;
    a.ends = ends;
    a.stage = AbsenceStage::away;
    enter_ledger(s, p);
    emit(s, EventKind::absence_began, p, person(s, p).post, static_cast<std::int64_t>(kind));
}

void hand_over(State& s, PractitionerId p) {
    absence_of(s, p).stage = AbsenceStage::handed_over;
    emit(s, EventKind::absence_is_long, p, person(s, p).post);
}

void begin_spell(State& s, PractitionerId p, AbsenceKind kind) {
    constexpr std::array<Count, absence_kinds> counted{Count::short_spells, Count::long_spells,
                                                       Count::parental_leaves};
    count(s, counted[index(kind)]);
    go_away(s, p, kind, s.now, s.now + draw_length(s, p, kind));
    if (kind == AbsenceKind::parental) hand_over(s, p); // known beforehand
}

/// How long they are in each kind of absence, over the time that they are there.
std::array<double, absence_kinds> loads(const State& s, const Absence& a) {
    std::array<double, absence_kinds> load{};
    for (AbsenceKind kind : every_kind) {
        const double hazard = a.clocks[index(kind)].hazard;
        if (hazard > 0) load[index(kind)] = hazard * mean(length_of(s.model->absence, kind));
    }
    return load;
}

/// Staff at the start, met away or not as in equilibrium; for long where that is known.
void meet(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    auto load = loads(s, a);
    if (a.away_at_start) load[index(AbsenceKind::short_spell)] = 0;
    const double present = a.away_at_start ? 0 : 1;
    const double total = present + load[0] + load[1] + load[2];
    double point = uniform(address(s.random, Purpose::grid, person(s, p).who, 2)) * total - present;
    if (point < 0 || total == 0) return;
    std::size_t k = 0;
    while (k + 1 < absence_kinds && point >= load[k]) point -= load[k++];
    const Met met = draw_met(s, p, every_kind[k]);
    const Instant began = s.now - years(met.elapsed);
    go_away(s, p, every_kind[k], began, s.now + years(met.left));
    a.time_away = (began - s.now).count(); // what was before does not count
}

void change_hours(State& s, PractitionerId p, std::int32_t fte) {
    if (fte == person(s, p).fte) return;
    count(s, Count::hours_changes);
    roster::change_hours(s, p, fte);
}

std::int32_t part_time(const State& s) { return hundredths(s.model->population.part_time_fte); }

void hours_clock_fires(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    ++a.hours_changes;
    set_hazard(a.hours, 0, s.now);
    draw_hours_budget(s, p, a);
    set_hazard(a.hours, s.model->absence.hours_changes_per_year, s.now);
    change_hours(s, p, person(s, p).fte == 100 ? part_time(s) : 100);
}

/// Comes back to fewer hours, or not.
void hours_on_return(State& s, PractitionerId p) {
    const auto spell = absence_of(s, p).spells[index(AbsenceKind::parental)];
    const double share = s.model->absence.parental_fewer_hours_share;
    if (person(s, p).fte == 100 &&
        bernoulli(address(s.random, Purpose::hours_on_return, person(s, p).who, spell), share))
        change_hours(s, p, part_time(s));
}

void close_ledger(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    leave_ledger(s, p);
    a.time_away += (s.now - a.began).count();
}

void come_back(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    const AbsenceParameters& rules = s.model->absence;
    close_ledger(s, p);
    const bool parental = a.kind == AbsenceKind::parental;
    const bool phased =
        !parental && a.stage == AbsenceStage::handed_over && rules.phased_return_weeks > 0;
    a.stage = phased ? AbsenceStage::phased : AbsenceStage::present;
    a.ends = s.now + days(7 * rules.phased_return_weeks);
    run_clocks(s, p, a);
    emit(s, EventKind::absence_ended, p, person(s, p).post,
         static_cast<std::int64_t>(a.kind) + (phased ? phased_follows : 0));
    if (parental) hours_on_return(s, p);
}

void clock_fires(State& s, PractitionerId p) {
    const AbsenceKind kind = first_clock(s, p, s.now).kind;
    kind == AbsenceKind::last ? hours_clock_fires(s, p) : begin_spell(s, p, kind);
}

} // namespace

void begin(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    if (!a.drawn) draw_budgets(s, p, a);
    run_clocks(s, p, a);
    // A stated number of cases is held by a stated staff, who are all at work.
    const bool stated = s.model->on.casework && s.model->casework.rules.cases_at_start &&
                        has_cases(s, person(s, p).role, person(s, p).team);
    if (person(s, p).from == StartedFrom::initial && s.now == study_start &&
        (!stated || a.away_at_start))
        meet(s, p);
    schedule_next_step(s, p);
}

void step(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    a.next = never;
    if (is_away(a)) {
        s.now >= a.ends ? come_back(s, p) : hand_over(s, p);
    } else if (a.stage == AbsenceStage::phased && s.now >= a.ends) {
        a.stage = AbsenceStage::present;
        emit(s, EventKind::back_in_full, p, person(s, p).post);
    } else {
        clock_fires(s, p);
    }
    schedule_next_step(s, p);
}

void reconsider(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    if (is_away(a)) return;
    run_clocks(s, p, a);
    schedule_next_step(s, p);
}

void end(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    if (is_away(a)) close_ledger(s, p);
    a.stage = AbsenceStage::present;
    a.next = never;
    stop_clocks(a, s.now);
}

void Mechanism::record_period_stocks(State& s) {
    const std::int64_t in_short = take_days(s, AbsenceKind::short_spell);
    const std::int64_t in_long = take_days(s, AbsenceKind::long_spell);
    count(s, Count::days_lost, in_short + in_long);
    count(s, Count::long_days_lost, in_long);
    const auto& heads = s.absence_ledger.heads;
    s.counted[column(Stock::off_sick)] = heads[0] + heads[1];
    s.counted[column(Stock::on_parental_leave)] = heads[2];
}

void Mechanism::compile(Model& m, const Authority& a) {
    if (a.absence) m.absence = *a.absence;
}

double Mechanism::events_per_head_a_year(const Model& m) {
    const AbsenceParameters& rules = m.absence;
    return 2.5 * (rules.short_spells_per_year + rules.long_spells_per_year +
                  rules.parental_leave_per_year) +
           rules.hours_changes_per_year;
}

} // namespace absence
} // namespace tenure
