#include "cli/study_run.hpp"

#include "cli/numbers.hpp"
#include "cli/version.hpp"

#include "reader/yaml.hpp"
#include "scenario/sweep.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
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

/// The models of the points used last.
class PointCache {
public:
    explicit PointCache(LoadedSweep sweep) : sweep_(std::move(sweep)) {}

    ModelSource at(std::uint32_t point) {
        const std::lock_guard lock(mutex_);
        for (const auto& [number, models] : kept_)
            if (number == point) return models;
        kept_.emplace_back(point,
                           model_source(std::make_shared<const LoadedStudy>(sweep_.at(point))));
        if (kept_.size() > 2) kept_.pop_front(); // one batch ends while the next begins
        return kept_.back().second;
    }
    void check(std::uint32_t point) const { sweep_.at(point); }

private:
    LoadedSweep sweep_;
    std::deque<std::pair<std::uint32_t, ModelSource>> kept_;
    std::mutex mutex_;
};

DesignValue design_value(const Tree& value) {
    switch (value.kind) {
    case TreeKind::number: return value.number;
    case TreeKind::flag: return value.flag ? "true" : "false";
    default: return value.text;
    }
}

template <class Loaded> std::string stamped_fingerprint(const Loaded& study) {
    return fingerprint(study) + "-" + program_version();
}

Description describe_sweep(const LoadedSweep& sweep) {
    Description d = describe(sweep.base());
    d.title = sweep.file().title;
    d.varied = sweep.fields();
    d.precision.reset(); // every point has all its replications
    d.decide.reset();
    d.batch_size = Description{}.batch_size;
    for (std::uint32_t p = 0; p < sweep.points(); ++p) {
        std::vector<DesignValue>& point = d.design.emplace_back();
        for (const Setting& each : sweep.settings(p)) point.push_back(design_value(each.value));
    }
    d.resolved = resolved_json(sweep);
    d.fingerprint = stamped_fingerprint(sweep);
    return d;
}

StudyChanges changes_of(const Overrides& o) {
    return {o.replications, o.seed, o.years, o.policies};
}

Planned plan_study(LoadedStudy loaded) {
    const auto study = std::make_shared<const LoadedStudy>(std::move(loaded));
    Planned planned{describe(*study), plan_trials(study->study()), model_source(study),
                    [](const auto&) {}};
    if (study->anything_varies())
        planned.drawn = [study](std::uint32_t draw) { return study->drawn_values(draw); };
    planned.fingerprint_at = [study](std::uint32_t replications) {
        LoadedStudy other = *study;
        other.change({replications, {}, {}, {}});
        return stamped_fingerprint(other);
    };
    return planned;
}

Planned plan_sweep(LoadedSweep sweep) {
    const Description d = describe_sweep(sweep);
    const TrialPlan plan = plan_trials(sweep.base().study());
    const auto cache = std::make_shared<PointCache>(std::move(sweep));
    return {d, plan,
            [cache](std::uint32_t point, std::size_t policy, std::uint32_t draw) {
                return cache->at(point)(point, policy, draw);
            },
            [cache, d](const std::vector<std::uint32_t>& batches) {
                for (const std::uint32_t b : batches)
                    if (empty_batch(d, b).first == 0) cache->check(empty_batch(d, b).point);
            }};
}

/// A point as a study of its own.
Planned plan_point(const LoadedSweep& sweep, std::uint32_t point) {
    if (point >= sweep.points())
        throw CLI::ValidationError("--point", "the sweep has the points 0 to " +
                                                  std::to_string(sweep.points() - 1));
    Planned planned = plan_study(sweep.at(point));
    std::string settings;
    for (const Setting& each : sweep.settings(point))
        settings += (settings.empty() ? "" : ", ") + each.path + " = " + quoted(each.value);
    planned.description.title += " (point " + std::to_string(point) + ": " + settings + ")";
    return planned;
}

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
    study.change(changes_of(overrides));
    for (const Fault& note : study.notes()) spdlog::warn("{}", to_text(note));
    return study;
}

bool is_sweep_file(const std::string& path) {
    FileReader reader;
    std::vector<Fault> faults;
    const auto document = resolve(reader, path, faults);
    throw_if_any(std::move(faults));
    return document_kind(*document) == DocumentKind::sweep;
}

Planned plan_run(const std::string& path, const Overrides& overrides,
                 std::optional<std::uint32_t> point) {
    if (!is_sweep_file(path)) {
        if (point) throw CLI::ValidationError("--point", path + " is no sweep: it has no points");
        return plan_study(read_study(path, overrides));
    }
    const auto load_with = [path](const Overrides& changed) {
        return load_sweep(std::make_shared<FileReader>(), path, changes_of(changed));
    };
    LoadedSweep sweep = load_with(overrides);
    if (point) return plan_point(sweep, *point);
    Planned planned = plan_sweep(std::move(sweep));
    planned.fingerprint_at = [load_with, overrides](std::uint32_t replications) {
        Overrides other = overrides;
        other.replications = replications;
        return stamped_fingerprint(load_with(other));
    };
    return planned;
}

void add_seed_and_years(CLI::App& sub, Overrides& overrides) {
    add_whole(sub, "--seed", overrides.seed, 0, largest_whole, "Instead of the study's");
    add_number(sub, "--years", overrides.years, 0.08, 200,
               "Horizon in whole months, instead of the study's");
}

void add_overrides(CLI::App& sub, Overrides& overrides) {
    add_whole(sub, "--replications", overrides.replications, 1, 16777216, "Instead of the study's");
    add_seed_and_years(sub, overrides);
    sub.add_option("--policy", overrides.policies, "Only these policies, beside the baseline");
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
    const Grouping grouping = loaded.grouping();
    d.draws_share = grouping.draws_share;
    d.scrambles = grouping.scrambles;
    d.draws_in_a_row = grouping.draws_in_a_row;
    d.seed = study.seed;
    d.replications = study.replications;
    if (loaded.pack()) d.fit = loaded.pack()->fit_in_words();
    if (study.precision) d.precision = {study.precision->measure, study.precision->half_width};
    if (study.decide) {
        d.decide = {study.decide->probability, study.decide->indifference_gbp};
        d.batch_size = replications_of_decided_batch;
    }
    d.resolved = resolved_json(loaded);
    d.fingerprint = stamped_fingerprint(loaded);
    return d;
}

ModelSource model_source(std::shared_ptr<const LoadedStudy> study) {
    if (!study->anything_varies()) {
        const auto models = std::make_shared<Models>(compile_all(study->study()));
        return [models](std::uint32_t, std::size_t policy, std::uint32_t) {
            return (*models)[policy];
        };
    }
    const auto cache = std::make_shared<ModelCache>(std::move(study));
    return [cache](std::uint32_t, std::size_t policy, std::uint32_t draw) {
        return cache->model(policy, draw);
    };
}

Provenance build() {
    return {{"version", program_version()},
            {"commit", program_commit()},
            {"compiler", program_compiler()}};
}

} // namespace tenure::cli
