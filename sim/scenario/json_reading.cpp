// JSON text to a tree, by nlohmann's parser; the positions are our own count.
#include "scenario/json.hpp"
#include "scenario/tree_builder.hpp"

#include <nlohmann/json.hpp>

namespace tenure {

namespace {

/// Line and column of what is read, and of the first character of the token being read.
struct Counter {
    int line = 1, column = 0;
    int token_line = 1, token_column = 1;
    bool in_token = false;

    void read(char c) {
        if (c == '\n') {
            ++line;
            column = 0;
        } else {
            ++column;
        }
        const bool between =
            c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ',' || c == ':';
        if (in_token || between) return;
        in_token = true;
        token_line = line;
        token_column = column;
    }
};

/// Reads characters and tells the counter of each.
struct CountingIterator {
    // NOLINTBEGIN(readability-identifier-naming): the library's own names
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    // NOLINTEND(readability-identifier-naming)

    const char* at;
    Counter* counter;

    reference operator*() const { return *at; }
    CountingIterator& operator++() {
        counter->read(*at++);
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
        return a.at == b.at;
    }
};

class Events : public nlohmann::json_sax<nlohmann::json> {
public:
    Events(TreeBuilder& builder, Counter& counter, std::vector<Fault>& faults)
        : builder_(builder), counter_(counter), faults_(faults) {}

    bool null() override { return put({}); }
    bool boolean(bool x) override { return put(flag_tree(x)); }
    bool number_integer(number_integer_t x) override { return put(integer_tree(x)); }
    bool number_unsigned(number_unsigned_t x) override {
        Tree tree = number_tree(static_cast<double>(x));
        tree.text = std::to_string(x);
        return put(std::move(tree));
    }
    bool number_float(number_float_t, const string_t& written) override {
        Tree tree = number_tree(std::strtod(written.c_str(), nullptr));
        tree.text = written;
        return put(std::move(tree));
    }
    bool string(string_t& text) override { return put(text_tree(text)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return start(TreeKind::map); }
    bool start_array(std::size_t) override { return start(TreeKind::list); }
    bool end_object() override { return end(); }
    bool end_array() override { return end(); }
    bool key(string_t& text) override {
        builder_.key(text, counter_.token_line, counter_.token_column);
        return next();
    }
    bool parse_error(std::size_t, const std::string& token,
                     const nlohmann::json::exception&) override {
        faults_.push_back(fault_at(builder_.position(counter_.line, counter_.column),
                                   builder_.path(),
                                   "this is not JSON: \"" + token + "\" cannot stand here."));
        return false;
    }

private:
    bool next() {
        counter_.in_token = false;
        return true;
    }
    bool put(Tree tree) {
        builder_.value(std::move(tree), counter_.token_line, counter_.token_column);
        return next();
    }
    bool start(TreeKind kind) {
        return builder_.open(kind, counter_.token_line, counter_.token_column) && next();
    }
    bool end() {
        builder_.close();
        return next();
    }

    TreeBuilder& builder_;
    Counter& counter_;
    std::vector<Fault>& faults_;
};

} // namespace

std::optional<Tree> parse_json(const std::string& text, const std::string& file,
                               std::vector<Fault>& faults) {
    const std::size_t before = faults.size();
    Counter counter;
    TreeBuilder builder(file, faults);
    Events events(builder, counter, faults);
    const CountingIterator first{text.data(), &counter};
    const CountingIterator last{text.data() + text.size(), &counter};
    if (!nlohmann::json::sax_parse(first, last, &events) || faults.size() > before) return {};
    return builder.tree();
}

} // namespace tenure
