// Recruiters: vacancies that wait for one of a few, as machines for repair.
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

struct Repair {
    int posts;
    double leaving;
    int recruiters;
    double rate;
};

struct Vacant {
    double mean = 0, deviation = 0;
};

/// In the long run: birth rate (N - n) leaving, death rate min(n, c) rate (Feller 1968, XVII.7).
Vacant long_run(const Repair& r) {
    std::vector<double> p{1};
    double total = 1;
    for (int n = 1; n <= r.posts; ++n) {
        p.push_back(p.back() * (r.posts - n + 1) * r.leaving /
                    (std::min(n, r.recruiters) * r.rate));
        total += p.back();
    }
    double mean = 0, square = 0;
    for (int n = 0; n <= r.posts; ++n) {
        mean += n * p[static_cast<std::size_t>(n)] / total;
        square += n * n * p[static_cast<std::size_t>(n)] / total;
    }
    return {mean, std::sqrt(square - mean * mean)};
}

/// Expected vacancies after t years from none: the same process, by small steps (Runge-Kutta 4).
double vacant_after(double t, const Repair& r) {
    using Shares = std::vector<double>;
    const auto slope = [&](const Shares& p) {
        Shares d(p.size(), 0.0);
        for (int n = 0; n <= r.posts; ++n) {
            const auto i = static_cast<std::size_t>(n);
            const double up = (r.posts - n) * r.leaving * p[i];
            const double down = std::min(n, r.recruiters) * r.rate * p[i];
            d[i] -= up + down;
            if (n < r.posts) d[i + 1] += up;
            if (n > 0) d[i - 1] += down;
        }
        return d;
    };
    const auto plus = [](Shares p, const Shares& d, double h) {
        for (std::size_t i = 0; i < p.size(); ++i) p[i] += h * d[i];
        return p;
    };
    Shares p(static_cast<std::size_t>(r.posts) + 1, 0.0);
    p[0] = 1;
    const int steps = 4000;
    const double h = t / steps;
    for (int k = 0; k < steps; ++k) {
        const Shares a = slope(p), b = slope(plus(p, a, h / 2)), c = slope(plus(p, b, h / 2));
        const Shares d = slope(plus(p, c, h));
        p = plus(plus(plus(plus(p, a, h / 6), b, h / 3), c, h / 3), d, h / 6);
    }
    double mean = 0;
    for (std::size_t n = 0; n < p.size(); ++n) mean += static_cast<double>(n) * p[n];
    return mean;
}

std::vector<Answer> settled(double mean, double deviation) {
    return {{"vacancies at 20", mean, stock("vacancies", 20)},
            {"sd of vacancies at 20", deviation, stock("vacancies", 20), Of::deviation}};
}

void verify_first_years(std::uint32_t replications) {
    const Study study = known_study("recruiters");
    std::vector<Answer> all;
    const double when[] = {.25, .5, 1, 2}, exact[] = {1.074304, 1.449329, 1.747979, 1.915045};
    for (std::size_t i = 0; i < 4; ++i)
        all.push_back(
            {"vacancies at " + std::to_string(when[i]), exact[i], stock("vacancies", when[i])});
    require_known(all, study, {replications});
    Study wrong = study; // as many posts and leavers, one recruiter less
    wrong.authority.recruitment.recruiters = 1;
    require_noticed(all[3], wrong, vacant_after(2, {40, .20, 1, 6}), {replications});
}

void verify_long_run(std::uint32_t replications) {
    require_known(settled(1.966266, 1.904923), known_study("recruiters_long_run"), {replications});
    require_known(settled(1.612139, 1.883107), known_study("one_recruiter_long_run"),
                  {replications});
    const Study study = known_study("three_recruiters_long_run");
    require_known(settled(4.063033, 3.337733), study, {replications});
    Study wrong = study;
    wrong.authority.recruitment.recruiters = 4;
    require_noticed(settled(4.063033, 3.337733)[0], wrong, long_run({120, .18, 4, 9}).mean,
                    {replications});
}

} // namespace

TEST_CASE("the closed form of vacancies with few recruiters is the published number") {
    CHECK(long_run({40, .20, 1, 12}).mean == Approx(1.612139).epsilon(1e-6));
    CHECK(long_run({40, .20, 2, 6}).deviation == Approx(1.904923).epsilon(1e-6));
    CHECK(long_run({120, .18, 3, 9}).mean == Approx(4.063033).epsilon(1e-6));
    CHECK(vacant_after(.25, {40, .20, 2, 6}) == Approx(1.074304).epsilon(1e-6));
    CHECK(vacant_after(2, {40, .20, 2, 6}) == Approx(1.915045).epsilon(1e-6));
}

TEST_CASE("vacancies build up as recruiters fall behind (|z| < 4, false alarm 6e-5 each)") {
    verify_first_years(6000);
}

TEST_CASE("vacancies settle where leavers and recruiters balance "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_long_run(2000);
}

TEST_CASE("recruiters again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify_first_years(100'000);
    verify_long_run(100'000);
}
