// A peripatetic pool as Erlang's loss system: requests that find nobody free are lost.
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr double offered = 6;

/// Share of requests lost, by Erlang's recursion.
double lost(int pool, double load = offered) {
    double b = 1;
    for (int n = 1; n <= pool; ++n) b = load * b / (n + load * b);
    return b;
}

double busy(int pool, double load = offered) { return load * (1 - lost(pool, load)); }

Study with_pool(int heads) {
    Study study = known_study("cover_pool");
    study.authority.establishment[0].posts = heads;
    study.authority.staff[0].heads = heads;
    return study;
}

std::vector<Answer> known(int pool, double exact_lost, double exact_busy) {
    const std::string name = "pool of " + std::to_string(pool);
    // After a year from an empty pool nothing of the beginning is left: assignments last a month.
    return {{name + ", lost", exact_lost, flow("stream_unmet", 1, 6), Of::ratio,
             flow("stream_requests", 1, 6)},
            {name + ", busy", 5 * exact_busy, flow("pool_busy_mean", 1, 6)}};
}

void verify(std::uint32_t replications) {
    require_known(known(4, .469565, 3.182609), with_pool(4), {replications});
    require_known(known(6, .264922, 4.410466), with_pool(6), {replications});
    require_known(known(8, .121876, 5.268745), with_pool(8), {replications});
    require_known(known(10, .043142, 5.741149), with_pool(10), {replications});
    Study wrong = with_pool(8);
    wrong.authority.cover->streams[0].per_year *= 0.9;
    require_noticed(known(8, .121876, 5.268745)[0], wrong, lost(8, 0.9 * offered), {replications});
}

} // namespace

TEST_CASE("Erlang's loss formula gives the published numbers") {
    CHECK(lost(4) == Approx(.469565).epsilon(1e-5));
    CHECK(lost(10) == Approx(.043142).epsilon(1e-4));
    CHECK(busy(6) == Approx(4.410466).epsilon(1e-6));
}

TEST_CASE("a peripatetic pool loses what Erlang says (|z| < 4, false alarm 6e-5 each)") {
    verify(400);
}

TEST_CASE("a peripatetic pool again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify(100'000);
}
