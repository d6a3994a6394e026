#include "statistics/surface.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include <cmath>

using namespace tenure;

namespace {

double hill(double x, double y) { return 3 * x - y + std::sin(4 * x) * y; }

std::vector<SurfacePoint> tried(double error) {
    test::RandomStream random(11);
    std::vector<SurfacePoint> points;
    for (int i = 0; i < 30; ++i) {
        const double x = random.uniform(), y = random.uniform();
        points.push_back({{x, y}, hill(x, y) + error * random.normal(), error});
    }
    return points;
}

} // namespace

TEST_CASE("a surface goes through values without noise, and near them between") {
    const std::vector<SurfacePoint> points = tried(0);
    const Surface surface(points);
    for (const SurfacePoint& p : points) CHECK(surface(p.at).mean == Approx(p.value).margin(0.02));
    for (const double x : {0.3, 0.5, 0.7})
        CHECK(surface({x, x}).mean == Approx(hill(x, x)).margin(0.05));
}

TEST_CASE("a surface's own error covers the truth, and ignoring it does not") {
    const double error = 0.3;
    const Surface surface(tried(error));
    int within = 0, within_a_tenth = 0, all = 0;
    for (double x = 0.05; x < 1; x += 0.1)
        for (double y = 0.05; y < 1; y += 0.1) {
            const SurfaceValue v = surface({x, y});
            within += std::abs(v.mean - hill(x, y)) < 2.5 * v.sd;
            within_a_tenth += std::abs(v.mean - hill(x, y)) < 0.25 * v.sd;
            ++all;
        }
    CHECK(within > 0.9 * all);
    CHECK(within_a_tenth < 0.7 * all);
}
