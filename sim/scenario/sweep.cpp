#include "scenario/sweep.hpp"

#include "scenario/policy_path.hpp"

#include "random/design.hpp"
#include "scenario/echo.hpp"
#include "scenario/json.hpp"
#include "scenario/kept_reader.hpp"
#include "scenario/seek.hpp"
#include "workforce/measures.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr std::uint64_t most_points = 1'000'000;

Tree placed(Tree value, const Position& at) {
    value.position = at;
    return value;
}

Tree word_tree(const std::string& word) {
    if (word == "true" || word == "false") return flag_tree(word == "true");
    return text_tree(word);
}

} // namespace

/// A varied field with all that the study or a default says of it filled in.
struct SweepAxis {
    std::string field;
    std::vector<Tree> levels; ///< of a list of values; else empty
    Distribution distribution = Distribution::uniform;
    double low = 0, high = 0, value = 0;
    bool whole = false;
    Position position;

    Tree number(double x) const {
        return placed(whole ? integer_tree(static_cast<std::int64_t>(x)) : number_tree(x),
                      position);
    }
    /// @param u a share of the way, 0 < u < 1
    Tree at(double u) const {
        if (!levels.empty())
            return levels[static_cast<std::size_t>(u * static_cast<double>(levels.size()))];
        if (whole && distribution == Distribution::uniform)
            return number(std::floor(low + u * (high - low + 1)));
        const double x = quantile(distribution, value, low, high, u);
        return number(whole ? std::nearbyint(x) : x);
    }
};

namespace {

std::vector<Tree> levels_of(const VariedField& x, const Tree& written) {
    std::vector<Tree> levels;
    for (std::size_t i = 0; i < x.values.size(); ++i)
        levels.push_back(written.find("values")->items[i]);
    for (std::size_t i = 0; i < x.words.size(); ++i)
        levels.push_back(placed(word_tree(x.words[i]), written.find("words")->items[i].position));
    return levels;
}

/// Whether two studies cannot lie in one table of results.
bool differ_in_shape(const LoadedStudy& a, const LoadedStudy& b) {
    const auto names = [](const LoadedStudy& loaded) {
        const Study& s = loaded.study();
        std::vector<std::string> all{to_text(s.authority.start_date)};
        for (const UncertainNumber& n : loaded.parameters()) all.push_back(n.path);
        for (const Policy& p : s.policies) all.push_back(p.name);
        for (const Measure& m : measures(formulas(s.authority.ladder, mechanisms_of(s.authority))))
            all.push_back(m.name);
        return all;
    };
    return names(a) != names(b);
}

} // namespace

/// Reads the parts of a sweep in turn.
class SweepLoader {
public:
    SweepLoader(std::shared_ptr<Reader> reader, const StudyChanges& changes) {
        sweep_.reader_ = std::make_shared<KeptReader>(std::move(reader));
        sweep_.changes_ = changes;
    }

    LoadedSweep read(const std::string& path) {
        const std::optional<Tree> document = resolve(*sweep_.reader_, path, faults_);
        throw_if_any(faults_);
        expect_kind(*document, DocumentKind::sweep);
        document_ = *document;
        read_file();
        read_study();
        throw_if_any(faults_);
        for (std::size_t i = 0; i < sweep_.file_.vary.size(); ++i) read_axis(i);
        throw_if_any(faults_);
        check_extremes();
        throw_if_any(std::move(faults_));
        if (sweep_.file_.design == SweepDesign::grid)
            set_grid();
        else
            set_points();
        forget_varied();
        return std::move(sweep_);
    }

private:
    void read_file() {
        sweep_.file_ = load<SweepFile>(document_, of_sweep_, "sweep");
        for (const UncertainNumber& each : of_sweep_.parameters)
            of_sweep_.faults.push_back(
                fault_at(each.position, each.path, "is a block, but a single number is wanted."));
        faults_ = of_sweep_.faults;
        StudyChanges& changes = sweep_.changes_;
        const SweepFile& file = sweep_.file_;
        if (!changes.seed) changes.seed = file.seed;
        if (!changes.replications) changes.replications = file.replications;
        if (!changes.horizon_years) changes.horizon_years = file.horizon_years;
        if (changes.policies.empty()) changes.policies = file.policies;
    }

    void read_study() {
        const Tree* part = document_.find("study");
        if (!part || (part->kind != TreeKind::text && part->kind != TreeKind::map)) return;
        const auto study = resolve_part(*sweep_.reader_, *part, "study", faults_);
        if (!study || !is_wanted(*study, DocumentKind::study, *part, "study", faults_)) return;
        sweep_.study_ = *study;
        try {
            sweep_.base_ = load_study(*sweep_.reader_, *study, {});
        } catch (const ScenarioError& e) {
            faults_.insert(faults_.end(), e.faults.begin(), e.faults.end());
            return;
        }
        of_sweep_.faults.clear();
        for (const Policy& policy : sweep_.base_.study().policies)
            of_sweep_.names["policy"].push_back({policy.name, {}});
        check_references(of_sweep_);
        faults_.insert(faults_.end(), of_sweep_.faults.begin(), of_sweep_.faults.end());
        if (!faults_.empty()) return;
        sweep_.base_.change(sweep_.changes_);
        fill_in();
    }

    void fill_in() {
        SweepFile& file = sweep_.file_;
        const Study& study = sweep_.base_.study();
        if (file.title.empty()) file.title = study.title;
        file.seed = study.seed;
        file.replications = study.replications;
        file.horizon_years = study.horizon_years;
        file.policies.clear(); // those of the study as it is now
    }

    void fault(std::size_t i, const char* key, const std::string& message) {
        const std::string place = "vary[" + std::to_string(i) + "]." + key;
        faults_.push_back(fault_at(node_at(document_, place).position, place, message));
    }

    void read_axis(std::size_t i) {
        VariedField& x = sweep_.file_.vary[i];
        const Tree& written = document_.find("vary")->items[i];
        if (x.values.empty() && x.words.empty() && !x.low && !take_own_range(x))
            fault(i, "field",
                  '"' + x.field +
                      "\" has no low and high in the study: write values, or low and "
                      "high." +
                      did_you_mean(x.field, uncertain_fields()));
        SweepAxis axis;
        axis.field = x.field;
        axis.levels = levels_of(x, written);
        axis.whole = x.whole;
        axis.position = written.position;
        axis.distribution = x.distribution.value_or(Distribution::uniform);
        axis.low = x.low.value_or(0);
        axis.high = x.high.value_or(0);
        axis.value = x.value.value_or(axis.low);
        check_axis(i, x, axis);
        axes_.push_back(std::move(axis));
    }

    void check_axis(std::size_t i, const VariedField& x, const SweepAxis& axis) {
        const std::string policy = policy_in(x.field);
        const auto& policies = sweep_.base_.study().policies;
        if (!policy.empty() && std::none_of(policies.begin(), policies.end(),
                                            [&](const Policy& p) { return p.name == policy; }))
            fault(i, "field", "\"" + policy + "\" is no policy that is run.");
        if (sweep_.file_.design == SweepDesign::grid && axis.levels.empty() && x.steps < 2)
            fault(i, "steps", "is missing: a grid needs at least 2 from low to high.");
        if (axis.whole && (axis.low != std::floor(axis.low) || axis.high != std::floor(axis.high)))
            fault(i, "whole", "needs low and high to be whole numbers.");
    }

    std::vector<std::string> uncertain_fields() const {
        std::vector<std::string> all;
        for (const UncertainNumber& each : sweep_.base_.parameters()) all.push_back(each.path);
        return all;
    }

    bool take_own_range(VariedField& x) const {
        for (const UncertainNumber& each : sweep_.base_.parameters()) {
            if (each.path != x.field || !(each.low < each.high)) continue;
            x.low = each.low;
            x.high = each.high;
            x.distribution = Distribution::uniform;
            if (each.distribution == Distribution::fixed ||
                each.distribution == Distribution::uniform)
                return true;
            x.distribution = each.distribution;
            x.value = each.value;
            return true;
        }
        return false;
    }

    /// Each field alone at each of its values, or at both ends of its range.
    void check_extremes() {
        for (const SweepAxis& axis : axes_) {
            std::vector<Tree> values = axis.levels;
            if (values.empty()) values = {axis.number(axis.low), axis.number(axis.high)};
            for (const Tree& value : values) {
                try {
                    sweep_.with({{axis.field, value}});
                } catch (const ScenarioError& e) {
                    faults_.insert(faults_.end(), e.faults.begin(), e.faults.end());
                }
            }
        }
    }

    std::vector<Tree> grid_levels(std::size_t i) const {
        const SweepAxis& axis = axes_[i];
        if (!axis.levels.empty()) return axis.levels;
        std::vector<Tree> levels;
        const std::uint32_t last = sweep_.file_.vary[i].steps - 1;
        for (std::uint32_t k = 0; k <= last; ++k) {
            const double x = k == last ? axis.high : axis.low + k * (axis.high - axis.low) / last;
            levels.push_back(axis.number(axis.whole ? std::nearbyint(x) : x));
        }
        return levels;
    }

    /// The last field changes fastest.
    void set_grid() {
        std::vector<Settings> all(1);
        for (std::size_t i = 0; i < axes_.size(); ++i) {
            const std::vector<Tree> levels = grid_levels(i);
            if (all.size() * levels.size() > most_points)
                throw ScenarioError({fault_at(document_.find("vary")->position, "vary",
                                              "makes more than 1,000,000 points.")});
            std::vector<Settings> longer;
            for (const Settings& before : all)
                for (const Tree& level : levels) {
                    longer.push_back(before);
                    longer.back().push_back({axes_[i].field, level});
                }
            all = std::move(longer);
        }
        sweep_.settings_ = std::move(all);
    }

    void set_points() {
        const std::uint32_t points = sweep_.file_.points;
        const std::uint64_t seed = sweep_.base_.study().seed;
        std::vector<Entity> fields;
        for (const SweepAxis& axis : axes_)
            fields.push_back(entity(Source::parameter, Setting{axis.field, {}}.hash));
        std::vector<std::vector<double>> shares;
        if (sweep_.file_.design == SweepDesign::sobol)
            shares = sobol(seed, fields, points);
        else
            for (const Entity& field : fields)
                shares.push_back(latin_hypercube(seed, field, points));
        sweep_.settings_.resize(points);
        for (std::uint32_t p = 0; p < points; ++p)
            for (std::size_t i = 0; i < axes_.size(); ++i)
                sweep_.settings_[p].push_back({axes_[i].field, axes_[i].at(shares[i][p])});
    }

    /// What varies between points is not uncertain within one.
    void forget_varied() {
        if (sweep_.settings_.empty()) return;
        const LoadedStudy first = sweep_.with(sweep_.settings_.front());
        sweep_.base_.parameters_ = first.parameters();
        sweep_.base_.study_.design = first.study().design;
    }

    Tree document_;
    Loading of_sweep_;
    std::vector<Fault> faults_;
    std::vector<SweepAxis> axes_;
    LoadedSweep sweep_;
};

std::vector<std::string> LoadedSweep::fields() const {
    std::vector<std::string> all;
    for (const VariedField& each : file_.vary) all.push_back(each.field);
    return all;
}

LoadedStudy LoadedSweep::with(const Settings& settings) const {
    LoadedStudy study = load_study(*reader_, study_, settings);
    study.change(changes_);
    return study;
}

LoadedStudy LoadedSweep::at(std::uint32_t point) const {
    const std::string which = "at point " + std::to_string(point) + ": ";
    try {
        LoadedStudy study = with(settings(point));
        if (differ_in_shape(study, base_))
            throw ScenarioError({fault_at(settings(point).front().value.position, "vary",
                                          "changes the measures, the policies, the uncertain "
                                          "numbers or the first day of the study, which all points "
                                          "must share.")});
        return study;
    } catch (const ScenarioError& e) {
        std::vector<Fault> faults = e.faults;
        for (Fault& fault : faults) fault.message = which + fault.message;
        throw ScenarioError(std::move(faults));
    }
}

std::string resolved_json(const LoadedSweep& sweep, int indent) {
    Tree tree = echo(sweep.file());
    add(tree, "study", resolved_tree(sweep.base()));
    return to_json(tree, indent);
}

std::string fingerprint(const LoadedSweep& sweep) {
    std::string text = resolved_json(sweep);
    for (std::uint32_t p = 0; p < sweep.points(); ++p)
        for (const Setting& each : sweep.settings(p)) text += to_json(each.value) + '\n';
    return fingerprint(text);
}

DocumentKind check_file(const std::shared_ptr<Reader>& reader, const std::string& path,
                        std::vector<Fault>* notes, std::string* fit) {
    std::vector<Fault> faults;
    auto document = resolve(*reader, path, faults);
    throw_if_any(std::move(faults));
    const DocumentKind kind = document_kind(*document);
    expect_kind(*document, kind); // of some kind at all
    switch (kind) {
    case DocumentKind::authority:
        load_authority(*reader, path, notes);
        if (const auto pack = put_pack(*reader, *document, faults); pack && fit)
            *fit = pack->fit_in_words();
        break;
    case DocumentKind::policy: check_policy(*document); break;
    case DocumentKind::pack:
        read_pack(*document, faults);
        throw_if_any(std::move(faults));
        break;
    case DocumentKind::study: {
        const LoadedStudy study = load_study(*reader, *document, {});
        check_levers(*reader, *document, study, faults);
        throw_if_any(std::move(faults));
        if (notes) *notes = study.notes();
        if (study.pack() && fit) *fit = study.pack()->fit_in_words();
        if (study.study().seek) load_seek(reader, path);
        break;
    }
    case DocumentKind::sweep: {
        const LoadedSweep sweep = load_sweep(reader, path);
        if (notes) *notes = sweep.base().notes();
        for (std::uint32_t p = 0; p < sweep.points(); ++p) sweep.at(p);
    }
    }
    return kind;
}

LoadedSweep load_sweep(std::shared_ptr<Reader> reader, const std::string& path,
                       const StudyChanges& changes) {
    return SweepLoader(std::move(reader), changes).read(path);
}

} // namespace tenure
