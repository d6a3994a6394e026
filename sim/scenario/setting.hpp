// A field's value at one point of a sweep, in place of what its file says.
#pragma once

#include "scenario/tree.hpp"
#include "scenario/uncertain.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tenure {

struct Setting {
    Setting(std::string field, Tree set_to) : path(std::move(field)), value(std::move(set_to)) {
        PathHash of_path;
        of_path.add(path);
        hash = of_path.value();
    }
    std::string path; ///< by which results know a parameter: authority.leaving.pay_elasticity
    Tree value;       ///< with the position of what says so
    std::uint32_t hash;
};

using Settings = std::vector<Setting>;

} // namespace tenure
