#include "scenario/study.hpp"

#include "core/contract.hpp"
#include "scenario/additions.hpp"
#include "scenario/casework_check.hpp"
#include "scenario/documents.hpp"
#include "scenario/echo.hpp"
#include "scenario/endless_check.hpp"
#include "scenario/json.hpp"
#include "scenario/needs_check.hpp"
#include "scenario/pilot_check.hpp"
#include "scenario/size_check.hpp"
#include "scenario/staff_list.hpp"
#include "workforce/measures.hpp"

#include <algorithm>
#include <map>

namespace tenure {

namespace {

std::string policy_prefix(const Tree& policy) {
    const Tree* name = policy.find("name");
    return "policy." + (name ? name->text : std::string());
}

/// Where a part stands in the file that names it, or nothing if it has a file of its own.
std::string within(const Tree& part, const std::string& place) {
    return part.kind == TreeKind::map ? place : std::string();
}

/// What is wrong with the ladder as a whole, once nothing is wrong with its parts.
void check_ladder(const Tree& document, const Ladder& ladder, const std::string& inside,
                  std::vector<Fault>& found) {
    const std::string place = (inside.empty() ? "" : inside + '.') + "ladder";
    for (const Fault& fault : found)
        if (fault.path.compare(0, place.size(), place) == 0) return;
    const Tree* root = document.find("ladder");
    if (!root) return;
    for (const LadderFault& fault : faults(ladder))
        found.push_back(fault_at(node_at(*root, fault.where).position, place + '.' + fault.where,
                                 fault.what + '.'));
}

/// Staff at the start must fit into the posts of their family and team.
void check_posts(const Tree& document, const Authority& a, const std::string& inside,
                 std::vector<Fault>& found) {
    const Tree* root = document.find("staff");
    if (!found.empty() || !root) return;
    std::map<std::pair<std::uint32_t, std::string>, double> seated;
    const PostCounts counts = count_posts(a);
    for (std::size_t i = 0; i < a.staff.size(); ++i) {
        const StaffGroup& group = a.staff[i];
        const FamilyId family = family_of(a.ladder, group.role);
        if (group.outside_posts || !family) continue;
        double& heads = seated[{family.value, group.team}];
        heads += group.heads;
        const int posts = posts_in(counts, family, group.team);
        if (heads <= posts && !group.heads_are_drawn) continue;
        const std::string place =
            (inside.empty() ? "" : inside + '.') + "staff[" + std::to_string(i) + "].heads";
        const std::string name = a.ladder.families[family.index()].name;
        found.push_back(fault_at(
            node_at(*root, "[" + std::to_string(i) + "].heads").position, place,
            group.heads_are_drawn
                ? "is drawn, which only staff outside posts can be: set outside_posts: true."
                : "brings the staff of " + name + " in " + group.team + " above its " +
                      std::to_string(posts) +
                      " posts. Add posts to establishment, or take staff away."));
    }
}

bool anybody_supervises(const Authority& a) {
    if (a.supervision->stand_in_span > 0) return true;
    return std::any_of(a.ladder.roles.begin(), a.ladder.roles.end(),
                       [](const Role& r) { return r.supervision_span > 0; });
}

/// Supervision needs somebody who supervises, and exhaustion a supervision to miss.
void check_wellbeing(const Tree& document, const Authority& a, const std::string& inside,
                     std::vector<Fault>& found) {
    const std::string place = inside.empty() ? "" : inside + '.';
    const Tree *supervision = document.find("supervision"),
               *exhaustion = document.find("exhaustion");
    if (a.supervision && supervision && !anybody_supervises(a))
        found.push_back(fault_at(supervision->position, place + "supervision",
                                 "nobody supervises: give a role a supervision_span, or "
                                 "supervision a stand_in_span."));
    if (a.exhaustion && exhaustion && a.exhaustion->missed_supervision != 0 && !a.supervision)
        found.push_back(fault_at(node_at(*exhaustion, "missed_supervision").position,
                                 place + "exhaustion.missed_supervision",
                                 "no session is ever missed: there is no supervision. Add "
                                 "supervision, or leave this out."));
    const Tree* survey = document.find("survey");
    if (a.survey && survey && !a.exhaustion)
        found.push_back(fault_at(survey->position, place + "survey",
                                 "asks about exhaustion, which is not simulated. Add exhaustion, "
                                 "or leave this out."));
}

Authority checked_authority(Reader& reader, const Tree& document, Loading& loading,
                            const std::string& inside, std::vector<Fault>& notes) {
    Authority authority = load<Authority>(document, loading, "authority", inside);
    check_references(loading);
    check_ladder(document, authority.ladder, inside, loading.faults);
    check_posts(document, authority, inside, loading.faults);
    check_wellbeing(document, authority, inside, loading.faults);
    check_casework(document, authority, inside, loading.faults);
    check_endless(document, authority, inside, loading.faults);
    if (loading.faults.empty())
        read_staff_list(reader, document, authority, loading.names, loading.faults, notes);
    return authority;
}

} // namespace

/// Reads the parts of a study in turn, and keeps what every draw needs.
class StudyLoader {
public:
    StudyLoader(Reader& reader, const Settings& settings) : reader_(reader) {
        loaded_.settings_ = settings;
    }

    LoadedStudy read(const Tree& document) {
        read_study(document);
        resolve_authority(document);
        resolve_policies(document);
        read_authority();
        check_measures();
        read_policies();
        if (faults_.empty()) check_settings();
        check_collisions(loaded_.parameters_, faults_);
        throw_if_any(std::move(faults_));
        add_cost();
        loaded_.lay_out_design();
        loaded_.check_size();
        return std::move(loaded_);
    }

private:
    void read_study(const Tree& document) {
        const StudyFile file = load<StudyFile>(document, of_study_, "study");
        loaded_.study_ = file.study;
        loaded_.start_date_ = file.start_date;
    }

    void resolve_authority(const Tree& document) {
        const Tree* part = document.find("authority");
        if (!part || (part->kind != TreeKind::text && part->kind != TreeKind::map)) return;
        auto tree = resolve_part(reader_, *part, "authority", faults_);
        if (!tree) return;
        loaded_.authority_ = std::move(*tree);
        inside_ = within(*part, "authority");
        has_authority_ = true;
    }

    void resolve_policies(const Tree& document) {
        const Tree* parts = document.find("policies");
        if (!parts || parts->kind != TreeKind::list) return;
        if (parts->items.empty())
            faults_.push_back(
                fault_at(parts->position, "policies", "is empty: name at least one."));
        for (std::size_t i = 0; i < parts->items.size(); ++i) {
            const std::string place = "policies[" + std::to_string(i) + ']';
            auto tree = resolve_policy(parts->items[i], place);
            if (!tree) continue;
            loaded_.policies_.push_back(std::move(*tree));
            places_.push_back(within(parts->items[i], place));
        }
    }

    /// With the policies it combines in place of their paths; what they all add goes to the
    /// authority.
    std::optional<Tree> resolve_policy(const Tree& part, const std::string& place) {
        if (part.kind != TreeKind::text && part.kind != TreeKind::map) return {};
        auto tree = resolve_part(reader_, part, place, faults_);
        if (!tree) return {};
        const Tree* more = tree->find("adds");
        if (more && more->kind == TreeKind::map && has_authority_)
            put_additions(loaded_.authority_, *more, faults_);
        Tree* others = tree->find("combine");
        if (!others || others->kind != TreeKind::list) return tree;
        for (std::size_t i = 0; i < others->items.size(); ++i)
            if (auto other = resolve_component(others->items[i],
                                               place + ".combine[" + std::to_string(i) + ']'))
                others->items[i] = std::move(*other);
        return tree;
    }

    std::optional<Tree> resolve_component(const Tree& part, const std::string& place) {
        auto tree = resolve_policy(part, place);
        if (tree && tree->find("combine"))
            faults_.push_back(fault_at(tree->find("combine")->position, place,
                                       "combines others itself; name those here instead."));
        return tree;
    }

    void read_authority() {
        if (!has_authority_) return;
        Loading loading;
        loading.settings = &loaded_.settings_;
        Authority& authority = loaded_.study_.authority;
        authority =
            checked_authority(reader_, loaded_.authority_, loading, inside_, loaded_.notes_);
        if (loaded_.start_date_) authority.start_date = *loaded_.start_date_;
        understood_ = loading.faults.empty();
        gather(loading);
        names_ = std::move(loading.names);
        for (const Team& team : authority.teams)
            if (!team.kind.empty()) names_["team kind"].push_back({team.kind, {}});
    }

    /// The measures there are depend on the ladder.
    void check_measures() {
        if (understood_) {
            for (const Measure& measure : measures(formulas(
                     loaded_.study_.authority.ladder, mechanisms_of(loaded_.study_.authority))))
                of_study_.names["measure"].push_back({measure.name, {}});
        } else {
            of_study_.references.clear();
        }
        gather(of_study_);
    }

    /// What is bought must be paid for: values without any in GBP get the cost beside them.
    void add_cost() {
        auto& values = loaded_.study_.values;
        const auto all = measures(
            formulas(loaded_.study_.authority.ladder, mechanisms_of(loaded_.study_.authority)));
        for (const Measure& measure : all)
            for (const StudyValue& value : values)
                if (value.measure == measure.name && measure.unit == "GBP") return;
        if (!values.empty())
            values.push_back({"total_cost", -1, "a pound spent is a pound less for others"});
    }

    void read_policies() {
        for (std::size_t i = 0; i < loaded_.policies_.size(); ++i) {
            const Tree& tree = loaded_.policies_[i];
            Policy policy = read_policy(tree, places_[i], names_);
            read_components(tree, places_[i], policy);
            loaded_.study_.policies.push_back(std::move(policy));
        }
    }

    /// A policy of the same name may be part of several combinations, and stand beside them.
    void read_components(const Tree& tree, const std::string& place, Policy& policy) {
        const Tree* others = tree.find("combine");
        if (!others || others->kind != TreeKind::list) return;
        for (const Tree& other : others->items) {
            if (other.kind != TreeKind::map) continue;
            Names names = names_;
            names.erase("policy");
            policy.combine.push_back(read_policy(other, place, names));
        }
        const std::vector<Block> all = blocks_of(policy);
        if (const char* words = clash(all))
            faults_.push_back(fault_at(others->position, "policy." + policy.name + ".combine",
                                       std::string(words) + '.'));
    }

    Policy read_policy(const Tree& tree, const std::string& place, Names& names) {
        Loading loading;
        loading.names = names;
        loading.settings = &loaded_.settings_;
        Policy policy = load<Policy>(tree, loading, policy_prefix(tree), place);
        if (understood_)
            check_pilots(tree, policy, loaded_.study_.authority, policy_prefix(tree),
                         loading.faults);
        if (names_.empty()) loading.references.clear(); // the authority itself was not understood
        if (understood_) check_needs(tree, policy, loaded_.study_.authority, place, loading.faults);
        gather(loading);
        names["policy"] = loading.names["policy"];
        return policy;
    }

    void check_settings() {
        for (const Setting& each : loaded_.settings_)
            if (std::find(set_.begin(), set_.end(), each.path) == set_.end())
                faults_.push_back(fault_at(each.value.position, "vary",
                                           '"' + each.path + "\" is no field of this study." +
                                               did_you_mean(each.path, innermost())));
    }

    /// Fields that are no groups of others.
    std::vector<std::string> innermost() const {
        std::vector<std::string> all = fields_;
        std::sort(all.begin(), all.end());
        std::vector<std::string> result;
        for (const std::string& path : all) {
            const auto within = [&](const char* step) {
                const std::string start = path + step;
                const auto at = std::lower_bound(all.begin(), all.end(), start);
                return at != all.end() && at->compare(0, start.size(), start) == 0;
            };
            if (!within(".") && !within("[")) result.push_back(path);
        }
        return result;
    }

    void gather(Loading& loading) {
        const auto append = [](auto& all, const auto& more) {
            all.insert(all.end(), more.begin(), more.end());
        };
        check_references(loading);
        append(faults_, loading.faults);
        append(set_, loading.set);
        append(fields_, loading.fields);
        for (const UncertainNumber& number : loading.parameters) keep(number);
    }

    /// A policy that is also part of a combination has its numbers once.
    void keep(const UncertainNumber& number) {
        auto& all = loaded_.parameters_;
        const auto same = [&](const UncertainNumber& other) { return other.path == number.path; };
        const auto there = std::find_if(all.begin(), all.end(), same);
        if (there == all.end()) return all.push_back(number);
        if (file_name(there->position) != file_name(number.position))
            faults_.push_back(fault_at(number.position, number.path,
                                       "has the name of a number in " + file_name(there->position) +
                                           ": two policies of one name."));
    }

    Reader& reader_;
    std::vector<std::string> fields_, set_; ///< paths
    std::vector<Fault> faults_;
    bool has_authority_ = false, understood_ = false;
    std::string inside_;              ///< where the authority stands in the study's file
    std::vector<std::string> places_; ///< likewise, by policy
    Names names_;
    Loading of_study_;
    LoadedStudy loaded_;
};

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

void LoadedStudy::lay_out_design() {
    note_varying();
    if (!study_.design || study_.design->outer != OuterDesign::sobol || varying_.empty()) return;
    points_.emplace(varying_.size());
    for (std::size_t k = 0; k < varying_.size(); ++k)
        dimensions_[hash_of(parameters_[varying_[k]].path)] = k;
}

ParameterDraw LoadedStudy::draw_of(std::uint32_t draw, std::uint64_t seed,
                                   ByParameter& levels) const {
    if (!points_) return {false, seed, draw, nullptr};
    const std::uint32_t sets = study_.design->scrambles;
    for (const auto& [hash, dimension] : dimensions_)
        levels[hash] = points_->scrambled(seed, draw % sets, draw / sets, dimension);
    return {false, seed, draw, &levels};
}

Study LoadedStudy::reread(const ParameterDraw& draw, ByParameter* taken) const {
    Loading loading;
    loading.checked = false;
    loading.draw = draw;
    loading.taken = taken;
    loading.settings = &settings_;
    Study study = study_;
    study.authority = load<Authority>(authority_, loading, "authority");
    study.authority.staff_list = study_.authority.staff_list;
    study.authority.staff_list_fingerprint = study_.authority.staff_list_fingerprint;
    if (start_date_) study.authority.start_date = *start_date_;
    for (std::size_t i = 0; i < policies_.size(); ++i)
        study.policies[i] = with_components(policies_[i], loading);
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

Study LoadedStudy::at_levels(const std::vector<double>& levels) const {
    expects(levels.size() == varying_.size(), "each parameter that varies has a level");
    ByParameter by_hash;
    for (std::size_t k = 0; k < levels.size(); ++k)
        by_hash[hash_of(parameters_[varying_[k]].path)] = levels[k];
    return reread({false, study_.seed, 0, &by_hash}, nullptr);
}

/// At every value, and with each uncertain number near its upper end.
void LoadedStudy::check_size() {
    std::vector<Fault> faults;
    tenure::check_size(authority_, study_.authority, study_.horizon_years, faults, notes_);
    if (faults.empty() && anything_varies()) {
        std::vector<Fault> ignored;
        const Study high = at_levels(std::vector<double>(varying_.size(), 0.999));
        tenure::check_size(authority_, high.authority, study_.horizon_years, faults, ignored);
    }
    throw_if_any(std::move(faults));
    notes_ = condensed(std::move(notes_));
}

void LoadedStudy::change(const StudyChanges& changes) {
    if (changes.replications) study_.replications = *changes.replications;
    if (changes.seed) study_.seed = *changes.seed;
    if (changes.horizon_years) study_.horizon_years = *changes.horizon_years;
    if (!good_horizon(study_))
        throw ScenarioError({{"", 0, 0, "horizon_years",
                              number_text(study_.horizon_years) + ' ' + not_whole_months + '.'}});
    if (changes.horizon_years) check_size();
    if (!changes.policies.empty()) keep_policies(changes.policies);
}

namespace {

/// Whether a number by that path is the authority's, or one of the policies' or their parts.
bool is_of(const Study& study, const std::string& path) {
    const auto within = [&](const Policy& p) {
        return path.compare(0, p.name.size() + 8, "policy." + p.name + '.') == 0;
    };
    return path.compare(0, 7, "policy.") != 0 ||
           std::any_of(study.policies.begin(), study.policies.end(), [&](const Policy& p) {
               return within(p) || std::any_of(p.combine.begin(), p.combine.end(), within);
           });
}

} // namespace

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
}

LoadedStudy load_study(Reader& reader, const std::string& path) {
    std::vector<Fault> faults;
    const std::optional<Tree> document = resolve(reader, path, faults);
    throw_if_any(std::move(faults));
    return load_study(reader, *document, {});
}

LoadedStudy load_study(Reader& reader, const Tree& document, const Settings& settings) {
    return StudyLoader(reader, settings).read(document);
}

Authority load_authority(Reader& reader, const std::string& path, std::vector<Fault>* notes) {
    Loading loading;
    std::vector<Fault> found;
    const std::optional<Tree> tree = resolve(reader, path, loading.faults);
    throw_if_any(loading.faults);
    Authority authority = checked_authority(reader, *tree, loading, "", found);
    check_collisions(loading.parameters, loading.faults);
    if (loading.faults.empty()) check_size(*tree, authority, 10, loading.faults, found);
    throw_if_any(std::move(loading.faults));
    if (notes) *notes = condensed(std::move(found));
    return authority;
}

DocumentKind document_kind(const Tree& document) {
    if (document.find("vary")) return DocumentKind::sweep;
    if (document.find("policies")) return DocumentKind::study;
    if (document.find("blocks") || document.find("why") || document.find("combine"))
        return DocumentKind::policy;
    return DocumentKind::authority;
}

void check_policy(const Tree& document) {
    Loading loading;
    load<Policy>(document, loading, policy_prefix(document));
    throw_if_any(std::move(loading.faults));
}

Tree resolved_tree(const LoadedStudy& study) {
    const auto& parameters = study.parameters();
    const Authority& authority = study.study().authority;
    Tree tree = echo(StudyFile{study.study(), {}}, parameters, "study");
    add(tree, "authority", echo(authority, parameters, "authority"));
    Tree& policies = add(tree, "policies", list_tree());
    for (const Policy& policy : study.study().policies) {
        policies.items.push_back(echo(policy, parameters, "policy." + policy.name));
        if (policy.combine.empty()) continue;
        Tree& others = add(policies.items.back(), "combine", list_tree());
        for (const Policy& other : policy.combine)
            others.items.push_back(echo(other, parameters, "policy." + other.name));
    }
    return tree;
}

std::string resolved_json(const LoadedStudy& study, int indent) {
    return to_json(resolved_tree(study), indent);
}

std::string fingerprint(const LoadedStudy& study) { return fingerprint(resolved_json(study)); }

} // namespace tenure
