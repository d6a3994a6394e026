// Known answers for cases that always find a worker: a network of queues with infinitely many
// servers, met in equilibrium.
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Visits a year to each stage, the journey solved by hand. An episode that begins with assessment
/// (a), need (n), protection (p), care (c): n = n0 + .4 a + .3 p + .3 c, p = .5 n, c = .1 a + .2 p.
struct Visits {
    double assessment, need, protection, care;
};

constexpr double again = .25; ///< of closed cases

Visits visits() {
    const double a = 48 / (1 - again), begun = 12 / (1 - again);
    const double n = (begun + .4 * a + .3 * .1 * a) / (1 - .3 * .5 - .3 * .2 * .5);
    return {a, n, .5 * n, .1 * a + .2 * .5 * n};
}

/// Mean number of open cases; in need the mixture's slow rate is .8.
double open_cases(double slow_rate) {
    const Visits v = visits();
    return v.assessment * 2 / 12 + v.need * (.7 / 4 + .3 / slow_rate) + v.protection * 9 / 12 +
           v.care * std::tgamma(1 + 1 / 1.5) / .5;
}

std::vector<Answer> in_equilibrium() {
    const double open = open_cases(.8), opened = 60 / (1 - again);
    std::vector<Answer> all;
    for (double t : {1., 2., 5.}) {
        const std::string when = " after " + std::to_string(static_cast<int>(t));
        all.push_back({"open cases" + when, open, stock("open_cases", t)});
        all.push_back(
            {"variance of open cases" + when, open, stock("open_cases", t), Of::variance});
    }
    for (int y : {1, 5}) {
        const std::string when = " in year " + std::to_string(y);
        all.push_back({"referrals" + when, opened, flow("referrals", y - 1, y)});
        all.push_back({"closed" + when, opened, flow("cases_closed", y - 1, y)});
    }
    return all;
}

void verify(std::uint32_t replications) {
    const Study study = known_study("casework");
    require_known(in_equilibrium(), study, {replications});
    Study wrong = study;
    wrong.authority.casework->stages[1].duration.rates[1] = .6;
    require_noticed({"open cases after 5", open_cases(.8), stock("open_cases", 5)}, wrong,
                    open_cases(.6), {replications});
}

} // namespace

TEST_CASE("where every case finds a worker, open cases are Poisson from the first day on "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify(2000);
}

TEST_CASE("no case waits where there is room for all of them") {
    const Study study = known_study("casework");
    const Model model = compile(study.authority, study.policies[0], study.calendar, 5);
    State state;
    std::vector<std::int64_t> rows;
    for (std::uint32_t r = 0; r < 20; ++r) simulate(model, {study.seed, r}, state, rows);
    const std::size_t columns = raw_columns(model.roles.size());
    for (std::size_t row = 0; row < rows.size(); row += columns) {
        CHECK(rows[row + column(Stock::waiting_cases)] == 0);
        CHECK(rows[row + column(Count::cases_waited)] == 0);
        CHECK(rows[row + column(Stock::open_cases)] > 0);
    }
}

TEST_CASE("casework again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify(100'000);
}
