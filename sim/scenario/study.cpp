#include "scenario/study.hpp"

#include "scenario/additions.hpp"
#include "scenario/authority_check.hpp"
#include "scenario/document_kind.hpp"
#include "scenario/documents.hpp"
#include "scenario/echo.hpp"
#include "scenario/json.hpp"
#include "scenario/needs_check.hpp"
#include "scenario/pilot_check.hpp"
#include "scenario/place.hpp"
#include "scenario/size_check.hpp"
#include "workforce/measures.hpp"

#include <algorithm>
#include <utility>

namespace tenure {

namespace {

/// Where a part stands in the file that names it, or nothing if it has a file of its own.
std::string within(const Tree& part, const std::string& place) {
    return part.kind == TreeKind::map ? place : std::string();
}

} // namespace

/// Reads the parts of a study in turn, and keeps what every draw needs.
class StudyLoader {
public:
    StudyLoader(Reader& reader, const Settings& settings) : reader_(reader) {
        loaded_.settings_ = settings;
    }

    LoadedStudy read(const Tree& document) {
        expect_kind(document, DocumentKind::study);
        read_study(document);
        resolve_authority(document);
        resolve_policies(document);
        read_authority();
        check_measures();
        read_policies();
        if (faults_.empty()) check_settings();
        check_collisions(loaded_.parameters_, faults_);
        loaded_.note_varying();
        if (faults_.empty()) check_order_of_numbers(document);
        throw_if_any(std::move(faults_));
        add_cost();
        loaded_.lay_out_design();
        loaded_.check_draws();
        return std::move(loaded_);
    }

private:
    void read_study(const Tree& document) {
        const StudyFile file = load<StudyFile>(document, of_study_, "study");
        loaded_.study_ = file.study;
        loaded_.start_date_ = file.start_date;
        loaded_.levers_ = file.explore;
    }

    void resolve_authority(const Tree& document) {
        const Tree* part = document.find("authority");
        if (!part || (part->kind != TreeKind::text && part->kind != TreeKind::map)) return;
        auto tree = resolve_part(reader_, *part, "authority", faults_);
        if (!tree || !is_wanted(*tree, DocumentKind::authority, *part, "authority", faults_))
            return;
        if (auto pack = put_pack(reader_, *tree, faults_))
            loaded_.pack_ = std::make_shared<const Pack>(std::move(*pack));
        loaded_.authority_ = std::move(*tree);
        loaded_.inside_ = within(*part, "authority");
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
            if (has_authority_) put_additions(loaded_.authority_, *tree, faults_);
            loaded_.policies_.push_back(std::move(*tree));
            places_.push_back(within(parts->items[i], place));
        }
    }

    /// With the policies it combines in place of their paths.
    std::optional<Tree> resolve_policy(const Tree& part, const std::string& place) {
        if (part.kind != TreeKind::text && part.kind != TreeKind::map) return {};
        auto tree = resolve_part(reader_, part, place, faults_);
        if (!tree || !is_wanted(*tree, DocumentKind::policy, part, place, faults_)) return {};
        Tree* others = tree->find("combine");
        if (!others || others->kind != TreeKind::list) return tree;
        for (std::size_t i = 0; i < others->items.size(); ++i)
            if (auto other = resolve_component(others->items[i],
                                               place + ".combine[" + std::to_string(i) + ']'))
                others->items[i] = std::move(*other);
        put_in_order(others->items);
        return tree;
    }

    /// By name, so that nothing depends on the order in which they are written.
    static void put_in_order(std::vector<Tree>& policies) {
        const auto name = [](const Tree& policy) {
            const Tree* written = policy.find("name");
            return written ? written->text : std::string();
        };
        std::stable_sort(policies.begin(), policies.end(),
                         [&](const Tree& a, const Tree& b) { return name(a) < name(b); });
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
        loading.pack = loaded_.pack_.get();
        Authority& authority = loaded_.study_.authority;
        authority = checked_authority(reader_, loaded_.authority_, loading, loaded_.inside_,
                                      loaded_.notes_);
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
        for (const Tree& policy : loaded_.policies_)
            if (const Tree* name = policy.find("name"))
                of_study_.names["policy"].push_back({name->text, {}});
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
        loading.pack = loaded_.pack_.get();
        Policy policy = load<Policy>(tree, loading, policy_prefix(tree), place);
        if (understood_)
            check_pilots(tree, policy, loaded_.study_.authority, policy_prefix(tree),
                         loading.faults);
        if (!has_authority_) loading.references.clear(); // nothing can be known of its names
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

    void check_order_of_numbers(const Tree& document) {
        if (loaded_.study_.design.value_or(Design{}).order.empty()) return;
        std::vector<std::string> known = loaded_.varying_paths();
        for (const Setting& each : loaded_.settings_) known.push_back(each.path);
        for (const auto& [path, value] : field_values(loaded_)) known.push_back(path);
        check_order(document, loaded_.study_, known, faults_);
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
    std::vector<std::string> places_; ///< likewise, by policy
    Names names_;
    Loading of_study_;
    LoadedStudy loaded_;
};

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
    std::optional<Tree> tree = resolve(reader, path, loading.faults);
    throw_if_any(loading.faults);
    expect_kind(*tree, DocumentKind::authority);
    const std::optional<Pack> pack = put_pack(reader, *tree, loading.faults);
    throw_if_any(loading.faults);
    loading.pack = pack ? &*pack : nullptr;
    Authority authority = checked_authority(reader, *tree, loading, "", found);
    check_collisions(loading.parameters, loading.faults);
    if (loading.faults.empty()) check_size(*tree, authority, {}, 10, loading.faults, found);
    throw_if_any(std::move(loading.faults));
    if (notes) *notes = condensed(std::move(found));
    return authority;
}

void check_policy(const Tree& document) {
    Loading loading;
    load<Policy>(document, loading, policy_prefix(document));
    throw_if_any(std::move(loading.faults));
}

Tree resolved_tree(const LoadedStudy& study) {
    const auto& parameters = study.parameters();
    const Authority& authority = study.study().authority;
    Tree tree = echo(StudyFile{study.study(), {}, study.levers()}, parameters, "study");
    if (study.levers().empty()) erase(tree, "explore");
    if (Tree* design = tree.find("design"); design && design->find("order")->items.empty())
        erase(*design, "order");
    Tree& own = add(tree, "authority", echo(authority, parameters, "authority"));
    if (study.pack()) add(own, "pack", study.pack()->document);
    if (authority.published.empty()) erase(own, "published");
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

std::string fingerprint(const LoadedStudy& study) {
    Tree tree = resolved_tree(study);
    erase(tree, "explore");
    erase(*tree.find("authority"), "published");
    return fingerprint(to_json(tree));
}

} // namespace tenure
