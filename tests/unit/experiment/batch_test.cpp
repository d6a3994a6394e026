#include "experiment/batch.hpp"
#include "tests/catch.hpp"

#include <new>
#include <stdexcept>

using namespace tenure;

TEST_CASE("a failure that passes is not kept, and one that comes again is") {
    int calls = 0;
    const auto once = [&] {
        if (++calls == 1) throw std::runtime_error("of the moment");
    };
    CHECK(lasting_failure(once).empty());
    CHECK(calls == 2);
    const auto always = [] { throw std::runtime_error("of the model"); };
    CHECK(lasting_failure(always) == "of the model");
    CHECK(lasting_failure([] {}).empty());
}

TEST_CASE("want of memory, and a failure that changes, end the run instead of being kept") {
    CHECK_THROWS_AS(lasting_failure([] { throw std::bad_alloc(); }), std::bad_alloc);
    int calls = 0;
    const auto other = [&] { throw std::runtime_error(std::to_string(++calls)); };
    CHECK_THROWS_AS(lasting_failure(other), std::runtime_error);
}
