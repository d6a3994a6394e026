#include "cli/command.hpp"

#include <CLI/CLI.hpp>

namespace tenure::cli {

CLI::App* subcommand(CLI::App& app, const std::string& name, const std::string& what,
                     const std::string& example) {
    CLI::App* sub = app.add_subcommand(name, what);
    sub->footer("Example:\n  " + example);
    return sub;
}

std::string store_in(const std::string& directory) {
    const std::string ending = ".sqlite";
    if (directory.size() > ending.size() &&
        directory.compare(directory.size() - ending.size(), ending.size(), ending) == 0)
        return directory;
    return directory + "/results.sqlite";
}

} // namespace tenure::cli
