#include "scenario/additions.hpp"

#include "scenario/uncertain.hpp"

#include <algorithm>

namespace tenure {

namespace {

bool same(const Tree& a, const Tree& b);

bool same_entries(const std::vector<TreeEntry>& a, const std::vector<TreeEntry>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const TreeEntry& x, const TreeEntry& y) {
                          return x.key == y.key && same(x.value, y.value);
                      });
}

/// Written alike, wherever it stands.
bool same(const Tree& a, const Tree& b) {
    if (a.kind != b.kind) return false;
    switch (a.kind) {
    case TreeKind::null: return true;
    case TreeKind::flag: return a.flag == b.flag;
    case TreeKind::number: return a.number == b.number;
    case TreeKind::text: return a.text == b.text;
    case TreeKind::list:
        return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same);
    case TreeKind::map: return same_entries(a.entries, b.entries);
    }
    return false;
}

/// What tells a map from the others of its list: its name, or all its texts (from, to, kind).
std::string told_apart_by(const Tree& map) {
    const Tree* name = map.find("name");
    if (name && name->kind == TreeKind::text) return name->text;
    std::vector<std::string> texts;
    for (const TreeEntry& entry : map.entries)
        if (entry.value.kind == TreeKind::text)
            texts.push_back(entry.key + '\n' + entry.value.text + '\n');
    std::sort(texts.begin(), texts.end());
    std::string all;
    for (const std::string& text : texts) all += text;
    return all;
}

/// The places of a list's items: maps by what tells them apart; other lists as they are, for names
/// may stand in an order that matters, such as a family's roles from the lowest up.
std::vector<std::size_t> own_order(const std::vector<Tree>& items) {
    std::vector<std::size_t> places(items.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    if (std::all_of(items.begin(), items.end(),
                    [](const Tree& item) { return item.kind == TreeKind::map; }))
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return told_apart_by(items[a]) < told_apart_by(items[b]);
        });
    return places;
}

bool is_one_value(const Tree& tree) {
    return tree.kind != TreeKind::map || tree.find("law") != nullptr || is_uncertain(tree);
}

class Adder {
public:
    explicit Adder(std::vector<Fault>& faults) : faults_(faults) {}

    void put(Tree& base, const Tree& more, const std::string& path) {
        if (base.kind == TreeKind::list && more.kind == TreeKind::list) {
            put_items(base, more, path);
        } else if (!is_one_value(base) && !is_one_value(more)) {
            put_entries(base, more, path);
        } else if (!same(base, more)) {
            faults_.push_back(
                fault_at(more.position, path,
                         "is " + quoted(base) +
                             " in the authority, or in what an "
                             "earlier policy adds; a policy can add to it, not change "
                             "it."));
        }
    }

private:
    void put_entries(Tree& base, const Tree& more, const std::string& path) {
        for (const TreeEntry& entry : more.entries) {
            Tree* there = base.find(entry.key);
            if (there && there->kind != TreeKind::null) {
                put(*there, entry.value, path + '.' + entry.key);
                continue;
            }
            erase(base, entry.key);
            base.entries.push_back(entry);
            if (entry.value.kind != TreeKind::list) continue;
            base.entries.back().value.items.clear();
            put_items(base.entries.back().value, entry.value, path + '.' + entry.key);
        }
    }

    void put_items(Tree& base, const Tree& more, const std::string& path) {
        for (const std::size_t i : own_order(more.items)) {
            const Tree& item = more.items[i];
            if (Tree* there = of_the_same_name(base, item))
                put(*there, item, path + '[' + std::to_string(i) + ']');
            else if (!holds(base, item))
                base.items.push_back(item);
        }
    }

    static Tree* of_the_same_name(Tree& list, const Tree& item) {
        const Tree* name = item.find("name");
        if (!name) return nullptr;
        for (Tree& other : list.items)
            if (const Tree* its = other.find("name"))
                if (same(*its, *name)) return &other;
        return nullptr;
    }

    static bool holds(const Tree& list, const Tree& item) {
        return std::any_of(list.items.begin(), list.items.end(),
                           [&](const Tree& other) { return same(other, item); });
    }

    std::vector<Fault>& faults_;
};

} // namespace

void put_additions(Tree& authority, const Tree& policy, std::vector<Fault>& faults) {
    const Tree* more = policy.find("adds");
    if (more && more->kind == TreeKind::map) Adder(faults).put(authority, *more, "adds");
    const Tree* others = policy.find("combine");
    if (!others || others->kind != TreeKind::list) return;
    for (const Tree& other : others->items) put_additions(authority, other, faults);
}

} // namespace tenure
