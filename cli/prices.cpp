#include "cli/prices.hpp"

#include "reader/yaml.hpp"

#include <cmath>

namespace tenure::cli {

namespace {

[[noreturn]] void refuse_index(const std::string& file, const std::string& message) {
    throw ScenarioError({{file, 0, 0, "", message}});
}

/// The first column that is not the year.
std::string index_name(const Tree& rows, const std::string& file) {
    for (const TreeEntry& entry : rows.items.front().entries)
        if (entry.key != "year" && entry.value.kind == TreeKind::number) return entry.key;
    refuse_index(file, "has no column of numbers beside `year`: an index of prices is wanted.");
}

double index_in(const Tree& rows, const std::string& name, int year, const std::string& file) {
    for (const Tree& row : rows.items) {
        const Tree* at = row.find("year");
        const Tree* value = row.find(name);
        if (!at || !value || at->number != year) continue;
        if (!(value->number > 0)) break;
        return value->number;
    }
    refuse_index(file,
                 "has no \"" + name + "\" above 0 for the year " + std::to_string(year) + ".");
}

} // namespace

PriceChange price_change(const std::string& file, int from_year, int to_year) {
    FileReader reader;
    std::vector<Fault> faults;
    const auto table = reader.read(file, faults);
    throw_if_any(std::move(faults));
    const Tree* rows = table ? table->find("rows") : nullptr;
    if (!rows || rows->items.empty() || !rows->items.front().find("year"))
        refuse_index(file, "is no table with a column `year` and one of an index of prices.");
    const std::string name = index_name(*rows, file);
    return {name, from_year, to_year,
            index_in(*rows, name, to_year, file) / index_in(*rows, name, from_year, file)};
}

} // namespace tenure::cli
