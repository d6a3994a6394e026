#include "workforce/equality.hpp"

#include "workforce/appointable.hpp"
#include "workforce/authority.hpp"

#include <algorithm>

namespace tenure::equality {

void begin(State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    if (x.from == StartedFrom::break_return) return;
    s.group[p.index()].member = appointable::of_the_group(s, x.judged, x.role);
}

void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.equality) return;
    for (const Role& role : a.ladder.roles) {
        const auto& named = a.equality->shares;
        const auto own = std::find_if(named.begin(), named.end(),
                                      [&](const GroupShare& x) { return x.role == role.name; });
        m.group_share.push_back(own == named.end() ? a.equality->share : own->share);
    }
}

void Mechanism::record_period_stocks(State& s) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        const auto& people = s.roles[r].people;
        s.counted[column(RoleStock::group, r)] =
            std::count_if(people.begin(), people.end(),
                          [&](PractitionerId p) { return s.group[p.index()].member; });
    }
}

} // namespace tenure::equality
