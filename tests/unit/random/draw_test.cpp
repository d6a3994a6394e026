#include "tests/catch.hpp"

#include "random/draw.hpp"

#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace tenure;

namespace {

constexpr std::uint32_t draws = 40'000;
constexpr Luck luck{20221001, 7};

Address at(std::uint32_t k) { return address(luck, Purpose::merit, applicant(3, k)); }

/// A law with its first, second and fourth central moments.
struct Claim {
    std::string name;
    std::function<double(const Address&)> draw;
    double mean, variance, fourth;
};

/// Whether the mean of so many values with a known standard deviation lies within 4 standard
/// errors.
bool agrees(double sum, double expected, double deviation) {
    return std::fabs(sum / draws - expected) <
           4 * deviation / std::sqrt(static_cast<double>(draws));
}

bool mean_agrees(const Claim& law, double mean) {
    double sum = 0;
    for (std::uint32_t k = 0; k < draws; ++k) sum += law.draw(at(k));
    return agrees(sum, mean, std::sqrt(law.variance));
}

bool variance_agrees(const Claim& law, double variance) {
    double sum = 0;
    for (std::uint32_t k = 0; k < draws; ++k) sum += std::pow(law.draw(at(k)) - law.mean, 2);
    return agrees(sum, variance, std::sqrt(law.fourth - law.variance * law.variance));
}

const std::vector<Claim> claims{
    {"uniform", [](const Address& a) { return uniform(a); }, 0.5, 1.0 / 12, 1.0 / 80},
    {"unit exponential", [](const Address& a) { return unit_exponential(a); }, 1, 1, 9},
    {"bernoulli", [](const Address& a) { return bernoulli(a, 0.3) ? 1.0 : 0.0; }, 0.3, 0.21,
     0.0777},
    {"one of seven", [](const Address& a) -> double { return one_of(a, 7); }, 3, 4, 28},
    {"normal", normal, 0, 1, 3},
    {"gamma, shape 2.5", [](const Address& a) { return gamma(a, 2.5, 0.8); }, 2, 1.6, 13.824},
    {"gamma, shape 0.4", [](const Address& a) { return gamma(a, 0.4, 1); }, 0.4, 0.4, 2.88},
    {"poisson of few", [](const Address& a) -> double { return poisson(a, 3.5); }, 3.5, 3.5, 40.25},
    {"poisson of many", [](const Address& a) -> double { return poisson(a, 40); }, 40, 40, 4840},
    {"triangular", [](const Address& a) { return triangular(a, 1, 2, 5); }, 8.0 / 3, 13.0 / 18,
     2.4 * 169 / 324},
};

} // namespace

TEST_CASE("every law has its mean and variance (|z| < 4: false alarm 6e-5), and no other") {
    for (const Claim& law : claims) {
        INFO(law.name);
        REQUIRE(mean_agrees(law, law.mean));
        REQUIRE(variance_agrees(law, law.variance));
        // Wrong by 12 standard errors.
        const double root = std::sqrt(static_cast<double>(draws));
        REQUIRE_FALSE(mean_agrees(law, law.mean + 12 * std::sqrt(law.variance) / root));
        const double spread = std::sqrt(law.fourth - law.variance * law.variance);
        REQUIRE_FALSE(variance_agrees(law, law.variance + 12 * spread / root));
    }
}

TEST_CASE("neighbouring addresses are uncorrelated, equal ones are not") {
    const auto neighbours = [](int field, std::uint32_t k, std::uint32_t step) {
        const Luck whose{luck.seed, luck.replication + (field == 0 ? step : 0)};
        return address(whose, field == 1 && step != 0 ? Purpose::merit_noise : Purpose::merit,
                       applicant(3, k + (field == 2 ? step : 0)), field == 3 ? step : 0,
                       entity(Source::role, field == 4 ? step : 0));
    };
    const auto product = [&](int field, std::uint32_t step) {
        double sum = 0;
        for (std::uint32_t k = 0; k < draws; ++k)
            sum += (uniform(neighbours(field, k, 0)) - 0.5) *
                   (uniform(neighbours(field, k, step)) - 0.5);
        return sum;
    };
    for (int field = 0; field < 5; ++field) {
        INFO("field " << field);
        REQUIRE(agrees(product(field, 1), 0, 1.0 / 12));
        REQUIRE_FALSE(agrees(product(field, 0), 0, 1.0 / 12));
    }
}

TEST_CASE("a uniform number is never 0 nor 1, and its exponential ends at 36.8") {
    double least = 1, most = 0;
    for (std::uint32_t k = 0; k < draws; ++k) {
        least = std::min(least, uniform(at(k)));
        most = std::max(most, uniform(at(k)));
    }
    CHECK(least > 0);
    CHECK(most < 1);
    CHECK(-elementary::log(0.5 * 0x1p-52) == Approx(36.7368005696771));
}

TEST_CASE("what is drawn at an address does not depend on what was drawn before") {
    for (const Claim& law : claims) {
        INFO(law.name);
        std::vector<double> forwards(500), backwards(500), stirred(500), another_seed(500);
        for (std::uint32_t k = 0; k < 500; ++k) forwards[k] = law.draw(at(k));
        for (std::uint32_t k = 500; k-- > 0;) backwards[k] = law.draw(at(k));
        for (std::uint32_t k = 0; k < 500; ++k) {
            normal(at(k));
            stirred[k * 7 % 500] = law.draw(at(k * 7 % 500));
            Address other = at(k);
            ++other.seed;
            another_seed[k] = law.draw(other);
        }
        CHECK(forwards == backwards);
        CHECK(forwards == stirred);
        CHECK(forwards != another_seed);
    }
}

TEST_CASE("a law that does not exist breaks a promise") {
    CHECK_THROWS_AS(one_of(at(0), 0), BrokenPromise);
    CHECK_THROWS_AS(gamma(at(0), 0, 1), BrokenPromise);
    CHECK_THROWS_AS(gamma(at(0), 1, -1), BrokenPromise);
    CHECK_THROWS_AS(poisson(at(0), -1), BrokenPromise);
    CHECK_THROWS_AS(triangular(at(0), 2, 1, 3), BrokenPromise);
    CHECK(poisson(at(0), 0) == 0);
    CHECK(triangular(at(0), 2, 2, 2) == 2);
    CHECK(triangular(at(0), 2, 2, 3) >= 2);
}
