// Text as it comes in and goes out: UTF-8 throughout, and nothing that a screen would obey.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenure {

inline constexpr std::size_t whole_text = static_cast<std::size_t>(-1);

/// Where the first byte stands that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, up to
/// U+10FFFF); whole_text if all of it is.
std::size_t first_not_utf8(std::string_view text);

/// A code point as UTF-8. @pre no surrogate, up to U+10FFFF
std::string utf8_of(char32_t code);

/// For a screen: control characters (C0, DEL, C1) as \u001b, but for line ends and tabs.
/// What is not UTF-8 becomes U+FFFD.
std::string shown(std::string_view text);

/// For XML 1.0 (section 2.2), before &, < and > are escaped: what no XML document may hold, and
/// what is not UTF-8, becomes U+FFFD.
std::string xml_characters(std::string_view text);

/// At most so many bytes, cut between characters, with "..." where something was cut.
std::string shortened_bytes(const std::string& text, std::size_t most);

} // namespace tenure
