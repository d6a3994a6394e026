// Scenario texts in memory, for tests: JSON by path.
#pragma once

#include "scenario/json.hpp"
#include "scenario/resolve.hpp"

#include <map>
#include <string>

namespace tenure {

struct MemoryReader : Reader {
    std::map<std::string, std::string> texts;
    std::string fails_for_now; ///< a path

    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        if (path == fails_for_now) throw FileError("cannot read " + path + " now.", true);
        const auto at = texts.find(path);
        if (at == texts.end()) throw FileError("cannot read " + path + '.');
        return parse_json(at->second, path, faults);
    }
};

/// JSON without faults.
inline Tree tree_of(const std::string& text) {
    std::vector<Fault> faults;
    auto tree = parse_json(text, "test.json", faults);
    throw_if_any(faults);
    return *tree;
}

/// An authority of two roles, one team and nine posts. @param way what else is said of the way from
/// worker to senior: "kind": ... @param rest what follows the establishment: "leaving": ...
inline std::string smallville(const std::string& way, const std::string& rest) {
    return R"({"name": "smallville",
    "ladder": {
        "roles": [{"name": "worker"}, {"name": "senior"}],
        "families": [{"name": "posts", "roles": ["worker", "senior"], "recruits": "worker"}],
        "progressions": [{"from": "worker", "to": "senior", )" +
           way + R"(}]},
    "teams": [{"name": "first"}],
    "establishment": [{"family": "posts", "team": "first", "posts": 9}], )" +
           rest + "}";
}

} // namespace tenure
