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
        }
    }

    void put_items(Tree& base, const Tree& more, const std::string& path) {
        for (std::size_t i = 0; i < more.items.size(); ++i) {
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

void put_additions(Tree& authority, const Tree& more, std::vector<Fault>& faults) {
    Adder(faults).put(authority, more, "adds");
}

} // namespace tenure
