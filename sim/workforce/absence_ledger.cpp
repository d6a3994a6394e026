#include "workforce/absence_ledger.hpp"

namespace tenure::absence {

namespace {

void accrue_absence(State& s) {
    AbsenceLedger& ledger = s.absence_ledger;
    const std::int64_t elapsed = (s.now - ledger.accrued_to).count();
    for (std::size_t k = 0; k < absence_kinds; ++k) {
        ledger.accrued[k] += static_cast<__int128>(ledger.fte[k]) * elapsed;
        ledger.pay_accrued[k] += static_cast<__int128>(ledger.pay[k]) * elapsed;
    }
    ledger.accrued_to = s.now;
}

void enter(State& s, const Absence& a, int sign) {
    accrue_absence(s);
    AbsenceLedger& ledger = s.absence_ledger;
    ledger.heads[index(a.kind)] += sign;
    ledger.fte[index(a.kind)] += std::int64_t{sign} * a.fte;
    ledger.pay[index(a.kind)] += sign * a.pay;
}

} // namespace

void enter_ledger(State& s, PractitionerId p) {
    Absence& a = absence_of(s, p);
    const Practitioner& x = person(s, p);
    a.fte = x.fte;
    a.pay = s.model->uses_pay ? pay_of(s, x) * x.fte : 0;
    enter(s, a, 1);
}

void leave_ledger(State& s, PractitionerId p) { enter(s, absence_of(s, p), -1); }

void pay_changed(State& s, PractitionerId p, std::int64_t by) {
    Absence& a = absence_of(s, p);
    if (!is_away(a)) return;
    accrue_absence(s);
    a.pay += by;
    s.absence_ledger.pay[index(a.kind)] += by;
}

void forget_pay(State& s) {
    accrue_absence(s);
    s.absence_ledger.pay.fill(0);
    for (std::size_t i = 0; i < s.people_known; ++i) s.absence[i].pay = 0;
}

std::int64_t take_days(State& s, AbsenceKind kind) {
    accrue_absence(s);
    AbsenceLedger& ledger = s.absence_ledger;
    return take_more(ledger.reported[index(kind)],
                     ledger.accrued[index(kind)] * working_days_a_year / microseconds_per_year);
}

PayAway take_pay_away(State& s) {
    accrue_absence(s);
    const AbsenceParameters& rules = s.model->absence;
    AbsenceLedger& ledger = s.absence_ledger;
    constexpr __int128 hundredth_years = static_cast<__int128>(microseconds_per_year) * 100;
    PayAway more;
    for (std::size_t k = 0; k < absence_kinds; ++k) {
        const bool parental = k == index(AbsenceKind::parental);
        const double share = parental ? rules.parental_pay_share : rules.sick_pay_share;
        // Of the sums so far, so that rounding is carried on.
        const auto paid = [&] {
            return static_cast<std::int64_t>(static_cast<double>(ledger.pay_reported[k]) * share);
        };
        const std::int64_t before = paid();
        more.whole += take_more(ledger.pay_reported[k], ledger.pay_accrued[k] / hundredth_years);
        more.paid += paid() - before;
    }
    return more;
}

} // namespace tenure::absence
