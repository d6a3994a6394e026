// Growth of the establishment: posts that come or go quarter by quarter.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Authority fifty_and_thirty(double growth_per_year) {
    Authority a;
    add_role(a, "worker", 50, 50);
    add_role(a, "senior", 30, 30);
    a.establishment_growth_per_year = growth_per_year;
    return a;
}

/// Posts that come less posts that go, by the end of the study.
int posts_added(const Authority& a, double years) {
    const Model model = compile(a, {}, CalendarKind::yearly, years);
    int sum = 0;
    for (const BlockModel& b : model.blocks)
        sum += b.posts * static_cast<int>(b.post_groups.size());
    return sum;
}

} // namespace

TEST_CASE("an establishment grows by its rate, compounded, to whole posts") {
    // 80 x (1.04^4.75 - 1) = 16.38 at the last quarter before five years are over.
    CHECK(posts_added(fifty_and_thirty(0.04), 5) == 16);
    CHECK(posts_added(fifty_and_thirty(0.02), 5) == 8); // 7.89; the control of the first
}

TEST_CASE("an establishment shrinks by its rate") {
    CHECK(posts_added(fifty_and_thirty(-0.04), 5) == -14); // 80 x (0.96^4.75 - 1) = -14.10
}

TEST_CASE("without growth no post comes or goes") {
    CHECK(compile(fifty_and_thirty(0), {}, CalendarKind::yearly, 5).blocks.empty());
}
