#include "scenario/authority_check.hpp"

#include "scenario/casework_check.hpp"
#include "scenario/documents.hpp"
#include "scenario/endless_check.hpp"
#include "scenario/place.hpp"
#include "scenario/staff_list.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace tenure {

namespace {

/// What is wrong with the ladder as a whole, once nothing is wrong with its parts.
void check_ladder(const Tree& document, const Ladder& ladder, const std::string& inside,
                  std::vector<Fault>& found) {
    const std::string place = (inside.empty() ? "" : inside + '.') + "ladder";
    for (const Fault& fault : found)
        if (fault.path.compare(0, place.size(), place) == 0) return;
    const Tree* root = document.find("ladder");
    if (!root) return;
    for (const LadderFault& fault : faults(ladder))
        found.push_back(fault_at(node_at(*root, fault.where).position, place + '.' + fault.where,
                                 fault.what + '.'));
}

/// Staff at the start must fit into the posts of their family and team.
void check_posts(const Tree& document, const Authority& a, const std::string& inside,
                 std::vector<Fault>& found) {
    const Tree* root = document.find("staff");
    if (!found.empty() || !root) return;
    std::map<std::pair<std::uint32_t, std::string>, double> seated;
    const PostCounts counts = count_posts(a);
    for (std::size_t i = 0; i < a.staff.size(); ++i) {
        const StaffGroup& group = a.staff[i];
        const FamilyId family = family_of(a.ladder, group.role);
        if (group.outside_posts || !family) continue;
        double& heads = seated[{family.value, group.team}];
        heads += std::ceil(group.heads); // drawn, a fraction may be one more
        const int posts = posts_in(counts, family, group.team);
        if (heads <= posts && !group.heads_are_drawn) continue;
        const std::string place =
            (inside.empty() ? "" : inside + '.') + "staff[" + std::to_string(i) + "].heads";
        const std::string name = a.ladder.families[family.index()].name;
        found.push_back(fault_at(
            node_at(*root, "[" + std::to_string(i) + "].heads").position, place,
            group.heads_are_drawn
                ? "is drawn, which only staff outside posts can be: set outside_posts: true."
                : "brings the staff of " + name + " in " + group.team + " above its " +
                      std::to_string(posts) +
                      " posts. Add posts to establishment, or take staff away."));
    }
}

bool anybody_supervises(const Authority& a) {
    if (a.supervision->stand_in_span > 0) return true;
    return std::any_of(a.ladder.roles.begin(), a.ladder.roles.end(),
                       [](const Role& r) { return r.supervision_span > 0; });
}

/// Supervision needs somebody who supervises, and exhaustion a supervision to miss.
void check_wellbeing(const Tree& document, const Authority& a, const std::string& inside,
                     std::vector<Fault>& found) {
    const std::string place = inside.empty() ? "" : inside + '.';
    const Tree *supervision = document.find("supervision"),
               *exhaustion = document.find("exhaustion");
    if (a.supervision && supervision && !anybody_supervises(a))
        found.push_back(fault_at(supervision->position, place + "supervision",
                                 "nobody supervises: give a role a supervision_span, or "
                                 "supervision a stand_in_span."));
    if (a.exhaustion && exhaustion && a.exhaustion->missed_supervision != 0 && !a.supervision)
        found.push_back(fault_at(node_at(*exhaustion, "missed_supervision").position,
                                 place + "exhaustion.missed_supervision",
                                 "no session is ever missed: there is no supervision. Add "
                                 "supervision, or leave this out."));
    const Tree* survey = document.find("survey");
    if (a.survey && survey && !a.exhaustion)
        found.push_back(fault_at(survey->position, place + "survey",
                                 "asks about exhaustion, which is not simulated. Add exhaustion, "
                                 "or leave this out."));
}

} // namespace

void check_authority(const Tree& document, const Authority& a, const std::string& inside,
                     std::vector<Fault>& found) {
    check_ladder(document, a.ladder, inside, found);
    check_posts(document, a, inside, found);
    check_wellbeing(document, a, inside, found);
    check_casework(document, a, inside, found);
    check_endless(document, a, inside, found);
}

Authority checked_authority(Reader& reader, const Tree& document, Loading& loading,
                            const std::string& inside, std::vector<Fault>& notes) {
    Authority authority = load<Authority>(document, loading, "authority", inside);
    if (loading.pack) authority.pack_fingerprint = loading.pack->fingerprint;
    check_references(loading);
    check_authority(document, authority, inside, loading.faults);
    if (loading.faults.empty())
        read_staff_list(reader, document, authority, loading.names, loading.faults, notes);
    return authority;
}

} // namespace tenure
