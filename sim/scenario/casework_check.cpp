#include "scenario/casework_check.hpp"

#include "scenario/place.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr std::size_t most_services = 8, most_stages = 248; ///< that names of children can hold

std::string item(const char* list, std::size_t i, const char* field) {
    return std::string(list) + '[' + std::to_string(i) + "]." + field;
}

std::vector<std::string> kinds_of_teams(const Authority& a) {
    std::vector<std::string> kinds;
    for (const Team& t : a.teams)
        if (!t.kind.empty() && !t.peripatetic) kinds.push_back(t.kind);
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    return kinds;
}

void check_kinds(const Place& place, const Authority& a) {
    const std::vector<std::string> kinds = kinds_of_teams(a);
    for (std::size_t i = 0; i < a.casework->stages.size(); ++i) {
        const std::string& kind = a.casework->stages[i].team_kind;
        if (std::binary_search(kinds.begin(), kinds.end(), kind)) continue;
        const std::string where = item("stages", i, "team_kind");
        const std::string hint = did_you_mean(kind, kinds);
        if (kind.empty())
            place.add(where, "is missing: say which kind of team holds the cases in this stage.");
        else if (hint.empty())
            place.add(where, '"' + kind + "\" is the kind of no team. Set kind: " + kind +
                                 " for a team that is not peripatetic.");
        else
            place.add(where, '"' + kind + "\" is the kind of no team." + hint);
    }
}

/// By stage: whether some way from it leads to a case that is closed.
std::vector<bool> ends(const std::vector<Stage>& stages) {
    std::vector<bool> all(stages.size(), false);
    const auto ends_after = [&](const Stage& stage) {
        double sum = 0;
        for (const StageNext& n : stage.next) {
            sum += n.probability;
            for (std::size_t i = 0; i < stages.size(); ++i)
                if (n.probability > 0 && stages[i].name == n.stage && all[i]) return true;
        }
        return sum < 1 - 1e-9;
    };
    for (std::size_t round = 0; round < stages.size(); ++round)
        for (std::size_t i = 0; i < stages.size(); ++i) all[i] = all[i] || ends_after(stages[i]);
    return all;
}

void check_ends(const Place& place, const std::vector<Stage>& stages) {
    const std::vector<bool> all = ends(stages);
    std::string names;
    for (std::size_t i = 0; i < stages.size(); ++i)
        if (!all[i]) names += (names.empty() ? "" : ", ") + stages[i].name;
    if (names.empty()) return;
    const auto at = std::find(all.begin(), all.end(), false) - all.begin();
    place.add(
        item("stages", static_cast<std::size_t>(at), "next"),
        "cases go round for ever among " + names +
            ": let the probabilities of one of them add up to less than 1, so that some close.");
}

void check_holders(const Place& place, const Ladder& ladder) {
    const auto holds = [](const Role& r) { return r.caseload_norm > 0; };
    if (std::any_of(ladder.roles.begin(), ladder.roles.end(), holds)) return;
    place.add("", "has nobody to hold a case: give at least one role of the ladder a "
                  "caseload_norm above 0.");
}

void check_size(const Place& place, const CaseworkParameters& c) {
    if (c.services.size() > most_services)
        place.add("services", "has " + std::to_string(c.services.size()) +
                                  " services, but at most " + std::to_string(most_services) +
                                  " are allowed.");
    if (c.stages.size() > most_stages)
        place.add("stages", "has " + std::to_string(c.stages.size()) + " stages, but at most " +
                                std::to_string(most_stages) + " are allowed.");
}

} // namespace

void check_casework(const Tree& document, const Authority& a, const std::string& inside,
                    std::vector<Fault>& found) {
    const std::string path = (inside.empty() ? "" : inside + '.') + "casework";
    const Tree* root = document.find("casework");
    if (!found.empty() || !root || !a.casework) return;
    const Place place{*root, path, found};
    check_size(place, *a.casework);
    check_kinds(place, a);
    check_ends(place, a.casework->stages);
    check_holders(place, a.ladder);
}

} // namespace tenure
