#include "cli/calibrate_council.hpp"

#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "workforce/measures.hpp"

#include <algorithm>

namespace tenure::cli {

namespace {

bool is_council_of(const Indicators& all, const std::string& name) {
    return std::any_of(all.rows.begin(), all.rows.end(), [&](const IndicatorRow& row) {
        return is_council(row) && row.name == name;
    });
}

/// A fit is to eight measures, of which every one is simulated.
void check_has_official_measures(const Authority& authority, const std::string& path) {
    const std::vector<Formula> has = formulas(authority.ladder, mechanisms_of(authority));
    for (std::size_t m = 0; m < officials; ++m) {
        const std::string name = official(static_cast<Official>(m)).name;
        if (static_cast<Official>(m) != Official::starters && // which are counted in any case
            std::none_of(has.begin(), has.end(),
                         [&](const Formula& f) { return f.measure.name == name; }))
            throw ScenarioError({{path, 0, 0, "",
                                  "has no mechanism that makes " + name +
                                      ", which a fit needs: add what it lacks."}});
    }
}

} // namespace

void take_authority(const std::string& path, const Indicators& known, FitTargets& targets) {
    FileReader reader;
    const Authority authority = load_authority(reader, path);
    const std::size_t end = authority.title.find(',');
    const std::string council = authority.title.substr(0, end);
    if (!targets.months || (end != std::string::npos && is_council_of(known, council))) {
        if (end == std::string::npos)
            throw ScenarioError({{path, 0, 0, "title",
                                  "does not begin with a council's published name and a comma, as "
                                  "tenure authority writes it: say --council."}});
        targets.council = council;
        return;
    }
    check_has_official_measures(authority, path);
    targets.authority = path;
    targets.authority_name = authority.name;
}

OfficialValues start_of_file(const Hindcast& base, const FitTargets& targets,
                             const std::filesystem::path& folder) {
    HindcastJob opening;
    opening.council = opening.code = targets.authority_name;
    opening.authority = targets.authority;
    opening.origin = {targets.first, targets.last};
    opening.census = opening.last = targets.last;
    opening.variant = "start";
    const std::filesystem::path file = kept_in(folder, opening);
    Workspace workspace;
    hindcast(base, opening, file, workspace);
    const OfficialFutures futures = kept_futures(file).value();
    OfficialValues start;
    for (std::size_t m = 0; m < officials; ++m) start[m] = futures.at(0, 0, m, officials);
    return start;
}

} // namespace tenure::cli
