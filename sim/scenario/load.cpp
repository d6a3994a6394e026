#include "scenario/load.hpp"

#include "core/number.hpp"
#include "core/text.hpp"
#include "scenario/documents.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// Each once, in order of first mention.
std::vector<std::string> strings(const std::vector<std::string_view>& all) {
    std::vector<std::string> once;
    for (const std::string_view each : all)
        if (std::find(once.begin(), once.end(), each) == once.end()) once.emplace_back(each);
    return once;
}

std::string listed(const std::vector<std::string>& words) {
    constexpr std::size_t most = 60;
    std::string text;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
        text += (i > 0 ? ", " : "") + shortened_bytes(words[i], 60);
    if (words.size() > most) text += " and " + std::to_string(words.size() - most) + " more";
    return text;
}

/// The digits and points of a number that has separators of thousands; nothing if it is none.
std::string without_separators(const std::string& text) {
    std::string bare;
    for (char c : text) {
        if ((c >= '0' && c <= '9') || c == '.')
            bare += c;
        else if (c != ',' && c != '_' && c != ' ')
            return {};
    }
    return bare;
}

/// A number that a sign for money stands before; its rest, without the sign, or nothing.
std::string without_money(const std::string& text) {
    for (const char* sign : {"\xc2\xa3", "GBP ", "GBP", "$"})
        if (text.rfind(sign, 0) == 0) return text.substr(std::string(sign).size());
    return {};
}

/// What was perhaps meant by a percentage: the share it is of one.
std::string of_percentage(const std::string& text) {
    if (text.empty() || text.back() != '%') return {};
    const std::optional<double> percent = read_number(text.substr(0, text.size() - 1));
    return percent ? " Write " + number_text(*percent / 100) + " for a share, or the bare number."
                   : "";
}

/// What was perhaps meant by a text where a number, or true or false, is wanted.
std::string hint(const std::string& text, const std::string& wanted) {
    if (wanted == in_words(TreeKind::flag))
        return text == "yes" || text == "on"   ? " Write true."
               : text == "no" || text == "off" ? " Write false."
                                               : "";
    if (wanted != in_words(TreeKind::number)) return {};
    if (const std::string amount = without_money(text); !amount.empty())
        return " Write " +
               (without_separators(amount).empty() ? amount : without_separators(amount)) +
               ", without a sign for money.";
    if (const std::string share = of_percentage(text); !share.empty()) return share;
    const std::string bare = without_separators(text);
    const std::size_t comma = text.find(',');
    if (bare.empty() || comma == std::string::npos || comma != text.rfind(',') ||
        text.find('.') != std::string::npos)
        return bare.empty() ? "" : " Write " + bare + '.';
    const std::string with_point = text.substr(0, comma) + '.' + text.substr(comma + 1);
    if (text.size() != comma + 4 || text[0] == '0')
        return " Write " + with_point + ", with a point.";
    return " Write " + bare + ", or " + with_point + " with a point.";
}

constexpr std::size_t most_unknown_keys = 10; ///< of one group that are told one by one

/// Where else a key may stand, for one that was put in the wrong place: "a policy, under blocks[]".
std::string belongs_elsewhere(const std::string& key) {
    std::string text;
    for (const Document& document : documents())
        for (const std::string& place : places_of(key, document.notes))
            text += (text.empty() ? " It belongs into " : ", or ") + with_article(document.name) +
                    (place.empty() ? "" : ", under " + place);
    return text.empty() ? "" : text + '.';
}

/// A key of earlier versions, and what is written now beside the key that took its place.
struct Replaced {
    const char *key, *now, *write;
};
constexpr Replaced replaced[] = {
    {"supply_per_year", "routes", "routes: [{name: anyone, places: ...}] with the same number"}};

std::string all_keys(const std::vector<std::string>& known) {
    return known.empty() ? "" : " Known here: " + listed(known) + '.';
}

} // namespace

Loader::Loader(const Tree& document, Loading& loading, std::string prefix, std::string within)
    : document_(document), loading_(loading), steps_(std::move(prefix)),
      within_(std::move(within)) {}

bool Loader::begin() {
    if (!is_kind(document_, TreeKind::map, {})) return false;
    enter_map(document_);
    return true;
}

void Loader::enter_map(const Tree& map) {
    frames_.push_back({&map, 0, loading_.faults.size(), {}});
}

void Loader::fault(const Position& at, std::string message) {
    std::string path = steps_.path();
    if (!within_.empty())
        path = path.empty() || path.front() == '[' ? within_ + path : within_ + '.' + path;
    loading_.faults.push_back(fault_at(at, std::move(path), std::move(message)));
}

void Loader::fault(const Position& at, std::string_view key, std::string message) {
    if (key.empty()) return fault(at, std::move(message));
    steps_.enter(key);
    fault(at, std::move(message));
    steps_.leave();
}

const Tree* Loader::setting() {
    if (!loading_.settings || loading_.settings->empty() || in_block_) return nullptr;
    if (loading_.checked) loading_.fields.push_back(steps_.parameter_path());
    PathHash hash;
    steps_.feed_parameter_path([&](std::string_view piece) { hash.add(piece); });
    for (const Setting& each : *loading_.settings) {
        if (each.hash != hash.value() || each.path != steps_.parameter_path()) continue;
        if (loading_.checked) loading_.set.push_back(each.path);
        return &each.value;
    }
    return nullptr;
}

const Tree* Loader::find(const Field& field) {
    if (!loading_.settings) return written(field);
    steps_.enter(field.key);
    const Tree* set = setting();
    steps_.leave();
    if (set && loading_.checked) frames_.back().known.push_back(field.key);
    return set ? set : written(field);
}

const Tree* Loader::written(const Field& field) {
    Frame& frame = frames_.back();
    if (loading_.checked) frame.known.push_back(field.key);
    const auto& entries = frame.map->entries;
    for (std::size_t n = 0, i = frame.next; n < entries.size(); ++n, ++i) {
        if (i >= entries.size()) i = 0;
        if (entries[i].key != field.key) continue;
        frame.next = i + 1;
        return &entries[i].value;
    }
    if (field.need == required && loading_.checked)
        fault(frame.map->position, field.key,
              std::string("is missing. Meaning: ") + field.meaning + ".");
    return nullptr;
}

bool Loader::is_kind(const Tree& node, TreeKind kind, const Field& field) {
    if (node.kind == kind) return true;
    miss(node, field, in_words(kind));
    return false;
}

const Tree* Loader::take(const Field& field, TreeKind kind) {
    const Tree* node = find(field);
    if (!node) return nullptr;
    steps_.enter(field.key);
    const bool good = is_kind(*node, kind, field);
    steps_.leave();
    return good ? node : nullptr;
}

void Loader::miss(const Tree& node, const Field& field, const char* wanted) {
    if (node.kind == TreeKind::null)
        return fault(node.position, "has no value: write one, or leave the key out.");
    std::string message = quoted(node);
    if (node.kind == TreeKind::text || node.kind == TreeKind::number)
        message += std::string(" is ") + in_words(node.kind) + ", but ";
    else
        message += " stands here, but ";
    message += std::string(wanted) + " is wanted";
    if (*field.unit) message += std::string(" (") + field.unit + ')';
    message += '.';
    if (node.kind == TreeKind::text) message += hint(node.text, wanted);
    if (*field.meaning) message += std::string(" Meaning: ") + field.meaning + '.';
    fault(node.position, message);
}

void Loader::check(bool holds, std::string_view key, const char* message) {
    const Frame& frame = frames_.back();
    if (holds || !(loading_.checked || loading_.rules)) return;
    if (loading_.faults.size() > frame.faults) return;
    const Tree* node = frame.map->find(key);
    fault(node ? node->position : frame.map->position, key, std::string(message) + '.');
}

void Loader::item_is(const std::string& words) {
    if (lists_.empty()) return;
    steps_.name_item(words);
    if (!loading_.checked || loading_.faults.size() > frames_.back().faults) return;
    if (!lists_.back().seen.insert(words).second)
        fault(frames_.back().map->position,
              "is the second one for \"" + words + "\" in this list.");
}

bool Loader::stands(const Field& field, bool) {
    const Tree* node = find(field);
    return node && node->kind != TreeKind::null;
}

bool Loader::open(const Field& field) {
    const Tree* node = find(field);
    if (!node || node->kind == TreeKind::null) return false;
    steps_.enter(field.key);
    if (is_kind(*node, TreeKind::map, field)) {
        enter_map(*node);
        return true;
    }
    steps_.leave();
    return false;
}

void Loader::leave_map() {
    const Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (!loading_.checked) return;
    const std::unordered_set<std::string_view> known(frame.known.begin(), frame.known.end());
    std::size_t unknown = 0;
    Position beyond;
    for (const TreeEntry& entry : frame.map->entries) {
        if (known.contains(entry.key)) continue;
        if (++unknown <= most_unknown_keys)
            unknown_key(entry, strings(frame.known));
        else if (unknown == most_unknown_keys + 1)
            beyond = entry.position;
    }
    if (unknown > most_unknown_keys)
        fault(beyond, "has " + std::to_string(unknown - most_unknown_keys) +
                          " more keys that are not known here, from this one on.");
}

void Loader::unknown_key(const TreeEntry& entry, const std::vector<std::string>& known) {
    for (const Replaced& old : replaced)
        if (entry.key == old.key && std::find(known.begin(), known.end(), old.now) != known.end())
            return fault(entry.position, entry.key,
                         std::string("has been replaced by ") + old.now + ": write " + old.write +
                             '.');
    std::string meant = did_you_mean(entry.key, known);
    if (meant.empty()) meant = belongs_elsewhere(entry.key);
    fault(entry.position, entry.key,
          "is not a key that is known here." + (meant.empty() ? all_keys(known) : meant));
}

void Loader::close() {
    leave_map();
    steps_.leave();
}

std::size_t Loader::open_list(const Field& field, std::size_t) {
    const Tree* node = take(field, TreeKind::list);
    if (!node) return untouched;
    steps_.enter(field.key);
    lists_.push_back({node, {}});
    return node->items.size();
}

bool Loader::open_item(std::size_t index) {
    const Tree& item = lists_.back().list->items[index];
    steps_.enter(index);
    if (is_kind(item, TreeKind::map, {})) {
        enter_map(item);
        return true;
    }
    steps_.leave();
    return false;
}

void Loader::close_item() { close(); }

void Loader::close_list() {
    lists_.pop_back();
    steps_.leave();
}

void Loader::on_part(const Field& field, bool several) {
    const Tree* node = find(field);
    if (!node) return;
    const auto is_part = [](const Tree& each) {
        return each.kind == TreeKind::text || each.kind == TreeKind::map;
    };
    steps_.enter(field.key);
    if (!several && !is_part(*node)) miss(*node, field, "a path to a file, or what it would hold,");
    if (several && is_kind(*node, TreeKind::list, field))
        for (const Tree& item : node->items)
            if (!is_part(item)) miss(item, field, "a path to a file, or what it would hold,");
    steps_.leave();
}

namespace {

/// What is said of a name that nothing has.
std::string no_such_name(const std::string& written, const std::string& kind,
                         const NameList& names) {
    std::vector<std::string> known;
    for (const auto& name : names) known.push_back(name.first);
    const std::string near = did_you_mean(written, known);
    const std::string message =
        '"' + shortened_bytes(written, 60) + "\" is not the name of " + with_article(kind) + '.';
    if (!near.empty()) return message + near;
    return message + (known.empty() ? " There is none." : " Known: " + listed(known) + '.');
}

} // namespace

void check_references(Loading& loading) {
    constexpr std::size_t most = 50; // that are compared with every name that is known
    std::size_t unknown = 0;
    for (const Loading::Reference& reference : loading.references) {
        const NameList& names = loading.names[reference.kind];
        if (names.find(reference.name)) continue;
        loading.faults.push_back(fault_at(
            reference.position, reference.path,
            ++unknown <= most ? no_such_name(reference.name, reference.kind, names)
                              : '"' + shortened_bytes(reference.name, 60) +
                                    "\" is not the name of " + with_article(reference.kind) + '.'));
    }
    loading.references.clear();
}

} // namespace tenure
