// Conservation: nobody comes from nowhere or vanishes, in whatever small authority.
#include "tests/catch.hpp"
#include "tests/properties/books.hpp"
#include "tests/properties/generated.hpp"
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
    std::unique_ptr<const Model> model; ///< the state points at it
    Ledger ledger;
    Auditor auditor;
    State state;
};

Replayed replay(const Study& study) {
    Replayed all;
    all.model = std::make_unique<Model>(
        compile(study.authority, study.policies[0], study.calendar, study.horizon_years));
    all.ledger.roles = all.model->roles.size();
    all.ledger.columns = raw_columns(all.ledger.roles);
    simulate(*all.model, {study.seed, 0}, all.state, all.ledger.numbers, &all.auditor);
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

std::string first_fault(const Auditor& a) { return a.faults.empty() ? "" : a.faults[0]; }

} // namespace

TEST_CASE("in any small authority the books agree after every happening") {
    std::uint64_t hand_overs = 0, waits = 0;
    REQUIRE(rc::check([&] {
        const Replayed r = replay(made_up_study());
        RC_LOG() << r.auditor.audits << " audits\n";
        RC_ASSERT(first_fault(r.auditor) == "");
        RC_ASSERT(heads_balance(r.ledger));
        for (std::size_t p = 0; p < r.ledger.periods(); ++p) RC_ASSERT(roles_add_up(r.ledger, p));
        RC_ASSERT(vacancies_balance(r));
        RC_ASSERT(cases_balance(r.ledger));
        hand_overs += r.auditor.hand_overs;
        waits += r.auditor.waits;
    }));
    CHECK(hand_overs > 1000);
    CHECK(waits > 1000);
}

TEST_CASE("the auditor notices a post whose holder points elsewhere, and a head too many") {
    bool noticed = true;
    rc::check([&] {
        Replayed r = replay(made_up_study());
        ++r.state.heads;
        r.auditor.faults.clear();
        r.auditor.happened(r.state, {HappeningKind::post_filled, {}, {}, 0});
        noticed = noticed && !r.auditor.faults.empty();
    });
    CHECK(noticed);
}

TEST_CASE("the auditor notices a load without a case, and a case that is nobody's") {
    bool noticed = true;
    rc::check([&] {
        Replayed r = replay(made_up_study());
        Conditions& all = r.state.conditions;
        if (!r.model->on.casework || all.cases_known == all.free_cases.size()) return;
        r.auditor.faults.clear();
        r.auditor.happened(r.state, {HappeningKind::post_filled, {}, {}, 0});
        noticed = noticed && r.auditor.faults.empty();
        ++all.workers[0].load;
        r.auditor.happened(r.state, {HappeningKind::post_filled, {}, {}, 0});
        noticed = noticed && r.auditor.faults.size() == 1;
        all.free_cases.push_back(CaseId(0u));
        r.auditor.happened(r.state, {HappeningKind::post_filled, {}, {}, 0});
        noticed = noticed && r.auditor.faults.size() == 3;
    });
    CHECK(noticed);
}
