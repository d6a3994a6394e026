#include "tests/catch.hpp"

#include "kernel/agenda.hpp"

#include <cstdlib>
#include <new>
#include <vector>

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace tenure;

namespace {

/// Plans so many entries, some at one instant, and hands them all out. Allocations it took.
std::size_t taken(Agenda& agenda, std::uint32_t entries) {
    const std::size_t before = allocations;
    agenda.begin(Instant{Duration{1'000'000}}, 1000);
    for (std::uint32_t k = 0; k < entries; ++k)
        agenda.schedule(
            scheduled(Instant{Duration{k % 5 == 0 ? 500'000 : k * 7919 % 1'000'000}}, 0, k, 0));
    for (ScheduledEvent p; agenda.next(p);) {
    }
    return allocations - before;
}

} // namespace

TEST_CASE("a second study of the same size allocates nothing") {
    Agenda agenda;
    CHECK(taken(agenda, 1000) > 0); // the counter counts
    CHECK(taken(agenda, 1000) == 0);
    CHECK(taken(agenda, 500) == 0);
    CHECK(taken(agenda, 5000) > 0);
}
