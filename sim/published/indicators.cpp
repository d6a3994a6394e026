#include "published/indicators.hpp"

#include "published/published_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace tenure {

namespace {

constexpr const char* names[] = {
    "inpost_fte",  "inpost_headcount",  "starters_fte", "starters_headcount",
    "leavers_fte", "leavers_headcount", "agency_fte",   "agency_cover_fte",
    "vacancy_fte", "case_holders_fte",  "cases",        "working_days_lost_fte",
};
static_assert(std::size(names) == static_cast<std::size_t>(Column::last));

constexpr const char* places[] = {"time_period", "geographic_level", "country_name", "region_name",
                                  "old_la_code", "new_la_code",      "la_name"};

const std::vector<Tree>& rows_of(const Tree& table) { return table.find("rows")->items; }

/// Empty values are no keys, so a column is there if any line has it.
void check_columns(const Tree& table, const std::string& file) {
    std::set<std::string> known;
    for (const Tree& row : rows_of(table))
        for (const TreeEntry& entry : row.entries) known.insert(entry.key);
    std::string missing;
    const auto need = [&](const char* name) {
        if (!known.contains(name)) missing += (missing.empty() ? "" : ", ") + std::string(name);
    };
    for (const char* name : places) need(name);
    for (const char* name : names) need(name);
    refuse_missing_columns(missing, file, "indicators");
}

constexpr const char* symbols[] = {"z", "x", "c", "u", ":", "low"};
constexpr double most = 1e7; ///< of anything that is counted in one council or in England

bool is_symbol(const std::string& text) {
    return std::any_of(std::begin(symbols), std::end(symbols),
                       [&](const char* symbol) { return text == symbol; });
}

/// Reads the lines, and gathers what is wrong with their cells.
class IndicatorReader {
public:
    explicit IndicatorReader(std::vector<Fault>& faults) : faults_(faults) {}

    IndicatorRow read(const Tree& row) {
        IndicatorRow all;
        all.year = year(row);
        all.level = cell_text(row, "geographic_level");
        all.codes = cell_text(row, "old_la_code");
        all.code_9 = cell_text(row, "new_la_code");
        for (const char* place : {"la_name", "region_name", "country_name"})
            if (all.name.empty()) all.name = cell_text(row, place);
        all.line = row.position.line;
        for (std::size_t i = 0; i < all.all.size(); ++i) all.all[i] = indicator(row, names[i]);
        return all;
    }

private:
    int year(const Tree& row) {
        const Tree* found = row.find("time_period");
        if (found && found->kind == TreeKind::number && found->number >= 1990 &&
            found->number < 2200 && found->number == std::floor(found->number))
            return static_cast<int>(found->number);
        fault(found ? *found : row, "time_period",
              (found ? quoted(*found) : "nothing") +
                  " is not a reporting year, a number such as 2022.");
        return 0;
    }

    Indicator indicator(const Tree& row, const char* key) {
        const Tree* found = row.find(key);
        if (!found) return {{}, ""};
        if (found->kind == TreeKind::number) return {in_range(*found, key), cell_text(row, key)};
        const std::string written = cell_text(row, key);
        if (!is_symbol(written))
            fault(*found, key,
                  quoted(*found) + " is neither a number nor one of the publisher's symbols for "
                                   "one that is missing: z, x, c, u, low and :.");
        if (written == "low") return {0.0, "low"};
        return {{}, written};
    }

    double in_range(const Tree& cell, const char* key) {
        if (!(cell.number >= 0 && cell.number <= most))
            fault(cell, key,
                  quoted(cell) + " is not between 0 and 10,000,000, as every number of "
                                 "this column is.");
        return cell.number;
    }

    void fault(const Tree& at, const char* key, const std::string& message) {
        faults_.push_back(fault_at(at.position, key, message));
    }

    std::vector<Fault>& faults_;
};

using Seen = std::map<std::tuple<int, std::string, std::string>, const IndicatorRow*>;

/// The line before it that is of the same place and year, by code or by name; or null.
const IndicatorRow* repeated(const IndicatorRow& row, Seen& by_code, Seen& by_name) {
    const IndicatorRow* first = nullptr;
    if (!row.code_9.empty()) {
        const auto [at, fresh] = by_code.emplace(std::tuple(row.year, row.level, row.code_9), &row);
        if (!fresh) first = at->second;
    }
    const auto [at, fresh] = by_name.emplace(std::tuple(row.year, row.level, row.name), &row);
    // A council that has been cut up may be there twice, under two codes.
    if (!fresh && at->second->codes == row.codes) first = at->second;
    return first;
}

/// Two lines for one place and year: the second is a fault, whether or not it says the same.
void check_repeats(const std::vector<IndicatorRow>& rows, const std::string& file,
                   std::vector<Fault>& faults) {
    Seen by_code, by_name;
    for (const IndicatorRow& row : rows) {
        const IndicatorRow* first = repeated(row, by_code, by_name);
        if (first == nullptr) continue;
        std::string differs = first->name == row.name ? "" : "la_name";
        for (std::size_t i = 0; i < row.all.size(); ++i)
            if (first->all[i].written != row.all[i].written)
                differs += (differs.empty() ? "" : ", ") + std::string(names[i]);
        faults.push_back(
            {file, row.line, 1, "",
             "is a second line for " + first->name + " in " + std::to_string(row.year) +
                 (differs.empty() ? ", equal to line " : ", unlike line ") +
                 std::to_string(first->line) + (differs.empty() ? "" : " in " + differs) +
                 ": take out one of the two."});
    }
}

} // namespace

const char* to_text(Column column) { return names[static_cast<std::size_t>(column)]; }

Indicators read_indicators(const Tree& table, const std::string& file) {
    check_columns(table, file);
    Indicators all{file, {}};
    std::vector<Fault> faults;
    IndicatorReader reader(faults);
    for (const Tree& row : rows_of(table)) all.rows.push_back(reader.read(row));
    check_repeats(all.rows, file, faults);
    throw_if_any(std::move(faults));
    return all;
}

bool is_council(const IndicatorRow& row) { return row.level == "Local authority"; }

const IndicatorRow* england(const Indicators& all, int year) {
    const auto at = std::find_if(all.rows.begin(), all.rows.end(), [&](const IndicatorRow& r) {
        return r.level == "National" && r.year == year;
    });
    return at == all.rows.end() ? nullptr : &*at;
}

} // namespace tenure
