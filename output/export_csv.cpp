#include "output/export_csv.hpp"

#include "output/dictionary.hpp"
#include "output/monthly_error.hpp"
#include "output/whole_file.hpp"

#include <charconv>
#include <fstream>
#include <string>

namespace tenure {

namespace fs = std::filesystem;

namespace {

struct Table {
    std::string name;
    std::string sql;
};

/// In an order of their own, so that equal results make equal files.
const std::vector<Table> tables = {
    {"outcome", "SELECT policy, replication, year, measure, value FROM outcome"},
    {"overall", "SELECT policy, replication, measure, value FROM overall"},
    {"monthly", "SELECT m.policy, month, m.measure, mean, std_error, p05, p25, p50, p75, p95, "
                "count FROM monthly m JOIN policy p ON p.name = m.policy "
                "JOIN measure x ON x.name = m.measure LEFT JOIN monthly_error e ON e.policy = "
                "m.policy AND e.measure = m.measure AND e.period = m.period "
                "ORDER BY p.id, x.id, m.period"},
    {"yearly", "SELECT y.policy, year, measure, mean, std_error, p05, p25, p50, p75, p95, "
               "whole_year, count FROM yearly y JOIN policy p ON p.name = y.policy "
               "JOIN measure x ON x.name = y.measure ORDER BY p.id, x.id, year"},
    {"comparison", "SELECT c.* FROM comparison c JOIN policy p ON p.name = c.policy "
                   "JOIN measure x ON x.name = c.measure ORDER BY p.id, x.id"},
    {"comparison_by_year",
     "SELECT c.* FROM comparison_by_year c JOIN policy p ON p.name = c.policy "
     "JOIN measure x ON x.name = c.measure ORDER BY p.id, x.id, year"},
    {"policy", "SELECT name, title, reason, baseline FROM policy ORDER BY id"},
    {"measure",
     "SELECT name, label, unit, kind, scale, meaning, better, practical_size, practical_share, "
     "role, cost, belongs_to FROM measure ORDER BY id"},
    {"parameter", "SELECT name, value, low, high, distribution, source, confidence "
                  "FROM parameter ORDER BY id"},
    {"parameter_draw", "SELECT draw, p.name AS parameter, d.value FROM parameter_draw d "
                       "JOIN parameter p ON p.id = d.parameter ORDER BY draw, p.id"},
    {"value", "SELECT measure, gbp_per_unit, source FROM value ORDER BY measure"},
    {"provenance", "SELECT key, value FROM provenance ORDER BY key"},
};

const Table selection_of = {
    "selection", "SELECT s.* FROM selection s JOIN policy p ON p.name = s.policy ORDER BY p.id"};

/// A sweep's, with the wide tables in natural units.
std::vector<Table> sweep_tables(const Description& d, const PartPlaces& wanted) {
    std::string values;
    for (const std::size_t place : wanted.measures) {
        const Measure& m = d.measures[place];
        values += ", w." + quoted_name(m.name) + " / " + std::to_string(m.scale) + ".0 AS " +
                  quoted_name(m.name);
    }
    const auto wide = [&](const char* columns, const char* table) {
        return std::string("SELECT point, p.name AS policy, ") + columns + values + " FROM " +
               table + " w JOIN policy p ON p.id = w.policy ORDER BY point, p.id, " + columns;
    };
    std::vector<Table> all{
        {"design", "SELECT point, parameter, value FROM design ORDER BY rowid"},
        {"outcome_wide", wide("replication, year", "outcome_wide")},
        {"overall_wide", wide("replication", "overall_wide")},
        {"overall_summary",
         "SELECT point, s.policy, s.measure, mean, std_error, low, high, p05, p25, p50, p75, p95, "
         "count, draws FROM overall_summary s JOIN policy p ON p.name = s.policy "
         "JOIN measure x ON x.name = s.measure ORDER BY point, p.id, x.id"}};
    for (const Table& table : tables)
        for (const char* shared : {"measure", "parameter", "value", "provenance", "policy"})
            if (table.name == std::string(shared)) all.push_back(table);
    all.push_back({"comparison",
                   "SELECT point, c.policy, c.baseline, c.measure, difference, "
                   "std_error, low, high, baseline_value, policy_value, identical, "
                   "pairs, draws, variance_reduction FROM comparison c "
                   "JOIN policy p ON p.name = c.policy "
                   "JOIN measure x ON x.name = c.measure ORDER BY point, p.id, x.id"});
    return all;
}

/// A spreadsheet takes text that begins so for a formula, with signs of full width (U+FF1D and so
/// on) too; an apostrophe makes it text.
bool like_a_formula(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) return true;
    for (const std::string_view wide :
         {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
        if (text.substr(0, wide.size()) == wide) return true;
    return false;
}

void append_quoted(std::string& line, std::string_view text) {
    std::string plain;
    if (like_a_formula(text)) text = plain = "'" + std::string(text);
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

void append_field(std::string& line, const Statement& row, int column) {
    if (row.is_null(column)) return;
    if (row.is_real(column)) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, row.real(column)).ptr;
        line.append(digits, end);
    } else if (row.is_integer(column)) {
        line += std::to_string(row.integer(column));
    } else {
        append_quoted(line, row.blob(column));
    }
}

void write_rows(Statement rows, std::ostream& out) {
    std::string line;
    for (int c = 0; c < rows.columns(); ++c) {
        if (c > 0) line += ',';
        append_quoted(line, rows.name(c));
    }
    line += '\n';
    while (rows.step()) {
        for (int c = 0; c < rows.columns(); ++c) {
            if (c > 0) line += ',';
            append_field(line, rows, c);
        }
        line += '\n';
        if (line.size() < 60'000) continue;
        out << line;
        line.clear();
    }
    out << line;
}

void write_table(Store& store, const Table& table, const fs::path& file) {
    write_csv(store.database(), table.sql, file);
}

void write_columns(const fs::path& file) {
    std::string text = "name,meaning\n";
    for (const ColumnNote& note : column_notes()) {
        text += std::string(note.name) + ',';
        append_quoted(text, note.meaning);
        text += '\n';
    }
    write_whole(file, text);
}

} // namespace

void write_csv(Database& database, const std::string& sql, const fs::path& file) {
    write_whole(file, [&](const fs::path& part) {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        write_rows(database.prepare(sql), out);
        out.close();
        if (!out) cannot_write(file);
    });
}

std::vector<fs::path> export_csv(Store& results, const fs::path& folder, const ResultsPart& part) {
    const PartPlaces wanted = places_of(part, results.description());
    Store store = results.again();
    tabulate_monthly_errors(store.database(), store.description(), store.analysed(), wanted);
    narrow(store.database(), part);
    make_folder(folder);
    std::vector<fs::path> files;
    const Description& d = store.description();
    std::vector<Table> all = is_sweep(d) ? sweep_tables(d, wanted) : tables;
    if (d.decide) all.push_back(selection_of);
    for (const Table& table : all) {
        files.push_back(folder / (table.name + ".csv"));
        write_table(store, table, files.back());
    }
    files.push_back(folder / "column.csv");
    write_columns(files.back());
    return files;
}

} // namespace tenure
