// Where a part of a scenario stands, for a check of it as a whole that finds something wrong there.
#pragma once

#include "scenario/fault.hpp"

#include <string>
#include <vector>

namespace tenure {

struct Place {
    const Tree& part;
    std::string path; ///< of the part; empty: it has a file of its own
    std::vector<Fault>& found;

    /// @param where inside the part: "stages[2].next"; empty: all of it
    void add(const std::string& where, const std::string& what) const {
        const char* dot = path.empty() || where.empty() ? "" : ".";
        found.push_back(fault_at(node_at(part, where).position, path + dot + where, what));
    }
};

/// What the paths of a policy's fields begin with.
inline std::string policy_prefix(const Tree& policy) {
    const Tree* name = policy.find("name");
    return "policy." + (name ? name->text : std::string());
}

} // namespace tenure
