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
    void happened(const State& s, const Happening& h) override {
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

Study bexley(double years) {
    FileReader reader;
    LoadedStudy loaded = load_study(reader, scenarios + "studies/bexley.yaml");
    loaded.change({{}, {}, years, {}});
    return loaded.study();
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
