#include "cli/command.hpp"

#include "scenario/documents.hpp"
#include "workforce/measures.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

void print_measures() {
    Ladder any;
    any.roles.push_back({});
    any.roles.back().name = "ROLE";
    for (const Measure& m : every_measure(any))
        std::cout << m.name << " (" << m.unit << "): " << m.meaning << '\n';
}

} // namespace

void add_fields(CLI::App& app, Action& action) {
    const auto schema = std::make_shared<bool>(false);
    const auto listed = std::make_shared<bool>(false);
    CLI::App* sub = subcommand(app, "fields",
                               "List every field a scenario may hold, with unit, range and meaning",
                               "tenure fields --schema > scenarios/schema.json");
    sub->add_flag("--schema", *schema, "As a JSON schema, for editors");
    sub->add_flag("--measures", *listed, "The measures instead");
    sub->callback([=, &action] {
        action = [=] {
            if (*listed)
                print_measures();
            else
                std::cout << (*schema ? json_schema(documents()) : field_tables(documents()));
            return static_cast<int>(done);
        };
    });
}

} // namespace tenure::cli
