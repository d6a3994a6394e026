#include "published/role_mix.hpp"

#include "published/published_table.hpp"

#include <algorithm>
#include <map>

namespace tenure {

namespace {

constexpr const char* columns[] = {"time_period", "geographic_level", "old_la_code", "role",
                                   "inpost_headcount"};

struct Role {
    const char* name; ///< as published
    double RoleMix::*heads;
};
constexpr Role role_columns[] = {{"Case holder", &RoleMix::case_holders},
                                 {"Senior practitioner", &RoleMix::senior_practitioners},
                                 {"Qualified without cases", &RoleMix::without_cases},
                                 {"First line manager", &RoleMix::first_line},
                                 {"Middle manager", &RoleMix::middle_and_senior},
                                 {"Senior manager", &RoleMix::middle_and_senior}};
constexpr const char* everybody = "Total";

const std::vector<Tree>& lines_of_table(const Tree& table) { return table.find("rows")->items; }

void check_role_columns(const Tree& table, const std::string& file) {
    std::string missing;
    for (const char* name : columns) {
        const auto& rows = lines_of_table(table);
        if (std::none_of(rows.begin(), rows.end(), [&](const Tree& r) { return r.find(name); }))
            missing += (missing.empty() ? "" : ", ") + std::string(name);
    }
    refuse_missing_columns(missing, file, "by role");
}

std::optional<double> count_of(const Tree& row) {
    const Tree* found = row.find("inpost_headcount");
    if (!found || found->kind != TreeKind::number || !(found->number >= 0)) return {};
    return found->number;
}

/// A council's roles while the lines are read.
struct Gathered {
    RoleMix heads{0, 0, 0, 0, 0};
    std::size_t found = 0;
};

void gather(const Tree& row, Gathered& g, const std::string& file) {
    const std::string name = cell_text(row, "role");
    if (name == everybody) return;
    const auto at = std::find_if(std::begin(role_columns), std::end(role_columns),
                                 [&](const Role& r) { return name == r.name; });
    if (at == std::end(role_columns)) {
        std::string known = everybody;
        for (const Role& r : role_columns) known += std::string(", ") + r.name;
        throw_if_any(
            {{file, row.position.line, 1, "role",
              '"' + name + "\" is not one of the roles that are published: " + known + '.'}});
    }
    const std::optional<double> heads = count_of(row);
    if (!heads) return;
    g.heads.*(at->heads) += *heads;
    ++g.found;
}

} // namespace

RoleFile read_roles(const Tree& table, const std::string& file) {
    check_role_columns(table, file);
    std::map<std::pair<int, std::string>, Gathered> councils;
    for (const Tree& row : lines_of_table(table)) {
        if (cell_text(row, "geographic_level") != "Local authority") continue;
        const Tree* year = row.find("time_period");
        const int y = year && year->kind == TreeKind::number ? static_cast<int>(year->number) : 0;
        gather(row, councils[{y, cell_text(row, "old_la_code")}], file);
    }
    RoleFile all{file, {}};
    for (const auto& [at, g] : councils)
        if (g.found == std::size(role_columns)) all.all.push_back({at.first, at.second, g.heads});
    return all;
}

void take_roles(CouncilFigures& council, const RoleFile& roles_file) {
    for (const PublishedRoles& r : roles_file.all) {
        if (r.year != council.year || r.code != council.code) continue;
        council.roles = r.heads;
        council.own_roles = true;
        return;
    }
    council.notes.push_back("The file of roles has no whole numbers by role of " + council.title +
                            " in " + std::to_string(council.year) +
                            ": England's mix of roles stands in.");
}

} // namespace tenure
