#include "tests/catch.hpp"

#include "core/contract.hpp"
#include "kernel/agenda.hpp"

#include <map>
#include <random>
#include <utility>
#include <vector>

using namespace tenure;

namespace {

using Key = std::pair<std::int64_t, std::uint64_t>;

/// A random course of planning and serving, shaped by a few numbers.
struct Program {
    std::int64_t horizon;
    std::size_t expected;
    int initial;
    std::int64_t longest_wait; ///< 0 makes everything simultaneous
    int kinds;                 ///< few kinds make ties
    int steps;
};

/// Runs one program on the agenda and on a multimap beside it. How many entries both handed out in
/// the same order; -1 at the first that differs.
int served_alike(Agenda& agenda, const Program& program, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::multimap<Key, int> reference;
    agenda.begin(Instant{Duration{program.horizon}}, program.expected);
    const auto schedule = [&](std::int64_t now) {
        const auto wait = static_cast<std::int64_t>(random() % (program.longest_wait + 1));
        const auto kind = static_cast<std::uint8_t>(random() % program.kinds);
        const ScheduledEvent p =
            scheduled(Instant{Duration{now + wait}}, kind, random() % 4, random() % 2);
        agenda.schedule(p);
        if (p.time < program.horizon) reference.insert({{p.time, p.order}, 0});
    };
    for (int k = 0; k < program.initial; ++k) schedule(0);
    ScheduledEvent p;
    int served = 0;
    for (; agenda.next(p); ++served) {
        if (reference.empty() || reference.begin()->first != Key{p.time, p.order}) return -1;
        reference.erase(reference.begin());
        for (auto more = served < program.steps ? random() % 3 : 0; more > 0; --more)
            schedule(p.time);
    }
    return reference.empty() ? served : -1;
}

const std::vector<Program> programs{
    {1'000'000, 1000, 200, 100'000, 200, 5000}, // spread over many buckets
    {1'000'000, 1000, 200, 100, 200, 5000},     // mostly the bucket being served
    {1'000'000, 1000, 50, 2'000'000, 3, 500},   // mostly beyond the horizon
    {1'000, 10'000, 100, 20, 2, 3000},          // more buckets than microseconds, many ties
    {5'000'000'000'000, 1, 20, 1'000'000'000'000, 9, 3000},
    {50, 5, 30, 0, 255, 200}, // all at one instant
    {1, 100, 10, 3, 4, 100},  // the shortest horizon
};

} // namespace

TEST_CASE("random programs are served as a sorted multimap serves them, one agenda for all") {
    Agenda agenda;
    int served = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        for (std::size_t k = 0; k < programs.size(); ++k) {
            INFO("program " << k << ", seed " << seed);
            const int alike = served_alike(agenda, programs[k], seed);
            REQUIRE(alike >= 0);
            served += alike;
        }
    CHECK(served > 100'000);
}

TEST_CASE("simultaneous entries come by kind, then entity, then generation") {
    Agenda agenda;
    agenda.begin(Instant{Duration{1000}}, 10);
    const Instant t{Duration{500}};
    const std::vector<ScheduledEvent> sorted{scheduled(t, 0, 9, 9), scheduled(t, 1, 2, 7),
                                             scheduled(t, 1, 3, 0), scheduled(t, 1, 3, 1),
                                             scheduled(t, 255, 0, 0)};
    for (int k : {3, 0, 4, 2, 1}) agenda.schedule(sorted[k]);
    ScheduledEvent p;
    for (const ScheduledEvent& expected : sorted) {
        REQUIRE(agenda.next(p));
        CHECK(p.order == expected.order);
    }
    CHECK_FALSE(agenda.next(p));
}

TEST_CASE("an entry gives back its kind, entity and generation") {
    const ScheduledEvent p = scheduled(Instant{Duration{5}}, 0xab, 0x12345678, 0x9abcde);
    CHECK(p.time == 5);
    CHECK(p.kind() == 0xab);
    CHECK(p.entity() == 0x12345678);
    CHECK(p.tag() == 0x9abcde);
    CHECK(scheduled(Instant{}, 0, 0, 0x1000001).tag() == 1); // 24 bits
}

TEST_CASE("the horizon itself is cut off, the microsecond before it is not") {
    Agenda agenda;
    agenda.begin(Instant{Duration{1000}}, 10);
    agenda.schedule(scheduled(Instant{Duration{1000}}, 0, 1, 0));
    agenda.schedule(scheduled(never, 0, 2, 0));
    agenda.schedule(scheduled(Instant{Duration{999}}, 0, 3, 0));
    ScheduledEvent p;
    REQUIRE(agenda.next(p));
    CHECK(p.entity() == 3);
    CHECK_FALSE(agenda.next(p));
    CHECK_FALSE(agenda.next(p));
}

TEST_CASE("begin() forgets what was planned before") {
    Agenda agenda;
    for (int round = 0; round < 3; ++round) {
        agenda.begin(Instant{Duration{1000}}, 10);
        ScheduledEvent p;
        CHECK_FALSE(agenda.next(p));
        agenda.begin(Instant{Duration{1000}}, 10);
        for (int t : {0, 1, 500, 999}) agenda.schedule(scheduled(Instant{Duration{t}}, 0, 0, 0));
        CHECK(agenda.next(p));
    }
}

TEST_CASE("scheduling into the past violates a contract") {
    Agenda agenda;
    agenda.begin(Instant{Duration{1'000'000}}, 100);
    CHECK_THROWS_AS(agenda.schedule({-1, 0}), ContractViolation);
    agenda.schedule({500'000, 0});
    agenda.schedule({500'001, 0});
    ScheduledEvent p;
    REQUIRE(agenda.next(p));
    CHECK_NOTHROW(agenda.schedule({500'000, 0}));
    CHECK_THROWS_AS(agenda.schedule({499'999, 0}), ContractViolation);
    CHECK_THROWS_AS(agenda.schedule({100, 0}), ContractViolation);
    CHECK_THROWS_AS(agenda.begin(Instant{}, 10), ContractViolation);
}
