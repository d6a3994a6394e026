// The list of staff an authority names: people in place of groups of staff.
#pragma once

#include "scenario/load.hpp"
#include "scenario/resolve.hpp"
#include "workforce/study.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tenure {

/// By family and team.
using PostCounts = std::map<std::pair<std::uint32_t, std::string>, int>;
PostCounts count_posts(const Authority& a);
int posts_in(const PostCounts& counts, FamilyId family, const std::string& team);

/// Reads the list, if one is named, and checks it against the rest of the authority.
/// @param notes gets rows that are equal
void read_staff_list(Reader& reader, const Tree& document, Authority& a, const Names& names,
                     std::vector<Fault>& found, std::vector<Fault>& notes);

} // namespace tenure
