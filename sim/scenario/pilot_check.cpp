#include "scenario/pilot_check.hpp"

namespace tenure {

namespace {

std::string lacking(const Block& block, const Authority& a) {
    if (block.demand && !a.casework) return "needs an authority with casework.";
    if (!block.school_pilot) return "";
    if (!a.casework || !a.casework->schools)
        return "needs an authority with casework and its schools.";
    if (!a.cover)
        return "needs an authority with cover: it is there that agency staff are charged.";
    const int schools = a.casework->schools->number;
    if (block.school_pilot->treated > schools)
        return "treats more schools than the " + std::to_string(schools) + " of casework.schools.";
    return "";
}

} // namespace

void check_pilots(const Tree& document, const Policy& policy, const Authority& a,
                  const std::string& path, std::vector<Fault>& found) {
    const Tree* blocks = document.find("blocks");
    if (!blocks) return;
    for (std::size_t i = 0; i < policy.blocks.size(); ++i) {
        const std::string what = lacking(policy.blocks[i], a);
        const std::string item = "blocks[" + std::to_string(i) + ']';
        const std::string key = policy.blocks[i].demand ? ".demand" : ".school_pilot";
        if (!what.empty())
            found.push_back(
                fault_at(node_at(document, item + key).position, path + '.' + item + key, what));
    }
}

} // namespace tenure
