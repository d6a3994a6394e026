#include "career/graph.hpp"

#include <boost/graph/strong_components.hpp>

namespace tenure {

namespace {

LadderGraph graph_of(const Ladder& ladder, bool sideways) {
    LadderGraph graph(ladder.roles.size());
    for (std::size_t p = 0; p < ladder.progressions.size(); ++p) {
        const auto& progression = ladder.progressions[p];
        if (!sideways && progression.kind == ProgressionKind::lateral) continue;
        const RoleId from = find_role(ladder, progression.from);
        const RoleId to = find_role(ladder, progression.to);
        if (from && to && from != to) add_edge(from.index(), to.index(), Step{p}, graph);
    }
    return graph;
}

} // namespace

LadderGraph promotions_of(const Ladder& ladder) { return graph_of(ladder, false); }
LadderGraph moves_of(const Ladder& ladder) { return graph_of(ladder, true); }

std::vector<std::size_t> components_of(const LadderGraph& graph) {
    std::vector<std::size_t> component(num_vertices(graph));
    if (component.empty()) return component;
    boost::strong_components(graph, boost::make_iterator_property_map(
                                        component.begin(), get(boost::vertex_index, graph)));
    return component;
}

} // namespace tenure
