#include "reader/csv.hpp"

#include "core/number.hpp"
#include "reader/cells.hpp"
#include "reader/encoding.hpp"
#include "reader/yaml.hpp"

#include <algorithm>
#include <memory>
#include <unordered_set>

namespace tenure {

namespace {

/// Columns at the right end that have neither a name nor a value, as spreadsheets leave them.
void drop_empty_columns(std::vector<CellLine>& lines) {
    std::size_t used = 0;
    for (const CellLine& line : lines)
        for (std::size_t i = used; i < line.cells.size(); ++i)
            if (!line.cells[i].text.empty()) used = i + 1;
    const std::size_t named = std::min(used, lines.front().cells.size());
    for (CellLine& line : lines) {
        std::size_t last = line.cells.size();
        while (last > named && line.cells[last - 1].text.empty()) --last;
        line.cells.resize(last);
    }
}

void check_heading(const CellLine& heading, const std::string& file, std::vector<Fault>& faults) {
    std::unordered_set<std::string> seen;
    for (const Cell& cell : heading.cells) {
        if (cell.text.empty())
            faults.push_back({file, heading.number, cell.column, "", "this column has no name."});
        else if (!seen.insert(cell.text).second)
            faults.push_back(
                {file, heading.number, cell.column, cell.text, "is the name of two columns."});
    }
}

/// Whether a line adds up the others: the first thing in it is the word.
bool is_total(const CellLine& line) {
    for (const Cell& cell : line.cells) {
        if (cell.text.empty()) continue;
        std::string word;
        for (char c : cell.text)
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        for (const char* total :
             {"total", "totals", "total:", "grand total", "subtotal", "sub-total", "sum"})
            if (word == total) return true;
        return false;
    }
    return false;
}

/// A number or, failing that, true, false or text; whether it was quoted does not matter.
Tree typed(const std::string& text) {
    if (const std::optional<double> number = read_number(text)) {
        Tree tree = number_tree(*number);
        tree.text = text;
        return tree;
    }
    Tree tree = plain_scalar(text);
    return tree.kind == TreeKind::flag ? tree : text_tree(text);
}

Tree row(const CellLine& line, const CellLine& heading,
         const std::shared_ptr<const std::string>& file) {
    Tree map = map_tree();
    map.position = {file, line.number, 1};
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
        if (line.cells[i].text.empty()) continue;
        TreeEntry entry{heading.cells[i].text,
                        {file, line.number, line.cells[i].column},
                        typed(line.cells[i].text)};
        entry.value.position = entry.position;
        map.entries.push_back(std::move(entry));
    }
    return map;
}

void check_line(const CellLine& line, const CellLine& heading, const std::string& file,
                std::vector<Fault>& faults) {
    if (is_total(line))
        faults.push_back({file, line.number, 1, "",
                          "seems to add up the lines above it: take it out of the file."});
    else if (line.cells.size() != heading.cells.size())
        faults.push_back({file, line.number, 1, "",
                          "has " + std::to_string(line.cells.size()) + " values where " +
                              std::to_string(heading.cells.size()) + " columns are named in line " +
                              std::to_string(heading.number) + '.'});
}

} // namespace

std::optional<Tree> parse_csv(const std::string& bytes, const std::string& file,
                              std::vector<Fault>& faults) {
    const std::size_t before = faults.size();
    const std::optional<std::string> text = text_of(bytes, file, faults);
    if (!text) return {};
    std::vector<CellLine> lines = cut_cells(*text, file, faults);
    if (lines.empty()) {
        faults.push_back(
            {file, 1, 1, "", "nothing is written here; the first line names columns."});
        return {};
    }
    drop_empty_columns(lines);
    const CellLine& heading = lines.front();
    check_heading(heading, file, faults);
    for (std::size_t i = 1; i < lines.size(); ++i) check_line(lines[i], heading, file, faults);
    if (lines.size() == 1 && faults.size() == before)
        faults.push_back(
            {file, heading.number, 1, "", "names columns, but no line of values follows."});
    settle_dialect(lines, file, faults);
    if (faults.size() > before) return {};
    const auto name = std::make_shared<const std::string>(file);
    Tree table = map_tree();
    Tree& rows = add(table, "rows", list_tree());
    for (std::size_t i = 1; i < lines.size(); ++i)
        rows.items.push_back(row(lines[i], heading, name));
    table.position = rows.position = {name, 1, 1};
    return table;
}

} // namespace tenure
