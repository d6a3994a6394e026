// Reads back the boxes, lines and words of a drawn ladder, to see that none is in another's way.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace tenure::test {

struct Rect {
    double left, top, right, bottom;
};

struct Segment {
    double x1, y1, x2, y2;
    std::size_t path;
};

struct Word {
    Rect place;
    std::string text;
};

struct Drawn {
    std::vector<Rect> boxes;
    std::vector<Segment> segments;
    std::vector<Word> words;
};

inline std::string attribute(const std::string& element, const std::string& name) {
    const auto at = element.find(" " + name + "=\"");
    if (at == std::string::npos) return "";
    const auto start = at + name.size() + 3;
    return element.substr(start, element.find('"', start) - start);
}

inline double value(const std::string& element, const std::string& name) {
    return std::strtod(attribute(element, name).c_str(), nullptr);
}

/// Of a path of M, H, V, h only.
inline void add_segments(Drawn& drawn, const std::string& d, std::size_t path) {
    double x = 0, y = 0;
    const char* at = d.c_str();
    while (*at != 0) {
        char* next = nullptr;
        const char command = *at;
        const double a = std::strtod(at + 1, &next);
        double nx = x, ny = y;
        if (command == 'M') {
            nx = a;
            ny = std::strtod(next, &next);
        }
        if (command == 'H') nx = a;
        if (command == 'h') nx = x + a;
        if (command == 'V') ny = a;
        if (command != 'M')
            drawn.segments.push_back(
                {std::min(x, nx), std::min(y, ny), std::max(x, nx), std::max(y, ny), path});
        x = nx;
        y = ny;
        at = next;
    }
}

inline void add_word(Drawn& drawn, const std::string& element, const std::string& text) {
    const double size = value(element, "font-size"), x = value(element, "x"),
                 y = value(element, "y");
    const double width = .5 * size * static_cast<double>(text.size());
    const double left = attribute(element, "text-anchor") == "middle" ? x - width / 2 : x;
    drawn.words.push_back({{left, y - .75 * size, left + width, y + .2 * size}, text});
}

/// Everything above the legend.
inline Drawn read(const std::string& svg) {
    Drawn drawn;
    for (std::size_t at = svg.find("<rect"); at != std::string::npos;) {
        const auto end = svg.find('>', at);
        const std::string element = svg.substr(at, end - at);
        if (element.rfind("<path", 0) == 0 && attribute(element, "fill") == "none")
            add_segments(drawn, attribute(element, "d"), at);
        if (element.rfind("<text", 0) == 0)
            add_word(drawn, element, svg.substr(end + 1, svg.find('<', end) - end - 1));
        const double width = value(element, "width"), height = value(element, "height");
        if (element.rfind("<rect", 0) == 0 && attribute(element, "stroke-width") == "2") {
            if (width < 50) break; // the legend begins
            const double x = value(element, "x"), y = value(element, "y");
            drawn.boxes.push_back({x, y, x + width, y + height});
        }
        at = svg.find('<', end);
    }
    return drawn;
}

inline bool meet(const Rect& a, const Rect& b, double slack) {
    return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack &&
           b.top < a.bottom - slack;
}

inline Rect rect(const Segment& s) { return {s.x1 - .5, s.y1 - .5, s.x2 + .5, s.y2 + .5}; }

/// Two lines that run on top of each other, and so look like one.
inline bool coincide(const Segment& a, const Segment& b) {
    if (a.path == b.path) return false;
    const bool upright = a.x1 == a.x2, other_upright = b.x1 == b.x2;
    if (upright != other_upright) return false;
    if (upright)
        return std::fabs(a.x1 - b.x1) < 3 && std::min(a.y2, b.y2) - std::max(a.y1, b.y1) > 1;
    return std::fabs(a.y1 - b.y1) < 3 && std::min(a.x2, b.x2) - std::max(a.x1, b.x1) > 1;
}

/// What is in the way of what; empty if the picture is clean.
inline std::string collisions(const Drawn& drawn) {
    std::string found;
    const auto add = [&](const char* what, double x, double y) {
        found += std::string(what) + " at " + std::to_string(x) + ", " + std::to_string(y) + "\n";
    };
    for (std::size_t i = 0; i < drawn.boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (meet(drawn.boxes[i], drawn.boxes[j], 0))
                add("two boxes", drawn.boxes[i].left, drawn.boxes[i].top);
    for (std::size_t i = 0; i < drawn.segments.size(); ++i) {
        const Segment& s = drawn.segments[i];
        for (const Rect& box : drawn.boxes)
            if (meet(rect(s), box, 1.5)) add("a line through a box", s.x1, s.y1);
        for (const Word& word : drawn.words)
            if (meet(rect(s), word.place, 1))
                add(("a line through " + word.text).c_str(), s.x1, s.y1);
        for (std::size_t j = 0; j < i; ++j)
            if (coincide(s, drawn.segments[j])) add("a line on a line", s.x1, s.y1);
    }
    for (std::size_t i = 0; i < drawn.words.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (meet(drawn.words[i].place, drawn.words[j].place, 1))
                add((drawn.words[i].text + " on " + drawn.words[j].text).c_str(),
                    drawn.words[i].place.left, drawn.words[i].place.top);
    return found;
}

} // namespace tenure::test
