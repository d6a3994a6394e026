// Conservation: nobody comes from nowhere or vanishes, in whatever small authority.
#include "tests/catch.hpp"
#include "tests/properties/generated.hpp"
#include "tests/properties/ledger.hpp"
#include "workforce/measures.hpp"
#include "workforce/world.hpp"

#include <memory>
#include <rapidcheck.h>

using namespace tenure;
using namespace tenure::test;

namespace {

/// What a replication has counted, period by period.
struct Ledger {
    std::vector<std::int64_t> numbers;
    std::size_t columns = 0, roles = 0;

    std::size_t periods() const { return numbers.size() / columns; }
    std::int64_t at(std::size_t period, std::size_t column) const {
        return numbers[period * columns + column];
    }
    template <class ByRole> std::int64_t over_roles(std::size_t period, ByRole what) const {
        std::int64_t sum = 0;
        for (std::size_t r = 0; r < roles; ++r) sum += at(period, column(what, r));
        return sum;
    }
};

struct Replayed {
    Study study;
    std::unique_ptr<const Model> model; ///< the state points at it
    Ledger ledger;
    Auditor auditor;
    State state;
};

Replayed replay(const Study& study) {
    Replayed all;
    all.study = study;
    all.model = std::make_unique<Model>(
        compile(study.authority, study.policies[0], study.calendar, study.horizon_years));
    all.ledger.roles = all.model->roles.size();
    all.ledger.columns = raw_columns(all.ledger.roles);
    simulate(*all.model, {study.seed, 0}, all.state, all.ledger.numbers, &all.auditor);
    return all;
}

std::vector<Formula> total_cost(const Study& study) {
    auto all = formulas(study.authority.ladder, mechanisms_of(study.authority));
    std::erase_if(all, [](const Formula& f) { return f.measure.name != "total_cost"; });
    return all;
}

/// Heads at the end of each period are those before it, with starters and without leavers.
bool heads_balance(const Ledger& l) {
    for (std::size_t p = 1; p < l.periods(); ++p)
        if (l.at(p, column(Stock::headcount)) != l.at(p - 1, column(Stock::headcount)) +
                                                     l.at(p, column(Count::starters)) -
                                                     l.at(p, column(Count::leavers)))
            return false;
    return true;
}

bool roles_add_up(const Ledger& l, std::size_t p) {
    std::int64_t destined = 0;
    for (std::size_t d = 0; d < destinations; ++d) destined += l.at(p, column(Count::left_to, d));
    return l.over_roles(p, RoleStock::headcount) == l.at(p, column(Stock::headcount)) &&
           l.over_roles(p, RoleStock::fte) == l.at(p, column(Stock::in_post_fte)) &&
           l.over_roles(p, RoleCount::starters) == l.at(p, column(Count::starters)) &&
           l.over_roles(p, RoleCount::leavers) == l.at(p, column(Count::leavers)) &&
           l.over_roles(p, RoleCount::promotions_into) == l.at(p, column(Count::promotions)) &&
           destined == l.at(p, column(Count::leavers));
}

/// Vacancies that opened were filled, lost with their post, or are still open.
bool vacancies_balance(const Replayed& r) {
    std::int64_t open = -r.auditor.posts_abolished;
    for (std::size_t p = 0; p < r.ledger.periods(); ++p)
        open += r.ledger.at(p, column(Count::vacancies_opened)) -
                r.ledger.at(p, column(Count::vacancies_filled));
    return open == r.ledger.at(r.ledger.periods() - 1, column(Stock::vacancies));
}

/// Vacancies at the end of each period are those before it, with those opened, without those
/// filled, by whomever, and without those abolished.
bool vacancy_flows_balance(const Ledger& l) {
    for (std::size_t p = 1; p < l.periods(); ++p)
        if (l.at(p, column(Stock::vacancies)) != l.at(p - 1, column(Stock::vacancies)) +
                                                     l.at(p, column(Count::vacancies_opened)) -
                                                     l.at(p, column(Count::vacancies_filled)) -
                                                     l.at(p, column(Count::vacancies_abolished)))
            return false;
    return true;
}

/// Outside requests are among all requests, and so are those unmet.
bool streams_are_counted(const Ledger& l) {
    for (std::size_t p = 0; p < l.periods(); ++p)
        if (l.at(p, column(Count::stream_requests)) > l.at(p, column(Count::cover_requests)) ||
            l.at(p, column(Count::stream_unmet)) > l.at(p, column(Count::cover_unmet)))
            return false;
    return true;
}

/// Open cases at the end of each period are those before it, with referrals and without those
/// closed; held and waiting cases are all of them.
bool cases_balance(const Ledger& l) {
    for (std::size_t p = 0; p < l.periods(); ++p) {
        const std::int64_t open = l.at(p, column(Stock::open_cases));
        if (open != l.at(p, column(Stock::held_cases)) + l.at(p, column(Stock::waiting_cases)))
            return false;
        if (p > 0 && open != l.at(p - 1, column(Stock::open_cases)) +
                                 l.at(p, column(Count::referrals)) -
                                 l.at(p, column(Count::cases_closed)))
            return false;
    }
    return true;
}

/// Headings add up to all costs in every period, to the penny; agency staff cost their days. They
/// are listed once more, so that one that is left out of the total is missed.
bool costs_add_up(const Replayed& r) {
    static constexpr Count headings[] = {Count::pay_pence,
                                         Count::benefits_pence,
                                         Count::on_cost_pence,
                                         Count::payment_pence,
                                         Count::advertising_pence,
                                         Count::induction_pence,
                                         Count::course_pence,
                                         Count::coaching_pence,
                                         Count::agency_pence,
                                         Count::training_pence,
                                         Count::transfer_pence,
                                         Count::academy_pence,
                                         Count::protected_time_pence,
                                         Count::absence_pence,
                                         Count::backfill_pence};
    const Ledger& l = r.ledger;
    const RawRows rows{l.numbers, r.model->periods, l.columns};
    std::int64_t agency = 0;
    for (std::size_t p = 0; p < l.periods(); ++p) {
        std::int64_t all = 0;
        for (Count c : headings) all += l.at(p, column(c));
        agency += l.at(p, column(Count::agency_pence)) + l.at(p, column(Count::backfill_pence));
        if (evaluate(total_cost(r.study), rows, p, p) != std::vector<std::int64_t>{all})
            return false;
        if (r.study.authority.pay.discount_rate == 0 && r.model->uses_pay &&
            l.at(p, column(Count::discounted_pence)) != all)
            return false;
    }
    return agency == r.auditor.agency_pence(r.model->horizon);
}

/// Stocks of agency staff at the end of a period are parts of each other.
bool cover_adds_up(const Replayed& r) {
    const Ledger& l = r.ledger;
    auto begun = static_cast<std::int64_t>(r.auditor.in_schools_began);
    for (std::size_t p = 0; p < l.periods(); ++p) {
        const std::int64_t agency = l.at(p, column(Stock::agency_fte));
        begun += l.at(p, column(Count::cover_by_agency));
        if (l.at(p, column(Stock::agency_cover_fte)) > agency || agency > 100 * begun) return false;
        if (l.at(p, column(Count::stream_unmet)) > l.at(p, column(Count::stream_requests)))
            return false;
    }
    return true;
}

/// No more is said to have been spent on those who joined than was spent.
bool academies_add_up(const Replayed& r) {
    std::int64_t joined = 0, spent = 0, spent_on_due = 0;
    for (std::size_t p = 0; p < r.ledger.periods(); ++p) {
        joined += r.ledger.at(p, column(Count::academy_starters));
        spent += r.ledger.at(p, column(Count::academy_pence));
        spent_on_due += r.ledger.at(p, column(Count::academy_due_pence));
    }
    const auto rounding = joined * static_cast<std::int64_t>(r.ledger.periods() + 1);
    return spent_on_due <= spent + rounding;
}

std::string first_fault(const Auditor& a) { return a.faults.empty() ? "" : a.faults[0]; }

} // namespace

TEST_CASE("in any small authority the ledgers agree after every event") {
    std::uint64_t hand_overs = 0, waits = 0, by_agency = 0, by_pool = 0, conversions = 0,
                  in_schools = 0;
    std::uint64_t transfers = 0, kept = 0;
    std::uint64_t learners = 0, places = 0;
    std::uint64_t returns = 0, given_up = 0, preparations = 0, lapses = 0;
    REQUIRE(rc::check([&] {
        const Replayed r = replay(made_up_study());
        RC_LOG() << r.auditor.audits << " audits\n";
        RC_ASSERT(first_fault(r.auditor) == "");
        RC_ASSERT(heads_balance(r.ledger));
        for (std::size_t p = 0; p < r.ledger.periods(); ++p) RC_ASSERT(roles_add_up(r.ledger, p));
        RC_ASSERT(vacancies_balance(r));
        RC_ASSERT(vacancy_flows_balance(r.ledger));
        RC_ASSERT(streams_are_counted(r.ledger));
        RC_ASSERT(cases_balance(r.ledger));
        RC_ASSERT(costs_add_up(r));
        RC_ASSERT(cover_adds_up(r));
        RC_ASSERT(academies_add_up(r));
        learners += r.auditor.learners;
        places += r.auditor.places_held;
        by_agency += r.auditor.agency_covers;
        by_pool += r.auditor.pool_covers;
        conversions += r.auditor.conversions;
        transfers += r.auditor.transfers;
        kept += r.auditor.kept;
        returns += r.auditor.returns;
        given_up += r.auditor.given_up;
        preparations += r.auditor.preparations;
        lapses += r.auditor.lapses;
        in_schools += r.auditor.in_schools_began;
        hand_overs += r.auditor.hand_overs;
        waits += r.auditor.waits;
    }));
    CHECK(hand_overs > 1000);
    CHECK(waits > 1000);
    CHECK(by_agency > 300);
    CHECK(by_pool > 500);
    CHECK(conversions > 50);
    CHECK(transfers > 50);
    CHECK(kept > 1000);
    CHECK(learners > 100);
    CHECK(places > 100);
    CHECK(returns > 10);
    CHECK(given_up > 3);
    CHECK(preparations > 5);
    CHECK(lapses > 50);
    CHECK(in_schools > 50);
}

TEST_CASE("the auditor notices a post whose holder points elsewhere, and a head too many") {
    bool noticed = true;
    rc::check([&] {
        Replayed r = replay(made_up_study());
        ++r.state.heads;
        r.auditor.faults.clear();
        r.auditor.on_event(r.state, {EventKind::post_filled, {}, {}, 0});
        noticed = noticed && !r.auditor.faults.empty();
    });
    CHECK(noticed);
}

TEST_CASE("the auditor notices a load without a case, and a case that is nobody's") {
    bool noticed = true;
    rc::check([&] {
        Replayed r = replay(made_up_study());
        State& all = r.state;
        if (!r.model->on.casework || all.cases_known == all.free_cases.size()) return;
        r.auditor.faults.clear();
        r.auditor.on_event(r.state, {EventKind::post_filled, {}, {}, 0});
        noticed = noticed && r.auditor.faults.empty();
        ++all.workers[0].load;
        r.auditor.on_event(r.state, {EventKind::post_filled, {}, {}, 0});
        // In a team, the room kept there is wrong as well.
        const std::size_t wrong = all.workers[0].team ? 2 : 1;
        noticed = noticed && r.auditor.faults.size() == wrong;
        all.free_cases.push_back(CaseId(0u));
        r.auditor.on_event(r.state, {EventKind::post_filled, {}, {}, 0});
        noticed = noticed && r.auditor.faults.size() == 2 * wrong + 1;
        ++all.case_ledger.held;
        r.auditor.on_event(r.state, {EventKind::post_filled, {}, {}, 0});
        noticed = noticed && r.auditor.faults.size() == 3 * wrong + 3;
    });
    CHECK(noticed);
}

TEST_CASE("the auditor notices agency staff whom nobody engaged, and one who covers nothing") {
    bool noticed = true;
    rc::check([&] {
        Replayed r = replay(made_up_study());
        if (!r.model->on.cover || r.state.people_known == 0) return;
        const Event nothing{EventKind::post_filled, {}, {}, 0};
        CoverState& cover = r.state.cover;
        cover.agency_fte += 100;
        r.auditor.faults.clear();
        r.auditor.on_event(r.state, nothing);
        noticed = noticed && !r.auditor.faults.empty();
        cover.agency_fte -= 100;
        bool& covers = r.state.workers[0].covers;
        covers = !covers;
        r.auditor.faults.clear();
        r.auditor.on_event(r.state, nothing);
        noticed = noticed && !r.auditor.faults.empty();
    });
    CHECK(noticed);
}
