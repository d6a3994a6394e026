#include "scenario/staff_list.hpp"

#include "scenario/documents.hpp"
#include "scenario/json.hpp"

#include <unordered_map>

namespace tenure {

namespace {

/// What a row of the staff list must agree with beyond its own columns.
void check_member(const Authority& a, const StaffMember& m, const Tree& row,
                  const std::string& place, const PostCounts& posts,
                  std::map<std::pair<std::uint32_t, std::string>, double>& seated,
                  std::vector<Fault>& found) {
    const FamilyId family = family_of(a.ladder, m.role);
    const auto say = [&](const char* key, const std::string& words) {
        const Tree* value = row.find(key);
        found.push_back(fault_at(value ? value->position : row.position, place + '.' + key, words));
    };
    if (day_number(m.start_date) > day_number(a.start_date))
        say("start_date", "is after the study starts, " + to_text(a.start_date) + '.');
    const Role& role = a.ladder.roles[find_role(a.ladder, m.role).index()];
    if (m.pay_point > role.pay_points)
        say("pay_point",
            "is above the " + std::to_string(role.pay_points) + " points of " + role.name + '.');
    if (!family) return say("role", "holds no posts: no family has it.");
    double& heads = seated[{family.value, m.team}];
    if (++heads > posts_in(posts, family, m.team))
        say("team", "has no post left of family " + a.ladder.families[family.index()].name +
                        ": it has " + std::to_string(posts_in(posts, family, m.team)) + '.');
}

void check_members(const Authority& a, const Tree& table, std::vector<Fault>& found) {
    std::map<std::pair<std::uint32_t, std::string>, double> seated;
    for (const StaffGroup& g : a.staff)
        if (!g.outside_posts) seated[{family_of(a.ladder, g.role).value, g.team}] += g.heads;
    const Tree& rows = *table.find("rows");
    const PostCounts posts = count_posts(a);
    for (std::size_t i = 0; i < a.staff_list.size(); ++i)
        check_member(a, a.staff_list[i], rows.items[i], "rows[" + std::to_string(i) + ']', posts,
                     seated, found);
}

/// Two people may be alike in every column, but it is more often one of them twice.
void note_repeats(const Tree& table, std::vector<Fault>& notes) {
    std::unordered_map<std::string, int> lines;
    const Tree& rows = *table.find("rows");
    for (std::size_t i = 0; i < rows.items.size(); ++i) {
        const Tree& row = rows.items[i];
        const auto [first, fresh] = lines.emplace(to_json(row, 0), row.position.line);
        if (!fresh)
            notes.push_back(fault_at(row.position, "rows[" + std::to_string(i) + ']',
                                     "is the same as line " + std::to_string(first->second) +
                                         " in every column: one person twice?"));
    }
}

} // namespace

PostCounts count_posts(const Authority& a) {
    PostCounts counts;
    for (const PostGroup& g : a.establishment)
        counts[{find_family(a.ladder, g.family).value, g.team}] += g.posts;
    return counts;
}

int posts_in(const PostCounts& counts, FamilyId family, const std::string& team) {
    const auto at = counts.find({family.value, team});
    return at == counts.end() ? 0 : at->second;
}

void read_staff_list(Reader& reader, const Tree& document, Authority& a, const Names& names,
                     std::vector<Fault>& found, std::vector<Fault>& notes) {
    const Tree* path = document.find("staff_list");
    if (!path || path->kind != TreeKind::text || path->text.empty()) return;
    Loading loading;
    loading.names = names;
    const auto table = reader.read(beside(file_name(path->position), path->text), loading.faults);
    if (table) a.staff_list = load<StaffList>(*table, loading, "staff_list").rows;
    check_references(loading);
    if (table && loading.faults.empty()) check_members(a, *table, loading.faults);
    if (table) note_repeats(*table, notes);
    if (table) {
        const std::string mark = fingerprint(to_json(*table, 0));
        if (!a.staff_list_fingerprint.empty() && a.staff_list_fingerprint != mark)
            loading.faults.push_back(
                fault_at(path->position, "staff_list",
                         "is not the list that was used: its fingerprint is " + mark + '.'));
        a.staff_list_fingerprint = mark;
    }
    found.insert(found.end(), loading.faults.begin(), loading.faults.end());
}

} // namespace tenure
