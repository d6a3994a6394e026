// Who visits the declared members of a struct: a load, an echo, a description.
#pragma once

#include "core/calendar.hpp"
#include "kernel/law.hpp"
#include "scenario/field.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenure {

class Fields {
public:
    Fields() = default;
    Fields(const Fields&) = delete;
    Fields(Fields&&) = delete;
    Fields& operator=(const Fields&) = delete;
    Fields& operator=(Fields&&) = delete;
    virtual ~Fields() = default;

    /// A number; an uncertain block may stand in its place.
    void number(std::string_view key, double& x, const char* unit, Allowed allowed,
                const char* meaning, Need need = optional) {
        on_number({key, meaning, need, unit, allowed, ""}, x);
    }
    /// A number that may be left out for good.
    void number(std::string_view key, std::optional<double>& x, const char* unit, Allowed allowed,
                const char* meaning);
    template <class Int>
    void integer(std::string_view key, Int& x, const char* unit, Allowed allowed,
                 const char* meaning, Need need = optional);
    template <class Int>
    void integer(std::string_view key, std::optional<Int>& x, const char* unit, Allowed allowed,
                 const char* meaning);
    /// Any words.
    void text(std::string_view key, std::string& x, const char* meaning, Need need = optional) {
        on_text({key, meaning, need, "", {}, ""}, x);
    }
    /// An identifier, [a-z][a-z0-9_]*, no two of a kind alike; kind "" is known to nobody else.
    void name(std::string_view key, std::string& x, const char* kind, const char* meaning,
              Need need = required) {
        on_name({key, meaning, need, "", {}, kind}, x);
    }
    /// The name of something of a kind; an optional one may be left out for good.
    void reference(std::string_view key, std::string& x, const char* kind, const char* meaning,
                   Need need = optional) {
        on_reference({key, meaning, need, "", {}, kind}, x);
    }
    void flag(std::string_view key, bool& x, const char* meaning, Need need = optional) {
        on_flag({key, meaning, need, "", {}, ""}, x);
    }
    /// One of an enumeration's values, by the words that to_text() gives them.
    template <class Enum>
    void choice(std::string_view key, Enum& x, std::initializer_list<Enum> all, const char* meaning,
                Need need = optional);
    template <class Enum>
    void choice(std::string_view key, Enum& x, std::initializer_list<Word<Enum>> all,
                const char* meaning, Need need = optional);
    template <class Enum>
    void choice(std::string_view key, std::optional<Enum>& x, std::initializer_list<Enum> all,
                const char* meaning);
    /// Any number of an enumeration's values.
    template <class Enum>
    void choices(std::string_view key, std::vector<Enum>& x, std::initializer_list<Enum> all,
                 const char* meaning, Need need = optional);
    /// One of some words.
    void choice(std::string_view key, std::string& x, std::initializer_list<const char*> all,
                const char* meaning, Need need = optional);
    void date(std::string_view key, Date& x, const char* meaning, Need need = optional) {
        on_date({key, meaning, need, "date", {}, ""}, x);
    }
    void date(std::string_view key, std::optional<Date>& x, const char* meaning);
    void numbers(std::string_view key, std::vector<double>& x, const char* unit, Allowed allowed,
                 const char* meaning, Need need = optional) {
        on_numbers({key, meaning, need, unit, allowed, ""}, x);
    }
    /// So many numbers, no more and no less.
    template <std::size_t size>
    void numbers(std::string_view key, std::array<double, size>& x, const char* unit,
                 Allowed allowed, const char* meaning, Need need = optional);
    void texts(std::string_view key, std::vector<std::string>& x, const char* meaning,
               Need need = optional) {
        on_texts({key, meaning, need, "", {}, ""}, x);
    }
    void references(std::string_view key, std::vector<std::string>& x, const char* kind,
                    const char* meaning, Need need = optional) {
        on_references({key, meaning, need, "", {}, kind}, x);
    }
    /// A law of durations; a plain number is a fixed one in `unit` (days, months, years; "" for a
    /// law that must be written out).
    void law(std::string_view key, Law& x, const char* unit, const char* meaning,
             Need need = optional) {
        on_law({key, meaning, need, unit, {}, ""}, x);
    }
    template <class T>
    void object(std::string_view key, T& x, const char* meaning, Need need = optional);
    /// An object that may be left out for good.
    template <class T> void object(std::string_view key, std::optional<T>& x, const char* meaning);
    /// A list of objects; kind is what one of them is called.
    template <class T>
    void objects(std::string_view key, std::vector<T>& x, const char* kind, const char* meaning,
                 Need need = optional);
    /// Documents of their own (a path or the thing itself), which this one only names.
    void part(std::string_view key, const char* kind, const char* meaning, Need need = optional) {
        on_part({key, meaning, need, "", {}, kind}, false);
    }
    void parts(std::string_view key, const char* kind, const char* meaning, Need need = optional) {
        on_part({key, meaning, need, "", {}, kind}, true);
    }
    /// What tells the list item being visited from the others of its list.
    virtual void item_is(const std::string& words) = 0;
    /// What must hold between members already declared, whatever is drawn for uncertain numbers;
    /// said of the object's key if not.
    virtual void check(bool holds, std::string_view key, const char* message) = 0;
    /// The same of numbers as they are written: what a draw makes of it is put right in use.
    void check_written(bool holds, std::string_view key, const char* message) {
        if (!reads_draws()) check(holds, key, message);
    }

    virtual void on_number(const Field& field, double& x) = 0;

protected:
    static constexpr std::size_t untouched = static_cast<std::size_t>(-1);

    /// Whether numbers are as drawn, not as written.
    virtual bool reads_draws() const { return false; }
    /// Whether the items of a list are read into fresh structs, whatever was there before.
    virtual bool reads_afresh() const = 0;
    virtual void on_integer(const Field& field, std::int64_t& x) = 0;
    virtual void on_text(const Field& field, std::string& x) = 0;
    virtual void on_name(const Field& field, std::string& x) = 0;
    virtual void on_reference(const Field& field, std::string& x) = 0;
    virtual void on_flag(const Field& field, bool& x) = 0;
    virtual void on_choice(const Field& field, std::size_t& x, const char* const* words,
                           std::size_t count) = 0;
    virtual void on_date(const Field& field, Date& x) = 0;
    virtual void on_numbers(const Field& field, std::vector<double>& x) = 0;
    virtual void on_texts(const Field& field, std::vector<std::string>& x) = 0;
    virtual void on_references(const Field& field, std::vector<std::string>& x) = 0;
    virtual void on_choices(const Field& field, std::vector<std::size_t>& x,
                            const char* const* words, std::size_t count) = 0;
    virtual void on_part(const Field& field, bool several) = 0;
    virtual void on_law(const Field& field, Law& x) = 0;
    /// Whether the member that may be left out for good is to be visited.
    virtual bool stands(const Field& field, bool present) = 0;
    virtual bool open(const Field& field) = 0;
    virtual void close() = 0;
    /// How many items to visit, or `untouched`.
    virtual std::size_t open_list(const Field& field, std::size_t present) = 0;
    virtual bool open_item(std::size_t index) = 0;
    virtual void close_item() = 0;
    virtual void close_list() = 0;
    /// Exactly `count` items were wanted.
    virtual void wants_count(const Field& field, std::size_t count, std::size_t got) = 0;
};

} // namespace tenure
