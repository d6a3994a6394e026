#include "career/analysis.hpp"
#include "career/ladder.hpp"
#include "core/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace tenure {

namespace {

using Faults = std::vector<LadderFault>;
using Names = std::vector<std::string>;

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

std::string at(const char* list, std::size_t i) {
    return std::string(list) + "[" + std::to_string(i) + "]";
}

std::string shortest(double x) {
    std::ostringstream out;
    out.precision(9);
    out << x;
    return out.str();
}

template <class Named> Names names_of(const std::vector<Named>& all) {
    Names names;
    for (const auto& one : all) names.push_back(one.name);
    return names;
}

bool known(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void check_known(Faults& faults, const std::string& where, const char* what, const Names& names,
                 const std::string& name) {
    if (known(names, name)) return;
    if (name.empty()) {
        faults.push_back({where, "a " + std::string(what) + " is missing: give its name"});
        return;
    }
    const std::string nearest = nearest_name(name, names);
    faults.push_back(
        {where, "there is no " + std::string(what) + " called " + quoted(name) +
                    (nearest.empty() ? std::string("; define it or choose one that is defined")
                                     : "; did you mean " + quoted(nearest) + "?")});
}

void check_names(Faults& faults, const char* list, const Names& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto first = std::find(names.begin(), names.end(), names[i]) - names.begin();
        if (names[i].empty())
            faults.push_back({at(list, i) + ".name", "the name is missing"});
        else if (static_cast<std::size_t>(first) < i)
            faults.push_back({at(list, i) + ".name", quoted(names[i]) + " is already the name of " +
                                                         at(list, static_cast<std::size_t>(first)) +
                                                         "; give it another"});
    }
}

void check_pay(Faults& faults, const std::string& where, const Role& role) {
    if (role.pay_minimum_gbp_per_year > role.pay_maximum_gbp_per_year)
        faults.push_back({where + ".pay_minimum_gbp_per_year",
                          "the pay of " + quoted(role.name) + " starts at " +
                              shortest(role.pay_minimum_gbp_per_year) + ", above its maximum of " +
                              shortest(role.pay_maximum_gbp_per_year) +
                              "; the minimum must not be above the maximum"});
    if (role.pay_points < 1)
        faults.push_back({where + ".pay_points", quoted(role.name) + " has " +
                                                     std::to_string(role.pay_points) +
                                                     " pay points; there must be at least 1"});
}

void check_time(Faults& faults, const std::string& where, const Role& role) {
    const auto& time = role.time;
    const double total =
        time.cases + time.supervision + time.learning + time.research + time.management;
    if (std::fabs(total - 1) <= 1e-6) return;
    faults.push_back({where + ".time", "the shares of the week of " + quoted(role.name) +
                                           " add up to " + shortest(total) +
                                           "; they must add up to 1"});
}

void check_roles(Faults& faults, const Ladder& ladder) {
    if (ladder.roles.empty()) faults.push_back({"roles", "a ladder needs at least one role"});
    check_names(faults, "roles", names_of(ladder.roles));
    for (std::size_t i = 0; i < ladder.roles.size(); ++i) {
        check_pay(faults, at("roles", i), ladder.roles[i]);
        check_time(faults, at("roles", i), ladder.roles[i]);
    }
}

/// Families named by the role, in order, each once per mention.
Names families_holding(const Ladder& ladder, const std::string& role) {
    Names holding;
    for (const auto& family : ladder.families)
        for (const auto& held : family.roles)
            if (held == role) holding.push_back(family.name);
    return holding;
}

void check_membership(Faults& faults, const Ladder& ladder) {
    for (std::size_t i = 0; i < ladder.roles.size(); ++i) {
        const auto& name = ladder.roles[i].name;
        const Names holding = families_holding(ladder, name);
        if (holding.size() == 1) continue;
        std::string what =
            quoted(name) + " belongs to no family, so no post can hold it; list it in one";
        if (holding.size() > 1) {
            what = quoted(name) + " is listed more than once, in families ";
            for (std::size_t k = 0; k < holding.size(); ++k)
                what += (k == 0                   ? ""
                         : k + 1 < holding.size() ? ", "
                                                  : " and ") +
                        quoted(holding[k]);
            what += "; a role belongs to exactly one family";
        }
        faults.push_back({at("roles", i), what});
    }
}

void check_families(Faults& faults, const Ladder& ladder) {
    const Names roles = names_of(ladder.roles);
    check_names(faults, "families", names_of(ladder.families));
    for (std::size_t i = 0; i < ladder.families.size(); ++i) {
        const auto& family = ladder.families[i];
        const std::string where = at("families", i);
        if (family.roles.empty())
            faults.push_back({where + ".roles", "the family " + quoted(family.name) +
                                                    " holds no role; list at least one"});
        for (std::size_t r = 0; r < family.roles.size(); ++r)
            check_known(faults, where + "." + at("roles", r), "role", roles, family.roles[r]);
        if (!known(roles, family.recruits))
            check_known(faults, where + ".recruits", "role", roles, family.recruits);
        else if (!known(family.roles, family.recruits))
            faults.push_back(
                {where + ".recruits",
                 "the family " + quoted(family.name) + " recruits into " + quoted(family.recruits) +
                     ", which it does not hold; it must recruit into one of its own roles"});
    }
    if (!ladder.families.empty()) check_membership(faults, ladder);
}

bool keeps_the_post(ProgressionKind kind) {
    return kind != ProgressionKind::vacancy && kind != ProgressionKind::lateral;
}

void check_post_follows(Faults& faults, const std::string& where, const Ladder& ladder,
                        const Progression& p) {
    const FamilyId from = family_of(ladder, p.from), to = family_of(ladder, p.to);
    if (!keeps_the_post(p.kind) || !from || !to || from == to) return;
    faults.push_back(
        {where, "a " + std::string(to_text(p.kind)) + " progression keeps its post, but " +
                    quoted(p.from) + " is in family " + quoted(ladder.families[from.index()].name) +
                    " and " + quoted(p.to) + " in " + quoted(ladder.families[to.index()].name) +
                    "; put both in one family, or make it a vacancy progression"});
}

void check_progression(Faults& faults, const Ladder& ladder, std::size_t i) {
    const auto& p = ladder.progressions[i];
    const std::string where = at("progressions", i);
    const Names roles = names_of(ladder.roles), qualifications = names_of(ladder.qualifications);
    check_known(faults, where + ".from", "role", roles, p.from);
    check_known(faults, where + ".to", "role", roles, p.to);
    for (std::size_t q = 0; q < p.requires_qualifications.size(); ++q)
        check_known(faults, where + "." + at("requires_qualifications", q), "qualification",
                    qualifications, p.requires_qualifications[q]);
    if (!p.from.empty() && p.from == p.to)
        faults.push_back({where + ".to", "a progression leads from " + quoted(p.from) +
                                             " to itself; it must lead to another role"});
    check_post_follows(faults, where, ladder, p);
    if (p.kind == ProgressionKind::panel && p.portfolio.kind == LawKind::never &&
        p.evidence.empty())
        faults.push_back({where + ".portfolio",
                          "the portfolio for the panel is never finished; say how "
                          "long it takes to build"});
}

void check_progressions(Faults& faults, const Ladder& ladder) {
    const auto& all = ladder.progressions;
    for (std::size_t i = 0; i < all.size(); ++i) {
        check_progression(faults, ladder, i);
        const auto same = [&](const Progression& p) {
            const bool back = p.secondment.kind != LawKind::never;
            return p.from == all[i].from && p.to == all[i].to && p.kind == all[i].kind &&
                   back == (all[i].secondment.kind != LawKind::never);
        };
        const auto first =
            static_cast<std::size_t>(std::find_if(all.begin(), all.end(), same) - all.begin());
        if (first < i)
            faults.push_back({at("progressions", i), "it repeats " + at("progressions", first) +
                                                         ": same roles, same kind; leave one out"});
    }
    for (const auto& circle : promotion_cycles(ladder))
        faults.push_back(
            {"progressions", "promotions lead round in a circle among " + names(ladder, circle) +
                                 "; promotions lead up only, so take one out or make it "
                                 "lateral"});
}

void check_counts(Faults& faults, const Ladder& ladder) {
    const auto allow = [&](const char* where, std::size_t there, std::size_t most) {
        if (there > most)
            faults.push_back({where, "there are " + std::to_string(there) +
                                         " of them, and at most " + std::to_string(most) +
                                         " can be simulated"});
    };
    allow("roles", ladder.roles.size(), most_roles);
    allow("qualifications", ladder.qualifications.size(), most_qualifications);
    for (const Role& role : ladder.roles) {
        std::size_t ways = 0, last = 0;
        for (std::size_t i = 0; i < ladder.progressions.size(); ++i) {
            const Progression& p = ladder.progressions[i];
            if (p.from != role.name || !keeps_the_post(p.kind)) continue;
            ++ways;
            last = i;
        }
        if (ways > most_inplace)
            faults.push_back({at("progressions", last),
                              "is one of " + std::to_string(ways) + " ways out of " +
                                  quoted(role.name) + " that need no vacancy, and at most " +
                                  std::to_string(most_inplace) + " can be simulated"});
    }
}

} // namespace

std::vector<LadderFault> faults(const Ladder& ladder) {
    Faults faults;
    check_counts(faults, ladder);
    check_roles(faults, ladder);
    check_names(faults, "qualifications", names_of(ladder.qualifications));
    check_families(faults, ladder);
    check_progressions(faults, ladder);
    return faults;
}

} // namespace tenure
