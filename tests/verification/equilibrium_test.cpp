// Staff met in equilibrium leave at a constant rate, 100 posts over the mean of all service, under
// whatever makes up the hazard. Means by Simpson's rule on the survival written down here.
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Of a survival that is nothing after 400 years; narrow steps at the start.
template <class Survival> double mean_of(Survival survival) {
    constexpr int steps = 400'000;
    const auto at = [&](double u) { return 4 * 400 * u * u * u * survival(400 * u * u * u * u); };
    double sum = 0;
    for (int i = 0; i < steps; ++i) {
        const double a = static_cast<double>(i) / steps, b = static_cast<double>(i + 1) / steps;
        sum += (at(a) + 4 * at((a + b) / 2) + at(b)) / (6 * steps);
    }
    return sum;
}

/// 100 posts filled at once, without any way to leave so far.
Study posts_filled_at_once() {
    Study study = known_study("renewal_equilibrium");
    study.authority.leaving.to.clear();
    return study;
}

void leave(Study& study, Destination to, double rate, std::vector<TenureBand> bands = {}) {
    LeavingDestination x;
    x.destination = to;
    x.rate_per_year = rate;
    x.tenure_bands = std::move(bands);
    study.authority.leaving.to.push_back(x);
}

void leave_by_weibull(Study& study, Destination to, double rate, double shape) {
    LeavingDestination x;
    x.destination = to;
    x.service_law.kind = LawKind::weibull;
    x.service_law.rate = rate;
    x.service_law.shape = shape;
    study.authority.leaving.to.push_back(x);
}

void leave_by_mixture(Study& study, Destination to) {
    LeavingDestination x;
    x.destination = to;
    x.service_law.kind = LawKind::hyperexponential;
    x.service_law.weights = {.45, .55};
    x.service_law.rates = {1.1, .12};
    study.authority.leaving.to.push_back(x);
}

Answer in_year(int y, double exact) {
    return {"leavers in year " + std::to_string(y), exact, flow("leavers", y - 1, y)};
}

void require_constant(const Study& study, double mean) {
    require_known({in_year(1, 100 / mean), in_year(2, 100 / mean), in_year(5, 100 / mean)}, study,
                  {1500});
}

double weibull(double t, double rate, double shape) { return std::pow(rate * t, shape); }

} // namespace

TEST_CASE("two competing laws multiply survival in equilibrium (|z| < 4, false alarm 6e-5 each)") {
    Study study = posts_filled_at_once();
    leave_by_weibull(study, Destination::profession, .2, 2);
    leave_by_weibull(study, Destination::agency, .2, .7);
    const double mean =
        mean_of([](double t) { return std::exp(-weibull(t, .2, 2) - weibull(t, .2, .7)); });
    CHECK(100 / mean == Approx(39.87).margin(.005));
    require_constant(study, mean);
    Study wrong = study; // nobody has served
    wrong.authority.population.service_at_start = ServiceAtStart::none;
    const Table table = compare({in_year(1, 100 / mean)}, wrong, {1500});
    CHECK(std::fabs(table.rows[0].z()) > 8);
}

TEST_CASE("bands of service count in equilibrium (|z| < 4, false alarm 6e-5 each)") {
    Study study = posts_filled_at_once();
    leave(study, Destination::profession, .1, {{0, 5}, {1, 1}});
    const double mean = (1 - std::exp(-.5)) / .5 + std::exp(-.5) / .1;
    CHECK(100 / mean == Approx(14.59).margin(.005));
    require_constant(study, mean);
}

TEST_CASE("a law and a rate add up in equilibrium (|z| < 4, false alarm 6e-5 each)") {
    Study study = posts_filled_at_once();
    leave_by_weibull(study, Destination::profession, .2, 2);
    leave(study, Destination::agency, .15);
    require_constant(study,
                     mean_of([](double t) { return std::exp(-weibull(t, .2, 2) - .15 * t); }));
}

TEST_CASE("frailty counts in equilibrium, whatever the rates are an average of (|z| < 4, false "
          "alarm 6e-5 each)") {
    Study study = posts_filled_at_once();
    study.authority.leaving.frailty_variance = .3;
    study.authority.leaving.base = BaseHazard::individual;
    leave(study, Destination::profession, .2, {{0, 2}, {1, 1}});
    require_constant(study, mean_of([](double t) {
                         const double hazard = t < 1 ? .4 * t : .4 + .2 * (t - 1);
                         return std::pow(1 + .3 * hazard, -1 / .3);
                     }));
    study.authority.leaving.base = BaseHazard::population_average;
    require_constant(study, (1 - std::exp(-.4)) / .4 + std::exp(-.4) / .2);
}

TEST_CASE("a mixture beside a rate, and with frailty, is met as it survives (|z| < 4, false alarm "
          "6e-5 each)") {
    Study study = posts_filled_at_once();
    leave_by_mixture(study, Destination::profession);
    leave(study, Destination::agency, .2);
    require_constant(study, .45 / 1.3 + .55 / .32);
    study.authority.leaving.frailty_variance = .25;
    study.authority.leaving.base = BaseHazard::individual;
    require_constant(study, mean_of([](double t) {
                         return .45 * std::pow(1 + .25 * 1.3 * t, -4) +
                                .55 * std::pow(1 + .25 * .32 * t, -4);
                     }));
}
