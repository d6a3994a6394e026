#include "tests/catch.hpp"

#include "random/stream.hpp"

#include <Random123/philox.h>

#include <array>
#include <set>
#include <vector>

using namespace tenure;
using Counter = std::array<std::uint64_t, 2>;

namespace {

Counter ours(Counter counter, std::uint64_t key) {
    const Words out = philox({counter[0], counter[1]}, key);
    return {out.first, out.second};
}

/// The authors' own program.
Counter theirs(Counter counter, std::uint64_t key) {
    const auto out = r123::Philox2x64{}({{counter[0], counter[1]}}, {{key}});
    return {out[0], out[1]};
}

/// Everything an address is made of, in the widths its header promises.
struct Fields {
    std::uint32_t purpose, occurrence, block, source, ordinal, other_source, other_ordinal,
        replication;
};

/// The counter that the header documents, laid out here a second time.
Counter documented(const Fields& f) {
    const auto wide = [](std::uint32_t high, std::uint32_t low) {
        return high * std::uint64_t{4294967296u} + low;
    };
    return {wide(f.other_source * 268435456u + f.other_ordinal,
                 f.purpose * 33554432u + f.occurrence * 256u + f.block),
            wide(f.replication, f.source * 268435456u + f.ordinal)};
}

/// The two words the stream hands out at those fields.
Counter drawn(const Fields& f, std::uint64_t seed) {
    Stream bits(address({seed, f.replication}, Purpose{f.purpose},
                        entity(Source{f.source}, f.ordinal), f.occurrence,
                        entity(Source{f.other_source}, f.other_ordinal)));
    for (std::uint32_t skipped = 0; skipped < 2 * f.block; ++skipped) bits();
    const std::uint64_t first = bits(), second = bits();
    return {first, second};
}

const Fields widest{127, 131071, 255, 15, 268435455, 15, 268435455, 4294967295u};

} // namespace

TEST_CASE("Philox2x64-10 gives its authors' known answers") {
    CHECK(ours({0, 0}, 0) == Counter{0xca00a0459843d731, 0x66c24222c9a845b5});
    CHECK(ours({~0ull, ~0ull}, ~0ull) == Counter{0x65b021d60cd8310f, 0x4d02f3222f86df20});
    CHECK(ours({0x243f6a8885a308d3, 0x13198a2e03707344}, 0xa4093822299f31d0) ==
          Counter{0x0a5e742c2997341c, 0xb0f883d38000de5d});
    CHECK_FALSE(ours({1, 0}, 0) == Counter{0xca00a0459843d731, 0x66c24222c9a845b5});
}

TEST_CASE("Philox2x64-10 is its authors' program, bit by bit of counter and key") {
    for (unsigned bit = 0; bit < 64; ++bit) {
        const std::uint64_t one = std::uint64_t{1} << bit;
        CHECK(ours({one, 7}, 5) == theirs({one, 7}, 5));
        CHECK(ours({7, one}, 5) == theirs({7, one}, 5));
        CHECK(ours({7, 5}, one) == theirs({7, 5}, one));
    }
}

TEST_CASE("a stream hands out Philox at the counter its address documents") {
    const std::uint64_t seed = 0x299f31d0a4093822;
    for (const Fields& f : {Fields{1, 0, 0, 1, 0, 0, 0, 0}, Fields{38, 5, 2, 9, 77, 6, 3, 1999},
                            Fields{9, 131071, 0, 3, 268435455, 0, 0, 4294967295u}, widest})
        CHECK(drawn(f, seed) == theirs(documented(f), seed));
}

TEST_CASE("no two fields of an address share a bit, and together they fill the counter") {
    const Fields none{0, 0, 0, 0, 0, 0, 0, 0};
    std::vector<Fields> alone(8, none);
    alone[0].purpose = widest.purpose;
    alone[1].occurrence = widest.occurrence;
    alone[2].block = widest.block;
    alone[3].source = widest.source;
    alone[4].ordinal = widest.ordinal;
    alone[5].other_source = widest.other_source;
    alone[6].other_ordinal = widest.other_ordinal;
    alone[7].replication = widest.replication;
    Counter seen{};
    for (const Fields& f : alone)
        for (std::size_t word = 0; word < 2; ++word) {
            CHECK((seen[word] & documented(f)[word]) == 0);
            seen[word] |= documented(f)[word];
        }
    CHECK(seen == Counter{~0ull, ~0ull});
}

TEST_CASE("two-part entities of every source are all different") {
    std::set<std::uint32_t> seen;
    std::size_t made = 0;
    const auto note = [&](Entity e) { seen.insert(e.bits), ++made; };
    for (std::uint32_t a : {0u, 1u, 2u, 255u})
        for (std::uint32_t b : {0u, 1u, 2u, 16383u}) {
            note(initial_staff(a, b));
            note(intake_seat(a, b));
            note(applicant(a, b));
            note(post_holder(a, b));
            note(vacancy(a, b));
            note(arrival(a, b));
        }
    CHECK(seen.size() == made);
}

TEST_CASE("a field that does not fit breaks a promise instead of another address") {
    CHECK_NOTHROW(entity(Source::post, (1u << 28) - 1));
    CHECK_THROWS_AS(entity(Source::post, 1u << 28), BrokenPromise);
    CHECK_THROWS_AS(entity(Source{16}, 0), BrokenPromise);
    CHECK_NOTHROW(post_holder(16383, 16383));
    CHECK_THROWS_AS(post_holder(16384, 0), BrokenPromise);
    CHECK_THROWS_AS(post_holder(0, 16384), BrokenPromise);
    CHECK_THROWS_AS(initial_staff(4096, 0), BrokenPromise);
    CHECK_THROWS_AS(applicant(256, 0), BrokenPromise);
    CHECK_THROWS_AS(entity(Source{16}, 0, 0, 14), BrokenPromise);
    CHECK_NOTHROW(address({}, Purpose::leaving, {}, (1u << 17) - 1));
    CHECK_THROWS_AS(address({}, Purpose::leaving, {}, 1u << 17), BrokenPromise);
    CHECK_THROWS_AS(address({}, Purpose{128}, {}), BrokenPromise);
}

TEST_CASE("a draw takes 512 words and not one more") {
    Stream bits(address({}, Purpose::frailty, initial_staff(0, 0)));
    for (int word = 0; word < 512; ++word) bits();
    CHECK_THROWS_AS(bits(), BrokenPromise);
}
