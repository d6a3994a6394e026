// Where everything goes in a picture of a ladder: layers from the bottom up, lines in the gaps.
//
// Private to this room. After Sugiyama, Tagawa & Toda (1981): layers, order within layers, then
// positions; a line that passes a layer has a place of its own there, so it crosses no box. In the
// gap below a layer every bundle of lines has a level for its horizontal part, below the labels.
#pragma once

#include "career/analysis.hpp"

#include <string>
#include <vector>

namespace tenure::picture {

struct Node {
    RoleId role; ///< empty where a line passes
    std::size_t layer = 0;
    ProgressionKind kind = ProgressionKind::vacancy; ///< of a line that passes
    double x = 0;                                    ///< centre
    double width = 0;
    std::vector<std::string> title; ///< lines

    double left() const { return x - width / 2; }
    double right() const { return x + width / 2; }
};

/// One end of a bundle of lines.
struct End {
    std::size_t node = 0;
    bool arrow = false;
    std::vector<std::size_t> progressions; ///< to be labelled here; none: no label
    double x = 0;
};

/// Lines of one kind that all lead from each of the lower ends to each of the upper ones; without
/// lower ends they are sideways moves between the upper ones.
struct Bundle {
    ProgressionKind kind = ProgressionKind::vacancy;
    std::vector<End> lower, upper;
    std::size_t level = 0; ///< of its horizontal part, from the bottom of the gap
};

/// Sideways moves between neighbours, drawn from box to box.
struct Side {
    std::size_t left = 0, right = 0;
    bool to_left = false, to_right = false;
    ProgressionKind kind = ProgressionKind::lateral;
    std::vector<std::size_t> progressions;
};

struct Layer {
    std::vector<std::size_t> nodes; ///< from left to right
    std::vector<Bundle> below;
    double top = 0, bottom = 0;
};

struct Picture {
    std::vector<Node> nodes;   ///< the ladder's roles in their order, then passing lines
    std::vector<Layer> layers; ///< from the bottom up
    std::vector<Side> sides;
    double width = 0, height = 0;
};

/// A step of a progression from one layer to the next.
struct Link {
    std::size_t lower = 0, upper = 0;
    std::size_t progression = 0;
    bool arrow_up = false, arrow_down = false;
};

inline constexpr double margin = 40, level_height = 14, label_height = 46;
inline constexpr double title_line = 19, port_slot = 112;

/// The layer of each role, longest way of promotions first; roles with sideways moves between them
/// share a layer where promotions allow.
std::vector<std::size_t> layers_of(const Ladder& ladder);
/// Adds nodes for passing lines and orders the layers to have few crossings.
std::vector<Link> link_and_order(Picture& picture, const Ladder& ladder);
/// Makes bundles and sides of links and of moves within a layer.
void bundle(Picture& picture, const Ladder& ladder, const std::vector<Link>& links);
/// Horizontal places of boxes, then of the ends of lines; vertical places of all.
void place_boxes(Picture& picture, const std::vector<Link>& links);
void place_lines(Picture& picture);

Picture lay_out(const Ladder& ladder);

} // namespace tenure::picture
