// What is said of every field of a scenario: key, unit, range, meaning.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace tenure {

/// The numbers a field may take.
struct Allowed {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool above_low = false;  ///< low itself is not allowed
    bool below_high = false; ///< high itself is not allowed
};

inline constexpr Allowed any_number{};
inline constexpr Allowed positive{0, Allowed{}.high, true, false};
inline constexpr Allowed probability{0, 1, false, false};
inline constexpr Allowed log_hazard{-5, 5, false, false};
inline constexpr Allowed logit{-10, 10, false, false};
/// A bound of this size or more is none to speak of: schema and table leave it out.
inline constexpr double unbounded_from = 2147483647;
constexpr Allowed at_least(double low) { return {low, Allowed{}.high, false, false}; }
constexpr Allowed between(double low, double high) { return {low, high, false, false}; }
constexpr Allowed above(double low) { return {low, Allowed{}.high, true, false}; }

enum class Need : std::uint8_t { optional, required };
inline constexpr Need optional = Need::optional;
inline constexpr Need required = Need::required;

/// What is said of every field.
struct Field {
    std::string_view key;
    const char* meaning = "";
    Need need = Need::optional;
    const char* unit = "";
    Allowed allowed{};
    const char* kind = ""; ///< of named things: what the name is of, or refers to; of a list of
                           ///< them: what its items are
};

/// An enumeration's value and the word for it.
template <class Enum> struct Word {
    Enum value;
    const char* word;
};

} // namespace tenure
