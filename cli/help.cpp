#include "cli/command.hpp"

#include "scenario/fault.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace tenure::cli {

namespace {

std::string help_of(const CLI::App& app, const std::string& name) {
    return app.get_formatter()->make_help(&app, name, CLI::AppFormatMode::Normal);
}

int show_help(const CLI::App& app, const std::string& command) {
    if (command.empty()) {
        std::cout << help_of(app, app.get_name());
        return done;
    }
    const std::string wrong = unknown_command(app, command);
    if (!wrong.empty()) throw CLI::ValidationError(wrong, CLI::ExitCodes::ValidationError);
    std::cout << app.get_subcommand(command)->help(app.get_name());
    return done;
}

/// As a manual page shows text as it stands: lines that begin with a point or a quotation mark are
/// kept from being commands, and backslashes from being escapes.
std::string as_it_stands(const std::string& text) {
    std::string shown = ".nf\n";
    bool begins = true;
    for (const char c : text) {
        if (begins && (c == '.' || c == '\'')) shown += "\\&";
        shown += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
        begins = c == '\n';
    }
    return shown + ".fi\n";
}

/// The manual page, section 1, of the help of every command.
int print_manual(const CLI::App& app) {
    std::cout << ".TH TENURE 1\n.SH NAME\ntenure \\- simulate an authority's workforce under "
                 "competing policies\n.SH SYNOPSIS\n.B tenure\nCOMMAND [OPTIONS]\n.SH "
                 "DESCRIPTION\n"
              << as_it_stands(help_of(app, app.get_name())) << ".SH COMMANDS\n";
    for (const CLI::App* sub : app.get_subcommands(nullptr))
        std::cout << ".SS " << sub->get_name() << '\n'
                  << as_it_stands(help_of(*sub, app.get_name() + ' ' + sub->get_name()));
    return done;
}

} // namespace

std::string unknown_command(const CLI::App& app, const std::string& word) {
    std::vector<std::string> known;
    for (const CLI::App* sub : app.get_subcommands(nullptr)) known.push_back(sub->get_name());
    if (std::find(known.begin(), known.end(), word) != known.end()) return {};
    return '"' + word + "\" is not a command of tenure." + did_you_mean(word, known) +
           " tenure --help lists them.";
}

void add_help(CLI::App& app, Action& action) {
    const auto command = std::make_shared<std::string>();
    CLI::App* sub =
        subcommand(app, "help", "Say more about a command, or list them all", "tenure help run");
    sub->add_option("COMMAND", *command, "The command");
    const auto manual = std::make_shared<bool>(false);
    sub->add_flag("--man", *manual, "The manual page of all commands instead");
    sub->callback([&app, command, manual, &action] {
        action = [&app, command, manual] {
            return *manual ? print_manual(app) : show_help(app, *command);
        };
    });
}

} // namespace tenure::cli
