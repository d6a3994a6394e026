#include "cli/study_run.hpp"

#include "reader/yaml.hpp"

#include <deque>
#include <mutex>

namespace tenure::cli {

namespace {

/// The models of the draws used last.
class ModelCache {
public:
    explicit ModelCache(std::shared_ptr<const LoadedStudy> study) : study_(std::move(study)) {}

    std::shared_ptr<const Model> model(std::size_t policy, std::uint32_t draw) {
        const std::lock_guard lock(mutex_);
        for (const auto& [number, models] : kept_)
            if (number == draw) return models[policy];
        kept_.emplace_back(draw, compile_all(study_->drawn(draw)));
        if (kept_.size() > most_kept) kept_.pop_front();
        return kept_.back().second[policy];
    }

private:
    static constexpr std::size_t most_kept = 64;
    std::shared_ptr<const LoadedStudy> study_;
    std::deque<std::pair<std::uint32_t, Models>> kept_;
    std::mutex mutex_;
};

UncertainParameter parameter(const UncertainNumber& n) {
    return {
        n.path, n.value, n.low, n.high, to_text(n.distribution), n.source, to_text(n.confidence)};
}

} // namespace

Models compile_all(const Study& study) {
    Models models;
    for (const Policy& policy : study.policies)
        models.push_back(std::make_shared<Model>(
            compile(study.authority, policy, study.calendar, study.horizon_years)));
    return models;
}

LoadedStudy read_study(const std::string& path, const Overrides& overrides) {
    FileReader reader;
    LoadedStudy study = load_study(reader, path);
    study.change({overrides.replications, overrides.seed, overrides.years, overrides.policies});
    return study;
}

TrialPlan plan_trials(const Study& study) {
    return trial_plan(study.authority, study.calendar, study.authority.start_date,
                      study.horizon_years, study.seed);
}

Description describe(const LoadedStudy& loaded) {
    const Study& study = loaded.study();
    const TrialPlan plan = plan_trials(study);
    Description d;
    d.title = study.title;
    for (const Policy& p : study.policies) {
        d.policies.push_back(p.name);
        d.policy_titles.push_back(p.title);
        d.policy_reasons.push_back(p.why);
    }
    d.measures = measures(plan.formulas);
    d.periods = plan.periods;
    d.years = plan.years;
    for (int year : plan.years)
        for (const Period& p : plan.periods)
            if (p.year == year && p.ends_year) d.whole_years.push_back(p.whole_year);
    d.decide_on = study.decide_on;
    for (const StudyValue& v : study.values)
        d.values.push_back({v.measure, v.gbp_per_unit, v.source});
    for (const UncertainNumber& n : loaded.parameters()) d.parameters.push_back(parameter(n));
    d.draws_share = loaded.anything_varies() ? study.replications_per_draw : 1;
    if (loaded.anything_varies() && study.design && study.design->outer == OuterDesign::sobol)
        d.scrambles = study.design->scrambles;
    d.seed = study.seed;
    d.replications = study.replications;
    if (study.precision) d.precision = {study.precision->measure, study.precision->half_width};
    d.resolved = resolved_json(loaded);
    d.fingerprint = fingerprint(loaded) + "-" + TENURE_VERSION;
    return d;
}

ModelSource model_source(std::shared_ptr<const LoadedStudy> study) {
    if (!study->anything_varies()) {
        const auto models = std::make_shared<Models>(compile_all(study->study()));
        return [models](std::size_t policy, std::uint32_t) { return (*models)[policy]; };
    }
    const auto cache = std::make_shared<ModelCache>(std::move(study));
    return [cache](std::size_t policy, std::uint32_t draw) { return cache->model(policy, draw); };
}

Provenance build() {
    return {{"version", TENURE_VERSION}, {"commit", TENURE_COMMIT}, {"compiler", TENURE_COMPILER}};
}

} // namespace tenure::cli
