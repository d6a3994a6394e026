// Asking for memory before it is needed, so that whoever needs it does not wait. Changes no result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenure {

/// Where an element stands, or would stand: there need not be one.
template <class T> std::uintptr_t place_of(const std::vector<T>& all, std::size_t which) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): an address is all that is wanted
    return reinterpret_cast<std::uintptr_t>(all.data()) + which * sizeof(T);
}

/// So many cache lines, `step` bytes apart. Always inline, as must be whatever does no more than
/// call it: to the compiler a function without results that changes nothing is one to leave out.
[[gnu::always_inline]] inline void fetch(std::uintptr_t at, std::size_t lines = 1,
                                         std::uintptr_t step = 64) {
    for (std::size_t k = 0; k < lines; ++k)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,performance-no-int-to-ptr)
        __builtin_prefetch(reinterpret_cast<const void*>(at + k * step));
}

} // namespace tenure
