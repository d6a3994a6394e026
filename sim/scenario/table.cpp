// The field tables in Markdown.
#include "scenario/describe.hpp"
#include "scenario/fault.hpp"
#include "scenario/law_field.hpp"
#include "scenario/tree.hpp"
#include "scenario/uncertain.hpp"

#include <cmath>

namespace tenure {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string range(const Allowed& a) {
    const bool low = std::fabs(a.low) < unbounded_from, high = std::fabs(a.high) < unbounded_from;
    std::string text;
    if (low && high && !a.above_low && !a.below_high)
        return number_text(a.low) + " to " + number_text(a.high);
    if (low) text += (a.above_low ? "above " : "at least ") + number_text(a.low);
    if (low && high) text += ", ";
    if (high) text += (a.below_high ? "below " : "at most ") + number_text(a.high);
    return text;
}

std::string with_range(const char* what, const Note& note) {
    const std::string limits = range(note.allowed);
    return limits.empty() ? what : what + (", " + limits);
}

/// What may be written there.
std::string value(const Note& note) {
    switch (note.kind) {
    case NoteKind::number: return with_range("number", note);
    case NoteKind::integer: return with_range("whole number", note);
    case NoteKind::text: return "text";
    case NoteKind::name: return "name";
    case NoteKind::reference: return "name of " + with_article(note.thing);
    case NoteKind::flag: return "true or false";
    case NoteKind::choice: return joined(note.words);
    case NoteKind::choices: return "list of: " + joined(note.words);
    case NoteKind::date: return "date";
    case NoteKind::numbers: return with_range("list of numbers", note);
    case NoteKind::texts: return "list of texts";
    case NoteKind::references: return "list of names, each of " + with_article(note.thing);
    case NoteKind::law: return note.unit.empty() ? "law" : "number or law";
    case NoteKind::object: return "group, see below";
    case NoteKind::objects: return "list of groups, see below";
    case NoteKind::part: return "path, or the " + note.thing + " itself";
    case NoteKind::parts: return "list of paths, or of each " + note.thing + " itself";
    }
    return {};
}

std::string row(const Note& note) {
    std::string fallback = note.required ? "required" : note.otherwise;
    std::string unit = note.unit == "date" ? "" : note.unit;
    return "| `" + note.key + "` | " + value(note) + " | " + unit + " | " + fallback + " | " +
           note.meaning + " |\n";
}

std::string sentence(std::string words) {
    if (words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words + '.';
}

void write_table(const std::string& heading, const std::string& meaning,
                 const std::vector<Note>& notes, std::string& out) {
    out += heading + "\n\n";
    if (!meaning.empty()) out += sentence(meaning) + "\n\n";
    out += "| key | value | unit | default | meaning |\n| --- | --- | --- | --- | --- |\n";
    for (const Note& note : notes) out += row(note);
    out += "\n";
}

void write_all(const std::string& heading, const std::string& path, const std::string& meaning,
               const std::vector<Note>& notes, std::string& out) {
    write_table(heading, meaning, notes, out);
    for (const Note& note : notes) {
        if (note.inside.empty()) continue;
        const std::string item = note.kind == NoteKind::objects ? "[]" : "";
        std::string inner = path.empty() ? note.key : path + '.' + note.key;
        inner += item;
        std::string heading_inside = "#### `";
        heading_inside += inner + '`';
        write_all(heading_inside, inner, note.meaning, note.inside, out);
    }
}

} // namespace

std::string field_tables(const std::vector<Document>& documents) {
    std::string out;
    for (const Document& document : documents)
        write_all("### Fields of " + with_article(document.name), "", "", document.notes, out);
    write_table("### An uncertain number", "Stands anywhere a number may stand",
                notes_of<UncertainBlock>(), out);
    write_table("### A law of durations", "Exactly one mean, or the rate, is given",
                notes_of<LawWords>(), out);
    out.pop_back();
    return out;
}

} // namespace tenure
