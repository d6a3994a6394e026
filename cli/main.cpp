#include "cli/command.hpp"
#include "cli/no_memory.hpp"
#include "cli/shown_output.hpp"
#include "cli/version.hpp"

#include "core/contract.hpp"
#include "output/sqlite.hpp"
#include "reader/yaml.hpp"
#include "scenario/fault.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <new>

namespace {

using namespace tenure;

void set_up_log() {
    spdlog::set_default_logger(spdlog::stderr_color_st("tenure"));
    spdlog::set_formatter(cli::shown_formatter("%^%l%$: %*"));
}

int fault_end(const ScenarioError& e) {
    for (const Fault& fault : e.faults) std::cerr << to_text(fault) << '\n';
    const std::size_t count = fault_count(e.faults);
    std::cerr << (count == 1 ? "1 fault" : std::to_string(count) + " faults")
              << "; nothing was run.\n";
    return cli::data;
}

int act(const cli::Action& action) {
    try {
        return action();
    } catch (const ScenarioError& e) {
        return fault_end(e);
    } catch (const FileError& e) {
        spdlog::error("{}", e.what());
        return cli::files;
    } catch (const StoreError& e) {
        spdlog::error("{}", e.what());
        return cli::files;
    } catch (const std::filesystem::filesystem_error& e) {
        spdlog::error("{}", e.what());
        return cli::files;
    } catch (const CLI::Error& e) {
        spdlog::error("{}", e.what());
        return cli::usage;
    } catch (const std::bad_alloc&) {
        return cli::say_no_memory();
    } catch (const std::exception& e) {
        spdlog::error("{}", e.what());
        return cli::broken;
    }
}

/// The first word that is neither an option nor its value must be a command, even beside --help.
bool knows_command(const CLI::App& app, int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.empty()) continue;
        if (word[0] == '-') {
            const CLI::Option* option = app.get_option_no_throw(word);
            if (option && option->get_items_expected_max() > 0) ++i;
            continue;
        }
        const std::string wrong = cli::unknown_command(app, word);
        if (!wrong.empty()) std::cerr << wrong << '\n';
        return wrong.empty();
    }
    return true;
}

/// Whether all that was said has reached where it was to go: a full disk shows only here.
int said(int code) {
    std::cout.flush();
    const bool failed = !std::cout || std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
    if (!failed) return code;
    std::cerr << "error: standard output cannot be written to; check the space on its disk\n";
    return code == cli::done ? cli::files : code;
}

int run_program(int argc, char** argv) {
    set_up_log();
    CLI::App app{
        "tenure: what would keep our social workers? Simulates an authority's workforce under\n"
        "competing policies and compares them on the same simulated people and chance events.",
        "tenure"};
    app.add_option_function<std::string>(
        "--scenarios",
        [](const std::string& folder) { setenv("TENURE_SCENARIOS", folder.c_str(), 1); },
        "The folder of shipped scenarios, where a path is looked for that is not here");
    app.require_subcommand(1);
    app.set_version_flag("--version", "tenure " + cli::program_version() + " (" +
                                          cli::program_commit() + "), built by " +
                                          cli::program_compiler() + "\n" + cli::program_features());
    app.footer("tenure COMMAND --help says more about a command.\n"
               "Exit codes: 64 usage, 65 scenario, 70 failure inside, 71 memory, 74 files,\n"
               "130 stopped.");
    cli::Action action;
    cli::add_run(app, action);
    cli::add_compare(app, action);
    cli::add_sensitivity(app, action);
    cli::add_seek(app, action);
    cli::add_check(app, action);
    cli::add_ladder(app, action);
    cli::add_trace(app, action);
    cli::add_report(app, action);
    cli::add_export(app, action);
    cli::add_merge(app, action);
    cli::add_shards(app, action);
    cli::add_upgrade(app, action);
    cli::add_evaluate(app, action);
    cli::add_authority(app, action);
    cli::add_new(app, action);
    cli::add_backtest(app, action);
    cli::add_calibrate(app, action);
    cli::add_fields(app, action);
    cli::add_help(app, action);
    cli::add_completion(app, action);
    if (!knows_command(app, argc, argv)) return cli::usage;
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return said(app.exit(e) == 0 ? cli::done : cli::usage);
    }
    return said(act(action));
}

} // namespace

int main(int argc, char** argv) {
    const cli::ShownOutput shown_output;
    cli::end_in_words_without_memory();
    try {
        return run_program(argc, argv);
    } catch (const std::bad_alloc&) {
        return cli::say_no_memory();
    }
}
