#include "tests/catch.hpp"

#include "core/elementary.hpp"

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <functional>

using namespace tenure;
using Exact = boost::multiprecision::cpp_bin_float_50;

namespace {

/// The largest error in units in the last place over a grid of arguments.
double worst_ulp(const std::function<double(double)>& ours,
                 const std::function<Exact(Exact)>& exact, double low, double high, int steps) {
    double worst = 0;
    for (int i = 0; i <= steps; ++i) {
        const double x = low + (high - low) * i / steps;
        const Exact truth = exact(Exact(x));
        const auto near = std::fabs(static_cast<double>(truth));
        const double ulp = std::nextafter(near, HUGE_VAL) - near;
        worst = std::max(worst, std::fabs(static_cast<double>((Exact(ours(x)) - truth) / ulp)));
    }
    return worst;
}

} // namespace

TEST_CASE("the logarithm and the exponential are within 1.5 units in the last place") {
    const auto exact_log = [](Exact x) -> Exact { return log(x); };
    const auto exact_exp = [](Exact x) -> Exact { return exp(x); };
    CHECK(worst_ulp(elementary::log, exact_log, 1e-9, 4, 20000) < 1.5);
    CHECK(worst_ulp(elementary::log, exact_log, 0.9, 1.1, 20001) < 1.5);
    CHECK(worst_ulp(elementary::log, exact_log, 1e100, 1e300, 1000) < 1.5);
    CHECK(worst_ulp(elementary::exp, exact_exp, -700, 700, 20000) < 1.5);
    CHECK(worst_ulp(elementary::exp, exact_exp, -1, 1, 20001) < 1.5);
}

TEST_CASE("the circular functions are within 4 units in the last place") {
    CHECK(worst_ulp(
              elementary::sin, [](Exact x) -> Exact { return sin(x); }, -0.78, 0.78, 5000) < 4);
    CHECK(worst_ulp(
              elementary::cos, [](Exact x) -> Exact { return cos(x); }, -0.78, 0.78, 5000) < 4);
    CHECK(worst_ulp(
              elementary::tan, [](Exact x) -> Exact { return tan(x); }, -1.5, 1.5, 5000) < 4);
    CHECK(worst_ulp(
              elementary::atan, [](Exact x) -> Exact { return atan(x); }, -50, 50, 5000) < 4);
    CHECK(worst_ulp(
              elementary::asin, [](Exact x) -> Exact { return asin(x); }, -0.99, 0.99, 5000) < 4);
}

TEST_CASE("the ends of the logarithm and the exponential are the usual ones") {
    CHECK(elementary::log(1) == 0);
    CHECK(elementary::exp(0) == 1);
    CHECK(std::isinf(elementary::log(0)));
    CHECK(std::isnan(elementary::log(-1)));
    CHECK(elementary::exp(-800) == 0);
    CHECK(std::isinf(elementary::exp(800)));
    CHECK(elementary::log(5e-324) == Approx(std::log(5e-324)).epsilon(1e-14));
    CHECK(elementary::pow(2, 10) == Approx(1024).epsilon(1e-15));
}
