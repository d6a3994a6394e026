#include "scenario/needs_check.hpp"

#include "scenario/documents.hpp"
#include "scenario/place.hpp"

#include <algorithm>

namespace tenure {

namespace {

bool is_peripatetic(const Authority& a, const std::string& team) {
    return std::any_of(a.teams.begin(), a.teams.end(),
                       [&](const Team& t) { return t.name == team && t.peripatetic; });
}

void check_staying(const Place& place, const StayWithChild& x, const Authority& a,
                   const std::string& where) {
    if (!a.casework)
        place.add(where, "has no cases to keep: the authority has no casework. Add it, or leave "
                         "this out.");
    for (std::size_t t = 0; t < x.teams.size(); ++t)
        if (is_peripatetic(a, x.teams[t]))
            place.add(where + ".teams[" + std::to_string(t) + ']',
                      "is peripatetic: its staff hold the cases of the teams they are sent to. "
                      "Name a team that has cases of its own.");
}

/// What is left of a round where all of a policy's blocks that shorten rounds act together.
double shortest_round_days(const Policy& policy, const RecruitmentParameters& r) {
    double time = 1;
    for (const Block& block : blocks_of(policy))
        if (block.recruitment) time *= std::min(block.recruitment->round_time, 1.0);
    return time * (r.advertising_days + r.selection_days) + r.pause_days;
}

} // namespace

void check_needs(const Tree& document, const Policy& policy, const Authority& a,
                 const std::string& inside, std::vector<Fault>& found) {
    if (!found.empty()) return;
    const Place place{document, inside, found};
    for (std::size_t i = 0; i < policy.blocks.size(); ++i) {
        const Block& block = policy.blocks[i];
        const std::string at = "blocks[" + std::to_string(i) + "].";
        if (block.stay_with_child)
            check_staying(place, *block.stay_with_child, a, at + "stay_with_child");
        if (block.caseload_cap && !a.casework)
            place.add(at + "caseload_cap",
                      "has no cases to cap: the authority has no casework. Add it, or leave this "
                      "out.");
        if (block.agency_cap && !(a.cover && a.cover->agency))
            place.add(at + "agency_cap",
                      "has nobody to cap: the authority has no agency cover. Add it, or leave "
                      "this out.");
        if (block.recruitment && shortest_round_days(policy, a.recruitment) < 1)
            place.add(at + "recruitment.round_time",
                      "leaves less than a day from one round of advertising to the next, pause "
                      "included: a round must take time.");
        if (block.supervision && !a.supervision)
            place.add(at + "supervision",
                      "changes nothing: the authority has no supervision. Add it, or leave this "
                      "out.");
        if (block.inspection && !a.inspection)
            place.add(at + "inspection",
                      "has no ratings to choose from: the authority has no inspection. Add it, or "
                      "leave this out.");
        if (block.transfer_register && !a.transfers)
            place.add(at + "transfer_register",
                      "has no wishes to register: the authority has no transfers. Add them, or "
                      "leave this out.");
    }
}

} // namespace tenure
