#include "tests/catch.hpp"

#include "core/real.hpp"
#include "random/draw.hpp"
#include "random/quick_gamma.hpp"

#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace tenure;

namespace {

constexpr std::uint32_t draws = 40'000;
constexpr RandomStream stream{20221001, 7};

Address at(std::uint32_t k) { return address(stream, Purpose::merit, applicant(3, k)); }

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
    {"quick gamma, shape 2.5", [](const Address& a) { return quick_gamma(a, 2.5); }, 2.5, 2.5,
     33.75},
    {"quick gamma, shape 0.4", [](const Address& a) { return quick_gamma(a, 0.4); }, 0.4, 0.4,
     2.88},
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

TEST_CASE("a quick gamma number comes of Boost's normal number, and not of the one before it") {
    // Squeezed in at the first try, as nearly all are, it is d (1 + c x)^3.
    const auto from_normal = [](const Address& a, double shape) {
        Stream bits(a);
        boost::random::normal_distribution<Real> law;
        const double d = shape - 1.0 / 3;
        const double root = 1 + static_cast<double>(law(bits)) / std::sqrt(9 * d);
        return d * root * root * root;
    };
    int same = 0, mistaken = 0;
    for (std::uint32_t k = 0; k < draws; ++k) {
        const double number = quick_gamma(at(k), 4);
        same += std::fabs(number / from_normal(at(k), 4) - 1) < 1e-12;
        mistaken += std::fabs(number / from_normal(at(k + 1), 4) - 1) < 1e-12;
    }
    CHECK(same > draws * 0.97);
    CHECK(mistaken == 0);
}

TEST_CASE("two blocks at a time are the two one at a time, each its own") {
    const auto same = [](const Words& a, const Words& b) {
        return a.first == b.first && a.second == b.second;
    };
    int agree = 0, crossed = 0;
    for (std::uint32_t k = 0; k < 1000; ++k) {
        const Address a = at(k),
                      b = address(stream, Purpose::application, initial_staff(k % 7, k), k);
        const TwoBlocks two = two_blocks(a, b);
        agree += same(two.a, block(a, 0)) && same(two.b, block(b, 0));
        crossed += same(two.a, block(b, 0)) || same(two.b, block(a, 0));
    }
    CHECK(agree == 1000);
    CHECK(crossed == 0);
}

TEST_CASE("neighbouring addresses are uncorrelated, equal ones are not") {
    const auto neighbours = [](int field, std::uint32_t k, std::uint32_t step) {
        const RandomStream whose{stream.seed, stream.replication + (field == 0 ? step : 0)};
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

namespace {

/// Unit exponentials, four words of each of many addresses.
std::vector<double> exponentials(std::uint32_t addresses) {
    std::vector<double> all;
    for (std::uint32_t k = 0; k < addresses; ++k)
        for (std::uint32_t pair : {0u, 1u}) {
            const TwoExponentials two = two_exponentials(at(k), pair);
            all.insert(all.end(), {two.first, two.second});
        }
    return all;
}

/// Kolmogorov's distance between values and the exponential law of a mean, times the root of how
/// many there are.
double kolmogorov(std::vector<double> values, double mean) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double most = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double exact = 1 - std::exp(-values[i] / mean), below = static_cast<double>(i) / n;
        most = std::max({most, std::fabs(exact - below), std::fabs(below + 1 / n - exact)});
    }
    return most * std::sqrt(n);
}

} // namespace

TEST_CASE("unit exponentials have their law (distance 2.3: false alarm 5e-5), layer by layer") {
    const std::vector<double> values = exponentials(500'000);
    CHECK(kolmogorov(values, 1) < 2.3);
    CHECK(kolmogorov(values, 1.01) > 2.3); // negative control
    // What lies beyond a point, less the point, has the law again; the last is in the tail alone.
    for (double from : {0.1, 1.0, 4.0, tail_begins}) {
        std::vector<double> beyond;
        for (double x : values)
            if (x > from) beyond.push_back(x - from);
        INFO("beyond " << from << ": " << beyond.size());
        CHECK(kolmogorov(beyond, 1) < 2.3);
        CHECK(kolmogorov(beyond, 1.5) > 2.3); // negative control
        const double expected = std::exp(-from) * static_cast<double>(values.size());
        CHECK(std::fabs(static_cast<double>(beyond.size()) - expected) < 4 * std::sqrt(expected));
    }
}

TEST_CASE("the layers of the exponential have equal areas and touch each other") {
    double area = tail_begins * exponential_heights[1] + std::exp(-tail_begins);
    for (std::size_t k = 0; k < 256; ++k) {
        const double width = exponential_layers[k].unit * 0x1p53;
        const double height = exponential_heights[k + 1] - (k == 0 ? 0 : exponential_heights[k]);
        CHECK(width * height == Approx(area).epsilon(1e-11));
        const double inner =
            static_cast<double>(exponential_layers[k].inner) * exponential_layers[k].unit;
        CHECK(inner == Approx(-std::log(exponential_heights[k + 1])).margin(1e-14));
    }
    CHECK(exponential_heights[256] == 1);
}

TEST_CASE("both words of a block are exponentials, and independent") {
    double product = 0;
    for (std::uint32_t k = 0; k < draws; ++k) {
        const TwoExponentials two = two_exponentials(at(k));
        CHECK(two.first == unit_exponential(at(k)));
        product += (two.first - 1) * (two.second - 1);
    }
    CHECK(agrees(product, 0, 1));
    CHECK_THROWS_AS(beyond_inner_layer(at(0), 15, ~0ull), ContractViolation);
}

TEST_CASE("a uniform number is never 0 nor 1, an exponential never 0") {
    double least = 1, most = 0;
    for (std::uint32_t k = 0; k < draws; ++k) {
        least = std::min(least, uniform(at(k)));
        most = std::max(most, uniform(at(k)));
    }
    CHECK(least > 0);
    CHECK(most < 1);
    CHECK(uniform_of(0) > 0);
    CHECK(uniform_of(~0ull) < 1);
    CHECK(unit_exponential_of(0, at(0), 0) > 0);
    CHECK(unit_exponential_of(255, at(0), 0) > 0);
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

TEST_CASE("a law that does not exist violates a contract") {
    CHECK_THROWS_AS(one_of(at(0), 0), ContractViolation);
    CHECK_THROWS_AS(gamma(at(0), 0, 1), ContractViolation);
    CHECK_THROWS_AS(gamma(at(0), 1, -1), ContractViolation);
    CHECK_THROWS_AS(quick_gamma(at(0), 0), ContractViolation);
    CHECK_THROWS_AS(poisson(at(0), -1), ContractViolation);
    CHECK_THROWS_AS(triangular(at(0), 2, 1, 3), ContractViolation);
    CHECK(poisson(at(0), 0) == 0);
    CHECK(triangular(at(0), 2, 2, 2) == 2);
    CHECK(triangular(at(0), 2, 2, 3) >= 2);
}
