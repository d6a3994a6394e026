#include "core/contract.hpp"
#include "scenario/authority_check.hpp"
#include "scenario/documents.hpp"
#include "scenario/needs_check.hpp"
#include "scenario/place.hpp"
#include "scenario/size_check.hpp"
#include "scenario/study.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// A policy that has been checked before.
Policy with_components(const Tree& tree, Loading& loading) {
    Policy policy = load<Policy>(tree, loading, policy_prefix(tree));
    if (const Tree* others = tree.find("combine"))
        for (const Tree& other : others->items)
            policy.combine.push_back(load<Policy>(other, loading, policy_prefix(other)));
    return policy;
}

std::uint32_t hash_of(const std::string& path) {
    PathHash hash;
    hash.add(path);
    return hash.value();
}

} // namespace

/// Numbers of the study itself are not drawn: they are the question, not the answer.
void LoadedStudy::note_varying() {
    varying_.clear();
    for (std::size_t i = 0; i < parameters_.size(); ++i)
        if (parameters_[i].distribution != Distribution::fixed &&
            parameters_[i].path.compare(0, 6, "study.") != 0)
            varying_.push_back(i);
}

std::vector<std::string> LoadedStudy::varying_paths() const {
    std::vector<std::string> all;
    for (const std::size_t i : varying_) all.push_back(parameters_[i].path);
    return all;
}

void LoadedStudy::lay_out_design() {
    const Design design = study_.design.value_or(Design{});
    if (design.outer != OuterDesign::sobol || varying_.empty()) return;
    dimensions_ = dimensions_of(design.order, varying_paths());
    if (dimensions_.size() <= SobolPoints::most_dimensions) points_.emplace(dimensions_.size());
}

/// What the study says of its design makes the same draws when it is read again.
void LoadedStudy::keep_draws() {
    Design design = study_.design.value_or(Design{});
    if (design.outer != OuterDesign::sobol || !anything_varies()) return;
    if (!points_)
        design.outer = OuterDesign::random; // more numbers than Sobol' points have dimensions
    else
        design.order = order_needed(dimensions_, varying_paths());
    if (!points_ || !design.order.empty()) study_.design = design;
}

Grouping LoadedStudy::grouping() const {
    Grouping g;
    if (anything_varies()) g.draws_share = study_.replications_per_draw;
    if (points_ && anything_varies()) g.scrambles = study_.design.value_or(Design{}).scrambles;
    if (study_.decide) g.draws_in_a_row = replications_of_observation / g.draws_share;
    return g;
}

ParameterDraw LoadedStudy::draw_of(std::uint32_t draw, std::uint64_t seed,
                                   ByParameter& levels) const {
    if (!points_) return {false, seed, draw, nullptr};
    const Grouping g = grouping();
    for (const std::string& path : varying_paths())
        levels[hash_of(path)] = points_->scrambled(seed, g.set_of_draw(draw), g.place_in_set(draw),
                                                   dimensions_.at(path));
    return {false, seed, draw, &levels, true};
}

Study LoadedStudy::reread(const ParameterDraw& draw, ByParameter* taken,
                          std::vector<Fault>* found) const {
    Loading loading;
    loading.checked = false;
    loading.rules = found != nullptr;
    loading.draw = draw;
    loading.taken = taken;
    loading.settings = &settings_;
    loading.pack = pack_.get();
    Study study = study_;
    study.authority = load<Authority>(authority_, loading, "authority", inside_);
    study.authority.staff_list = study_.authority.staff_list;
    study.authority.staff_list_fingerprint = study_.authority.staff_list_fingerprint;
    study.authority.pack_fingerprint = study_.authority.pack_fingerprint;
    if (start_date_) study.authority.start_date = *start_date_;
    for (std::size_t i = 0; i < policies_.size(); ++i)
        study.policies[i] = with_components(policies_[i], loading);
    if (found) *found = std::move(loading.faults);
    return study;
}

Study LoadedStudy::drawn(std::uint32_t draw, std::uint64_t seed) const {
    ByParameter levels;
    return reread(draw_of(draw, seed, levels), nullptr);
}

std::vector<double> LoadedStudy::drawn_values(std::uint32_t draw) const {
    ByParameter levels, taken;
    reread(draw_of(draw, study_.seed, levels), &taken);
    std::vector<double> values;
    for (const UncertainNumber& number : parameters_) {
        const auto at = taken.find(hash_of(number.path));
        values.push_back(at == taken.end() ? number.value : at->second);
    }
    return values;
}

ByParameter LoadedStudy::by_hash(const std::vector<double>& levels) const {
    expects(levels.size() == varying_.size(), "each parameter that varies has a level");
    ByParameter all;
    for (std::size_t k = 0; k < levels.size(); ++k)
        all[hash_of(parameters_[varying_[k]].path)] = levels[k];
    return all;
}

Study LoadedStudy::at_levels(const std::vector<double>& levels) const {
    const ByParameter all = by_hash(levels);
    return reread({false, study_.seed, 0, &all}, nullptr);
}

namespace {

bool has_tails(const UncertainNumber& x) {
    return x.distribution == Distribution::normal || x.distribution == Distribution::lognormal;
}

/// Near an end of the range; of a law without ends, beyond 999 draws of 1,000.
double end_of(const UncertainNumber& x, bool high) {
    const double within = has_tails(x) ? 0.001 : 0x1p-50;
    return high ? 1 - within : within;
}

/// The number of bits that tell so many numbers apart.
std::size_t bits_for(std::size_t count) {
    std::size_t bits = 0;
    while ((std::size_t{1} << bits) < count) ++bits;
    return bits;
}

std::vector<Fault> at_their_ends(std::vector<Fault> faults) {
    for (Fault& fault : faults)
        fault.message += " So it is where uncertain numbers are drawn at the ends of their ranges.";
    return faults;
}

} // namespace

std::vector<std::vector<double>> LoadedStudy::corners() const {
    const std::size_t bits = bits_for(varying_.size());
    std::vector<std::vector<double>> all;
    for (std::size_t which = 0; which < 2 * bits + 2 && !varying_.empty(); ++which) {
        std::vector<double>& levels = all.emplace_back();
        for (std::size_t k = 0; k < varying_.size(); ++k) {
            const bool bit = which / 2 == bits || (k >> (which / 2) & 1) != 0;
            levels.push_back(end_of(parameters_[varying_[k]], bit == (which % 2 == 0)));
        }
    }
    return all;
}

/// At every value, and in the corners of the uncertain numbers' ranges.
void LoadedStudy::check_draws() {
    std::vector<Fault> faults;
    tenure::check_size(authority_, study_.authority, study_.policies, study_.horizon_years, faults,
                       notes_);
    throw_if_any(std::move(faults));
    for (const std::vector<double>& levels : corners()) {
        const ByParameter all = by_hash(levels);
        std::vector<Fault> found, ignored;
        const Study drawn = reread({false, study_.seed, 0, &all}, nullptr, &found);
        if (found.empty()) check_authority(authority_, drawn.authority, inside_, found);
        for (std::size_t i = 0; i < drawn.policies.size() && found.empty(); ++i)
            check_needs(policies_[i], drawn.policies[i], drawn.authority, "", found);
        if (found.empty())
            tenure::check_size(authority_, drawn.authority, drawn.policies, study_.horizon_years,
                               found, ignored);
        throw_if_any(at_their_ends(std::move(found)));
    }
    notes_ = condensed(std::move(notes_));
}

void LoadedStudy::change(const StudyChanges& changes) {
    if (changes.replications) study_.replications = *changes.replications;
    if (changes.seed) study_.seed = *changes.seed;
    if (changes.horizon_years) study_.horizon_years = *changes.horizon_years;
    if (!good_horizon(study_))
        throw ScenarioError({{"", 0, 0, "horizon_years",
                              number_text(study_.horizon_years) + ' ' + not_whole_months + '.'}});
    if (changes.horizon_years) check_draws();
    if (!changes.policies.empty()) keep_policies(changes.policies);
    if (changes.draw_at_random) {
        study_.design = Design{};
        study_.design->outer = OuterDesign::random;
        points_.reset();
    }
}

void LoadedStudy::keep_policies(const std::vector<std::string>& names) {
    std::vector<std::string> known;
    for (const Policy& policy : study_.policies) known.push_back(policy.name);
    for (const std::string& name : names)
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw ScenarioError(
                {{"", 0, 0, "policies",
                  "the study has no policy " + name + "." + did_you_mean(name, known)}});
    for (std::size_t i = known.size(); i-- > 1;) {
        if (std::find(names.begin(), names.end(), known[i]) != names.end()) continue;
        study_.policies.erase(study_.policies.begin() + static_cast<std::ptrdiff_t>(i));
        policies_.erase(policies_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const auto gone = [&](const UncertainNumber& n) { return !is_of(study_, n.path); };
    parameters_.erase(std::remove_if(parameters_.begin(), parameters_.end(), gone),
                      parameters_.end());
    note_varying();
    keep_draws();
}

} // namespace tenure
