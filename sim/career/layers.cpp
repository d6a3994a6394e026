#include "career/graph.hpp"
#include "career/layout.hpp"

#include <algorithm>

namespace tenure::picture {

namespace {

struct Arc {
    std::size_t from, to;
};

/// Promotions that are not part of a circle.
std::vector<Arc> rising(const Ladder& ladder) {
    const LadderGraph graph = promotions_of(ladder);
    const auto component = components_of(graph);
    std::vector<Arc> arcs;
    for (auto [edge, end] = edges(graph); edge != end; ++edge) {
        const Arc arc{source(*edge, graph), target(*edge, graph)};
        if (component[arc.from] != component[arc.to]) arcs.push_back(arc);
    }
    return arcs;
}

/// Longest way to each group of roles; false if the groups lead round in a circle.
bool find_depths(const std::vector<std::size_t>& group, const std::vector<Arc>& arcs,
                 std::vector<std::size_t>& depth) {
    depth.assign(group.size(), 0);
    for (std::size_t round = 0; round <= group.size(); ++round) {
        bool changed = false;
        for (const Arc& arc : arcs) {
            auto& above = depth[group[arc.to]];
            if (above >= depth[group[arc.from]] + 1) continue;
            above = depth[group[arc.from]] + 1;
            changed = true;
        }
        if (!changed) return true;
    }
    return false;
}

/// A role that no promotion leads to stands just below the lowest that it leads to.
void raise_late_starts(const std::vector<std::size_t>& group, const std::vector<Arc>& arcs,
                       std::vector<std::size_t>& depth) {
    for (std::size_t g = 0; g < group.size(); ++g) {
        std::size_t lowest = 0;
        for (const Arc& arc : arcs)
            if (group[arc.from] == g && (lowest == 0 || depth[group[arc.to]] < lowest))
                lowest = depth[group[arc.to]];
        if (depth[g] == 0 && lowest > 1) depth[g] = lowest - 1;
    }
}

double mean_place(const std::vector<Link>& links, std::size_t node, bool upward,
                  const std::vector<double>& place) {
    double sum = 0, count = 0;
    for (const Link& link : links) {
        if ((upward ? link.upper : link.lower) != node) continue;
        sum += place[upward ? link.lower : link.upper];
        ++count;
    }
    return count > 0 ? sum / count : place[node];
}

/// Mean place of those in the layer that one may move to sideways, or come from.
double mean_partner(const Picture& picture, const Ladder& ladder, std::size_t node,
                    const std::vector<double>& place) {
    double sum = 0, count = 0;
    for (const auto& p : ladder.progressions) {
        const RoleId from = find_role(ladder, p.from), to = find_role(ladder, p.to);
        if (!from || !to || picture.nodes[from.index()].layer != picture.nodes[to.index()].layer)
            continue;
        if (from.index() != node && to.index() != node) continue;
        sum += place[(from.index() == node ? to : from).index()];
        ++count;
    }
    return count > 0 ? sum / count : place[node];
}

/// Places within a layer, counted from its middle.
std::vector<double> places(const Picture& picture) {
    std::vector<double> place(picture.nodes.size());
    for (const Layer& layer : picture.layers)
        for (std::size_t i = 0; i < layer.nodes.size(); ++i)
            place[layer.nodes[i]] =
                static_cast<double>(i) - static_cast<double>(layer.nodes.size() - 1) / 2;
    return place;
}

/// Barycentres, swept up and down; sideways partners draw together, and a little inertia keeps what
/// is equal in the order it had.
void order(Picture& picture, const Ladder& ladder, const std::vector<Link>& links) {
    for (int sweep = 0; sweep < 6; ++sweep) {
        const bool upward = sweep % 2 == 0;
        for (std::size_t l = 0; l < picture.layers.size(); ++l) {
            auto& nodes = picture.layers[upward ? l : picture.layers.size() - 1 - l].nodes;
            const auto place = places(picture);
            std::vector<double> wish(picture.nodes.size());
            for (std::size_t n : nodes)
                wish[n] = mean_place(links, n, upward, place) +
                          .3 * mean_partner(picture, ladder, n, place) + .4 * place[n];
            std::stable_sort(nodes.begin(), nodes.end(), [&](std::size_t a, std::size_t b) {
                return wish[a] < wish[b] - 1e-9;
            });
        }
    }
}

} // namespace

std::vector<std::size_t> layers_of(const Ladder& ladder) {
    const auto arcs = rising(ladder);
    std::vector<std::size_t> group(ladder.roles.size()), depth;
    for (std::size_t r = 0; r < group.size(); ++r) group[r] = r;
    for (const auto& p : ladder.progressions) {
        const RoleId from = find_role(ladder, p.from), to = find_role(ladder, p.to);
        if (p.kind != ProgressionKind::lateral || !from || !to) continue;
        auto joined = group;
        std::replace(joined.begin(), joined.end(), group[to.index()], group[from.index()]);
        if (find_depths(joined, arcs, depth)) group = joined;
    }
    find_depths(group, arcs, depth);
    raise_late_starts(group, arcs, depth);
    std::vector<std::size_t> layers;
    for (std::size_t r = 0; r < group.size(); ++r) layers.push_back(depth[group[r]]);
    return layers;
}

std::vector<Link> link_and_order(Picture& picture, const Ladder& ladder) {
    std::vector<Link> links;
    for (std::size_t p = 0; p < ladder.progressions.size(); ++p) {
        const RoleId from = find_role(ladder, ladder.progressions[p].from);
        const RoleId to = find_role(ladder, ladder.progressions[p].to);
        if (!from || !to || picture.nodes[from.index()].layer == picture.nodes[to.index()].layer)
            continue;
        const bool up = picture.nodes[from.index()].layer < picture.nodes[to.index()].layer;
        std::size_t below = (up ? from : to).index();
        const std::size_t goal = (up ? to : from).index();
        bool first = true;
        while (below != goal) {
            std::size_t next = goal;
            const std::size_t layer = picture.nodes[below].layer + 1;
            if (layer < picture.nodes[goal].layer) {
                next = picture.nodes.size();
                picture.nodes.push_back({{}, layer, ladder.progressions[p].kind, 0, 0, {}});
                picture.layers[layer].nodes.push_back(next);
            }
            links.push_back({below, next, p, up && next == goal, !up && first});
            below = next;
            first = false;
        }
    }
    order(picture, ladder, links);
    return links;
}

} // namespace tenure::picture
