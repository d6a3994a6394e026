#include "scenario/lever.hpp"

#include "scenario/documents.hpp"
#include "scenario/echo.hpp"
#include "scenario/study.hpp"
#include "workforce/measures.hpp"

#include <cmath>

namespace tenure {

namespace {

template <class T>
void note_values(const T& part, const std::vector<UncertainNumber>& parameters,
                 const std::string& prefix, std::map<std::string, Tree>& into) {
    Echo writer(parameters, prefix);
    writer.note_values(into);
    T copy = part;
    declare(writer, copy);
}

/// Of everything that two studies must share for the outcomes of one to stand beside the other's.
std::vector<std::string> outcome_names(const Study& s) {
    std::vector<std::string> all{to_text(s.authority.start_date)};
    for (const Measure& m : measures(formulas(s.authority.ladder, mechanisms_of(s.authority))))
        all.push_back(m.name);
    return all;
}

Tree standing_at(Tree value, const Position& at) {
    value.position = at;
    return value;
}

/// Both ends of a range, or every word.
std::vector<Tree> ends_of(const Lever& lever, const Position& at) {
    std::vector<Tree> all;
    for (const double x : {lever.from.value_or(0), lever.to.value_or(0)})
        if (lever.words.empty()) all.push_back(standing_at(number_tree(x), at));
    for (const std::string& word : lever.words) all.push_back(standing_at(text_tree(word), at));
    return all;
}

/// Where the study's own value lies is a whole number of steps from the least.
bool is_at_a_step(const Lever& lever, double x) {
    constexpr double nearly = 1e-9;
    const double steps = (x - *lever.from) / *lever.step;
    return std::fabs(steps - std::nearbyint(steps)) < nearly * std::fmax(1, std::fabs(steps));
}

/// What is wrong with a lever whose field is `now`; empty if nothing is.
std::string misfit(const Lever& lever, const Tree& now) {
    if (lever.words.empty()) {
        if (now.kind != TreeKind::number)
            return quoted(now) + " in the study, is no number: write words.";
        if (now.number < *lever.from || now.number > *lever.to)
            return quoted(now) + " in the study, is not between from and to.";
        if (!is_at_a_step(lever, now.number))
            return quoted(now) + " in the study, is no whole number of steps above from.";
        return {};
    }
    for (const std::string& word : lever.words)
        if (now.kind == TreeKind::text && now.text == word) return {};
    return quoted(now) + " in the study, is none of its words.";
}

class LeverCheck {
public:
    LeverCheck(Reader& reader, const Tree& document, const LoadedStudy& study,
               std::vector<Fault>& faults)
        : reader_(reader), document_(document), study_(study), faults_(faults),
          values_(field_values(study)), names_(outcome_names(study.study())) {}

    void check(std::size_t i) {
        const Lever& lever = study_.levers()[i];
        place_ = "explore[" + std::to_string(i) + ']';
        at_ = document_.find("explore")->items[i].position;
        const auto now = values_.find(lever.field);
        if (now == values_.end())
            return fault('"' + lever.field + "\" has no value in this study." +
                         did_you_mean(lever.field, fields()));
        const std::string wrong = misfit(lever, now->second);
        if (!wrong.empty()) return fault(lever.field + ", " + wrong);
        for (const Tree& end : ends_of(lever, at_)) check_at(lever, end);
    }

private:
    void check_at(const Lever& lever, const Tree& value) {
        const std::string where = lever.field + " at " + quoted(value);
        try {
            const LoadedStudy other = load_study(reader_, document_, {{lever.field, value}});
            if (outcome_names(other.study()) != names_)
                fault(where + " changes the first day or the measures of the study, which a lever "
                              "must leave as they are.");
        } catch (const ScenarioError& e) {
            for (const Fault& each : e.faults)
                fault(where + ": " + each.path + ": " + each.message);
        }
    }

    void fault(const std::string& message) { faults_.push_back(fault_at(at_, place_, message)); }

    std::vector<std::string> fields() const {
        std::vector<std::string> all;
        for (const auto& [path, value] : values_) all.push_back(path);
        return all;
    }

    Reader& reader_;
    const Tree& document_;
    const LoadedStudy& study_;
    std::vector<Fault>& faults_;
    std::map<std::string, Tree> values_;
    std::vector<std::string> names_;
    std::string place_;
    Position at_;
};

} // namespace

std::map<std::string, Tree> field_values(const LoadedStudy& study) {
    std::map<std::string, Tree> all;
    const Study& s = study.study();
    note_values(s.authority, study.parameters(), "authority", all);
    for (const Policy& policy : s.policies) {
        note_values(policy, study.parameters(), "policy." + policy.name, all);
        for (const Policy& part : policy.combine)
            note_values(part, study.parameters(), "policy." + part.name, all);
    }
    return all;
}

void check_levers(Reader& reader, const Tree& document, const LoadedStudy& study,
                  std::vector<Fault>& faults) {
    if (study.levers().empty()) return;
    LeverCheck all(reader, document, study, faults);
    for (std::size_t i = 0; i < study.levers().size(); ++i) all.check(i);
}

} // namespace tenure
