// The labour market and years that differ, beside exact answers: vacancies of a birth and death
// process whose applicants answer advertisements, leavers under an autoregressive log effect, and a
// binomial supply of newly qualified.
#include "tests/catch.hpp"
#include "workforce/measures.hpp"
#include "workforce/world.hpp"

#include <cmath>
#include <functional>

using namespace tenure;

namespace {

/// A mean over replications and its standard error.
struct Mean {
    double sum = 0, squares = 0;
    std::uint32_t count = 0;
    void add(double x) {
        sum += x;
        squares += x * x;
        ++count;
    }
    double value() const { return sum / count; }
    double error() const { return std::sqrt((squares / count - value() * value()) / (count - 1)); }
    /// Standard errors from an exact answer.
    double off(double exact) const { return std::abs(value() - exact) / error(); }
};

constexpr double false_alarm = 4; ///< standard errors

Authority hundred_posts(double leaving, Filling filling) {
    Authority a;
    a.teams = {{"one", ""}};
    Role worker;
    worker.name = "worker";
    a.ladder.roles.push_back(worker);
    a.ladder.families.push_back({"worker", "", {"worker"}, "worker"});
    a.recruitment.families.push_back({"worker", filling, Law{}, 1});
    a.establishment = {{"worker", "one", 100}};
    a.staff = {{"worker", "one", 100}};
    a.leaving.notice_period_days = 0;
    LeavingDestination to;
    to.rate_per_year = leaving;
    a.leaving.to = {to};
    return a;
}

// --- applicants who answer -----------------------------------------------------------------------

/// Whoever applies is there within half a day: hires come at the rate of applicants.
Authority answered(double elasticity) {
    Authority a = hundred_posts(.18, Filling::advertised);
    RecruitmentParameters& r = a.recruitment;
    r.applicants = {{"worker", 18, 10}};
    r.market.advert_elasticity = elasticity;
    r.advertising_days = .5;
    r.selection_days = r.pause_days = r.checks_days = r.outside_notice_days = 0;
    r.outside_appointable = 1;
    return a;
}

/// Vacant posts after 1, 2 and 5 years.
std::array<Mean, 3> vacancies(const Authority& a, std::uint32_t replications) {
    const Model model = compile(a, {}, CalendarKind::yearly, 5);
    const std::size_t columns = raw_columns(model.roles.size());
    State state;
    std::array<Mean, 3> all;
    for (std::uint32_t r = 0; r < replications; ++r) {
        std::vector<std::int64_t> rows;
        simulate(model, {11, r}, state, rows, nullptr);
        const std::size_t years[] = {1, 2, 5};
        for (std::size_t i = 0; i < 3; ++i)
            all[i].add(
                static_cast<double>(rows[(years[i] - 1) * columns + column(Stock::vacancies)]));
    }
    return all;
}

// --- years that differ ---------------------------------------------------------------------------

constexpr double sd = .24, correlation = .5;

Authority differing(double national, double council, double lag) {
    Authority a = hundred_posts(.15, Filling::instant);
    a.start_date = {2022, 10, 1};
    a.year_effects = YearEffectsParameters{};
    a.year_effects->effects = {{YearActsOn::leaving, national, council, lag}};
    return a;
}

struct Leavers {
    Mean mean, variance, covariance; ///< of the second year, and with the third
};

Leavers leavers(const Authority& a, std::uint32_t replications) {
    const Model model = compile(a, {}, CalendarKind::official, 3);
    const std::size_t columns = raw_columns(model.roles.size());
    State state;
    Leavers all;
    for (std::uint32_t r = 0; r < replications; ++r) {
        std::vector<std::int64_t> rows;
        simulate(model, {12, r}, state, rows, nullptr);
        double left[3] = {0, 0, 0};
        for (std::size_t k = 0; k < model.periods.size(); ++k)
            left[model.periods[k].year - 2023] +=
                static_cast<double>(rows[k * columns + column(Count::leavers)]);
        all.mean.add(left[1]);
        all.variance.add((left[1] - 15) * (left[1] - 15));
        all.covariance.add((left[1] - 15) * (left[2] - 15));
    }
    return all;
}

// --- newly qualified -----------------------------------------------------------------------------

/// Forty seats a year, of which a route answers some.
Authority supplied(const SupplyRoute& route) {
    Authority a = hundred_posts(0, Filling::instant);
    Intake intake;
    intake.name = "autumn";
    intake.role = "worker";
    intake.team = "one";
    intake.month = 11;
    intake.seats = 40;
    intake.beyond_establishment = true;
    intake.routes = {route};
    a.intakes = {intake};
    return a;
}

struct Starters {
    Mean mean, variance;
};

/// @param years of intakes
Starters starters(const SupplyRoute& route, double expected, double years,
                  std::uint32_t replications) {
    const Model model = compile(supplied(route), {}, CalendarKind::yearly, years);
    State state;
    Starters all;
    for (std::uint32_t r = 0; r < replications; ++r) {
        std::vector<std::int64_t> rows;
        simulate(model, {13, r}, state, rows, nullptr);
        const auto come = static_cast<double>(state.heads - 100);
        all.mean.add(come);
        all.variance.add((come - expected) * (come - expected));
    }
    return all;
}

SupplyRoute university() {
    SupplyRoute r;
    r.name = "university";
    r.fill = .7;
    r.drop_out = .1;
    return r;
}

} // namespace

TEST_CASE("where hires come at 18 (V / 10)^.3 a year, vacancies are those of the birth and death "
          "process, not of its fluid limit (4 standard errors)") {
    const auto v = vacancies(answered(.3), 3000);
    const double exact[] = {5.7293, 7.3446, 8.3763}, fluid[] = {5.06, 6.60, 7.58};
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i, v[i].value(), v[i].error());
        CHECK(v[i].off(exact[i]) < false_alarm);
        CHECK(v[i].off(fluid[i]) > false_alarm);
    }
}

TEST_CASE("a fixed stream of applicants leaves other vacancies than one that answers") {
    CHECK(vacancies(answered(0), 500)[2].off(8.3763) > false_alarm);
}

TEST_CASE("leavers under a year's log effect have the mean, variance and covariance of a Poisson "
          "number whose mean is lognormal (4 standard errors)") {
    const double half = sd * std::sqrt(.5);
    for (const auto& [national, council] : {std::pair{sd, 0.}, std::pair{half, half}}) {
        const Leavers all = leavers(differing(national, council, correlation), 8000);
        CAPTURE(national, all.mean.value(), all.variance.value(), all.covariance.value());
        CHECK(all.mean.off(15) < false_alarm);
        CHECK(all.variance.off(28.3405) < false_alarm);
        CHECK(all.covariance.off(6.5742) < false_alarm);
    }
}

TEST_CASE("years without correlation, and years that do not differ, are told from those that do") {
    CHECK(leavers(differing(sd, 0, 0), 8000).covariance.off(6.5742) > false_alarm);
    CHECK(leavers(differing(0, 0, 0), 2000).variance.off(28.3405) > false_alarm);
}

TEST_CASE("a route fills seats as a binomial number, up to its places (4 standard errors)") {
    const double p = .7 * .9;
    const Starters all = starters(university(), 40 * p, 1, 6000);
    CHECK(all.mean.off(40 * p) < false_alarm);
    CHECK(all.variance.off(40 * p * (1 - p)) < false_alarm);
    CHECK(all.mean.off(40 * .7) > false_alarm); // nobody drops out
    SupplyRoute few = university();
    few.places = 30;
    const Starters limited = starters(few, 30 * p, 1, 6000);
    CHECK(limited.mean.off(30 * p) < false_alarm);
    CHECK(limited.variance.off(30 * p * (1 - p)) < false_alarm);
}

TEST_CASE("a route with people in every second year has none in the year between") {
    SupplyRoute r = university();
    r.every_years = 2;
    r.first_year = 2021; // intakes of November 2022 to 2025: those of 2023 and 2025 have people
    const double p = .7 * .9;
    const Starters all = starters(r, 80 * p, 4, 4000);
    CHECK(all.mean.off(80 * p) < false_alarm);
    CHECK(all.variance.off(80 * p * (1 - p)) < false_alarm);
}
