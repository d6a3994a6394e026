#include "scenario/document_kind.hpp"

#include "scenario/documents.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tenure {

namespace {

/// Where a file is as much like two, it is the first.
constexpr std::pair<std::string_view, DocumentKind> kinds[] = {
    {"policy", DocumentKind::policy},
    {"study", DocumentKind::study},
    {"sweep", DocumentKind::sweep},
    {"pack", DocumentKind::pack},
    {"authority", DocumentKind::authority}};

std::string name_of(DocumentKind kind) {
    const auto is_kind = [&](const auto& each) { return each.second == kind; };
    return std::string(std::find_if(std::begin(kinds), std::end(kinds), is_kind)->first);
}

const Document& document_of(DocumentKind kind) {
    const std::string name = name_of(kind);
    return *std::find_if(documents().begin(), documents().end(),
                         [&](const Document& each) { return each.name == name; });
}

/// How much more a file is one kind of document than another: one up for a key of the kind, one
/// down for another's, and for one that the kind must have and that is not there.
int alikeness(const Tree& file, DocumentKind kind) {
    int alike = 0;
    for (const Note& note : document_of(kind).notes) {
        if (file.find(note.key))
            alike += 2; // and one down for every key there is, which is the same for all kinds
        else if (note.required)
            --alike;
    }
    return alike;
}

/// Of every kind; "extends" has been followed before anything is read.
const std::vector<std::string>& known_keys() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> keys{"extends"};
        for (const auto& kind : kinds)
            for (const Note& note : document_of(kind.second).notes) keys.push_back(note.key);
        return keys;
    }();
    return all;
}

/// What is wrong, if no key of a file is known; else empty.
std::string unknown_in_words(const Tree& file) {
    const std::vector<std::string>& known = known_keys();
    const auto is_known = [&](const std::string& key) { return file.find(key); };
    if (std::any_of(known.begin(), known.end(), is_known)) return {};
    const std::string& first = file.entries.front().key;
    return "has no key that is known: is it a scenario file? It begins with \"" + first + "\"." +
           did_you_mean(first, known);
}

} // namespace

std::string in_words(DocumentKind kind) { return with_article(name_of(kind)); }

DocumentKind document_kind(const Tree& document) {
    return std::max_element(std::begin(kinds), std::end(kinds),
                            [&](const auto& a, const auto& b) {
                                return alikeness(document, a.second) <
                                       alikeness(document, b.second);
                            })
        ->second;
}

bool is_wanted(const Tree& document, DocumentKind wanted, const Tree& part, const std::string& key,
               std::vector<Fault>& faults) {
    if (document.kind != TreeKind::map || document.entries.empty()) return true;
    const bool has_file = part.kind == TreeKind::text || key.empty();
    std::string what = has_file ? unknown_in_words(document) : std::string();
    if (what.empty()) {
        const DocumentKind kind = document_kind(document);
        if (alikeness(document, kind) <= alikeness(document, wanted)) return true;
        what = "is " + in_words(kind) + ", but " + in_words(wanted) + " is wanted.";
    }
    const std::string it = part.kind == TreeKind::text ? '"' + part.text + "\" " : "";
    faults.push_back(fault_at(part.position, key, (key.empty() ? "this " : it) + what));
    return false;
}

void expect_kind(const Tree& document, DocumentKind wanted) {
    std::vector<Fault> faults;
    is_wanted(document, wanted, document, "", faults);
    throw_if_any(std::move(faults));
}

} // namespace tenure
