#include "scenario/tree.hpp"

#include "core/contract.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace tenure {

namespace {

Tree of_kind(TreeKind kind) {
    Tree tree;
    tree.kind = kind;
    return tree;
}

/// Takes one step of a path off its front: a key, or the number in brackets.
std::string_view next_step(std::string_view& path) {
    if (path.front() == '.') path.remove_prefix(1);
    const std::size_t from = !path.empty() && path.front() == '[' ? 1 : 0;
    const std::size_t end = std::min(path.find_first_of(from ? "]" : ".["), path.size());
    const std::string_view step = path.substr(from, end - from);
    path.remove_prefix(std::min(end + from, path.size()));
    return step;
}

const Tree* child(const Tree& node, std::string_view step) {
    if (node.kind != TreeKind::list) return node.find(step);
    const std::size_t index = std::strtoul(std::string(step).c_str(), nullptr, 10);
    return index < node.items.size() ? &node.items[index] : nullptr;
}

} // namespace

const std::string& file_name(const Position& at) {
    static const std::string none;
    return at.file ? *at.file : none;
}

const Tree* Tree::find(std::string_view key) const {
    for (const TreeEntry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Tree* Tree::find(std::string_view key) {
    for (TreeEntry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Tree flag_tree(bool flag) {
    Tree tree = of_kind(TreeKind::flag);
    tree.flag = flag;
    return tree;
}

Tree number_tree(double number) {
    Tree tree = of_kind(TreeKind::number);
    tree.number = number;
    return tree;
}

Tree integer_tree(std::int64_t number) {
    Tree tree = number_tree(static_cast<double>(number));
    tree.text = std::to_string(number);
    return tree;
}

Tree text_tree(std::string text) {
    Tree tree = of_kind(TreeKind::text);
    tree.text = std::move(text);
    return tree;
}

Tree list_tree() { return of_kind(TreeKind::list); }
Tree map_tree() { return of_kind(TreeKind::map); }

Tree& add(Tree& map, std::string key, Tree value) {
    expects(map.kind == TreeKind::map && !map.find(key), "a map gets each key once");
    map.entries.push_back({std::move(key), value.position, std::move(value)});
    return map.entries.back().value;
}

void erase(Tree& map, std::string_view key) {
    const auto gone = std::remove_if(map.entries.begin(), map.entries.end(),
                                     [&](const TreeEntry& entry) { return entry.key == key; });
    map.entries.erase(gone, map.entries.end());
}

const char* in_words(TreeKind kind) {
    switch (kind) {
    case TreeKind::null: return "nothing";
    case TreeKind::flag: return "true or false";
    case TreeKind::number: return "a number";
    case TreeKind::text: return "text";
    case TreeKind::list: return "a list";
    case TreeKind::map: return "a group of keys";
    }
    return "";
}

std::string quoted(const Tree& value) {
    switch (value.kind) {
    case TreeKind::null: return "nothing";
    case TreeKind::flag: return value.flag ? "true" : "false";
    case TreeKind::number:
        return value.text.empty() ? number_text(value.number) : shortened_bytes(value.text, 60);
    case TreeKind::text: return '"' + shortened_bytes(value.text, 60) + '"';
    case TreeKind::list: return "a list of " + std::to_string(value.items.size());
    case TreeKind::map: return "a group of keys";
    }
    return "";
}

std::string number_text(double number) {
    char text[40];
    for (int digits = 15; digits <= 17; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, number);
        if (std::strtod(text, nullptr) == number) break;
    }
    return text;
}

const Tree& node_at(const Tree& root, std::string_view path) {
    const Tree* node = &root;
    while (!path.empty()) {
        const Tree* next = child(*node, next_step(path));
        if (!next) return *node;
        node = next;
    }
    return *node;
}

} // namespace tenure
