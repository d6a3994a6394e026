#include "tests/catch.hpp"

#include "core/contract.hpp"

#include <string>

using namespace tenure;

TEST_CASE("a violated contract says what and where, and a kept one nothing") {
    CHECK_NOTHROW(expects(true, "unused"));
    CHECK_NOTHROW(ensures(true, "unused"));
    std::string message;
    const auto line = std::to_string(__LINE__ + 2);
    try {
        expects(false, "a post has at most one holder");
    } catch (const ContractViolation& broken) {
        message = broken.what();
    }
    CHECK(message.find("internal error: a post has at most one holder (") == 0);
    CHECK(message.find("contract_test.cpp:" + line + ")") != std::string::npos);
    CHECK_THROWS_AS(ensures(false, "the result is sorted"), ContractViolation);
}

TEST_CASE("a place inside the simulator is named from its own folder") {
    CHECK_THROWS_WITH(broken("time goes forwards", "/anywhere/build/../sim/kernel/agenda.cpp", 17),
                      "internal error: time goes forwards (sim/kernel/agenda.cpp:17)");
}
