// Common random numbers must pay: the everyday check of what benchmarks/common_random_numbers.cpp
// measures.
#include "benchmarks/coupling.hpp"
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

std::vector<double> leavers(const Study& study, const Policy& policy, std::uint32_t replications) {
    Trials trials(study, policy);
    const auto names = trials.measures();
    const auto at = std::find(names.begin(), names.end(), "leavers") - names.begin();
    std::vector<double> all;
    for (std::uint32_t r = 0; r < replications; ++r)
        all.push_back(static_cast<double>(trials.horizon(r)[static_cast<std::size_t>(at)]));
    return all;
}

Coupling tenth_less(const Study& study, const Study& other_random,
                    std::uint32_t replications = 300) {
    return coupled(leavers(study, {}, replications),
                   leavers(other_random, shipped("less_leaving"), replications));
}

/// So many applicants that hardly a post stays empty.
Study sought_after() {
    Study study = bexley(10);
    for (ApplicantStream& stream : study.authority.recruitment.applicants) stream.per_year *= 6;
    return study;
}

Study with_seed(Study study, std::uint64_t seed) {
    study.seed = seed;
    return study;
}

/// Seven tenths of what a clock that both policies share can reach.
double bar(const Coupling& c) { return 0.7 * reachable(avoided(c)); }

} // namespace

TEST_CASE(
    "where posts are soon filled, common random numbers reach 0.7 of what a shared clock can") {
    const Coupling c = tenth_less(sought_after(), sought_after());
    INFO("factor " << c.factor << " (" << c.std_error << "), bar " << bar(c));
    CHECK(c.factor >= bar(c));
}

TEST_CASE("over its first year, common random numbers reach 0.7 of that on Bexley") {
    const Coupling c = tenth_less(bexley(1), bexley(1), 2000);
    INFO("factor " << c.factor << " (" << c.std_error << "), bar " << bar(c));
    CHECK(c.factor >= bar(c));
}

// Where posts stay empty for longer, leavers vary less than a Poisson count, and the bar above is
// out of reach of any shared clock: benchmarks/README.md.
TEST_CASE("over ten years of Bexley, common random numbers save nine in ten replications") {
    const Coupling c = tenth_less(bexley(10), bexley(10));
    INFO("factor " << c.factor << " (" << c.std_error << ")");
    CHECK(c.factor >= 10);
}

TEST_CASE("numbers drawn anew save nothing (control)") {
    const Coupling c = tenth_less(sought_after(), with_seed(sought_after(), 77));
    INFO("factor " << c.factor << " (" << c.std_error << ")");
    CHECK(c.factor < 2);
    CHECK(c.factor < bar(c));
}
