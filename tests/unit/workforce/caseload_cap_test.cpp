// A cap on caseloads: what is given while it is in force, and what follows when it begins and ends.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr double capped_norm = 2; ///< cases

/// Three workers who are never without children waiting; a case lasts 0.4 years.
Authority three_busy_workers() {
    Authority a;
    a.teams = {{"one", "", "help"}};
    add_role(a, "worker", 3, 3);
    a.ladder.roles[0].caseload_norm = capped_norm;
    add_help(a, 100, .4, 1);
    return a;
}

Block block_with_cap(double share_of_norm, std::optional<Date> start, std::optional<Date> end) {
    Block block;
    block.start = start;
    block.end = end;
    block.caseload_cap = CaseloadCap{{}, share_of_norm};
    return block;
}

/// Cases held at the end of each year.
std::vector<std::int64_t> cases_held_by_year(const Authority& a, const std::vector<Block>& blocks,
                                             int years) {
    const Recorded x = record_story(a, years, blocks);
    std::vector<std::int64_t> all;
    for (int k = 0; k < years; ++k)
        all.push_back(x.rows[static_cast<std::size_t>(k) * x.columns + column(Stock::held_cases)]);
    return all;
}

using CasesHeld = std::vector<std::int64_t>;
constexpr Date a_year_on{2023, 10, 1}, two_years_on{2024, 10, 1};

} // namespace

TEST_CASE("while a cap is in force no case is given beyond it; when it ends, those that wait are") {
    CHECK(cases_held_by_year(three_busy_workers(), {}, 2) == CasesHeld{6, 6});
    CHECK(cases_held_by_year(three_busy_workers(), {block_with_cap(.5, {}, Date{2024, 2, 1})}, 3) ==
          CasesHeld{3, 6, 6});
}

TEST_CASE("a cap that begins takes nothing away, and holds as cases close") {
    CHECK(cases_held_by_year(three_busy_workers(), {block_with_cap(.5, a_year_on, two_years_on)},
                             3) == CasesHeld{6, 3, 6});
}

TEST_CASE(
    "of two caps at one time the lower holds, and one above the authority's changes nothing") {
    CHECK(cases_held_by_year(three_busy_workers(),
                             {block_with_cap(1, {}, {}), block_with_cap(.5, {}, {})},
                             1) == CasesHeld{3});
    const Recorded with = record_story(three_busy_workers(), 2, {block_with_cap(1.5, {}, {})}),
                   without = record_story(three_busy_workers(), 2);
    CHECK(with.rows == without.rows);
}

TEST_CASE("a cap holds for whoever is on notice when it begins") {
    Authority a = three_busy_workers();
    leaves_after(a, "worker", 100, Destination::retirement);
    a.leaving.notice_period_days = 400;
    CHECK(cases_held_by_year(a, {block_with_cap(.5, Date{2023, 3, 1}, {})}, 1) == CasesHeld{3});
}
