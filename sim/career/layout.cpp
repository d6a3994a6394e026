#include "career/layout.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace tenure::picture {

namespace {

constexpr double box_width = 236, labelled_gap = 104, plain_gap = 52;
constexpr std::size_t title_letters = 24;

std::vector<std::string> wrapped(const std::string& text) {
    std::vector<std::string> lines{""};
    std::string word;
    const auto put = [&] {
        if (!lines.back().empty() && lines.back().size() + 1 + word.size() > title_letters)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        word.clear();
    };
    for (char letter : text) {
        if (letter == ' ')
            put();
        else
            word += letter;
    }
    put();
    return lines;
}

struct Key {
    ProgressionKind kind;
    std::set<std::size_t> lower;
    bool operator<(const Key& o) const { return kind != o.kind ? kind < o.kind : lower < o.lower; }
};

End end_of(const Picture& picture, std::size_t node, const std::vector<const Link*>& links,
           bool upper) {
    End end{node, false, {}, 0};
    for (const Link* link : links) {
        if ((upper ? link->upper : link->lower) != node) continue;
        end.arrow = end.arrow || (upper ? link->arrow_up : link->arrow_down);
        if (upper && picture.nodes[node].role) end.progressions.push_back(link->progression);
    }
    return end;
}

/// Links below one layer, those that share all their lower ends together.
std::vector<Bundle> bundles_below(const Picture& picture, const Ladder& ladder,
                                  const std::vector<Link>& links, std::size_t layer) {
    std::map<std::pair<std::size_t, ProgressionKind>, std::set<std::size_t>> lower_ends;
    for (const Link& link : links)
        if (picture.nodes[link.upper].layer == layer)
            lower_ends[{link.upper, ladder.progressions[link.progression].kind}].insert(link.lower);
    std::map<Key, std::vector<const Link*>> sharing;
    for (const Link& link : links) {
        const auto kind = ladder.progressions[link.progression].kind;
        if (picture.nodes[link.upper].layer == layer)
            sharing[{kind, lower_ends[{link.upper, kind}]}].push_back(&link);
    }
    std::vector<Bundle> bundles;
    for (const auto& [key, shared] : sharing) {
        Bundle bundle{key.kind, {}, {}, 0};
        std::set<std::size_t> upper;
        for (const Link* link : shared) upper.insert(link->upper);
        for (std::size_t node : key.lower)
            bundle.lower.push_back(end_of(picture, node, shared, false));
        for (std::size_t node : upper) bundle.upper.push_back(end_of(picture, node, shared, true));
        bundles.push_back(bundle);
    }
    return bundles;
}

std::size_t place_in_layer(const Picture& picture, std::size_t node) {
    const auto& nodes = picture.layers[picture.nodes[node].layer].nodes;
    return static_cast<std::size_t>(std::find(nodes.begin(), nodes.end(), node) - nodes.begin());
}

/// Moves within a layer, both directions of a pair in one.
std::vector<Side> sides_of(const Picture& picture, const Ladder& ladder) {
    std::map<std::pair<std::size_t, std::size_t>, Side> pairs;
    for (std::size_t p = 0; p < ladder.progressions.size(); ++p) {
        const RoleId from = find_role(ladder, ladder.progressions[p].from);
        const RoleId to = find_role(ladder, ladder.progressions[p].to);
        if (!from || !to || from == to) continue;
        if (picture.nodes[from.index()].layer != picture.nodes[to.index()].layer) continue;
        const bool rightward =
            place_in_layer(picture, from.index()) < place_in_layer(picture, to.index());
        const std::size_t left = (rightward ? from : to).index(),
                          right = (rightward ? to : from).index();
        Side& side = pairs[{left, right}];
        side.left = left;
        side.right = right;
        (rightward ? side.to_right : side.to_left) = true;
        side.kind = ladder.progressions[p].kind;
        side.progressions.push_back(p);
    }
    std::vector<Side> sides;
    sides.reserve(pairs.size());
    for (const auto& [nodes, side] : pairs) sides.push_back(side);
    return sides;
}

void size_boxes(Picture& picture) {
    std::vector<double> below(picture.nodes.size()), above(picture.nodes.size());
    for (const Layer& layer : picture.layers)
        for (const Bundle& bundle : layer.below) {
            for (const End& end : bundle.upper) ++below[end.node];
            for (const End& end : bundle.lower) ++above[end.node];
        }
    for (std::size_t n = 0; n < picture.nodes.size(); ++n)
        if (picture.nodes[n].role)
            picture.nodes[n].width = std::max({box_width, below[n] * port_slot, above[n] * 40});
}

double apart(const Picture& picture, std::size_t left, std::size_t right) {
    const Node &a = picture.nodes[left], &b = picture.nodes[right];
    const auto between = [&](const Side& side) { return side.left == left && side.right == right; };
    const bool labelled = std::any_of(picture.sides.begin(), picture.sides.end(), between);
    return (a.width + b.width) / 2 + (labelled ? labelled_gap : plain_gap);
}

/// Where a node wishes to stand, and how much.
struct Wish {
    double x = 0, weight = 0;
};

/// The places nearest to those wished for, in weighted least squares, that keep order and distance:
/// isotonic regression by pooling adjacent violators (Barlow et al. 1972).
void settle(Picture& picture, const Layer& layer, const std::vector<Wish>& wishes) {
    struct Pool {
        double sum, weight;
        std::size_t size;
        double mean() const { return sum / weight; }
    };
    std::vector<Pool> pools;
    std::vector<double> offset(layer.nodes.size());
    for (std::size_t i = 0; i < layer.nodes.size(); ++i) {
        if (i > 0) offset[i] = offset[i - 1] + apart(picture, layer.nodes[i - 1], layer.nodes[i]);
        const Wish& wish = wishes[layer.nodes[i]];
        pools.push_back({(wish.x - offset[i]) * wish.weight, wish.weight, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().sum + last.sum, pools.back().weight + last.weight,
                            pools.back().size + last.size};
        }
    }
    std::size_t i = 0;
    for (const Pool& pool : pools)
        for (std::size_t k = 0; k < pool.size; ++k, ++i)
            picture.nodes[layer.nodes[i]].x = pool.mean() + offset[i];
}

/// Each node wishes to stand amid those it is linked to; boxes above each other and lines that pass
/// several layers insist on running straight.
std::vector<Wish> wishes_of(const Picture& picture, const std::vector<Link>& links) {
    std::vector<Wish> wishes(picture.nodes.size());
    const auto add = [&](std::size_t node, std::size_t other, double weight) {
        wishes[node].x += weight * picture.nodes[other].x;
        wishes[node].weight += weight;
    };
    for (const Link& link : links) {
        const bool from_box(picture.nodes[link.lower].role), to_box(picture.nodes[link.upper].role);
        const double weight = from_box && to_box ? 4 : from_box || to_box ? 1 : 8;
        add(link.upper, link.lower, weight);
        add(link.lower, link.upper, weight);
    }
    for (std::size_t n = 0; n < wishes.size(); ++n) {
        if (wishes[n].weight > 0)
            wishes[n].x /= wishes[n].weight;
        else
            wishes[n] = {picture.nodes[n].x, 1};
    }
    return wishes;
}

} // namespace

void bundle(Picture& picture, const Ladder& ladder, const std::vector<Link>& links) {
    for (std::size_t l = 0; l < picture.layers.size(); ++l)
        picture.layers[l].below = bundles_below(picture, ladder, links, l);
    for (const Side& side : sides_of(picture, ladder)) {
        if (place_in_layer(picture, side.left) + 1 == place_in_layer(picture, side.right)) {
            picture.sides.push_back(side);
            continue;
        }
        const End left{side.left, side.to_left, side.progressions, 0};
        const End right{side.right, side.to_right, {}, 0};
        picture.layers[picture.nodes[side.left].layer].below.push_back(
            {side.kind, {}, {left, right}, 0});
    }
}

void place_boxes(Picture& picture, const std::vector<Link>& links) {
    size_boxes(picture);
    const std::vector<Wish> centre(picture.nodes.size(), Wish{0, 1});
    for (const Layer& layer : picture.layers) settle(picture, layer, centre);
    for (int sweep = 0; sweep < 200; ++sweep)
        for (std::size_t l = 0; l < picture.layers.size(); ++l) {
            const std::size_t at = sweep % 2 == 0 ? l : picture.layers.size() - 1 - l;
            settle(picture, picture.layers[at], wishes_of(picture, links));
        }
    double left = 1e300, right = -1e300;
    for (const Node& node : picture.nodes) {
        left = std::min(left, node.left());
        right = std::max(right, node.right());
    }
    if (picture.nodes.empty()) left = right = 0;
    picture.width = std::max(right - left + 2 * margin, 760.0);
    const double shift = picture.width / 2 - (left + right) / 2;
    for (Node& node : picture.nodes) node.x += shift;
}

Picture lay_out(const Ladder& ladder) {
    Picture picture;
    const auto layers = layers_of(ladder);
    for (std::size_t r = 0; r < layers.size(); ++r) {
        const Role& role = ladder.roles[r];
        picture.nodes.push_back({RoleId(r), layers[r], ProgressionKind::vacancy, 0, 0,
                                 wrapped(role.title.empty() ? role.name : role.title)});
        if (picture.layers.size() <= layers[r]) picture.layers.resize(layers[r] + 1);
    }
    for (const Track track : {Track::learning, Track::practice, Track::management})
        for (std::size_t r = 0; r < layers.size(); ++r)
            if (ladder.roles[r].track == track) picture.layers[layers[r]].nodes.push_back(r);
    const auto links = link_and_order(picture, ladder);
    bundle(picture, ladder, links);
    place_boxes(picture, links);
    place_lines(picture);
    return picture;
}

} // namespace tenure::picture
