#include "scenario/echo.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

bool by_path(const UncertainNumber& a, const UncertainNumber& b) { return a.path < b.path; }

template <class T, class AsTree> Tree list_of(const std::vector<T>& all, AsTree&& as_tree) {
    Tree list = list_tree();
    for (const T& each : all) list.items.push_back(as_tree(each));
    return list;
}

} // namespace

Tree block_of(const UncertainNumber& number) {
    Tree block = map_tree();
    add(block, "value", number_tree(number.value));
    if (number.low < number.high || number.distribution != Distribution::fixed) {
        add(block, "low", number_tree(number.low));
        add(block, "high", number_tree(number.high));
    }
    add(block, "distribution", text_tree(to_text(number.distribution)));
    add(block, "source", text_tree(number.source));
    add(block, "confidence", text_tree(to_text(number.confidence)));
    if (!number.note.empty()) add(block, "note", text_tree(number.note));
    if (!number.pack.empty()) add(block, "pack", text_tree(number.pack));
    return block;
}

Echo::Echo(const std::vector<UncertainNumber>& parameters, std::string prefix)
    : parameters_(parameters), steps_(std::move(prefix)) {
    std::sort(parameters_.begin(), parameters_.end(), by_path);
    open_.push_back({"", {}, map_tree()});
}

void Echo::put(const Field& field, Tree value) {
    if (values_) {
        steps_.enter(field.key);
        const Tree* of_block = value.find("value");
        (*values_)[steps_.parameter_path()] = of_block ? *of_block : value;
        steps_.leave();
    }
    add(open_.back().value, std::string(field.key), std::move(value));
}

const UncertainNumber* Echo::parameter(const std::string& path) const {
    UncertainNumber wanted;
    wanted.path = path;
    const auto at = std::lower_bound(parameters_.begin(), parameters_.end(), wanted, by_path);
    return at != parameters_.end() && at->path == path ? &*at : nullptr;
}

Tree Echo::number(double x) const {
    if (!parameters_.empty())
        if (const UncertainNumber* found = parameter(steps_.parameter_path()))
            return block_of(*found);
    ensures(std::isfinite(x), "every number of a scenario is finite");
    return number_tree(x);
}

void Echo::on_number(const Field& field, double& x) {
    steps_.enter(field.key);
    Tree value = number(x);
    steps_.leave();
    put(field, std::move(value));
}

void Echo::on_integer(const Field& field, std::int64_t& x) { put(field, integer_tree(x)); }
void Echo::on_text(const Field& field, std::string& x) { put(field, text_tree(x)); }

void Echo::on_name(const Field& field, std::string& x) {
    steps_.name_item(x);
    on_reference(field, x);
}

void Echo::on_reference(const Field& field, std::string& x) {
    if (!x.empty()) put(field, text_tree(x));
}

void Echo::on_flag(const Field& field, bool& x) { put(field, flag_tree(x)); }

void Echo::on_choice(const Field& field, std::size_t& x, const char* const* words,
                     std::size_t count) {
    expects(x < count, "a choice is one of its words");
    put(field, text_tree(words[x]));
}

void Echo::on_choices(const Field& field, std::vector<std::size_t>& x, const char* const* words,
                      std::size_t) {
    put(field, list_of(x, [&](std::size_t i) { return text_tree(words[i]); }));
}

void Echo::on_date(const Field& field, Date& x) { put(field, text_tree(to_text(x))); }

void Echo::on_numbers(const Field& field, std::vector<double>& x) {
    Tree list = list_tree();
    steps_.enter(field.key);
    for (std::size_t i = 0; i < x.size(); ++i) {
        steps_.enter(i);
        list.items.push_back(number(x[i]));
        steps_.leave();
    }
    steps_.leave();
    put(field, std::move(list));
}

void Echo::on_texts(const Field& field, std::vector<std::string>& x) {
    put(field, list_of(x, [](const std::string& text) { return text_tree(text); }));
}

void Echo::on_references(const Field& field, std::vector<std::string>& x) { on_texts(field, x); }

/// In the words whose number is uncertain, where one is.
LawWords Echo::as_written(const Law& law) const {
    LawWords words = words_of(law);
    if (parameters_.empty()) return words;
    const std::string path = steps_.parameter_path();
    const std::pair<const char*, std::optional<double> LawWords::*> scales[] = {
        {".mean_days", &LawWords::mean_days},
        {".mean_months", &LawWords::mean_months},
        {".mean_years", &LawWords::mean_years},
        {".rate_per_year", &LawWords::rate_per_year}};
    for (const auto& [key, member] : scales) {
        const UncertainNumber* found = parameter(path + key);
        if (!found) continue;
        words.mean_days = words.mean_months = words.mean_years = words.rate_per_year = {};
        words.*member = found->value;
    }
    return words;
}

void Echo::on_law(const Field& field, Law& x) {
    if (!open(field)) return;
    if (const UncertainNumber* found = parameter(steps_.parameter_path())) {
        open_.back().value = block_of(*found);
    } else {
        LawWords words = as_written(x);
        declare(*this, words);
        for (const char* key : {"weights", "rates_per_year"})
            if (open_.back().value.find(key)->items.empty()) erase(open_.back().value, key);
    }
    close();
}

bool Echo::open(const Field& field) {
    steps_.enter(field.key);
    open_.push_back({std::string(field.key), {}, map_tree()});
    return true;
}

void Echo::close() {
    TreeEntry done = std::move(open_.back());
    open_.pop_back();
    steps_.leave();
    Tree& into = open_.back().value;
    if (into.kind == TreeKind::list)
        into.items.push_back(std::move(done.value));
    else
        add(into, std::move(done.key), std::move(done.value));
}

std::size_t Echo::open_list(const Field& field, std::size_t present) {
    steps_.enter(field.key);
    open_.push_back({std::string(field.key), {}, list_tree()});
    return present;
}

bool Echo::open_item(std::size_t index) {
    steps_.enter(index);
    open_.push_back({"", {}, map_tree()});
    return true;
}

} // namespace tenure
