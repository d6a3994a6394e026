#include "cli/command.hpp"

#include "scenario/fault.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

int show_help(const CLI::App& app, const std::string& command) {
    if (command.empty()) {
        std::cout << app.get_formatter()->make_help(&app, app.get_name(),
                                                    CLI::AppFormatMode::Normal);
        return done;
    }
    std::vector<std::string> known;
    for (const CLI::App* sub : app.get_subcommands(nullptr)) {
        if (sub->get_name() == command) {
            std::cout << sub->help(app.get_name());
            return done;
        }
        known.push_back(sub->get_name());
    }
    throw CLI::ValidationError('"' + command + "\" is not a command of tenure." +
                                   did_you_mean(command, known) + " tenure help lists them.",
                               CLI::ExitCodes::ValidationError);
}

} // namespace

void add_help(CLI::App& app, Action& action) {
    const auto command = std::make_shared<std::string>();
    CLI::App* sub =
        subcommand(app, "help", "Say more about a command, or list them all", "tenure help run");
    sub->add_option("COMMAND", *command, "The command");
    sub->callback([&app, command, &action] {
        action = [&app, command] { return show_help(app, *command); };
    });
}

} // namespace tenure::cli
