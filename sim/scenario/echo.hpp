// From a struct back to a tree in which every default is filled in; uncertain numbers keep their
// blocks, and laws of durations their means in years.
#pragma once

#include "scenario/fields.hpp"
#include "scenario/law_field.hpp"
#include "scenario/steps.hpp"
#include "scenario/uncertain.hpp"

#include <map>
#include <string>
#include <vector>

namespace tenure {

class Echo final : public Fields {
public:
    /// @param parameters the uncertain numbers to write as blocks; their paths begin with prefix
    explicit Echo(const std::vector<UncertainNumber>& parameters = {}, std::string prefix = {});

    const Tree& tree() const { return open_.front().value; }
    /// Notes the value of every field written from now on, by its parameter path.
    void note_values(std::map<std::string, Tree>& into) { values_ = &into; }

    void item_is(const std::string& words) override { steps_.name_item(words); }
    void check(bool, std::string_view, const char*) override {}

private:
    bool reads_afresh() const override { return false; }
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
    void on_part(const Field&, bool) override {}
    void on_law(const Field& field, Law& x) override;
    bool stands(const Field&, bool present) override { return present; }
    bool open(const Field& field) override;
    void close() override;
    std::size_t open_list(const Field& field, std::size_t present) override;
    bool open_item(std::size_t index) override;
    void close_item() override { close(); }
    void close_list() override { close(); }
    void wants_count(const Field&, std::size_t, std::size_t) override {}

    void put(const Field& field, Tree value);
    LawWords as_written(const Law& law) const;
    /// The block of the uncertain number here, or the number.
    Tree number(double x) const;
    const UncertainNumber* parameter(const std::string& path) const;

    std::vector<UncertainNumber> parameters_; ///< by path
    Steps steps_;
    std::vector<TreeEntry> open_; ///< what is being filled, outermost first
    std::map<std::string, Tree>* values_ = nullptr;
};

/// An uncertain number as its block.
Tree block_of(const UncertainNumber& number);

template <class T>
Tree echo(T x, const std::vector<UncertainNumber>& parameters = {},
          const std::string& prefix = {}) {
    Echo writer(parameters, prefix);
    declare(writer, x);
    return writer.tree();
}

} // namespace tenure
