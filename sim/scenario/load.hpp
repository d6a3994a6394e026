// From a tree to a struct: reads every declared field and gathers every fault on the way.
#pragma once

#include "scenario/fields.hpp"
#include "scenario/pack.hpp"
#include "scenario/setting.hpp"
#include "scenario/steps.hpp"
#include "scenario/uncertain.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tenure {

/// Names in use, each with where it was written first.
class NameList {
public:
    using Entry = std::pair<std::string, Position>;
    void push_back(Entry entry) {
        first_.emplace(entry.first, all_.size());
        all_.push_back(std::move(entry));
    }
    /// Where a name was written first; null if nothing has it.
    const Position* find(const std::string& name) const {
        const auto at = first_.find(name);
        return at == first_.end() ? nullptr : &all_[at->second].second;
    }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

private:
    std::vector<Entry> all_;
    std::unordered_map<std::string, std::size_t> first_;
};

/// By the kind of thing that has them.
using Names = std::map<std::string, NameList, std::less<>>;

/// What a load is told, and what it gathers besides the struct.
struct Loading {
    ParameterDraw draw;
    /// False reads a tree that has been checked before: nothing below is gathered.
    bool checked = true;
    /// With checked = false: rules between fields are held against the numbers as they are drawn.
    bool rules = false;
    const Settings* settings = nullptr; ///< stand in place of what is written
    const Pack* pack = nullptr;         ///< draws what is joint

    /// Where to, if anywhere, the numbers taken for uncertain ones are written.
    ByParameter* taken = nullptr;

    Names names;
    std::vector<UncertainNumber> parameters;
    std::vector<Fault> faults;

    /// A reference met; its name may come later.
    struct Reference {
        const char* kind;
        std::string name;
        Position position;
        std::string path;
    };
    std::vector<Reference> references;
    /// Where there are settings: the parameter path of every field met, and of those that were set.
    std::vector<std::string> fields, set;
};

class Loader final : public Fields {
public:
    /// @param prefix of parameter paths: "authority"; of no use to the paths of faults
    /// @param within where the document stands in its file, if not at its top: "authority"
    Loader(const Tree& document, Loading& loading, std::string prefix, std::string within = {});

    /// Opens the document itself; false if it is no map.
    bool begin();
    void end() { leave_map(); }

    void item_is(const std::string& words) override;
    void check(bool holds, std::string_view key, const char* message) override;

private:
    /// A map being read.
    struct Frame {
        const Tree* map;
        std::size_t next;                    ///< where the next key is looked for first
        std::size_t faults;                  ///< how many there were when it was opened
        std::vector<std::string_view> known; ///< the keys asked for so far
    };

    /// A list of objects being read.
    struct List {
        const Tree* list;
        std::unordered_set<std::string> seen; ///< what tells its items apart, so far
    };

    bool reads_afresh() const override { return true; }
    bool reads_draws() const override { return !loading_.checked; }
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
    bool open_item(std::size_t index) override;
    void close_item() override;
    void close_list() override;
    void wants_count(const Field& field, std::size_t count, std::size_t got) override;

    const Tree* find(const Field& field);
    const Tree* written(const Field& field);
    /// What is set for the value now visited; null if it is as written.
    const Tree* setting();
    /// The value at a field's key, if it is there and of the kind; faults otherwise.
    const Tree* take(const Field& field, TreeKind kind);
    bool is_kind(const Tree& node, TreeKind kind, const Field& field);
    void enter_map(const Tree& map);
    /// Says which keys nobody asked for.
    void leave_map();
    void unknown_key(const TreeEntry& entry, const std::vector<std::string>& known);
    void read_number(const Tree& node, const Field& field, double& x);
    bool in_range(const Tree& node, double x, const Field& field);
    double uncertain(const Tree& node, const Field& field);
    bool read_block(const Tree& node, const Field& field, UncertainBlock& block);
    double taken(const UncertainNumber& number, const Field& field) const;
    double drawn_number(const UncertainNumber& number, std::uint32_t hash) const;
    double own_number(const UncertainNumber& number, std::uint32_t hash) const;
    void refer(const Tree& node, const Field& field, std::string& x);
    void read_text(const Tree& node, const Field& field, std::string& x);
    using ReadText = void (Loader::*)(const Tree&, const Field&, std::string&);
    void read_texts(const Field& field, std::vector<std::string>& x, ReadText read);
    bool choose(const Tree& node, std::size_t& x, const char* const* words, std::size_t count);
    void miss(const Tree& node, const Field& field, const char* wanted);
    void fault(const Position& at, std::string message);
    void fault(const Position& at, std::string_view key, std::string message);

    const Tree& document_;
    Loading& loading_;
    Steps steps_;
    std::string within_;
    std::vector<Frame> frames_;
    std::vector<List> lists_;
    bool in_block_ = false;
};

/// Says which references name nothing that is known.
void check_references(Loading& loading);

/// Reads a document. References are checked by the caller, when all names are known.
template <class T>
T load(const Tree& document, Loading& loading, const std::string& prefix = {},
       const std::string& within = {}) {
    T x;
    Loader loader(document, loading, prefix, within);
    if (loader.begin()) {
        declare(loader, x);
        loader.end();
    }
    return x;
}

} // namespace tenure
