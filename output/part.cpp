#include "output/part.hpp"

#include "output/words.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// @param wanted none: all of the known
template <class Name>
std::vector<std::size_t> places_wanted(const std::vector<Name>& wanted,
                                       const std::vector<Name>& known) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), known[i]) != wanted.end())
            places.push_back(i);
    return places;
}

std::vector<std::size_t> places_among(const std::string& kind,
                                      const std::vector<std::string>& wanted,
                                      const std::vector<std::string>& known) {
    for (const std::string& name : wanted)
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw StoreError(not_in_results(kind, name, known));
    return places_wanted(wanted, known);
}

std::vector<std::size_t> places_of_years(const std::vector<int>& wanted,
                                         const std::vector<int>& known) {
    for (const int year : wanted)
        if (!std::binary_search(known.begin(), known.end(), year))
            throw StoreError("there is no reporting year " + std::to_string(year) +
                             " in these results, which have " + std::to_string(known.front()) +
                             " to " + std::to_string(known.back()));
    return places_wanted(wanted, known);
}

bool has(Database& database, const std::string& table) {
    return database.integer("SELECT count(*) FROM main.sqlite_master WHERE name = " +
                            quoted_text(table)) > 0;
}

/// Has a table of this connection alone stand before the file's, without the rows for which it does
/// not hold.
void keep(Database& database, const std::string& table, const std::string& condition) {
    if (condition.empty() || !has(database, table)) return;
    database.run("CREATE TEMP TABLE IF NOT EXISTS " + table + " AS SELECT * FROM main." + table);
    database.run("DELETE FROM temp." + table + " WHERE NOT (" + condition + ")");
}

/// The same of a table too large to copy.
void show(Database& database, const std::string& table, const std::vector<std::string>& all) {
    std::string condition;
    for (const std::string& each : all)
        if (!each.empty()) condition += (condition.empty() ? "" : " AND ") + each;
    if (condition.empty() || !has(database, table)) return;
    database.run("CREATE TEMP VIEW " + table + " AS SELECT * FROM main." + table + " WHERE " +
                 condition);
}

/// "column IN (...)"; empty if all are wanted.
std::string among(const std::string& column, const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
    return list.empty() ? "" : column + " IN (" + list + ")";
}

std::vector<std::string> in_quotes(std::vector<std::string> names) {
    for (std::string& name : names) name = quoted_text(name);
    return names;
}

} // namespace

PartPlaces places_of(const ResultsPart& part, const Description& d) {
    std::vector<std::string> measures;
    for (const Measure& m : d.measures) measures.push_back(m.name);
    return {places_among("measure", part.measures, measures),
            places_among("policy", part.policies, d.policies),
            places_of_years(part.years, d.years)};
}

void narrow(Database& database, const ResultsPart& part) {
    std::vector<std::string> years;
    for (const int year : part.years) years.push_back(std::to_string(year));
    const std::string of_policies = among("policy", in_quotes(part.policies));
    const std::string of_measures = among("measure", in_quotes(part.measures));
    const std::string of_years = among("year", years);
    keep(database, "policy", among("name", in_quotes(part.policies)));
    keep(database, "measure", among("name", in_quotes(part.measures)));
    keep(database, "value", of_measures);
    show(database, "outcome", {of_policies, of_measures, of_years});
    show(database, "overall", {of_policies, of_measures});
    show(database, "outcome_wide", {of_years});
    show(database, "yearly", {of_years});
    show(database, "comparison_by_year", {of_years});
    if (!years.empty())
        show(database, "monthly",
             {"period IN (SELECT id FROM main.period WHERE " + of_years + ")"});
}

} // namespace tenure
