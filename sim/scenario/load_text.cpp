// Words: text, names, references, choices, flags and dates.
#include "scenario/load.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

bool is_identifier(const std::string& text) {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto fits = [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && small(text.front()) && std::all_of(text.begin(), text.end(), fits);
}

/// What is said of a number where a date is wanted. Spreadsheets count days from 1899-12-30.
std::string no_date(double number) {
    const bool counts_days = number >= 20000 && number < 80000 && number == std::floor(number);
    if (!counts_days) return " is not a date; write year-month-day, such as 2022-10-01.";
    const Date day =
        date_of_day_number(day_number({1899, 12, 30}) + static_cast<std::int64_t>(number));
    return " is the day number of a spreadsheet (perhaps " + to_text(day) +
           "): give the column the format of a date, year-month-day, and save again.";
}

/// Whether it looks like 2022-10-01.
bool has_date_shape(const std::string& text) {
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

} // namespace

void Loader::on_text(const Field& field, std::string& x) {
    const Tree* node = take(field, TreeKind::text);
    if (!node) return;
    x = node->text;
    if (x.empty() && field.need == required)
        fault(node->position, field.key, std::string("is empty. Meaning: ") + field.meaning + '.');
}

void Loader::on_flag(const Field& field, bool& x) {
    if (const Tree* node = take(field, TreeKind::flag)) x = node->flag;
}

void Loader::on_name(const Field& field, std::string& x) {
    const Tree* node = take(field, TreeKind::text);
    if (!node) return;
    x = node->text;
    if (!lists_.empty()) steps_.name_item(x);
    if (!loading_.checked) return;
    if (!is_identifier(x))
        return fault(node->position, field.key,
                     quoted(*node) +
                         " is not a name: small letters, digits and _, a letter first.");
    if (!*field.kind) return;
    NameList& names = loading_.names[field.kind];
    if (const Position* first = names.find(x))
        fault(node->position, field.key,
              quoted(*node) + " is already the name of another " + field.kind + ", in line " +
                  std::to_string(first->line) + " of " + file_name(*first) + '.');
    names.push_back({x, node->position});
}

void Loader::refer(const Tree& node, const Field& field, std::string& x) {
    if (!is_kind(node, TreeKind::text, field)) return;
    x = node.text;
    if (!loading_.checked) return;
    std::string path = steps_.path();
    if (!within_.empty()) path = within_ + '.' + path;
    loading_.references.push_back({field.kind, x, node.position, std::move(path)});
}

void Loader::on_reference(const Field& field, std::string& x) {
    const Tree* node = find(field);
    if (!node) return;
    steps_.enter(field.key);
    refer(*node, field, x);
    steps_.leave();
}

void Loader::read_texts(const Field& field, std::vector<std::string>& x, ReadText read) {
    const Tree* node = take(field, TreeKind::list);
    if (!node) return;
    steps_.enter(field.key);
    x.assign(node->items.size(), {});
    for (std::size_t i = 0; i < x.size(); ++i) {
        steps_.enter(i);
        (this->*read)(node->items[i], field, x[i]);
        steps_.leave();
    }
    steps_.leave();
}

void Loader::read_text(const Tree& node, const Field& field, std::string& x) {
    if (is_kind(node, TreeKind::text, field)) x = node.text;
}

void Loader::on_references(const Field& field, std::vector<std::string>& x) {
    read_texts(field, x, &Loader::refer);
}

void Loader::on_texts(const Field& field, std::vector<std::string>& x) {
    read_texts(field, x, &Loader::read_text);
}

bool Loader::choose(const Tree& node, std::size_t& x, const char* const* words, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (node.text != words[i]) continue;
        x = i;
        return true;
    }
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += std::string(i ? ", " : "") + words[i];
    const std::vector<std::string> known(words, words + count);
    fault(node.position,
          quoted(node) + " is none of: " + all + '.' + did_you_mean(node.text, known));
    return false;
}

void Loader::on_choice(const Field& field, std::size_t& x, const char* const* words,
                       std::size_t count) {
    const Tree* node = find(field);
    if (!node) return;
    steps_.enter(field.key);
    if (is_kind(*node, TreeKind::text, field)) choose(*node, x, words, count);
    steps_.leave();
}

void Loader::on_choices(const Field& field, std::vector<std::size_t>& x, const char* const* words,
                        std::size_t count) {
    const Tree* node = take(field, TreeKind::list);
    if (!node) return;
    steps_.enter(field.key);
    x.clear();
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        std::size_t chosen = 0;
        steps_.enter(i);
        if (is_kind(node->items[i], TreeKind::text, field) &&
            choose(node->items[i], chosen, words, count))
            x.push_back(chosen);
        steps_.leave();
    }
    steps_.leave();
}

void Loader::on_date(const Field& field, Date& x) {
    const Tree* node = find(field);
    if (!node) return;
    if (node->kind == TreeKind::number)
        return fault(node->position, field.key, quoted(*node) + no_date(node->number));
    steps_.enter(field.key);
    const bool is_text = is_kind(*node, TreeKind::text, field);
    steps_.leave();
    if (!is_text || parse_date(node->text, x)) return;
    const bool shaped = has_date_shape(node->text);
    fault(node->position, field.key,
          quoted(*node) + (shaped ? " is a day that does not exist."
                                  : " is not a date; write year-month-day, such as 2022-10-01."));
}

} // namespace tenure
