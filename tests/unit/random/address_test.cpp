#include "tests/catch.hpp"

#include "random/stream.hpp"

#include <array>
#include <set>
#include <vector>

using namespace tenure;
using Counter = std::array<std::uint32_t, 4>;

namespace {

Counter philox_of(Counter counter, std::uint32_t key_low, std::uint32_t key_high) {
    const philox::Block out =
        philox::block({counter[0], counter[1], counter[2], counter[3]}, key_low, key_high);
    return {out.w0, out.w1, out.w2, out.w3};
}

/// Everything an address is made of, in the widths its header states.
struct Fields {
    std::uint32_t purpose, occurrence, block, source, ordinal, other_source, other_ordinal,
        replication;
};

/// The entity that the header documents.
std::uint32_t bits(std::uint32_t source, std::uint32_t ordinal) {
    if (source < 15) return source * 268435456u + ordinal;
    return 4026531840u + (source - 16) * 1048576u + ordinal;
}

/// The counter that the header documents, laid out here a second time.
Counter documented(const Fields& f) {
    return {f.occurrence * 256u + f.block, bits(f.other_source, f.other_ordinal),
            bits(f.source, f.ordinal), f.purpose * 16777216u + f.replication};
}

/// The four words the stream hands out at those fields.
Counter drawn(const Fields& f, std::uint64_t seed) {
    Stream bits(address({seed, f.replication}, Purpose{f.purpose},
                        entity(Source{f.source}, f.ordinal), f.occurrence,
                        entity(Source{f.other_source}, f.other_ordinal)));
    for (std::uint32_t skipped = 0; skipped < 2 * f.block; ++skipped) bits();
    const std::uint64_t first = bits(), second = bits();
    return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32),
            static_cast<std::uint32_t>(second), static_cast<std::uint32_t>(second >> 32)};
}

const Fields widest{255, 16777215, 255, 271, 1048575, 271, 1048575, 16777215};

} // namespace

TEST_CASE("Philox4x32-10 gives its authors' known answers") {
    CHECK(philox_of({0, 0, 0, 0}, 0, 0) == Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox_of({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0) ==
          Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
    CHECK(philox_of({~0u, ~0u, ~0u, ~0u}, ~0u, ~0u) ==
          Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK_FALSE(philox_of({1, 0, 0, 0}, 0, 0) ==
                Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
}

TEST_CASE("a stream hands out Philox at the counter its address documents") {
    const std::uint64_t seed = 0x299f31d0a4093822;
    for (const Fields& f : {Fields{1, 0, 0, 1, 0, 0, 0, 0}, Fields{38, 5, 2, 9, 77, 6, 3, 1999},
                            Fields{9, 16777215, 0, 3, 268435455, 0, 0, 16777215}, widest})
        CHECK(drawn(f, seed) == philox_of(documented(f), 0xa4093822, 0x299f31d0));
}

TEST_CASE("no two fields of an address share a bit, and together they fill the counter") {
    const Fields none{0, 0, 0, 0, 0, 0, 0, 0};
    std::vector<Fields> alone(6, none);
    alone[0].purpose = widest.purpose;
    alone[1].occurrence = widest.occurrence;
    alone[2].block = widest.block;
    alone[3].source = widest.source, alone[3].ordinal = widest.ordinal;
    alone[4].other_source = widest.other_source, alone[4].other_ordinal = widest.other_ordinal;
    alone[5].replication = widest.replication;
    Counter seen{};
    for (const Fields& f : alone)
        for (std::size_t word = 0; word < 4; ++word) {
            CHECK((seen[word] & documented(f)[word]) == 0);
            seen[word] |= documented(f)[word];
        }
    CHECK(seen == Counter{~0u, ~0u, ~0u, ~0u});
}

TEST_CASE("no source's entities are another's") {
    // Each source's bits are one run of numbers; runs of different sources do not meet.
    std::uint64_t end = 0;
    for (std::uint32_t source = 0; source < most_sources; ++source) {
        if (source == wide_sources) continue;
        const std::uint32_t last = (1u << ordinal_bits(Source{source})) - 1;
        CHECK(entity(Source{source}, 0).bits >= end);
        end = std::uint64_t{entity(Source{source}, last).bits} + 1;
    }
    CHECK(end == std::uint64_t{1} << 32);
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

TEST_CASE("a field that does not fit violates a contract instead of another address") {
    CHECK_NOTHROW(entity(Source::post, (1u << 28) - 1));
    CHECK_THROWS_AS(entity(Source::post, 1u << 28), ContractViolation);
    CHECK_NOTHROW(entity(Source::school, (1u << 20) - 1));
    CHECK_THROWS_AS(entity(Source::school, 1u << 20), ContractViolation);
    CHECK_THROWS_AS(entity(Source{15}, 0), ContractViolation);
    CHECK_THROWS_AS(entity(Source{272}, 0), ContractViolation);
    CHECK_NOTHROW(post_holder(16383, 16383));
    CHECK_THROWS_AS(post_holder(16384, 0), ContractViolation);
    CHECK_THROWS_AS(post_holder(0, 16384), ContractViolation);
    CHECK_THROWS_AS(initial_staff(4096, 0), ContractViolation);
    CHECK_THROWS_AS(applicant(256, 0), ContractViolation);
    CHECK_THROWS_AS(entity(Source{272}, 0, 0, 14), ContractViolation);
    CHECK_NOTHROW(address({}, Purpose::leaving, {}, (1u << 24) - 1));
    CHECK_THROWS_AS(address({}, Purpose::leaving, {}, 1u << 24), ContractViolation);
    CHECK_NOTHROW(address({1, (1u << 24) - 1}, Purpose::leaving, {}));
    CHECK_THROWS_AS(address({1, 1u << 24}, Purpose::leaving, {}), ContractViolation);
    CHECK_THROWS_AS(address({}, Purpose{256}, {}), ContractViolation);
}

TEST_CASE("a draw takes 512 words and not one more") {
    Stream bits(address({}, Purpose::frailty, initial_staff(0, 0)));
    for (int word = 0; word < 512; ++word) bits();
    CHECK_THROWS_AS(bits(), ContractViolation);
}
