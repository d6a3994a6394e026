#include "career/layout.hpp"

#include <algorithm>
#include <cmath>

namespace tenure::picture {

namespace {

constexpr double near = 10; // lines closer than this look like one

struct Port {
    End* end;
    double wish; ///< where the other ends are
};

double mean_x(const Picture& picture, const std::vector<End>& ends, std::size_t except) {
    double sum = 0, count = 0;
    for (const End& end : ends) {
        if (end.node == except) continue;
        sum += picture.nodes[end.node].x;
        ++count;
    }
    return count > 0 ? sum / count : picture.nodes[except].x;
}

/// Ends on one side of one box, from left to right in the order of where they lead.
void spread(const Node& node, std::vector<Port> ports, bool labelled) {
    std::stable_sort(ports.begin(), ports.end(),
                     [](const Port& a, const Port& b) { return a.wish < b.wish - 1e-9; });
    const auto count = static_cast<double>(ports.size());
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const double slot = labelled ? node.width / count : std::min(48.0, node.width / count);
        const double k = static_cast<double>(i);
        ports[i].end->x = node.x + (k - (count - 1) / 2) * slot;
        // With several labels each stands right of its line, inside its slot.
        if (labelled && count > 1) ports[i].end->x = node.left() + k * slot + 14;
    }
}

void place_ends(Picture& picture) {
    for (std::size_t n = 0; n < picture.nodes.size(); ++n) {
        std::vector<Port> below, above;
        for (Layer& layer : picture.layers)
            for (Bundle& bundle : layer.below) {
                for (End& end : bundle.upper)
                    if (end.node == n)
                        below.push_back(
                            {&end, mean_x(picture,
                                          bundle.lower.empty() ? bundle.upper : bundle.lower, n)});
                for (End& end : bundle.lower)
                    if (end.node == n) above.push_back({&end, mean_x(picture, bundle.upper, n)});
            }
        spread(picture.nodes[n], below, true);
        spread(picture.nodes[n], above, false);
    }
}

/// A line that would turn aside by less than one can see goes straight.
void straighten(Picture& picture) {
    for (Layer& layer : picture.layers)
        for (Bundle& bundle : layer.below)
            for (End& lower : bundle.lower)
                for (const End& upper : bundle.upper)
                    if (picture.nodes[lower.node].role && std::fabs(lower.x - upper.x) < near)
                        lower.x = upper.x;
}

/// Whether a line up from `x` would meet a line of another bundle, or run on top of it.
bool taken(const std::vector<Bundle>& bundles, const Bundle& own, const End& moving, double x) {
    for (const Bundle& other : bundles) {
        for (const End& end : other.lower)
            if (&end != &moving && std::fabs(end.x - x) < near) return true;
        for (const End& end : other.upper)
            if (&other != &own && std::fabs(end.x - x) < near) return true;
    }
    return false;
}

/// A line that leaves a box moves away from those that arrive straight above, where there is room.
void step_aside(const Layer& layer, const Bundle& bundle, End& end, const Node& node) {
    const double home = end.x;
    for (double step = 0; step < node.width; step += 12)
        for (const double x : {home - step, home + step})
            if (x > node.left() + near && x < node.right() - near &&
                taken(layer.below, bundle, end, end.x) && !taken(layer.below, bundle, end, x))
                end.x = x;
}

/// A line that passes a layer may stand a little to the side, there and in both gaps.
void swerve(Layer& above, Layer& below, const Bundle& bundle, End& end, Node& node) {
    for (Bundle& arriving : below.below)
        for (End& same : arriving.upper) {
            if (same.node != end.node) continue;
            for (const double x : {node.x - 12, node.x + 12}) {
                if (!taken(above.below, bundle, end, end.x) || taken(above.below, bundle, end, x) ||
                    taken(below.below, arriving, same, x))
                    continue;
                end.x = same.x = node.x = x;
            }
        }
}

void make_way(Picture& picture) {
    for (std::size_t l = 1; l < picture.layers.size(); ++l)
        for (Bundle& bundle : picture.layers[l].below)
            for (End& end : bundle.lower) {
                Node& node = picture.nodes[end.node];
                if (node.role)
                    step_aside(picture.layers[l], bundle, end, node);
                else
                    swerve(picture.layers[l], picture.layers[l - 1], bundle, end, node);
            }
}

struct Span {
    double left = 1e300, right = -1e300;
};

Span span_of(const Bundle& bundle) {
    Span span;
    for (const auto* ends : {&bundle.lower, &bundle.upper})
        for (const End& end : *ends) {
            span.left = std::min(span.left, end.x);
            span.right = std::max(span.right, end.x);
        }
    return span;
}

/// Whether `low` must turn below `high`: a line comes up into the first where one of the second
/// goes on up.
bool must_be_below(const Bundle& low, const Bundle& high) {
    for (const End& a : low.lower)
        for (const End& b : high.upper)
            if (std::fabs(a.x - b.x) < near) return true;
    return false;
}

bool overlap(const Bundle& a, const Bundle& b) {
    const Span s = span_of(a), t = span_of(b);
    return s.left < t.right + near && t.left < s.right + near;
}

bool misplaced(const Bundle& bundle, const Bundle& other) {
    if (bundle.level == other.level && overlap(bundle, other)) return true;
    return bundle.level <= other.level && must_be_below(other, bundle);
}

/// Lowest levels that keep bundles apart; gives up raising after a while, when demands contradict.
void assign_levels(std::vector<Bundle>& bundles) {
    std::size_t patience = 4 * bundles.size() * bundles.size();
    for (std::size_t i = 0; i < bundles.size(); ++i)
        for (std::size_t j = 0; j < bundles.size(); ++j) {
            // Only one of two equals moves, or both would for ever.
            const bool equal = bundles[i].level == bundles[j].level;
            const bool last = i > j || must_be_below(bundles[j], bundles[i]);
            if (i == j || !misplaced(bundles[i], bundles[j]) || (equal && !last)) continue;
            if (patience-- == 0) return;
            ++bundles[i].level;
            i = static_cast<std::size_t>(-1); // start again
            break;
        }
}

double box_height(const Picture& picture, const Layer& layer) {
    std::size_t lines = 1;
    for (std::size_t n : layer.nodes) lines = std::max(lines, picture.nodes[n].title.size());
    return 62 + title_line * static_cast<double>(lines);
}

double gap_height(const std::vector<Bundle>& bundles) {
    std::size_t levels = 0;
    for (const Bundle& bundle : bundles) levels = std::max(levels, bundle.level + 1);
    return levels == 0 ? 0 : label_height + level_height * static_cast<double>(levels + 1);
}

} // namespace

void place_lines(Picture& picture) {
    place_ends(picture);
    straighten(picture);
    make_way(picture);
    double y = 0;
    for (std::size_t l = picture.layers.size(); l-- > 0;) {
        Layer& layer = picture.layers[l];
        assign_levels(layer.below);
        layer.top = y;
        layer.bottom = y + box_height(picture, layer);
        y = layer.bottom + gap_height(layer.below);
    }
    picture.height = y;
}

} // namespace tenure::picture
