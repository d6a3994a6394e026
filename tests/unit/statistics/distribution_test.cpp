#include "tests/catch.hpp"

#include "core/contract.hpp"
#include "statistics/distribution.hpp"

#include <bit>

using namespace tenure;

TEST_CASE("normal and t quantiles are those of the tables") {
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.001) == Approx(-3.090232306167813).epsilon(1e-14));
    CHECK(t_quantile(0.975, 1) == Approx(12.706204736174707).epsilon(1e-13));
    CHECK(t_quantile(0.975, 9) == Approx(2.262157162798205).epsilon(1e-13));
    CHECK(t_quantile(0.025, 249) == Approx(-t_quantile(0.975, 249)).epsilon(1e-14));
    CHECK(t_quantile(0.995, 1e9) == Approx(normal_quantile(0.995)).epsilon(1e-8));
    CHECK(normal_probability(1.959963984540054) == Approx(0.975).epsilon(1e-14));
}

TEST_CASE("quantiles have the bits they had on the machine they were first found on") {
    CHECK(std::bit_cast<std::uint64_t>(normal_quantile(0.975)) == 0x3fff5c0331eeff83ULL);
    CHECK(std::bit_cast<std::uint64_t>(t_quantile(0.975, 249)) == 0x3fff8339172c8160ULL);
    CHECK(std::bit_cast<std::uint64_t>(t_quantile(0.975, 999)) == 0x3fff65c028f272c7ULL);
}

TEST_CASE("binomial probabilities are sums of their terms") {
    CHECK(binomial_probability(-1, 4, 0.5) == 0);
    CHECK(binomial_probability(0, 4, 0.5) == Approx(1.0 / 16).epsilon(1e-14));
    CHECK(binomial_probability(2, 4, 0.5) == Approx(11.0 / 16).epsilon(1e-14));
    CHECK(binomial_probability(4, 4, 0.5) == 1);
    CHECK(binomial_probability(1, 3, 0.1) == Approx(0.972).epsilon(1e-14));
}

TEST_CASE("what has no quantile violates a contract") {
    CHECK_THROWS_AS(normal_quantile(0), ContractViolation);
    CHECK_THROWS_AS(normal_quantile(1), ContractViolation);
    CHECK_THROWS_AS(t_quantile(0.5, 0), ContractViolation);
}
