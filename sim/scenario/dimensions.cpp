#include "scenario/dimensions.hpp"

#include <algorithm>

namespace tenure {

Dimensions dimensions_of(const std::vector<std::string>& written,
                         const std::vector<std::string>& varying) {
    Dimensions all;
    for (const std::string& path : written) all.emplace(path, all.size());
    for (const std::string& path : varying) all.emplace(path, all.size());
    return all;
}

std::vector<std::string> order_needed(const Dimensions& dimensions,
                                      const std::vector<std::string>& varying) {
    std::size_t needed = 0;
    bool by_itself = true;
    for (std::size_t k = 0; k < varying.size(); ++k) {
        const std::size_t dimension = dimensions.at(varying[k]);
        needed = std::max(needed, dimension + 1);
        by_itself = by_itself && dimension == k;
    }
    if (by_itself) return {};
    std::vector<std::string> order(needed);
    for (const auto& [path, dimension] : dimensions)
        if (dimension < needed) order[dimension] = path;
    return order;
}

bool is_of(const Study& study, const std::string& path) {
    const auto within = [&](const Policy& p) {
        return path.compare(0, p.name.size() + 8, "policy." + p.name + '.') == 0;
    };
    return path.compare(0, 7, "policy.") != 0 ||
           std::any_of(study.policies.begin(), study.policies.end(), [&](const Policy& p) {
               return within(p) || std::any_of(p.combine.begin(), p.combine.end(), within);
           });
}

void check_order(const Tree& document, const Study& study, const std::vector<std::string>& known,
                 std::vector<Fault>& faults) {
    const std::vector<std::string> order = study.design.value_or(Design{}).order;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!is_of(study, order[i]) ||
            std::find(known.begin(), known.end(), order[i]) != known.end())
            continue;
        const std::string place = "design.order[" + std::to_string(i) + ']';
        faults.push_back(fault_at(node_at(document, place).position, place,
                                  '"' + order[i] + "\" is no number of this study." +
                                      did_you_mean(order[i], known)));
    }
}

} // namespace tenure
