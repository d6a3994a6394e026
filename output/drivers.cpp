#include "output/drivers.hpp"

#include "statistics/distribution.hpp"
#include "statistics/partial.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace tenure {

namespace {

/// The place in the study that a parameter belongs to: policy.retention_payment, authority.leaving.
std::string group_of(const std::string& path) {
    const std::size_t first = path.find('.');
    if (first == std::string::npos) return path;
    return path.substr(0, path.find_first_of(".[", first + 1));
}

using Members = std::vector<std::size_t>;

/// Drivers of one criterion.
struct Drivers {
    Drivers(const DrawnNumbers& numbers_, const DrawMeans& means_)
        : numbers(numbers_), means(means_), parts(parts_of_policies(numbers_.d)) {}

    Grid drawn(const Members& members) const {
        Grid grid(means.draws.size(), members.size());
        for (std::size_t r = 0; r < grid.rows; ++r)
            for (std::size_t c = 0; c < grid.columns; ++c)
                grid.at(r, c) = numbers.draws.at(means.draws[r], members[c]);
        return grid;
    }
    const std::string& name(std::size_t parameter) const {
        return numbers.d.parameters[parameter].name;
    }
    /// By policy: whether it meets any of them.
    std::vector<bool> met(const Members& members) const {
        std::vector<bool> by_policy;
        for (const auto& of : parts)
            by_policy.push_back(std::any_of(members.begin(), members.end(),
                                            [&](std::size_t m) { return meets(of, name(m)); }));
        return by_policy;
    }

    ParameterDecision decision(const std::string& called, const Members& members,
                               bool directed) const {
        ParameterDecision p;
        p.name = called;
        p.members = members;
        p.prior_alone = std::all_of(members.begin(), members.end(), [&](std::size_t m) {
            return without_evidence(numbers.d.parameters[m]);
        });
        const PartialInformation known = partial_information(means, drawn(members), met(members));
        p.main_effect = known.main_effect;
        if (!directed) return p;
        p.evppi = known.value;
        p.evppi_error = known.std_error;
        return p;
    }

    /// The share that numbers without evidence explain of a policy's difference, by those it meets.
    double share_of_priors(std::size_t policy, const Members& priors) const {
        Members mine;
        for (const std::size_t p : priors)
            if (meets(parts[policy], name(p)) || meets(parts[0], name(p))) mine.push_back(p);
        if (mine.empty()) return 0;
        return explained_shares(means, drawn(mine))[policy];
    }

    const DrawnNumbers& numbers;
    const DrawMeans& means;
    std::vector<std::vector<std::string>> parts;
};

void tell_from_chance(std::vector<ParameterDecision>& all, const DrawMeans& means) {
    const std::set<std::uint32_t> sets(means.sets.begin(), means.sets.end());
    if (all.empty() || sets.size() < 2) return;
    const double t = t_quantile(1 - 0.025 / static_cast<double>(all.size()),
                                static_cast<double>(sets.size() - 1));
    for (ParameterDecision& p : all) p.worth_knowing = p.evppi > t * p.evppi_error;
}

/// The most valuable first; where no value is known, the most telling.
void sort_by_value(std::vector<ParameterDecision>& all) {
    const auto telling = [](const ParameterDecision& p) {
        double most = 0;
        for (std::size_t i = 1; i < p.main_effect.size(); ++i)
            if (p.main_effect[i] > most) most = p.main_effect[i];
        return most;
    };
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
        if (a.evppi > b.evppi || b.evppi > a.evppi) return a.evppi > b.evppi;
        return telling(a) > telling(b);
    });
}

/// Makes the parameters' own shares and what is left of a policy's variance add up to 1.
void add_interactions(Criterion& c) {
    for (std::size_t i = 0; i < c.policies.size(); ++i) {
        double sum = 0;
        for (const ParameterDecision& p : c.parameters) sum += p.main_effect[i];
        if (sum > 1)
            for (ParameterDecision& p : c.parameters) p.main_effect[i] /= sum;
        c.interactions.push_back(sum > 1 ? 0 : 1 - sum);
    }
}

/// Numbers that were drawn together cannot be told apart, and stand for one.
std::map<std::string, Members> units_of(const DrawnNumbers& numbers) {
    std::map<std::string, Members> units;
    for (const std::size_t p : numbers.varying) {
        const UncertainParameter& x = numbers.d.parameters[p];
        units[x.distribution == "joint" ? "authority.pack" : x.name].push_back(p);
    }
    return units;
}

void add_priors(Criterion& c, const Drivers& drivers) {
    Members priors;
    for (const std::size_t p : drivers.numbers.varying)
        if (without_evidence(drivers.numbers.d.parameters[p])) priors.push_back(p);
    if (priors.empty()) return;
    for (std::size_t p = 1; p < c.policies.size(); ++p) {
        c.policies[p].prior_share = drivers.share_of_priors(p, priors);
        c.policies[p].rests_on_prior = c.policies[p].prior_share >= 0.5;
    }
}

/// Where the best policy does worse than the baseline, by the numbers that either meets.
void add_losing(Criterion& c, const Drivers& drivers) {
    if (!c.better || c.best == 0) return;
    const DrawnNumbers& numbers = drivers.numbers;
    Members mine;
    for (const std::size_t p : numbers.varying)
        if (meets(drivers.parts[c.best], drivers.name(p)) ||
            meets(drivers.parts[0], drivers.name(p)))
            mine.push_back(p);
    const Grid values = without_chance(drivers.means);
    std::vector<bool> loses;
    for (std::size_t r = 0; r < values.rows; ++r)
        loses.push_back(values.at(r, c.best) < values.at(r, 0));
    LosingDraws losing;
    losing.policy = c.best;
    losing.draws = loses.size();
    losing.losing = static_cast<std::size_t>(std::count(loses.begin(), loses.end(), true));
    losing.box = discover(loses, drivers.drawn(mine), drivers.means.sets);
    if (losing.box)
        for (Restriction& x : losing.box->where) x.parameter = mine[x.parameter];
    c.losing = losing;
}

} // namespace

std::vector<std::vector<std::string>> parts_of_policies(const Description& d) {
    std::vector<std::vector<std::string>> parts;
    for (const std::string& policy : d.policies) parts.push_back({policy});
    const auto study = nlohmann::json::parse(d.resolved, nullptr, false);
    if (!study.is_object() || !study.contains("policies")) return parts;
    const auto& policies = study["policies"];
    for (std::size_t p = 0; p < std::min(parts.size(), policies.size()); ++p)
        for (const auto& other : policies[p].value("combine", nlohmann::json::array()))
            parts[p].push_back(other.value("name", std::string()));
    return parts;
}

bool meets(const std::vector<std::string>& parts, const std::string& parameter) {
    if (parameter.rfind("policy.", 0) != 0) return true;
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& name) {
        return parameter.rfind("policy." + name + ".", 0) == 0;
    });
}

void add_drivers(Criterion& c, const DrawnNumbers& numbers, const DrawMeans& means) {
    if (numbers.draws.rows == 0 || means.means.rows < 2) return;
    const Drivers drivers(numbers, means);
    const bool directed = c.better.has_value();
    std::map<std::string, Members> groups;
    for (const auto& [name, members] : units_of(numbers)) {
        c.parameters.push_back(drivers.decision(name, members, directed));
        Members& group = groups[group_of(name)];
        group.insert(group.end(), members.begin(), members.end());
    }
    for (const auto& [name, members] : groups)
        c.groups.push_back(drivers.decision(name, members, directed));
    for (auto* all : {&c.parameters, &c.groups}) tell_from_chance(*all, means);
    add_interactions(c);
    sort_by_value(c.parameters);
    sort_by_value(c.groups);
    add_priors(c, drivers);
    add_losing(c, drivers);
}

} // namespace tenure
