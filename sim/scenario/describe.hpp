// What can be written in a scenario: every declared field as a note, for the editors' schema and
// the field table.
#pragma once

#include "scenario/fields.hpp"

#include <string>
#include <vector>

namespace tenure {

enum class NoteKind : std::uint8_t {
    number,
    integer,
    text,
    name,
    reference,
    flag,
    choice,
    choices,
    date,
    numbers,
    texts,
    references,
    law,
    object,
    objects,
    part,
    parts,
};

/// One field, and the fields inside it.
struct Note {
    std::string key;
    NoteKind kind = NoteKind::object;
    std::string meaning;
    std::string unit;
    std::string thing;     ///< what a name is of, a reference leads to, or a list holds
    std::string otherwise; ///< the default as JSON; empty if there is none
    Allowed allowed;
    bool required = false;
    std::vector<std::string> words; ///< of a choice
    std::vector<Note> inside;
};

/// Visits a struct as it is when nothing has been written.
class Describer final : public Fields {
public:
    Describer() : open_(1) {}

    const std::vector<Note>& notes() const { return open_.front().inside; }

    void item_is(const std::string&) override {}
    void check(bool, std::string_view, const char*) override {}

private:
    bool reads_afresh() const override { return true; }
    void on_number(const Field& field, double& x) override;
    void on_integer(const Field& field, std::int64_t& x) override;
    void on_text(const Field& field, std::string& x) override;
    void on_name(const Field& field, std::string& x) override;
    void on_reference(const Field& field, std::string& x) override;
    void on_flag(const Field& field, bool& x) override;
    void on_choice(const Field& field, std::size_t& x, const char* const* words,
                   std::size_t count) override;
    void on_date(const Field& field, Date& x) override;
    void on_numbers(const Field& field, std::vector<double>& x) override;
    void on_texts(const Field& field, std::vector<std::string>& x) override;
    void on_references(const Field& field, std::vector<std::string>& x) override;
    void on_choices(const Field& field, std::vector<std::size_t>& x, const char* const* words,
                    std::size_t count) override;
    void on_part(const Field& field, bool several) override;
    void on_law(const Field& field, Law& x) override;
    bool stands(const Field& field, bool present) override;
    bool open(const Field& field) override;
    void close() override;
    std::size_t open_list(const Field& field, std::size_t present) override;
    bool open_item(std::size_t) override { return true; }
    void close_item() override {}
    void close_list() override { close(); }
    void wants_count(const Field&, std::size_t, std::size_t) override {}

    Note& put(const Field& field, NoteKind kind, std::string otherwise = {});

    std::vector<Note> open_;
    bool may_be_left_out_ = false; ///< the next field has no default
};

template <class T> std::vector<Note> notes_of() {
    T x;
    Describer describer;
    declare(describer, x);
    return describer.notes();
}

/// All that a scenario's files may hold.
struct Document {
    const char* name; ///< authority, policy, study
    std::vector<Note> notes;
};

/// Where a field of that name stands among these and the fields inside them, the least deep first,
/// at most two: "blocks[]"; "" where it is one of these themselves.
std::vector<std::string> places_of(const std::string& key, const std::vector<Note>& notes);

/// JSON Schema (draft 7) for editors; a file is taken for what its keys make it.
std::string json_schema(const std::vector<Document>& documents);

/// The field tables in Markdown, one for each document and each object in it.
std::string field_tables(const std::vector<Document>& documents);

} // namespace tenure
