// The staff in post of councils by role, as the Department for Education's file of roles has them.
#pragma once

#include "published/council.hpp"

namespace tenure {

/// A council's staff in post by role in one year.
struct PublishedRoles {
    int year = 0;
    std::string code; ///< of the council, the old one
    RoleMix heads;
};

struct RoleFile {
    std::string file;
    std::vector<PublishedRoles> all;
};

/// From the table that a reader made of the file. Councils with a role that has no number are left
/// out. Throws a ScenarioError: columns that are missing, a role that is not known.
RoleFile read_roles(const Tree& table, const std::string& file);

/// The council's own mix of roles; where the file has none of that council and year, England's
/// stays, and a note says so.
void take_roles(CouncilFigures& council, const RoleFile& roles);

} // namespace tenure
