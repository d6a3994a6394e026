// A study at a setting of its levers.
#include "scenario/policy_path.hpp"
#include "scenario/seek.hpp"
#include "scenario/seek_names.hpp"

namespace tenure {

namespace {

constexpr const char* candidate = "seek_setting";

std::string name_in(const Tree& policy) {
    const Tree* name = policy.find("name");
    return name ? name->text : std::string();
}

void move_date(Tree& block, const char* key, std::int64_t days) {
    Tree* written = block.find(key);
    Date date;
    if (!written || !parse_date(written->text, date)) return;
    written->text = to_text(date_of_day_number(day_number(date) + days));
}

/// The policy with its first block beginning on a day, and the others as long after it as they are.
Tree started(Tree policy, const Date& start, const Date& study_start) {
    Tree* blocks = policy.find("blocks");
    if (!blocks || blocks->items.empty()) return policy;
    Date first = study_start;
    if (const Tree* written = blocks->items[0].find("start")) parse_date(written->text, first);
    const std::int64_t days = day_number(start) - day_number(first);
    for (Tree& block : blocks->items) {
        if (block.kind != TreeKind::map) continue;
        if (!block.find("start")) add(block, "start", text_tree(to_text(study_start)));
        move_date(block, "start", days);
        move_date(block, "end", days);
    }
    return policy;
}

Tree new_policy(const Position& at) {
    Tree policy = map_tree();
    policy.position = at;
    add(policy, "name", text_tree(candidate));
    add(policy, "title", text_tree("The setting that is tried"));
    add(policy, "why", text_tree("to see whether it reaches the target"));
    add(policy, "blocks", list_tree());
    add(policy, "combine", list_tree());
    return policy;
}

} // namespace

Tree LoadedSeek::document_of(const SeekSetting& setting) const {
    const Date& begins = base_.study().authority.start_date;
    Tree document = study_;
    Tree& policies = *document.find("policies");
    Tree policy = new_policy(policies.position);
    for (const Tree& each : study_.find("policies")->items) {
        Tree part = each;
        bool wanted = false;
        for (std::size_t i = 0; i < setting.size(); ++i) {
            const std::string& level = axes_[i].levels[setting[i]];
            if (!axes_[i].is_policy) {
                wanted = wanted || policy_in(axes_[i].name) == name_in(each);
            } else if (axes_[i].name == name_in(each)) {
                wanted = level != seek_left_out;
                Date start;
                if (parse_date(level, start)) part = started(std::move(part), start, begins);
                break;
            }
        }
        if (wanted) policy.find("combine")->items.push_back(std::move(part));
    }
    if (policy.find("combine")->items.empty()) erase(policy, "combine");
    policies.items.push_back(std::move(policy));
    return document;
}

LoadedStudy LoadedSeek::with(const SeekSetting& setting) const {
    Settings fields;
    for (std::size_t i = 0; i < setting.size(); ++i)
        if (!axes_[i].is_policy) fields.push_back({axes_[i].name, values_[i].items[setting[i]]});
    LoadedStudy study = load_study(*reader_, document_of(setting), fields);
    StudyChanges changes = changes_;
    changes.policies = {candidate};
    study.change(changes);
    return study;
}

LoadedStudy LoadedSeek::at(const SeekSetting& setting) const { return with(setting); }

namespace {

/// "payment: amount_gbp" of policy.payment.blocks[0].retention_payment.amount_gbp, where no other
/// lever is called so.
std::string short_name(const std::vector<SeekAxis>& axes, const SeekAxis& axis) {
    const auto shortened = [](const SeekAxis& x) {
        return policy_in(x.name) + ": " + x.name.substr(x.name.rfind('.') + 1);
    };
    for (const SeekAxis& other : axes)
        if (&other != &axis && !other.is_policy && shortened(other) == shortened(axis))
            return axis.name;
    return shortened(axis);
}

} // namespace

std::string lever_words(const LoadedSeek& seek, std::size_t lever) {
    const SeekAxis& axis = seek.axes()[lever];
    if (!axis.is_policy && axis.levels.size() > 5)
        return short_name(seek.axes(), axis) + ", " + axis.levels.front() + " to " +
               axis.levels.back() + " in " + std::to_string(axis.levels.size()) + " values";
    std::string words = axis.is_policy ? axis.name : short_name(seek.axes(), axis);
    for (std::size_t k = 0; k < axis.levels.size(); ++k)
        words += (k == 0 ? ": " : ", ") + axis.levels[k];
    return words;
}

std::string in_words(const LoadedSeek& seek, const SeekSetting& setting) {
    std::string words;
    for (std::size_t i = 0; i < setting.size(); ++i) {
        const SeekAxis& axis = seek.axes()[i];
        const std::string& level = axis.levels[setting[i]];
        words += words.empty() ? "" : "; ";
        if (axis.is_policy)
            words +=
                axis.name + (level == seek_left_out || level == seek_as_written ? ", " + level
                                                                                : " from " + level);
        else
            words += short_name(seek.axes(), axis) + ' ' + level;
    }
    return words;
}

} // namespace tenure
