// A dense index typed by what it counts, so that a post cannot be passed where a role is meant.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tenure {

template <class Tag> struct Id {
    static constexpr std::uint32_t nobody = 0xffffffffu;

    std::uint32_t value = nobody;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}

    constexpr explicit operator bool() const { return value != nobody; }
    constexpr std::size_t index() const { return value; }
    friend constexpr bool operator==(Id a, Id b) { return a.value == b.value; }
    friend constexpr bool operator!=(Id a, Id b) { return a.value != b.value; }
    friend constexpr bool operator<(Id a, Id b) { return a.value < b.value; }
};

using RoleId = Id<struct RoleTag>;
using ProgressionId = Id<struct ProgressionTag>;
using QualificationId = Id<struct QualificationTag>;
using FamilyId = Id<struct FamilyTag>;
using TeamId = Id<struct TeamTag>;
using PostId = Id<struct PostTag>;
using PractitionerId = Id<struct PractitionerTag>;
using StageId = Id<struct StageTag>;
using CaseId = Id<struct CaseTag>;

} // namespace tenure
