#include "core/text.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("the first byte that is not UTF-8 is found, in every way of not being it") {
    CHECK(first_not_utf8("plain, \xC2\xA3"
                         "3,000, \xE2\x82\xAC, \xF0\x9F\x8F\xA0") == whole_text);
    CHECK(first_not_utf8("why: \xA3"
                         "3") == 5);                // Latin-1
    CHECK(first_not_utf8("\xC0\xAF") == 0);         // overlong
    CHECK(first_not_utf8("a\xED\xA0\x80") == 1);    // a surrogate
    CHECK(first_not_utf8("\xF4\x90\x80\x80") == 0); // above U+10FFFF
    CHECK(first_not_utf8("ab\xE2\x82") == 2);       // cut off
    for (char32_t code : {U'a', U'\u00A3', U'\u20AC', U'\U0001F3E0'})
        CHECK(first_not_utf8(utf8_of(code)) == whole_text);
}

TEST_CASE("control characters are shown and everything else stays") {
    CHECK(shown("\x1b[2J\a\x7f") == "\\u001b[2J\\u0007\\u007f");
    CHECK(shown("\xC2\x9B"
                "31m") == "\\u009b31m"); // C1: an escape in one character
    CHECK(shown("two\nlines\tand \xC2\xA3") == "two\nlines\tand \xC2\xA3");
    CHECK(shown("\xA3") == "\xEF\xBF\xBD");
}

TEST_CASE("what no XML document may hold is replaced") {
    CHECK(xml_characters("a\x1b"
                         "b") == "a\xEF\xBF\xBD"
                                 "b");
    CHECK(xml_characters("\xEF\xBF\xBE") == "\xEF\xBF\xBD"); // U+FFFE
    CHECK(xml_characters("<\n\xC2\xA3") == "<\n\xC2\xA3");
}

TEST_CASE("text is cut between characters") {
    CHECK(shortened_bytes("short", 10) == "short");
    CHECK(shortened_bytes("0123456789abc", 10) == "0123456...");
    CHECK(shortened_bytes("012345\xE2\x82\xAC"
                          "6789",
                          10) == "012345...");
}
