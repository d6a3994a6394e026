#include "cli/command.hpp"
#include "cli/published_file.hpp"

#include "output/whole_file.hpp"
#include "published/authority_file.hpp"
#include "reader/yaml.hpp"
#include "scenario/sweep.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct AuthorityChoices : CouncilChoices {
    std::string output, base, pack;
    bool replace = false;
};

/// One path holds a text that is not written yet; the others are files.
struct DraftReader final : Reader {
    std::string path, text;
    FileReader files;
    std::optional<Tree> read(const std::string& named, std::vector<Fault>& faults) override {
        return named == path ? parse_yaml(text, path, faults) : files.read(named, faults);
    }
};

/// Checked before anything is written.
void write(const std::string& text, const std::string& path) {
    const auto reader = std::make_shared<DraftReader>();
    reader->path = path;
    reader->text = text;
    check_file(reader, path);
    write_whole(path, text);
}

int write_authority(const AuthorityChoices& wanted) {
    if (!wanted.output.empty() && fs::is_regular_file(wanted.output) && !wanted.replace)
        throw FileError(wanted.output + " is there already; --replace writes over it.");
    const CouncilFigures council = chosen_figures(wanted);
    const fs::path base = find_base_file(wanted.base, folder_of(wanted.output), wanted.table);
    const auto from_output = [&](const fs::path& file) {
        return fs::proximate(fs::absolute(file), fs::absolute(folder_of(wanted.output)))
            .generic_string();
    };
    if (!wanted.pack.empty()) read_pack_file(wanted.pack);
    const std::string text = authority_file(council, from_output(base),
                                            wanted.pack.empty() ? "" : from_output(wanted.pack));
    warn_of(council);
    if (wanted.output.empty()) {
        std::cout << text;
        return done;
    }
    write(text, wanted.output);
    std::cerr << wanted.output << ": " << council.title << ", " << council.year << "; no faults\n";
    return done;
}

} // namespace

void add_authority(CLI::App& app, Action& action) {
    const auto wanted = std::make_shared<AuthorityChoices>();
    CLI::App* sub = subcommand(
        app, "authority", "Write a council's authority file from the published official figures",
        "tenure authority --from-csww scenarios/data/csww_indicators.csv --council Merton "
        "--year 2022 -o merton.yaml");
    add_figures_option(*sub, wanted->table)->required();
    add_council_options(*sub, *wanted, "--council,--name");
    sub->add_option("--pack", wanted->pack,
                    "The fit that it stands on, as tenure calibrate writes it; "
                    "scenarios/packs/england.yaml is for any council");
    sub->add_option("-o,--output", wanted->output, "File to write (default: printed)");
    sub->add_option(
        "--base", wanted->base,
        "The file it extends (default: england_base.yaml beside the output or shipped)");
    sub->add_flag("--replace", wanted->replace, "Write over a file that is there");
    sub->callback([wanted, &action] { action = [wanted] { return write_authority(*wanted); }; });
}

} // namespace tenure::cli
