// The JSON Schema that editors read: every declared field, its range and its meaning.
#include "scenario/describe.hpp"
#include "scenario/json.hpp"
#include "scenario/law_field.hpp"
#include "scenario/uncertain.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// Beyond what an int holds a bound says nothing to a person.
Tree typed(const char* type) {
    Tree schema = map_tree();
    add(schema, "type", text_tree(type));
    return schema;
}

Tree reference_to(const char* definition) {
    Tree schema = map_tree();
    add(schema, "$ref", text_tree(std::string("#/definitions/") + definition));
    return schema;
}

Tree list_of(Tree item) {
    Tree schema = typed("array");
    add(schema, "items", std::move(item));
    return schema;
}

Tree either(std::vector<Tree> all) {
    Tree schema = map_tree();
    add(schema, "anyOf", list_tree()).items = std::move(all);
    return schema;
}

Tree words_of(const std::vector<std::string>& words) {
    Tree schema = map_tree();
    Tree& all = add(schema, "enum", list_tree());
    for (const std::string& word : words) all.items.push_back(text_tree(word));
    return schema;
}

Tree pattern(const char* expression) {
    Tree schema = typed("string");
    add(schema, "pattern", text_tree(expression));
    return schema;
}

Tree bounded(const char* type, const Allowed& allowed) {
    Tree schema = typed(type);
    if (std::fabs(allowed.low) < unbounded_from)
        add(schema, allowed.above_low ? "exclusiveMinimum" : "minimum", number_tree(allowed.low));
    if (std::fabs(allowed.high) < unbounded_from)
        add(schema, allowed.below_high ? "exclusiveMaximum" : "maximum", number_tree(allowed.high));
    return schema;
}

Tree number_schema(const Allowed& allowed) {
    return either({bounded("number", allowed), reference_to("uncertain_number")});
}

Tree law_schema(const Note& note) {
    if (note.unit.empty()) return reference_to("law");
    return either(
        {bounded("number", at_least(0)), reference_to("uncertain_number"), reference_to("law")});
}

Tree part_schema(const Note& note) {
    return either({typed("string"), reference_to(note.thing.c_str())});
}

Tree object_schema(const std::vector<Note>& notes);

Tree schema_of(const Note& note) {
    switch (note.kind) {
    case NoteKind::number: return number_schema(note.allowed);
    case NoteKind::integer: return bounded("integer", note.allowed);
    case NoteKind::text:
    case NoteKind::reference: return typed("string");
    case NoteKind::name: return pattern("^[a-z][a-z0-9_]*$");
    case NoteKind::flag: return typed("boolean");
    case NoteKind::choice: return words_of(note.words);
    case NoteKind::choices: return list_of(words_of(note.words));
    case NoteKind::date: return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    case NoteKind::numbers: return list_of(number_schema(note.allowed));
    case NoteKind::texts:
    case NoteKind::references: return list_of(typed("string"));
    case NoteKind::law: return law_schema(note);
    case NoteKind::object: return object_schema(note.inside);
    case NoteKind::objects: return list_of(object_schema(note.inside));
    case NoteKind::part: return part_schema(note);
    case NoteKind::parts: return list_of(part_schema(note));
    }
    return {};
}

std::string description(const Note& note) {
    std::string text = note.meaning;
    if (!note.unit.empty()) text += (text.empty() ? "" : "; ") + ("in " + note.unit);
    if (!note.otherwise.empty()) text += (text.empty() ? "" : "; ") + ("default " + note.otherwise);
    return text;
}

/// Overlays may leave anything out, so nothing is required; the program itself says what is
/// missing.
Tree object_schema(const std::vector<Note>& notes) {
    Tree schema = typed("object");
    Tree properties = map_tree();
    const auto has = [&](const char* key) {
        return std::any_of(notes.begin(), notes.end(),
                           [&](const Note& note) { return note.key == key; });
    };
    if (has("role") && has("team") && !has("name")) add(properties, "remove", typed("boolean"));
    for (const Note& note : notes) {
        Tree field = schema_of(note);
        const std::string text = description(note);
        if (field.find("$ref") && !text.empty()) field = either({std::move(field)});
        if (!text.empty()) add(field, "description", text_tree(text));
        if (note.kind == NoteKind::name) add(properties, "remove", typed("boolean"));
        add(properties, note.key, std::move(field));
    }
    add(schema, "properties", std::move(properties));
    add(schema, "additionalProperties", flag_tree(false));
    return schema;
}

Tree block_schema(const std::vector<Note>& notes) {
    Tree schema = object_schema(notes);
    Tree* properties = schema.find("properties");
    for (const char* key : {"value", "low", "high"}) {
        Tree* field = properties->find(key);
        erase(*field, "anyOf");
        add(*field, "type", text_tree("number"));
    }
    Tree& wanted = add(schema, "required", list_tree());
    for (const Note& note : notes)
        if (note.required) wanted.items.push_back(text_tree(note.key));
    return schema;
}

Tree document_schema(const Document& document) {
    Tree schema = object_schema(document.notes);
    Tree* properties = schema.find("properties");
    Tree extends = typed("string");
    add(extends, "description", text_tree("path of the file that this one is laid over"));
    add(*properties, "extends", std::move(extends));
    erase(*properties, "remove");
    return schema;
}

/// if it has the key, it is the document; else what `otherwise` says.
Tree chosen(const char* key, const char* document, Tree otherwise) {
    Tree has = map_tree();
    add(has, "required", list_tree()).items.push_back(text_tree(key));
    Tree schema = map_tree();
    add(schema, "if", std::move(has));
    add(schema, "then", reference_to(document));
    add(schema, "else", std::move(otherwise));
    return schema;
}

} // namespace

std::string json_schema(const std::vector<Document>& documents) {
    Tree schema = map_tree();
    add(schema, "$schema", text_tree("http://json-schema.org/draft-07/schema#"));
    add(schema, "title", text_tree("tenure scenario"));
    Tree definitions = map_tree();
    add(definitions, "uncertain_number", block_schema(notes_of<UncertainBlock>()));
    add(definitions, "law", object_schema(notes_of<LawWords>()));
    for (const Document& document : documents)
        add(definitions, document.name, document_schema(document));
    Tree choice = chosen("blocks", "policy", chosen("why", "policy", reference_to("authority")));
    choice = chosen("draws", "pack", std::move(choice));
    choice = chosen("vary", "sweep", chosen("policies", "study", std::move(choice)));
    for (const TreeEntry& entry : choice.entries) add(schema, entry.key, entry.value);
    add(schema, "definitions", std::move(definitions));
    return to_json(schema, 1) + "\n";
}

} // namespace tenure
