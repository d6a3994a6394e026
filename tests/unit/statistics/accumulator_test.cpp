#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include "core/contract.hpp"
#include "statistics/accumulator.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <vector>

using namespace tenure;
using Rational = boost::multiprecision::cpp_rational;

namespace {

double exact_variance(const std::vector<std::int64_t>& values) {
    Rational sum = 0, squares = 0;
    for (const auto v : values) {
        sum += v;
        squares += Rational(v) * v;
    }
    const Rational n = values.size();
    return static_cast<double>(Rational((squares - sum * sum / n) / (n - 1)));
}

Accumulator accumulated(const std::vector<std::int64_t>& values) {
    Accumulator result;
    for (const auto v : values) result.add(v);
    return result;
}

} // namespace

TEST_CASE("the mean and variance of a few numbers are as by hand") {
    const Accumulator a = accumulated({2, 4, 4, 4, 5, 5, 7, 9});
    CHECK(a.count() == 8);
    CHECK(a.mean() == 5);
    CHECK(a.variance() == Approx(32.0 / 7).epsilon(1e-15));
    CHECK_FALSE(a.constant());
}

TEST_CASE("the variance keeps its digits however far the values lie from 0") {
    test::RandomStream chance(1);
    for (const std::int64_t offset : {0LL, 1'000'000'007LL, -4'000'000'000'000'000'001LL}) {
        std::vector<std::int64_t> values;
        for (int i = 0; i < 7; ++i) values.push_back(offset + chance.whole(4) - 1);
        CHECK(accumulated(values).variance() == Approx(exact_variance(values)).epsilon(1e-15));
    }
}

TEST_CASE("merging in any order gives the same bits as adding one by one") {
    test::RandomStream chance(2);
    std::vector<std::int64_t> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back(chance.whole(1'000'000'000'000) - 300'000'000'000);
    std::vector<Accumulator> parts(7);
    for (std::size_t i = 0; i < values.size(); ++i) parts[i * i % 7].add(values[i]);
    Accumulator forwards, backwards;
    for (std::size_t i = 0; i < 7; ++i) {
        forwards.merge(parts[i]);
        backwards.merge(parts[6 - i]);
    }
    CHECK(forwards == accumulated(values));
    CHECK(backwards == forwards);
    CHECK(backwards.variance() == accumulated(values).variance());
}

TEST_CASE("equal values have a variance of exactly 0") {
    const Accumulator a = accumulated({-7, -7, -7});
    CHECK(a.constant());
    CHECK(a.variance() == 0);
    CHECK_FALSE(accumulated({-7, -7, -6}).constant());
    CHECK(accumulated({-7, -7, -6}).variance() > 0);
}

TEST_CASE("sums that do not fit 128 bits violate a contract, and so does the mean of nothing") {
    Accumulator a;
    a.add(INT64_MAX);
    a.add(INT64_MAX);
    CHECK_THROWS_AS(a.add(INT64_MIN), ContractViolation);
    CHECK_THROWS_AS(Accumulator{}.mean(), ContractViolation);
    CHECK_THROWS_AS(accumulated({1}).variance(), ContractViolation);
}

TEST_CASE("the nearest whole number to a quotient is found on both sides of 0") {
    CHECK(nearest_quotient(7, 2) == 4);
    CHECK(nearest_quotient(-7, 2) == -3);
    CHECK(nearest_quotient(-8, 3) == -3);
    CHECK(nearest_quotient(8, 3) == 3);
    CHECK(nearest_quotient(0, 3) == 0);
}
