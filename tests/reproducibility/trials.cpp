#include "tests/reproducibility/trials.hpp"

#include "reader/yaml.hpp"
#include "scenario/documents.hpp"
#include "scenario/study.hpp"

namespace tenure::test {

namespace {

const std::string scenarios = TENURE_SOURCE_DIR "/scenarios/";

Model compiled(const Study& study, const Policy& policy) {
    return compile(study.authority, policy, study.calendar, study.horizon_years);
}

/// Writes down who, what, where and when, to the microsecond and the last bit.
class Writer final : public Observer {
public:
    void on_event(const State& s, const Event& h) override {
        const std::uint32_t who = h.who ? person(s, h.who).who.bits : 0;
        std::string line = std::to_string(microseconds(s.now)) + " kind " +
                           std::to_string(static_cast<int>(h.kind)) + " detail " +
                           std::to_string(h.detail);
        if (h.post) line += " post " + std::to_string(h.post.value);
        written[who].push_back(line);
    }
    Transcript written;
};

} // namespace

Study shipped_study(const std::string& name, double years) {
    FileReader reader;
    LoadedStudy loaded = load_study(reader, scenarios + "studies/" + name + ".yaml");
    loaded.change({{}, {}, years, {}});
    return loaded.study();
}

Study bexley(double years) {
    FileReader reader;
    LoadedStudy loaded = load_study(reader, std::string(TENURE_SOURCE_DIR) +
                                                "/tests/authorities/pathway_study.yaml");
    loaded.change({{}, {}, years, {}});
    return loaded.study();
}
Study england(double years) { return shipped_study("england-average", years); }

Study with_everything(double years) {
    Study study = england(years);
    Authority& a = study.authority;
    Team pool{"pool", "Sent where they are needed"};
    pool.peripatetic = true;
    a.teams.push_back(pool);
    a.establishment.push_back({"social_worker", "pool", 4});
    a.staff.push_back({"social_worker", "pool", 4});
    return study;
}

Study with_one_more(Study study, const std::string& role) {
    study.authority.teams.push_back({"elsewhere", "Elsewhere"});
    study.authority.staff.push_back({role, "elsewhere", 1, false, true});
    return study;
}

std::uint32_t one_more(const Study& study) {
    return initial_staff(static_cast<std::uint32_t>(study.authority.staff.size()) - 1, 0).bits;
}

Policy shipped(const std::string& name) {
    FileReader reader;
    std::vector<Fault> faults;
    const auto tree = resolve(reader, scenarios + "policies/" + name + ".yaml", faults);
    Loading loading;
    return load<Policy>(*tree, loading, "policy." + name);
}

Trials::Trials(const Study& study, const Policy& policy)
    : plan_(trial_plan(study.authority, study.calendar, study.authority.start_date,
                       study.horizon_years, study.seed)),
      model_(compiled(study, policy)) {}

std::vector<std::int64_t> Trials::values(std::uint32_t replication) {
    const std::size_t measures = plan_.formulas.size(), years = plan_.years.size() * measures;
    std::vector<std::int64_t> all(years + measures);
    run_trial(plan_, model_, replication, workspace_, all.data(), all.data() + years);
    all.insert(all.end(), workspace_.by_period.begin(), workspace_.by_period.end());
    return all;
}

std::vector<std::int64_t> Trials::horizon(std::uint32_t replication) {
    const std::size_t measures = plan_.formulas.size(), years = plan_.years.size() * measures;
    const auto all = values(replication);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(years);
    return {first, first + static_cast<std::ptrdiff_t>(measures)};
}

std::vector<std::string> Trials::measures() const {
    std::vector<std::string> names;
    for (const Formula& f : plan_.formulas) names.push_back(f.measure.name);
    return names;
}

Transcript transcript(const Study& study, const Policy& policy, std::uint32_t replication) {
    const Model model = compiled(study, policy);
    State state;
    std::vector<std::int64_t> rows;
    Writer writer;
    simulate(model, {study.seed, replication}, state, rows, &writer);
    return writer.written;
}

} // namespace tenure::test
