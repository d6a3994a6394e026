#include "scenario/resolve.hpp"

#include "scenario/uncertain.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tenure {

namespace {

const char* const extends = "extends";

/// The text at a key; null if there is none.
const std::string* text_at(const Tree& item, const char* key) {
    const Tree* found = item.find(key);
    return found && found->kind == TreeKind::text ? &found->text : nullptr;
}

/// What tells an item of a list from the others: its name, its destination, or its role and team;
/// empty if nothing.
std::string identity(const Tree& item) {
    for (const char* key : {"name", "destination"})
        if (const std::string* text = text_at(item, key)) return *text;
    const std::string *role = text_at(item, "role"), *team = text_at(item, "team");
    return role && team ? *role + '\n' + *team : "";
}

bool all_identified(const Tree& list) {
    return !list.items.empty() &&
           std::all_of(list.items.begin(), list.items.end(),
                       [](const Tree& item) { return !identity(item).empty(); });
}

bool is_removed(const Tree& item) {
    const Tree* remove = item.find("remove");
    return remove && remove->kind == TreeKind::flag && remove->flag;
}

/// The item `remove: true` alone, which drops all that is inherited.
bool removes_all(const Tree& item) { return is_removed(item) && item.entries.size() == 1; }

bool replaces_list(const Tree& list) {
    return list.kind == TreeKind::list &&
           std::any_of(list.items.begin(), list.items.end(), removes_all);
}

Tree without_base(Tree list) {
    list.items.erase(std::remove_if(list.items.begin(), list.items.end(), removes_all),
                     list.items.end());
    return list;
}

/// Where the inherited items are, by identity. Of several with one identity the first goes to the
/// first that is laid over them, the second to the second, and so on.
class Inherited {
public:
    explicit Inherited(const Tree& base) {
        for (std::size_t i = base.items.size(); i-- > 0;)
            places_[identity(base.items[i])].push_back(i);
    }
    std::optional<std::size_t> next(const std::string& identity) {
        const auto at = places_.find(identity);
        if (at == places_.end() || at->second.empty()) return {};
        const std::size_t place = at->second.back();
        at->second.pop_back();
        return place;
    }

private:
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

Tree merged_lists(const Tree& base, const Tree& over) {
    Tree all = over;
    all.items = base.items;
    Inherited inherited(base);
    std::vector<bool> gone(base.items.size());
    for (const Tree& item : over.items) {
        const std::optional<std::size_t> at = inherited.next(identity(item));
        if (!at)
            all.items.push_back(item);
        else if (is_removed(item))
            gone[*at] = true;
        else
            all.items[*at] = merged(base.items[*at], item);
    }
    std::size_t i = 0;
    all.items.erase(std::remove_if(all.items.begin(), all.items.end(),
                                   [&](const Tree&) { return i < gone.size() && gone[i++]; }),
                    all.items.end());
    return all;
}

Tree merged_maps(const Tree& base, const Tree& over) {
    Tree all = over;
    all.entries = base.entries;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < base.entries.size(); ++i) places.emplace(base.entries[i].key, i);
    std::unordered_set<std::string> gone;
    for (const TreeEntry& entry : over.entries) {
        const auto at = places.find(entry.key);
        if (entry.value.kind == TreeKind::null)
            gone.insert(entry.key);
        else if (at != places.end())
            all.entries[at->second].value = merged(base.entries[at->second].value, entry.value);
        else
            all.entries.push_back({entry.key, entry.position, merged({}, entry.value)});
    }
    all.entries.erase(
        std::remove_if(all.entries.begin(), all.entries.end(),
                       [&](const TreeEntry& entry) { return gone.contains(entry.key); }),
        all.entries.end());
    return all;
}

bool replaces_whole(const Tree& map) { return map.find("law") != nullptr || is_uncertain(map); }

class Resolver {
public:
    Resolver(Reader& reader, std::vector<Fault>& faults) : reader_(reader), faults_(faults) {}

    std::optional<Tree> file(const std::string& path) {
        chain_.push_back(path);
        std::optional<Tree> tree = reader_.read(path, faults_);
        if (tree) tree = extended(std::move(*tree));
        chain_.pop_back();
        return tree;
    }

    std::optional<Tree> extended(Tree over) {
        const Tree* named = over.kind == TreeKind::map ? over.find(extends) : nullptr;
        if (!named) return over;
        const Tree where = *named;
        erase(over, extends);
        const std::optional<Tree> base = base_of(where);
        if (!base) return {};
        return merged(*base, over);
    }

    /// A file that another one names: if it cannot be had, that other one is at fault.
    std::optional<Tree> named_file(const Tree& named, const std::string& key,
                                   const std::string& path) {
        try {
            return file(path);
        } catch (const FileError& error) {
            if (error.passes) throw;
            faults_.push_back(fault_at(named.position, key, error.what()));
            return {};
        }
    }

private:
    std::optional<Tree> base_of(const Tree& named) {
        if (named.kind != TreeKind::text) {
            fault(named, "must be the path of one file, as text.");
            return {};
        }
        const std::string path = beside(file_name(named.position), named.text);
        if (std::find(chain_.begin(), chain_.end(), path) == chain_.end())
            return named_file(named, extends, path);
        std::string circle;
        for (const std::string& step : chain_) circle += step + " -> ";
        fault(named, "goes round in a circle: " + circle + path + '.');
        return {};
    }

    void fault(const Tree& at, const std::string& message) {
        faults_.push_back(fault_at(at.position, extends, message));
    }

    Reader& reader_;
    std::vector<Fault>& faults_;
    std::vector<std::string> chain_;
};

} // namespace

std::string beside(const std::string& file, const std::string& path) {
    const std::size_t slash = file.rfind('/');
    std::string all = slash == std::string::npos || path.substr(0, 1) == "/"
                          ? path
                          : file.substr(0, slash + 1) + path;
    // a/./b is a/b, and a/x/../b is a/b unless x is .. itself
    for (std::size_t at = all.find("/./"); at != std::string::npos; at = all.find("/./"))
        all.erase(at, 2);
    if (all.compare(0, 2, "./") == 0) all.erase(0, 2);
    std::size_t at = all.find("/../");
    while (at != std::string::npos) {
        const std::size_t before = at == 0 ? std::string::npos : all.rfind('/', at - 1);
        const std::size_t first = before == std::string::npos ? 0 : before + 1;
        const std::string step = all.substr(first, at - first);
        const bool kept = step.empty() || step == "..";
        if (!kept) all.erase(first, at + 4 - first);
        at = all.find("/../", kept ? at + 3 : 0);
    }
    return all;
}

Tree merged(const Tree& base, const Tree& over) {
    if (replaces_list(over)) return without_base(over);
    if (base.kind != over.kind) return over;
    if (over.kind == TreeKind::map && !replaces_whole(over)) return merged_maps(base, over);
    if (over.kind == TreeKind::list && all_identified(base) && !over.items.empty())
        return merged_lists(base, over);
    return over;
}

std::optional<Tree> resolve(Reader& reader, const std::string& path, std::vector<Fault>& faults) {
    return Resolver(reader, faults).file(path);
}

std::optional<Tree> resolve_part(Reader& reader, const Tree& part, const std::string& key,
                                 std::vector<Fault>& faults) {
    Resolver resolver(reader, faults);
    if (part.kind == TreeKind::text)
        return resolver.named_file(part, key, beside(file_name(part.position), part.text));
    return resolver.extended(part);
}

} // namespace tenure
