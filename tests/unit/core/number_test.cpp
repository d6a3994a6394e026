#include "core/number.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("a number is digits with an optional sign, point and exponent, and nothing else") {
    CHECK(read_number("010") == 10.0);
    CHECK(read_number("08") == 8.0);
    CHECK(read_number("-1.5e3") == -1500.0);
    CHECK(read_number("+.5") == 0.5);
    CHECK(read_number("5.") == 5.0);
    for (const char* text : {"", " 1", "1 ", "0x10", "0o17", "0b1", "nan", "inf", "-inf", "1,000",
                             "1_000", "1e", ".", "+", "12abc", "1.2.3", "١"})
        CHECK_FALSE(read_number(text));
}

TEST_CASE("whole numbers keep every digit, and what has a fraction or does not fit is none") {
    CHECK(read_whole_number("9007199254740993") == 9007199254740993);
    CHECK(read_whole_number("9223372036854775807") == INT64_MAX);
    CHECK(read_whole_number("-1") == -1);
    CHECK(read_whole_number("1e3") == 1000);
    CHECK(read_whole_number("010") == 10);
    for (const char* text : {"1.5", "9223372036854775808", "1e300", "0x10", "nan", ""})
        CHECK_FALSE(read_whole_number(text));
}
