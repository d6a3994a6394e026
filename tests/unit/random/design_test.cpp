#include "random/design.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace tenure;

namespace {

Entity field(std::uint32_t k) { return entity(Source::parameter, k); }

/// How many points lie in each of the equal slices.
std::vector<int> counts(const std::vector<double>& x, std::size_t slices) {
    std::vector<int> all(slices);
    for (const double each : x) ++all[static_cast<std::size_t>(each * static_cast<double>(slices))];
    return all;
}

bool one_each(const std::vector<double>& x) {
    const auto all = counts(x, x.size());
    return std::all_of(all.begin(), all.end(), [](int n) { return n == 1; });
}

std::vector<double> uniforms(std::uint32_t points) {
    std::vector<double> all;
    for (std::uint32_t i = 0; i < points; ++i)
        all.push_back(latin_hypercube(1, field(i), 1).front());
    return all;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - 0.5) * (y[i] - 0.5);
    return sum / static_cast<double>(x.size()) * 12;
}

} // namespace

TEST_CASE("a Latin hypercube has one point in each slice of every field, and independent draws "
          "have not") {
    CHECK(one_each(latin_hypercube(7, field(3), 50)));
    CHECK(one_each(latin_hypercube(7, field(4), 1000)));
    CHECK_FALSE(one_each(uniforms(50))); // control
}

TEST_CASE("the fields of a Latin hypercube are in orders of their own (standard error 0.03)") {
    const auto a = latin_hypercube(7, field(3), 1000), b = latin_hypercube(7, field(4), 1000);
    CHECK(std::fabs(correlation(a, b)) < 4 * 0.0316);
    CHECK(correlation(a, a) > 0.99); // control
}

TEST_CASE("any first 2^k points of a shifted Sobol design fill the slices of every field") {
    const auto all = sobol(9, {field(1), field(2), field(3), field(4), field(5)}, 64);
    for (const auto& x : all) {
        CHECK(one_each(x));
        CHECK(one_each({x.begin(), x.begin() + 16}));
    }
}

TEST_CASE("a Sobol design fills the squares of two fields, which a Latin hypercube need not") {
    const auto squares = [](const std::vector<double>& x, const std::vector<double>& y) {
        std::vector<int> all(64);
        for (std::size_t i = 0; i < x.size(); ++i)
            ++all[static_cast<std::size_t>(x[i] * 8) * 8 + static_cast<std::size_t>(y[i] * 8)];
        return *std::max_element(all.begin(), all.end());
    };
    const auto even = sobol(9, {field(1), field(2)}, 64);
    CHECK(squares(even[0], even[1]) == 1);
    CHECK(squares(latin_hypercube(9, field(1), 64), latin_hypercube(9, field(2), 64)) > 1);
}

TEST_CASE("a design is its seed's, its field's and its size's") {
    CHECK(latin_hypercube(7, field(3), 50) == latin_hypercube(7, field(3), 50));
    CHECK(latin_hypercube(7, field(3), 50) != latin_hypercube(8, field(3), 50));
    CHECK(sobol(7, {field(3)}, 50) != sobol(8, {field(3)}, 50));
    CHECK(sobol(7, {field(3)}, 50)[0] == sobol(7, {field(3), field(9)}, 50)[0]);
}

TEST_CASE("a design's first points are these on every machine") {
    CHECK(latin_hypercube(2022, field(1), 4).at(0) == 0x1.4c84e5be48775p-1);
    CHECK(sobol(2022, {field(1)}, 2)[0] ==
          std::vector<double>{0x1.321396f921dd3p-1, 0x1.909cb7c90ee98p-4});
}
