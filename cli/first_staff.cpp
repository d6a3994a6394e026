#include "cli/first_staff.hpp"

#include "reader/yaml.hpp"
#include "scenario/documents.hpp"
#include "scenario/load.hpp"
#include "scenario/staff_list.hpp"
#include "scenario/study.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

/// People on the list by family and team. Who has no family is told when the study is checked.
PostCounts people_on(const fs::path& list, const Authority& a) {
    std::vector<Fault> faults;
    const std::optional<Tree> table = FileReader().read(list.string(), faults);
    throw_if_any(faults);
    Loading loading;
    const StaffList staff = load<StaffList>(*table, loading, "staff_list");
    throw_if_any(loading.faults);
    PostCounts people;
    for (const StaffMember& m : staff.rows) {
        const FamilyId family = family_of(a.ladder, m.role);
        if (family) ++people[{family.value, m.team}];
    }
    return people;
}

std::string post_line(const std::string& family, const std::string& team, int posts) {
    return "  - {family: " + family + ", team: " + team + ", posts: " + std::to_string(posts) +
           "}\n";
}

} // namespace

std::string authority_with_list(const fs::path& published, const fs::path& list) {
    FileReader reader;
    const Authority a = load_authority(reader, published.string());
    PostCounts people = people_on(list, a);
    std::string lines;
    for (const PostGroup& g : a.establishment) {
        const auto there = people.find({find_family(a.ladder, g.family).value, g.team});
        const int heads = there == people.end() ? 0 : there->second;
        if (heads > g.posts)
            spdlog::warn("{} has {} published posts of {} and {} people on the list, so it is "
                         "given as many posts",
                         g.team, g.posts, g.family, heads);
        lines += post_line(g.family, g.team, std::max(g.posts, heads));
        if (there != people.end()) people.erase(there);
    }
    for (const auto& [where, heads] : people)
        if (find_team(a, where.second))
            lines += post_line(a.ladder.families[FamilyId{where.first}.index()].name, where.second,
                               heads);
    return "# The council as published, with its own staff in place of made-up ones.\n"
           "extends: " +
           published.filename().string() +
           "\n\nstaff:\n  - remove: true\nstaff_list: staff_list.csv\n\n"
           "# As published, and at least as many as there are people on the list.\n"
           "establishment:\n" +
           lines;
}

} // namespace tenure::cli
