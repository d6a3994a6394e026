#include "scenario/describe.hpp"

#include "scenario/tree.hpp"

namespace tenure {

namespace {

std::string quote(const std::string& text) { return text.empty() ? "" : '"' + text + '"'; }

} // namespace

Note& Describer::put(const Field& field, NoteKind kind, std::string otherwise) {
    Note note;
    note.key = field.key;
    note.kind = kind;
    note.meaning = field.meaning;
    note.unit = field.unit;
    note.thing = field.kind;
    note.allowed = field.allowed;
    note.required = field.need == required;
    if (!note.required && !may_be_left_out_) note.otherwise = std::move(otherwise);
    may_be_left_out_ = false;
    open_.back().inside.push_back(std::move(note));
    return open_.back().inside.back();
}

void Describer::on_number(const Field& field, double& x) {
    put(field, NoteKind::number, number_text(x));
}

void Describer::on_integer(const Field& field, std::int64_t& x) {
    put(field, NoteKind::integer, std::to_string(x));
}

void Describer::on_text(const Field& field, std::string& x) {
    put(field, NoteKind::text, quote(x));
}
void Describer::on_name(const Field& field, std::string& x) {
    put(field, NoteKind::name, quote(x));
}

void Describer::on_reference(const Field& field, std::string& x) {
    put(field, NoteKind::reference, quote(x));
}

void Describer::on_flag(const Field& field, bool& x) {
    put(field, NoteKind::flag, x ? "true" : "false");
}

void Describer::on_choice(const Field& field, std::size_t& x, const char* const* words,
                          std::size_t count) {
    Note& note = put(field, NoteKind::choice, x < count ? quote(words[x]) : "");
    note.words.assign(words, words + count);
}

void Describer::on_choices(const Field& field, std::vector<std::size_t>&, const char* const* words,
                           std::size_t count) {
    put(field, NoteKind::choices, "[]").words.assign(words, words + count);
}

void Describer::on_date(const Field& field, Date& x) {
    put(field, NoteKind::date, quote(to_text(x)));
}

void Describer::on_numbers(const Field& field, std::vector<double>& x) {
    std::string all;
    for (double each : x) all += (all.empty() ? "" : ",") + number_text(each);
    put(field, NoteKind::numbers, '[' + all + ']');
}

void Describer::on_texts(const Field& field, std::vector<std::string>&) {
    put(field, NoteKind::texts, "[]");
}

void Describer::on_references(const Field& field, std::vector<std::string>&) {
    put(field, NoteKind::references, "[]");
}

void Describer::on_part(const Field& field, bool several) {
    put(field, several ? NoteKind::parts : NoteKind::part);
}

void Describer::on_law(const Field& field, Law&) { put(field, NoteKind::law); }

bool Describer::stands(const Field&, bool) {
    may_be_left_out_ = true;
    return true;
}

bool Describer::open(const Field& field) {
    put(field, NoteKind::object);
    open_.push_back(open_.back().inside.back());
    return true;
}

void Describer::close() {
    Note done = std::move(open_.back());
    open_.pop_back();
    open_.back().inside.back() = std::move(done);
}

std::size_t Describer::open_list(const Field& field, std::size_t) {
    put(field, NoteKind::objects, "[]");
    open_.push_back(open_.back().inside.back());
    return 1;
}

std::vector<std::string> places_of(const std::string& key, const std::vector<Note>& notes) {
    constexpr std::size_t most = 2;
    std::vector<std::string> found;
    std::vector<std::pair<const std::vector<Note>*, std::string>> levels{{&notes, ""}};
    for (std::size_t i = 0; i < levels.size() && found.size() < most; ++i) {
        const auto [fields, place] = levels[i]; // levels grows below
        for (const Note& note : *fields) {
            if (note.key == key) found.push_back(place);
            if (note.inside.empty()) continue;
            const char* several = note.kind == NoteKind::objects ? "[]" : "";
            levels.push_back(
                {&note.inside, place + (place.empty() ? "" : ".") + note.key + several});
        }
    }
    return found;
}

} // namespace tenure
