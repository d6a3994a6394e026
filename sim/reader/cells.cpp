#include "reader/cells.hpp"

#include <algorithm>
#include <string_view>

namespace tenure {

namespace {

constexpr const char* separators = ",;\t|";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// What nobody sees at either end of a cell: blanks, also those that do not break or have no width,
/// a mark of the encoding, ends of page and of file.
constexpr std::string_view unseen[] = {
    " ", "\t", "\f", "\v", "\x1A", "\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xEF\xBB\xBF"};

/// @return whether anything was taken off
bool trim_once(std::string& text) {
    for (const std::string_view each : unseen) {
        if (text.size() < each.size()) continue;
        const std::size_t last = text.size() - each.size();
        if (text.compare(last, each.size(), each) == 0) {
            text.resize(last);
            return true;
        }
        if (text.compare(0, each.size(), each) == 0) {
            text.erase(0, each.size());
            return true;
        }
    }
    return false;
}

void trim(std::string& text) {
    const auto is_seen = [](char c) { return c > ' ' && c < '\x7f'; };
    while (!text.empty() && !(is_seen(text.front()) && is_seen(text.back())) && trim_once(text)) {
    }
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

/// A library's reader would lose the positions.
class Cutter {
public:
    Cutter(const std::string& text, const std::string& file, std::vector<Fault>& faults)
        : text_(text), file_(file), faults_(faults) {}

    std::vector<CellLine> cut() {
        choose_separator();
        std::vector<CellLine> all;
        while (at_ < text_.size()) {
            CellLine line = next_line();
            const bool blank = std::all_of(line.cells.begin(), line.cells.end(),
                                           [](const Cell& cell) { return cell.text.empty(); });
            if (!blank) all.push_back(std::move(line));
        }
        return all;
    }

private:
    void choose_separator() {
        if (text_.compare(0, 4, "sep=") == 0 && text_.size() > 5 && ends_line(text_[5])) {
            separator_ = text_[4];
            at_ = 5;
            end_line();
            return;
        }
        std::size_t first = 0;
        while (first < text_.size() && (ends_line(text_[first]) || is_blank(text_[first]))) ++first;
        std::size_t most = 0;
        for (const char* each = separators; *each; ++each)
            if (const std::size_t count = count_in_line(first, *each); count > most) {
                most = count;
                separator_ = *each;
            }
    }

    std::size_t count_in_line(std::size_t at, char wanted) const {
        std::size_t count = 0;
        bool quoted = false;
        for (; at < text_.size() && (quoted || !ends_line(text_[at])); ++at) {
            quoted ^= text_[at] == '"';
            count += !quoted && text_[at] == wanted;
        }
        return count;
    }

    CellLine next_line() {
        CellLine line;
        line.number = line_number_;
        line.cells.push_back(next_cell());
        while (at_ < text_.size() && text_[at_] == separator_) {
            ++at_;
            line.cells.push_back(next_cell());
        }
        end_line();
        return line;
    }

    void end_line() {
        if (at_ >= text_.size()) return;
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
        line_start_ = ++at_;
        ++line_number_;
    }

    bool ends_cell() const {
        return at_ >= text_.size() || text_[at_] == separator_ || ends_line(text_[at_]);
    }

    Cell next_cell() {
        Cell cell;
        while (at_ < text_.size() && text_[at_] == ' ' && separator_ != ' ') ++at_;
        cell.column = static_cast<int>(at_ - line_start_) + 1;
        if (at_ < text_.size() && text_[at_] == '"') read_quoted(cell);
        while (!ends_cell()) cell.text += text_[at_++];
        trim(cell.text);
        return cell;
    }

    void read_quoted(Cell& cell) {
        const int line = line_number_;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            const bool again = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
            if (c == '"' && !again) {
                ++at_;
                return;
            }
            if (c == '"') ++at_;
            if (c == '\n' || (c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n')) {
                ++line_number_;
                line_start_ = at_ + 1;
            }
            cell.text += c;
        }
        faults_.push_back({file_, line, cell.column, "", "a quote (\") is opened and not closed."});
    }

    const std::string& text_;
    const std::string& file_;
    std::vector<Fault>& faults_;
    std::size_t at_ = 0, line_start_ = 0;
    int line_number_ = 1;
    char separator_ = ',';
};

} // namespace

std::vector<CellLine> cut_cells(const std::string& text, const std::string& file,
                                std::vector<Fault>& faults) {
    return Cutter(text, file, faults).cut();
}

} // namespace tenure
