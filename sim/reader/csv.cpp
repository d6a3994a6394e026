#include "reader/csv.hpp"

#include "reader/yaml.hpp"

#include <algorithm>
#include <memory>

namespace tenure {

namespace {

struct Value {
    std::string text;
    bool quoted = false;
    int column = 1; ///< of its first character
};

struct Line {
    std::vector<Value> values;
    int number = 1; ///< where it begins in the file
};

/// Cuts a text into lines of values; positions of a library's reader would be lost.
class Cutter {
public:
    Cutter(const std::string& text, const std::string& file, std::vector<Fault>& faults)
        : text_(text), file_(file), faults_(faults) {
        if (text_.compare(0, 3, "\xEF\xBB\xBF") == 0) at_ = line_start_ = 3;
    }

    std::vector<Line> cut() {
        std::vector<Line> all;
        while (at_ < text_.size()) {
            Line line = next_line();
            const bool blank = line.values.size() == 1 && line.values[0].text.empty();
            if (!blank) all.push_back(std::move(line));
        }
        return all;
    }

private:
    Line next_line() {
        Line line;
        line.number = line_number_;
        do {
            line.values.push_back(next_value());
        } while (at_ < text_.size() && text_[at_++] == ',');
        // at_ is behind the comma that was missing: behind the line's end.
        ++line_number_;
        line_start_ = at_;
        return line;
    }

    bool ends_value() const {
        return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n';
    }

    Value next_value() {
        Value value;
        value.column = static_cast<int>(at_ - line_start_) + 1;
        value.quoted = at_ < text_.size() && text_[at_] == '"';
        if (value.quoted) read_quoted(value);
        while (!ends_value()) value.text += text_[at_++];
        while (!value.text.empty() && (value.text.back() == '\r' || value.text.back() == ' '))
            value.text.pop_back();
        return value;
    }

    void read_quoted(Value& value) {
        const int line = line_number_;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '"')) {
                ++at_;
                return;
            }
            if (c == '"') ++at_;
            if (c == '\n') ++line_number_;
            value.text += c;
        }
        faults_.push_back(
            {file_, line, value.column, "", "a quote (\") is opened and not closed."});
    }

    const std::string& text_;
    const std::string& file_;
    std::vector<Fault>& faults_;
    std::size_t at_ = 0, line_start_ = 0;
    int line_number_ = 1;
};

void check_heading(const Line& heading, const std::string& file, std::vector<Fault>& faults) {
    for (std::size_t i = 0; i < heading.values.size(); ++i) {
        const Value& value = heading.values[i];
        const auto same = [&](const Value& other) { return other.text == value.text; };
        if (value.text.empty())
            faults.push_back({file, heading.number, value.column, "", "this column has no name."});
        else if (std::any_of(heading.values.begin(),
                             heading.values.begin() + static_cast<std::ptrdiff_t>(i), same))
            faults.push_back(
                {file, heading.number, value.column, value.text, "is the name of two columns."});
    }
}

Tree typed(const Value& value) {
    return value.quoted ? text_tree(value.text) : plain_scalar(value.text);
}

Tree row(const Line& line, const Line& heading, const std::shared_ptr<const std::string>& file) {
    Tree map = map_tree();
    map.position = {file, line.number, 1};
    for (std::size_t i = 0; i < heading.values.size(); ++i) {
        if (line.values[i].text.empty()) continue;
        Tree& value = add(map, heading.values[i].text, typed(line.values[i]));
        value.position = {file, line.number, line.values[i].column};
        map.entries.back().position = value.position;
    }
    return map;
}

} // namespace

std::optional<Tree> parse_csv(const std::string& text, const std::string& file,
                              std::vector<Fault>& faults) {
    const std::size_t before = faults.size();
    const std::vector<Line> lines = Cutter(text, file, faults).cut();
    if (lines.empty()) {
        faults.push_back(
            {file, 1, 1, "", "nothing is written here; the first line names columns."});
        return {};
    }
    check_heading(lines.front(), file, faults);
    const auto name = std::make_shared<const std::string>(file);
    const std::size_t wanted = lines.front().values.size();
    Tree table = map_tree();
    Tree& rows = add(table, "rows", list_tree());
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].values.size() == wanted) {
            if (faults.size() == before) rows.items.push_back(row(lines[i], lines.front(), name));
            continue;
        }
        faults.push_back({file, lines[i].number, 1, "",
                          "has " + std::to_string(lines[i].values.size()) + " values where " +
                              std::to_string(wanted) + " columns are named in line 1."});
    }
    table.position = rows.position = {name, 1, 1};
    if (faults.size() > before) return {};
    return table;
}

} // namespace tenure
