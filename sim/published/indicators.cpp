#include "published/indicators.hpp"

#include <algorithm>
#include <set>

namespace tenure {

namespace {

constexpr const char* names[] = {
    "inpost_fte",    "inpost_headcount", "starters_fte",     "starters_headcount",
    "leavers_fte",   "leavers_headcount", "agency_fte",      "agency_cover_fte",
    "vacancy_fte",   "case_holders_fte",  "cases",           "working_days_lost_fte",
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
        if (known.count(name) == 0) missing += (missing.empty() ? "" : ", ") + std::string(name);
    };
    for (const char* name : places) need(name);
    for (const char* name : names) need(name);
    if (missing.empty()) return;
    throw_if_any({{file, 1, 1, "",
                   "is not the Department for Education's file of children's social work workforce "
                   "indicators. Columns that it has not: " +
                       missing + '.'}});
}

std::string text(const Tree& row, const char* key) {
    const Tree* found = row.find(key);
    if (!found) return "";
    return found->kind == TreeKind::number && found->text.empty() ? number_text(found->number)
                                                                  : found->text;
}

Indicator indicator(const Tree& row, const char* key) {
    const Tree* found = row.find(key);
    if (!found) return {{}, ""};
    if (found->kind == TreeKind::number) return {found->number, text(row, key)};
    if (found->text == "low") return {0.0, "low"};
    return {{}, found->text};
}

IndicatorRow read(const Tree& row) {
    IndicatorRow all;
    const Tree* year = row.find("time_period");
    all.year = year ? static_cast<int>(year->number) : 0;
    all.level = text(row, "geographic_level");
    all.codes = text(row, "old_la_code");
    all.code_9 = text(row, "new_la_code");
    for (const char* place : {"la_name", "region_name", "country_name"})
        if (all.name.empty()) all.name = text(row, place);
    all.line = row.position.line;
    for (std::size_t i = 0; i < all.all.size(); ++i) all.all[i] = indicator(row, names[i]);
    return all;
}

} // namespace

const char* to_text(Column column) { return names[static_cast<std::size_t>(column)]; }

Indicators read_indicators(const Tree& table, const std::string& file) {
    check_columns(table, file);
    Indicators all{file, {}};
    for (const Tree& row : rows_of(table)) all.rows.push_back(read(row));
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
