#include "workforce/preparation.hpp"

#include "workforce/compile_parts.hpp"

namespace tenure::preparation {

namespace {

const PreparationModel& programme(const State& s, std::size_t which) {
    return s.model->preparations[which];
}

bool leads_to(const PreparationModel& m, RoleId role) { return (m.to >> role.index() & 1) != 0; }

/// A draw that belongs to a person and a cohort's date: the same whichever policy has the cohort.
Address of_today(const State& s, Purpose what, const Practitioner& x) {
    const auto day = static_cast<std::uint32_t>(microseconds(s.now) / microseconds_per_day);
    return address(s.random, what, x.who, day);
}

/// Whether they want one of the roles it leads to, or would take one all the same.
bool willing(const State& s, const Practitioner& x, const PreparationModel& m) {
    for (std::size_t r = 0; r < s.model->roles.size(); ++r)
        if (leads_to(m, RoleId(r)) && wants(s, x.aspiration, RoleId(r))) return true;
    return bernoulli(of_today(s, Purpose::preparation_willing, x),
                     s.model->recruitment.reluctant_application);
}

bool may_follow(const State& s, PractitionerId p, std::size_t which) {
    const PreparationModel& m = programme(s, which);
    const Practitioner& x = person(s, p);
    const Prepared& mine = s.prepared[p.index()];
    if (x.status != Status::present || !x.competes || x.outside_posts || x.moving_to) return false;
    if (mine.on >= 0 || (mine.completed >> which & 1) != 0) return false;
    if (s.now - x.in_role_since < m.minimum_in_role) return false;
    if (s.model->has_workload_mechanisms && worker(s, p).share == 0) return false; // is away
    return willing(s, x, m);
}

/// Of those who may follow it and have no place yet, the one whose number comes first; empty if
/// there is nobody.
PractitionerId next_participant(const State& s, std::size_t which) {
    PractitionerId best;
    double first = 2;
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        if (!programme(s, which).from[r]) continue;
        for (PractitionerId p : s.roles[r].people) {
            if (!may_follow(s, p, which)) continue;
            const Practitioner& x = person(s, p);
            const double number = uniform(of_today(s, Purpose::preparation, x));
            const bool sooner = number < first ||
                                (number == first && best && x.who.bits < person(s, best).who.bits);
            if (!sooner) continue;
            first = number;
            best = p;
        }
    }
    return best;
}

/// Takes them off it. What is left to do is told.
void stop(State& s, PractitionerId p) {
    s.prepared[p.index()].on = -1;
    emit(s, EventKind::preparation_ended, p, person(s, p).post);
}

} // namespace

void begin(State& s, std::size_t which, std::uint32_t cohort) {
    const PreparationModel& m = programme(s, which);
    const std::uint32_t year = cohort / static_cast<std::uint32_t>(m.cohorts_a_year);
    const Entity named = entity(Source::none, static_cast<std::uint32_t>(which));
    const int all = whole_number(address(s.random, Purpose::count, named, year), m.places);
    for (int place = m.places_of(cohort, all); place > 0; --place) {
        const PractitionerId p = next_participant(s, which);
        if (!p) return;
        Prepared& mine = s.prepared[p.index()];
        mine.on = static_cast<std::int16_t>(which);
        mine.cohort = static_cast<std::uint16_t>(cohort);
        count(s, Count::course_pence, m.pence);
        emit(s, EventKind::preparation_begun, p, person(s, p).post);
    }
}

void end(State& s, std::size_t which, std::uint32_t cohort) {
    for (std::size_t i = 0; i < s.people_known; ++i) {
        Prepared& mine = s.prepared[i];
        if (mine.on != static_cast<std::int16_t>(which) || mine.cohort != cohort) continue;
        mine.completed |= 1u << which;
        stop(s, PractitionerId(i));
    }
}

void withdraw(State& s, PractitionerId p) { s.prepared[p.index()].on = -1; }

void Mechanism::add_to_arrangement(const State& s, PractitionerId p,
                                   IndividualArrangement& arrangement) {
    const Prepared& mine = s.prepared[p.index()];
    if (mine.on < 0) return;
    const PreparationModel& m = programme(s, static_cast<std::size_t>(mine.on));
    arrangement.norm_share = arrangement.norm_share * (100 - m.off_cases) / 100;
}

double Mechanism::merit(const State& s, PractitionerId p, RoleId to) {
    double more = 0;
    for (std::uint32_t left = s.prepared[p.index()].completed; left != 0; left &= left - 1) {
        const PreparationModel& m = programme(s, static_cast<std::size_t>(std::countr_zero(left)));
        if (leads_to(m, to)) more += m.merit_sd;
    }
    return more;
}

double Mechanism::application_odds(const State& s, PractitionerId p, RoleId to) {
    double odds = 1;
    for (std::uint32_t left = s.prepared[p.index()].completed; left != 0; left &= left - 1) {
        const PreparationModel& m = programme(s, static_cast<std::size_t>(std::countr_zero(left)));
        if (leads_to(m, to)) odds *= m.application_odds;
    }
    return odds;
}

double Mechanism::mismatch_factor(const State& s, PractitionerId p) {
    double factor = 1;
    for (std::uint32_t left = s.prepared[p.index()].completed; left != 0; left &= left - 1)
        factor *= programme(s, static_cast<std::size_t>(std::countr_zero(left))).mismatch_factor;
    return factor;
}

/// Cohorts begin within the block's time.
void Mechanism::compile_block(Model& model, const Authority& a, const Block& block, BlockModel& b) {
    if (!block.preparation) return;
    const Preparation& p = *block.preparation;
    PreparationModel m;
    m.from = role_mask(a.ladder, p.roles);
    m.to = role_bits(a.ladder, p.to);
    const std::vector<YearlyDate> days =
        p.dates.empty() ? std::vector<YearlyDate>{{9, 1}} : p.dates;
    m.cohorts_a_year = static_cast<int>(days.size());
    for (Instant t : dates_of(days, a.start_date, model.horizon)) {
        if (t < b.start || t >= b.end) continue;
        m.cohorts.push_back(t);
        m.ends.push_back(t + months(p.months));
    }
    m.places = p.places_per_year;
    m.minimum_in_role = months(p.minimum_months_in_role);
    m.off_cases = hundredths(p.study_days_per_year / working_days_a_year);
    m.merit_sd = p.merit_sd;
    m.application_odds = p.application_odds;
    m.mismatch_factor = p.mismatch_factor;
    m.pence = pence(p.cost_gbp_per_place);
    expects(model.preparations.size() < 32, "a policy has at most 32 preparations");
    b.preparation = static_cast<int>(model.preparations.size());
    model.preparations.push_back(std::move(m));
}

void Mechanism::schedule_dates(State& s) {
    const auto& all = s.model->preparations;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t k = 0; k < all[i].cohorts.size(); ++k) {
            schedule_date(s, all[i].cohorts[k], EventType::preparation, i, 2 * k);
            schedule_date(s, all[i].ends[k], EventType::preparation, i, 2 * k + 1);
        }
}

} // namespace tenure::preparation
