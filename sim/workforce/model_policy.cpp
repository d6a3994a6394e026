#include "workforce/compile_parts.hpp"
#include "workforce/mechanisms.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tenure {

namespace {

template <class Named>
std::uint32_t index_of(const std::vector<Named>& all, const std::string& name) {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].name == name) return static_cast<std::uint32_t>(i);
    return TeamId::nobody;
}

template <class T> std::vector<T> where(const std::vector<bool>& mask, T yes, T no) {
    std::vector<T> all;
    all.reserve(mask.size());
    for (bool m : mask) all.push_back(m ? yes : no);
    return all;
}

std::size_t post_group_index(Model& model, FamilyId family, TeamId team) {
    for (std::size_t g = 0; g < model.post_groups.size(); ++g)
        if (model.post_groups[g].family == family && model.post_groups[g].team == team) return g;
    model.post_groups.push_back({family, team, 0});
    return model.post_groups.size() - 1;
}

/// Teams in the order of the authority's establishment.
std::vector<std::size_t> post_groups_of(Model& model, const Authority& a,
                                        const EstablishmentChange& change) {
    const FamilyId family = find_family(a.ladder, change.family);
    if (!change.team.empty()) return {post_group_index(model, family, find_team(a, change.team))};
    std::vector<std::size_t> groups;
    for (const Team& team : a.teams)
        if (!change.team_kind.empty() && team.kind == change.team_kind)
            groups.push_back(post_group_index(model, family, find_team(a, team.name)));
    for (const PostGroup& g : a.establishment) {
        if (g.family != change.teams_with || g.posts == 0) continue;
        const std::size_t group = post_group_index(model, family, find_team(a, g.team));
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
    return groups;
}

std::vector<double> leaving_factors(const Ladder& ladder, const LeavingChange& change) {
    const auto mask = role_mask(ladder, change.roles);
    std::vector<double> all(mask.size() * destinations, 1.0);
    for (std::size_t r = 0; r < mask.size(); ++r)
        for (int d = 0; d < destinations; ++d) {
            const bool named = std::find(change.to.begin(), change.to.end(),
                                         static_cast<Destination>(d)) != change.to.end();
            if (mask[r] && (change.to.empty() || named))
                all[r * destinations + d] = change.multiplier;
        }
    return all;
}

std::vector<bool> progressions_into(const Model& model, const std::vector<bool>& roles) {
    std::vector<bool> all;
    for (const ProgressionModel& m : model.progressions) all.push_back(roles[m.to.index()]);
    return all;
}

std::vector<double> demand_factors(const Authority& a, const DemandChange& change) {
    std::vector<double> all;
    if (!a.casework) return all;
    for (const Service& service : a.casework->services) {
        const bool named = std::find(change.services.begin(), change.services.end(),
                                     service.name) != change.services.end();
        all.push_back(change.services.empty() || named ? change.factor : 1);
    }
    return all;
}

void compile_recruitment(BlockModel& m, const Authority& a, const Block& block) {
    if (const auto& r = block.recruitment) {
        const auto mask = role_mask(a.ladder, r->roles);
        m.applicants = where(mask, r->applicants, 1.0);
        m.round_time = where(mask, r->round_time, 1.0);
        m.round_pence = where(mask, pence(r->gbp_per_round), std::int64_t{0});
    }
    if (const auto& f = block.vacancy_freeze)
        for (const Family& family : a.ladder.families)
            m.frozen.push_back(f->families.empty() ||
                               std::find(f->families.begin(), f->families.end(), family.name) !=
                                   f->families.end());
}

BlockModel compiled(Model& model, const Authority& a, const Block& block) {
    BlockModel m;
    if (block.start) m.start = std::max(study_start, instant_of(*block.start, a.start_date));
    if (block.end) m.end = instant_of(*block.end, a.start_date);
    if (block.panels) {
        m.panel_dates = static_cast<int>(model.panel_dates.size());
        model.panel_dates.push_back(dates_of(block.panels->dates, a.start_date, model.horizon));
    }
    if (const auto& p = block.programme)
        m.programme_years =
            where(role_mask(a.ladder, p->roles), in_years_from_months(p->months), -1.0);
    if (const auto& c = block.coaching) {
        const auto mask = role_mask(a.ladder, c->roles);
        m.portfolio_speed = where(mask, c->portfolio_speed, 1.0);
        m.pass_odds = where(mask, c->pass_odds, 1.0);
        m.coaching_pence = where(mask, pence(c->cost_gbp_per_portfolio), std::int64_t{0});
    }
    if (block.pay_award)
        m.pay_factor =
            where(role_mask(a.ladder, block.pay_award->roles), 1 + block.pay_award->rise, 1.0);
    if (block.leaving) m.leaving_factor = leaving_factors(a.ladder, *block.leaving);
    if (const auto& i = block.intake) {
        m.intake = static_cast<int>(index_of(a.intakes, i->intake));
        m.intake_seats = i->seats;
    }
    if (const auto& e = block.establishment) {
        m.post_groups = post_groups_of(model, a, *e);
        m.posts = e->posts;
        if (!e->regraded_from.empty()) m.regraded_from = find_family(a.ladder, e->regraded_from);
        if (!e->moved_from.empty()) m.moved_from = find_team(a, e->moved_from);
    }
    compile_recruitment(m, a, block);
    if (block.demand) m.demand = demand_factors(a, *block.demand);
    if (block.opens) m.opens = progressions_into(model, role_mask(a.ladder, block.opens->roles));
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::compile_block(model, a, block, m); })
            M::compile_block(model, a, block, m);
    });
    return m;
}

Date years_on(Date d, int years) {
    d.year += years;
    return d;
}

bool regrades_a_part(const Block& block) {
    return block.establishment && !block.establishment->regraded_from.empty() &&
           block.establishment->regraded_share < 1;
}

/// Posts that are regraded, and posts that are added.
std::array<Block, 2> parts_of(const Block& block) {
    std::array<Block, 2> parts{block, block};
    EstablishmentChange &regraded = *parts[0].establishment, &added = *parts[1].establishment;
    regraded.posts = static_cast<int>(std::lround(regraded.posts * regraded.regraded_share));
    regraded.regraded_share = 1;
    added.posts -= regraded.posts;
    added.regraded_from.clear();
    return parts;
}

void add_block(Model& model, const Authority& a, const Block& block) {
    if (regrades_a_part(block)) {
        for (const Block& part : parts_of(block))
            if (part.establishment->posts != 0) model.blocks.push_back(compiled(model, a, part));
        return;
    }
    const BlockModel first = compiled(model, a, block);
    model.blocks.push_back(first);
    if (!block.school_pilot || !block.school_pilot->repeats_yearly || !block.start) return;
    for (int k = 1; instant_of(years_on(*block.start, k), a.start_date) < model.horizon; ++k) {
        BlockModel again = first;
        again.start = instant_of(years_on(*block.start, k), a.start_date);
        again.end = instant_of(years_on(*block.end, k), a.start_date);
        model.blocks.push_back(again);
    }
}

/// Those it combines, by their names: in which order they are listed makes no difference.
std::vector<const Policy*> components(const Policy& policy) {
    std::vector<const Policy*> all;
    for (const Policy& other : policy.combine) all.push_back(&other);
    std::stable_sort(all.begin(), all.end(),
                     [](const Policy* a, const Policy* b) { return a->name < b->name; });
    return all;
}

} // namespace

std::vector<bool> role_mask(const Ladder& ladder, const std::vector<std::string>& names) {
    std::vector<bool> mask(ladder.roles.size(), names.empty());
    for (const auto& n : names) mask[find_role(ladder, n).index()] = true;
    return mask;
}

std::uint64_t role_bits(const Ladder& ladder, const std::vector<std::string>& names) {
    std::uint64_t bits = 0;
    for (const auto& n : names) bits |= std::uint64_t{1} << find_role(ladder, n).index();
    return bits;
}

void compile_policy(Model& model, const Authority& a, const Policy& policy) {
    for (const Block& block : policy.blocks) add_block(model, a, block);
    for (const Policy* other : components(policy))
        for (const Block& block : other->blocks) add_block(model, a, block);
}

} // namespace tenure
