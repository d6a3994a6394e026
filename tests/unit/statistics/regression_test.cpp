#include "statistics/regression.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include <cmath>

using namespace tenure;

namespace {

/// A curve of the first number, nothing of the second, and noise; some rows form a set.
struct Curve {
    Grid parameters{400, 2}, values{400, 1};
    std::vector<double> truth;
    std::vector<std::uint32_t> sets;

    Curve(double scale, double level) {
        test::RandomStream random(11);
        for (std::size_t r = 0; r < 400; ++r) {
            const double x = random.uniform();
            parameters.at(r, 0) = scale * x + 5;
            parameters.at(r, 1) = random.uniform();
            truth.push_back(level + std::sin(3 * x));
            values.at(r, 0) = truth.back() + 0.2 * random.normal();
            sets.push_back(static_cast<std::uint32_t>(r % 16));
        }
    }
    double distance(const Grid& fit) const {
        double sum = 0;
        for (std::size_t r = 0; r < 400; ++r)
            sum += (fit.at(r, 0) - truth[r]) * (fit.at(r, 0) - truth[r]) / 400;
        return std::sqrt(sum);
    }
};

} // namespace

TEST_CASE("a curve is found through noise, whatever the units of number and value") {
    const Curve curve(1, 0), other_units(1000, 0), higher(1, 100);
    const Fitted fit = fitted(curve.values, curve.parameters);
    CHECK(curve.distance(fit.values) < 0.05);
    CHECK(fit.degrees_of_freedom[0] > 2);
    CHECK(fit.degrees_of_freedom[0] < 12);
    const Fitted same = fitted(other_units.values, other_units.parameters),
                 up = fitted(higher.values, higher.parameters);
    for (std::size_t r = 0; r < 400; r += 37) {
        CHECK(same.values.at(r, 0) == Approx(fit.values.at(r, 0)).margin(1e-6));
        CHECK(up.values.at(r, 0) == Approx(100 + fit.values.at(r, 0)).margin(1e-6));
    }
}

TEST_CASE("a value that no number moves is fitted by its mean, nearly") {
    Curve curve(1, 0);
    test::RandomStream random(12);
    for (double& value : curve.values.values) value = 3 + random.normal();
    const Fitted fit = fitted(curve.values, curve.parameters);
    for (std::size_t r = 0; r < 400; r += 37) CHECK(fit.values.at(r, 0) == Approx(3).margin(0.5));
    CHECK(fit.degrees_of_freedom[0] < 6);
}

TEST_CASE("a curve fitted across sets is nearly as near, though no row had a part in its own") {
    const Curve curve(1, 0);
    const Grid across = cross_fitted(curve.values, curve.parameters, curve.sets);
    CHECK(curve.distance(across) < 0.06);
    Curve changed = curve;
    changed.values.at(0, 0) += 50; // the fit of its own set does not know
    const Grid after = cross_fitted(changed.values, changed.parameters, changed.sets);
    CHECK(after.at(0, 0) == Approx(across.at(0, 0)).margin(1e-9));
    CHECK(after.at(1, 0) != Approx(across.at(1, 0)).margin(1e-3));
}
