// How a struct's members are declared, once each, for loading, echo, schema and the field table.
//
// Every struct of a scenario has a function `void declare(Fields& f, Role& x)` that names its
// members in order. A member's default is its own initial value in the struct. The templates here
// turn members of any type into those a visitor knows.
#pragma once

#include "scenario/visitor.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace tenure {

template <class Int>
void Fields::integer(std::string_view key, Int& x, const char* unit, Allowed allowed,
                     const char* meaning, Need need) {
    static_assert(std::is_integral_v<Int> && !std::is_same_v<Int, bool>);
    // Below 2^63 and within the member's own type.
    using Limits = std::numeric_limits<Int>;
    allowed.low = std::max(allowed.low, static_cast<double>(Limits::min()));
    allowed.high =
        std::min({allowed.high, static_cast<double>(Limits::max()), 0x1.fffffffffffffp62});
    auto wide = static_cast<std::int64_t>(x);
    on_integer({key, meaning, need, unit, allowed, ""}, wide);
    x = static_cast<Int>(wide);
}

template <class Int>
void Fields::integer(std::string_view key, std::optional<Int>& x, const char* unit, Allowed allowed,
                     const char* meaning) {
    if (!stands({key, meaning, optional, unit, allowed, ""}, x.has_value())) return;
    Int value = x.value_or(Int{});
    integer(key, value, unit, allowed, meaning);
    x = value;
}

template <class Enum>
void Fields::choice(std::string_view key, Enum& x, std::initializer_list<Enum> all,
                    const char* meaning, Need need) {
    std::array<const char*, 64> words{};
    std::size_t count = 0, index = 0;
    for (Enum value : all) {
        if (value == x) index = count;
        words.at(count++) = to_text(value);
    }
    on_choice({key, meaning, need, "", {}, ""}, index, words.data(), count);
    x = all.begin()[index];
}

template <class Enum>
void Fields::choice(std::string_view key, Enum& x, std::initializer_list<Word<Enum>> all,
                    const char* meaning, Need need) {
    std::array<const char*, 64> words{};
    std::size_t count = 0, index = 0;
    for (const Word<Enum>& each : all) {
        if (each.value == x) index = count;
        words.at(count++) = each.word;
    }
    on_choice({key, meaning, need, "", {}, ""}, index, words.data(), count);
    x = all.begin()[index].value;
}

template <class Enum>
void Fields::choice(std::string_view key, std::optional<Enum>& x, std::initializer_list<Enum> all,
                    const char* meaning) {
    if (!stands({key, meaning, optional, "", {}, ""}, x.has_value())) return;
    Enum value = x.value_or(*all.begin());
    choice(key, value, all, meaning);
    x = value;
}

template <class Enum>
void Fields::choices(std::string_view key, std::vector<Enum>& x, std::initializer_list<Enum> all,
                     const char* meaning, Need need) {
    std::array<const char*, 64> words{};
    std::vector<std::size_t> indices;
    std::size_t count = 0;
    for (Enum value : all) {
        if (std::find(x.begin(), x.end(), value) != x.end()) indices.push_back(count);
        words.at(count++) = to_text(value);
    }
    on_choices({key, meaning, need, "", {}, ""}, indices, words.data(), count);
    x.clear();
    for (std::size_t i : indices) x.push_back(all.begin()[i]);
}

template <std::size_t size>
void Fields::numbers(std::string_view key, std::array<double, size>& x, const char* unit,
                     Allowed allowed, const char* meaning, Need need) {
    const Field field{key, meaning, need, unit, allowed, ""};
    std::vector<double> all(x.begin(), x.end());
    on_numbers(field, all);
    if (all.size() == size)
        std::copy(all.begin(), all.end(), x.begin());
    else
        wants_count(field, size, all.size());
}

template <class T> void Fields::object(std::string_view key, T& x, const char* meaning, Need need) {
    if (!open({key, meaning, need, "", {}, ""})) return;
    declare(*this, x);
    close();
}

template <class T>
void Fields::object(std::string_view key, std::optional<T>& x, const char* meaning) {
    if (!stands({key, meaning, optional, "", {}, ""}, x.has_value())) return;
    if (!x) x.emplace();
    object(key, *x, meaning);
}

template <class T>
void Fields::objects(std::string_view key, std::vector<T>& x, const char* kind, const char* meaning,
                     Need need) {
    const std::size_t count = open_list({key, meaning, need, "", {}, kind}, x.size());
    if (count == untouched) return;
    std::vector<T> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (!reads_afresh() && i < x.size()) all[i] = std::move(x[i]);
        if (!open_item(i)) continue;
        declare(*this, all[i]);
        close_item();
    }
    x = std::move(all);
    close_list();
}

} // namespace tenure
