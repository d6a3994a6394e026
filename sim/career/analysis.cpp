#include "career/analysis.hpp"

#include "career/graph.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dominator_tree.hpp>

#include <algorithm>
#include <functional>
#include <limits>

namespace tenure {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool contains(const std::vector<RoleId>& roles, std::size_t role) {
    return std::find(roles.begin(), roles.end(), RoleId(role)) != roles.end();
}

std::vector<RoleId> entries_of(const Ladder& ladder, const LadderGraph& moves,
                               const std::vector<RoleId>& intakes) {
    std::vector<RoleId> entries;
    for (std::size_t r = 0; r < ladder.roles.size(); ++r) {
        const auto recruits = [&](const Family& f) { return f.recruits == ladder.roles[r].name; };
        const bool appointed =
            std::any_of(ladder.families.begin(), ladder.families.end(), recruits);
        if (contains(intakes, r) ||
            (ladder.families.empty() ? in_degree(r, moves) == 0 : appointed))
            entries.push_back(RoleId(r));
    }
    return entries;
}

/// The graph with one more vertex, last, that leads to each of the given roles.
LadderGraph entered_by(LadderGraph graph, const std::vector<RoleId>& roles) {
    const auto outside = add_vertex(graph);
    for (RoleId role : roles) add_edge(outside, role.index(), Step{}, graph);
    return graph;
}

std::vector<bool> reached_from(const LadderGraph& graph, std::size_t outside) {
    std::vector<boost::default_color_type> colour(num_vertices(graph));
    boost::breadth_first_search(graph, outside,
                                boost::color_map(boost::make_iterator_property_map(
                                    colour.begin(), get(boost::vertex_index, graph))));
    std::vector<bool> reached(colour.size());
    for (std::size_t v = 0; v < colour.size(); ++v) reached[v] = colour[v] != boost::white_color;
    return reached;
}

/// Entries into which no reachable role leads, except one that they lead to themselves.
std::vector<RoleId> starts_of(const LadderGraph& moves, const LadderAnalysis& analysis) {
    const auto component = components_of(moves);
    std::vector<bool> led_to(component.size());
    for (auto [edge, end] = edges(moves); edge != end; ++edge) {
        const auto from = source(*edge, moves), to = target(*edge, moves);
        if (component[from] != component[to] && !contains(analysis.unreachable, from))
            led_to[component[to]] = true;
    }
    std::vector<RoleId> starts;
    for (RoleId entry : analysis.entries)
        if (!led_to[component[entry.index()]]) starts.push_back(entry);
    return starts;
}

void find_gates(const LadderGraph& entered, LadderAnalysis& analysis) {
    using Vertex = boost::graph_traits<LadderGraph>::vertex_descriptor;
    const std::size_t outside = analysis.roles.size();
    const Vertex none = boost::graph_traits<LadderGraph>::null_vertex();
    std::vector<Vertex> above(num_vertices(entered), none);
    boost::lengauer_tarjan_dominator_tree(
        entered, outside,
        boost::make_iterator_property_map(above.begin(), get(boost::vertex_index, entered)));
    for (std::size_t r = 0; r < analysis.roles.size(); ++r) {
        auto& gates = analysis.roles[r].must_pass;
        for (Vertex v = above[r]; v != none && v != outside; v = above[v])
            gates.push_back(RoleId(v));
        std::reverse(gates.begin(), gates.end());
    }
}

/// Dijkstra with weights that depend on the time of arrival; a later arrival never overtakes.
std::vector<std::size_t> find_times(const Ladder& ladder, const Pace& pace,
                                    const LadderGraph& entered, LadderAnalysis& analysis) {
    const std::size_t outside = analysis.roles.size();
    std::vector<std::size_t> previous(num_vertices(entered));
    std::vector<double> months(num_vertices(entered), infinity);
    const auto index = get(boost::vertex_index, entered);
    const std::function<double(double, std::size_t)> arrive = [&](double since, std::size_t step) {
        if (step == no_progression) return since;
        return since + progression_time(ladder, step, pace, since).succeeding_months;
    };
    boost::dijkstra_shortest_paths(
        entered, outside,
        boost::predecessor_map(boost::make_iterator_property_map(previous.begin(), index))
            .distance_map(boost::make_iterator_property_map(months.begin(), index))
            .weight_map(get(&Step::progression, entered))
            .distance_combine(arrive)
            .distance_compare(std::less<double>())
            .distance_inf(infinity)
            .distance_zero(0.0));
    for (std::size_t r = 0; r < outside; ++r) analysis.roles[r].fastest_months = months[r];
    return previous;
}

/// The months it is expected to take from one role of a route to the next, by its quickest step.
double expected_step(const LadderGraph& graph, const LadderAnalysis& analysis, RoleId from,
                     RoleId to) {
    double quickest = infinity, expected = infinity;
    for (auto [edge, end] = out_edges(from.index(), graph); edge != end; ++edge) {
        const auto step = graph[*edge].progression;
        if (target(*edge, graph) != to.index()) continue;
        const auto& time = analysis.progressions[step];
        if (time.succeeding_months < quickest) {
            quickest = time.succeeding_months;
            expected = time.expected_months;
        }
    }
    return expected;
}

void find_routes(const LadderGraph& moves, const std::vector<std::size_t>& previous,
                 LadderAnalysis& analysis) {
    const std::size_t outside = analysis.roles.size();
    for (std::size_t r = 0; r < outside; ++r) {
        auto& role = analysis.roles[r];
        role.expected_months = infinity;
        if (role.fastest_months == infinity) continue;
        for (std::size_t v = r; v != outside; v = previous[v])
            role.fastest_route.push_back(RoleId(v));
        std::reverse(role.fastest_route.begin(), role.fastest_route.end());
        role.expected_months = 0;
        for (std::size_t i = 1; i < role.fastest_route.size(); ++i)
            role.expected_months +=
                expected_step(moves, analysis, role.fastest_route[i - 1], role.fastest_route[i]);
    }
}

} // namespace

std::vector<std::vector<RoleId>> promotion_cycles(const Ladder& ladder) {
    const auto component = components_of(promotions_of(ladder));
    std::vector<std::vector<RoleId>> groups(component.size());
    for (std::size_t r = 0; r < component.size(); ++r) groups[component[r]].push_back(RoleId(r));
    const auto no_circle = [](const std::vector<RoleId>& group) { return group.size() < 2; };
    groups.erase(std::remove_if(groups.begin(), groups.end(), no_circle), groups.end());
    std::sort(groups.begin(), groups.end());
    return groups;
}

LadderAnalysis analyse(const Ladder& ladder, const Pace& pace) {
    LadderAnalysis analysis;
    const std::size_t count = ladder.roles.size();
    const LadderGraph moves = moves_of(ladder);
    analysis.roles.resize(count);
    analysis.promotion_cycles = promotion_cycles(ladder);
    analysis.entries = entries_of(ladder, moves, pace.intakes);
    const auto reached = reached_from(entered_by(moves, analysis.entries), count);
    for (std::size_t r = 0; r < count; ++r) {
        if (!reached[r]) analysis.unreachable.push_back(RoleId(r));
        if (out_degree(r, moves) == 0) analysis.dead_ends.push_back(RoleId(r));
    }
    analysis.starts = starts_of(moves, analysis);
    const LadderGraph entered = entered_by(moves, analysis.starts);
    find_gates(entered, analysis);
    const auto previous = find_times(ladder, pace, entered, analysis);
    for (std::size_t p = 0; p < ladder.progressions.size(); ++p) {
        const RoleId from = find_role(ladder, ladder.progressions[p].from);
        const double arrival = from ? analysis.roles[from.index()].fastest_months : infinity;
        analysis.progressions.push_back(
            progression_time(ladder, p, pace, arrival < infinity ? arrival : 0));
    }
    find_routes(moves, previous, analysis);
    return analysis;
}

std::string names(const Ladder& ladder, const std::vector<RoleId>& roles, const char* between) {
    std::string text;
    for (RoleId role : roles)
        text += (text.empty() ? "" : between) + ladder.roles[role.index()].name;
    return text;
}

} // namespace tenure
