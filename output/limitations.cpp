#include "output/limitations.hpp"

namespace tenure {

namespace {

std::string_view limitations_section(std::string_view account) {
    constexpr std::string_view heading = "\n## Limitations\n";
    const std::size_t begin = account.find(heading);
    if (begin == std::string_view::npos) return {};
    account.remove_prefix(begin + heading.size());
    return account.substr(0, account.find("\n## "));
}

} // namespace

std::vector<std::string> limitations(std::string_view account) {
    std::vector<std::string> all;
    std::string_view left = limitations_section(account);
    while (!left.empty()) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(line.size() < left.size() ? line.size() + 1 : left.size());
        if (line.substr(0, 2) == "- ")
            all.emplace_back(line.substr(2));
        else if (line.substr(0, 2) == "  " && !all.empty())
            all.back() += ' ' + std::string(line.substr(2));
    }
    return all;
}

} // namespace tenure
