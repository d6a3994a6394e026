#include "cli/command.hpp"
#include "cli/shipped.hpp"

#include "career/drawing.hpp"
#include "output/whole_file.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

/// What the leaving parameters make of a role's holders as they are, without service and age.
double leaving_rate(const Authority& a, const std::string& role) {
    double total = 0;
    for (const LeavingDestination& to : a.leaving.to) {
        double rate = to.rate_per_year;
        if (to.destination == Destination::retirement && !to.age_bands.empty()) continue;
        for (const RoleMultiplier& m : to.role_multipliers)
            if (m.role == role) rate *= m.multiplier;
        total += rate;
    }
    return total;
}

Staffing staffing_of(const Authority& a) {
    Staffing staffing;
    for (const Role& role : a.ladder.roles) {
        double heads = 0;
        for (const StaffGroup& g : a.staff)
            if (g.role == role.name) heads += g.heads;
        staffing.stocks.push_back(heads);
        staffing.leaving_rate_per_year.push_back(leaving_rate(a, role.name));
        double seats = 0;
        for (const Intake& i : a.intakes)
            if (i.role == role.name) seats += i.seats;
        staffing.intake_seats_per_year.push_back(seats);
    }
    const auto panels = a.progression.panel_dates.size();
    if (panels > 0) staffing.panels_per_year = static_cast<double>(panels);
    return staffing;
}

Pace pace_of(const Authority& a, const Staffing& staffing) {
    Pace pace;
    pace.panels_per_year = staffing.panels_per_year;
    for (const Intake& i : a.intakes) pace.intakes.push_back(find_role(a.ladder, i.role));
    return pace;
}

int show_ladder(const std::string& path, const std::string& svg) {
    FileReader reader;
    const Authority authority = load_authority(reader, path);
    const Staffing staffing = staffing_of(authority);
    const LadderAnalysis analysis = analyse(authority.ladder, pace_of(authority, staffing));
    const std::string title =
        "Career ladder, " + (authority.title.empty() ? authority.name : authority.title);
    if (svg.empty()) {
        std::cout << ladder_table(authority.ladder, analysis, staffing);
        return done;
    }
    write_whole(svg, ladder_svg(authority.ladder, analysis, title));
    std::cout << "Drawn: " << svg << '\n';
    return done;
}

} // namespace

void add_ladder(CLI::App& app, Action& action) {
    const auto path = std::make_shared<std::string>();
    const auto svg = std::make_shared<std::string>();
    CLI::App* sub =
        subcommand(app, "ladder", "Print or draw an authority's career ladder and what it implies",
                   "tenure ladder scenarios/authorities/bexley.yaml --svg ladder.svg");
    look_where_shipped(sub->add_option("authority", *path, "Authority file")->required());
    sub->add_option("--svg", *svg, "Draw it into this file instead");
    sub->callback(
        [path, svg, &action] { action = [path, svg] { return show_ladder(*path, *svg); }; });
}

} // namespace tenure::cli
