// Frailty: people who differ for life in how likely they are to leave.
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

const double when[] = {1, 2, 5, 10, 20};

Statistic share_still_here(double t) {
    return [=](const Outcome& o) { return o.at("headcount", t) / 100; };
}

std::vector<Answer> survival(const std::vector<double>& exact) {
    std::vector<Answer> all;
    for (std::size_t i = 0; i < exact.size(); ++i)
        all.push_back({"survival to " + std::to_string(static_cast<int>(when[i])), exact[i],
                       share_still_here(when[i])});
    return all;
}

std::vector<Answer> with_frailty() {
    auto all = survival({.836815, .734541, .542644, .375912, .226191});
    all.push_back({"mean within 5 years", 3.577020, mean_life_within(5)});
    all.push_back({"mean within 10 years", 5.825627, mean_life_within(10)});
    all.push_back({"survival to the median", .5, share_beyond(5.977651)});
    return all;
}

/// Hazard h a year for everybody on average.
std::vector<Answer> published(double h) {
    std::vector<double> exact;
    for (double t : when) exact.push_back(std::exp(-h * t));
    auto all = survival(exact);
    all.push_back({"mean within 10 years", (1 - std::exp(-10 * h)) / h, mean_life_within(10)});
    return all;
}

/// Survival to t of (.14 t)^.85 with a gamma frailty of so much variance.
double survival_if(double variance, double t) {
    return std::pow(1 + variance * std::pow(.14 * t, .85), -1 / variance);
}

void verify_base(std::uint32_t replications) {
    const Study study = known_study("frailty");
    require_known(with_frailty(), study, {replications, true});
    const Study alike = known_study("no_frailty");
    require_known(survival({.828596, .712547, .477844, .264188, .090782}), alike, {replications});
    Study steeper = alike;
    steeper.authority.leaving.to[0].service_law.shape = .95;
    require_noticed({"survival to 20", .090782, share_still_here(20)}, steeper,
                    std::exp(-std::pow(2.8, .95)), {replications});
    Study wrong = study;
    wrong.authority.leaving.frailty_variance = .5;
    require_noticed({"survival to 20", .226191, share_still_here(20)}, wrong, survival_if(.5, 20),
                    {replications});
}

/// Wrong is what an individual hazard of .15 would lead to: fewer leavers, for the frail go first.
void verify_average(std::uint32_t replications) {
    const Study study = known_study("population_average");
    require_known(published(.15), study, {replications, true});
    Study wrong = study;
    wrong.authority.leaving.base = BaseHazard::individual;
    const double if_wrong = std::pow(1 + .6 * .15 * 10, -1 / .6);
    require_noticed({"survival to 10", std::exp(-1.5), share_still_here(10)}, wrong, if_wrong,
                    {replications});
}

void verify_incumbents(std::uint32_t replications) {
    const Study study = known_study("population_average_incumbents");
    require_known(published(.15), study, {replications, true});
    Study wrong = study;
    wrong.authority.leaving.to[1].rate_per_year = .06;
    require_noticed({"survival to 5", std::exp(-.75), share_still_here(5)}, wrong, std::exp(-.8),
                    {replications});
}

} // namespace

TEST_CASE("the closed form of survival with frailty is the published number") {
    CHECK(survival_if(.6, 1) == Approx(.836815).epsilon(1e-6));
    CHECK(survival_if(.6, 5) == Approx(.542644).epsilon(1e-6));
    CHECK(survival_if(.6, 20) == Approx(.226191).epsilon(3e-6));
    CHECK(survival_if(.6, 5.977651) == Approx(.5).epsilon(1e-6));
}

TEST_CASE("people of different frailty survive as they should, and so do people of one "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_base(1500);
}

TEST_CASE("a published hazard is what people of different frailty leave at on average "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_average(1500);
}

TEST_CASE("a published hazard is also what staff met in mid-career leave at "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_incumbents(1500);
}

TEST_CASE("frailty again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify_base(100'000);
    verify_average(100'000);
    verify_incumbents(100'000);
}
