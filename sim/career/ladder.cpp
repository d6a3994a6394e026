#include "career/ladder.hpp"

#include <algorithm>

namespace tenure {

namespace {

template <class Tag, class Named>
Id<Tag> find(const std::vector<Named>& all, const std::string& name) {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].name == name) return Id<Tag>(i);
    return {};
}

} // namespace

const char* to_text(Track track) {
    switch (track) {
    case Track::learning: return "learning";
    case Track::practice: return "practice";
    case Track::management: return "management";
    }
    return "";
}

const char* to_text(ProgressionKind kind) {
    switch (kind) {
    case ProgressionKind::completion: return "completion";
    case ProgressionKind::panel: return "panel";
    case ProgressionKind::vacancy: return "vacancy";
    case ProgressionKind::threshold: return "threshold";
    case ProgressionKind::lateral: return "lateral";
    case ProgressionKind::rate: return "rate";
    }
    return "";
}

RoleId find_role(const Ladder& ladder, const std::string& name) {
    return find<RoleTag>(ladder.roles, name);
}
QualificationId find_qualification(const Ladder& ladder, const std::string& name) {
    return find<QualificationTag>(ladder.qualifications, name);
}
FamilyId find_family(const Ladder& ladder, const std::string& name) {
    return find<FamilyTag>(ladder.families, name);
}

FamilyId family_of(const Ladder& ladder, const std::string& role) {
    for (std::size_t f = 0; f < ladder.families.size(); ++f) {
        const auto& roles = ladder.families[f].roles;
        if (std::find(roles.begin(), roles.end(), role) != roles.end()) return FamilyId(f);
    }
    return {};
}

} // namespace tenure
