#include "tests/catch.hpp"

#include "career/drawing.hpp"

#include "tests/unit/career/bexley.hpp"
#include "tests/unit/career/svg_geometry.hpp"

#include <random>

using namespace tenure;
using namespace tenure::test;

namespace {

std::string drawn(const Ladder& ladder) {
    return ladder_svg(ladder, analyse(ladder), "A <ladder> & more");
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Every tag is closed in order, and no bare ampersand is left.
bool well_formed(const std::string& svg) {
    std::vector<std::string> open;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
        const auto end = svg.find('>', at);
        const std::string tag = svg.substr(at + 1, end - at - 1);
        const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
        if (tag[0] == '/') {
            if (open.empty() || "/" + open.back() != tag) return false;
            open.pop_back();
        } else if (tag.back() != '/')
            open.push_back(name);
    }
    for (std::size_t at = svg.find('&'); at != std::string::npos; at = svg.find('&', at + 1))
        if (svg.find(';', at) - at > 5) return false;
    return open.empty();
}

/// A ladder of `roles` roles with promotions upward, a few over several layers, and sideways moves.
Ladder random_ladder(unsigned seed, std::size_t roles) {
    std::mt19937 draw(seed);
    const auto below = [&](std::size_t n) { return draw() % n; };
    Ladder ladder;
    for (std::size_t r = 0; r < roles; ++r)
        ladder.roles.push_back(role(("role_" + std::to_string(r)).c_str(),
                                    "A role with a long title", static_cast<Track>(below(3)), 20000,
                                    30000));
    for (std::size_t r = 1; r < roles; ++r)
        for (std::size_t k = 0; k <= below(2); ++k)
            ladder.progressions.push_back(
                step(ladder.roles[r - 1 - below(std::min<std::size_t>(r, 3))].name.c_str(),
                     ladder.roles[r].name.c_str(), static_cast<ProgressionKind>(below(4)), 12));
    for (std::size_t k = 0; k < roles / 3; ++k)
        ladder.progressions.push_back(step(ladder.roles[below(roles)].name.c_str(),
                                           ladder.roles[below(roles)].name.c_str(),
                                           ProgressionKind::lateral, 6));
    return ladder;
}

} // namespace

TEST_CASE("Bexley's picture is clean: no words or lines in each other's way") {
    const Drawn picture = read(drawn(bexley()));
    CHECK(picture.boxes.size() == 9);
    CHECK(picture.segments.size() > 15);
    CHECK(collisions(picture) == "");
    Drawn spoilt = picture;
    spoilt.segments.push_back({0, picture.boxes[0].top + 20, 2000, picture.boxes[0].top + 20, 0});
    REQUIRE_FALSE(collisions(spoilt).empty());
}

TEST_CASE("pictures of all sorts of ladders are clean") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        CHECK(collisions(read(drawn(random_ladder(seed, 3 + seed % 10)))) == "");
    }
}

TEST_CASE("a picture is well formed, escaped and described in words") {
    Ladder ladder = bexley();
    ladder.roles[0].title = "R&D <\"new\">";
    const std::string svg = drawn(ladder);
    CHECK(well_formed(svg));
    CHECK(has(svg, "<title id=\"ladder-title\">A &lt;ladder&gt; &amp; more</title>"));
    CHECK(has(svg, "R&amp;D &lt;&quot;new&quot;&gt;"));
    CHECK(has(svg,
              "R&amp;D &lt;&quot;new&quot;&gt; to Social worker, Level 2: completion, 12 months."));
    CHECK(has(svg, "£28,687 to £32,498"));
    REQUIRE_FALSE(well_formed(svg + "<g>"));
}

TEST_CASE("tracks differ by word and outline, and sideways moves by dashes") {
    const std::string svg = drawn(bexley());
    CHECK(has(svg, ">management</text>"));
    CHECK(has(svg, ">practice</text>"));
    CHECK(has(svg, "stroke-dasharray=\"6 4\""));
    CHECK(has(svg, "stroke-dasharray=\"7 4\""));
}

TEST_CASE("ladders with faults are drawn as far as they go") {
    Ladder ladder = bexley();
    ladder.progressions.push_back(step("service_manager", "nqsw", ProgressionKind::vacancy));
    ladder.progressions.push_back(step("nobody", "nqsw", ProgressionKind::vacancy));
    ladder.progressions.push_back(step("nqsw", "nqsw", ProgressionKind::vacancy));
    CHECK(well_formed(drawn(ladder)));
    CHECK(well_formed(drawn({})));
}

TEST_CASE("a ladder's table says where it leads, in lines that fit a terminal") {
    const Ladder ladder = bexley();
    const std::string table = ladder_table(ladder, analyse(ladder),
                                           {{30, 40, 70, 25, 8, 5, 7, 10, 3}, Numbers(9, .12), 4});
    CHECK(has(table, "Nothing follows     service_manager\n"));
    CHECK(has(table, "social_worker_2                  practice    £28,687 to £32,498            "
                     "12.0      12.3\n"));
    CHECK(has(table, "  out  to   team_manager                     vacancy     12+ months, needs "
                     "leadership_diploma\n"));
    CHECK(has(table, "Expected staff by the equivalent Markov model"));
    std::size_t longest = 0, start = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i] != '\n') continue;
        longest = std::max(longest, i - start);
        start = i + 1;
    }
    CHECK(longest <= 102); // bytes: the pound sign takes two
}

TEST_CASE("months and pay are said plainly") {
    const Ladder ladder = bexley();
    const LadderAnalysis known = analyse(ladder, {4, Numbers(ladder.progressions.size(), 7)});
    CHECK(months_text(ladder, analyse(ladder), {2}) == "12+ months");
    CHECK(months_text(ladder, known, {2}) == "19 months");
    CHECK(months_text(ladder, known, {0, 2}) == "12 to 19 months");
    CHECK(pay_range(ladder.roles[0]) == "£25,742");
    CHECK(pay_range(ladder.roles[8]) == "£50,815 to £58,508");
}
