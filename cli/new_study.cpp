#include "cli/command.hpp"
#include "cli/first_study.hpp"
#include "cli/published_file.hpp"
#include "cli/shipped.hpp"

#include "output/whole_file.hpp"
#include "published/authority_file.hpp"
#include "published/authority_text.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <utility>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct NewStudyChoices : CouncilChoices {
    std::string folder, base;
};

struct NewFile {
    const char* path; ///< within the folder
    std::string text;
};

using Places = std::vector<std::pair<std::string, std::string>>;

std::string with_places(std::string_view text, const Places& places) {
    std::string filled(text);
    for (const auto& [place, value] : places)
        for (std::size_t at = 0; (at = filled.find(place, at)) != std::string::npos;
             at += value.size())
            filled.replace(at, place.size(), value);
    return filled;
}

/// The base file, and what it extends in turn, into one folder; they name each other by file name.
void copy_bases(fs::path base, const fs::path& folder) {
    fs::create_directories(folder);
    for (;;) {
        fs::copy_file(base, folder / base.filename());
        std::vector<Fault> faults;
        const std::optional<Tree> tree = FileReader().read(base.string(), faults);
        throw_if_any(faults);
        const Tree* next = tree->find("extends");
        if (!next) return;
        if (fs::path(next->text).has_parent_path())
            throw FileError(base.string() + " extends " + next->text +
                            ", a file in another folder; name another --base.");
        base = base.parent_path() / next->text;
    }
}

void fill_folder(const fs::path& folder, const CouncilFigures& council, const fs::path& base) {
    const std::string from = std::to_string(council.year);
    const Places places{{"%council%", council.title},
                        {"%title%", authority_text::in_quotes(council.title + ": a first study")},
                        {"%year%", from},
                        {"%start%", std::to_string(council.year + 1) + "-01-01"}};
    copy_bases(base, folder / "base");
    fs::create_directories(folder / "policies");
    const NewFile files[] = {
        {"authority.yaml", authority_file(council, "base/" + base.filename().string())},
        {"study.yaml", with_places(first_study(), places)},
        {"policies/current_pathway.yaml", with_places(first_baseline(), places)},
        {"policies/retention_payment.yaml", with_places(first_payment(), places)},
        {"policies/larger_intake.yaml", with_places(first_intake(), places)},
        {"staff_list.csv", std::string(first_staff_list())},
        {"README.md", with_places(first_readme(), places)}};
    for (const NewFile& file : files) write_whole(folder / file.path, file.text);
    FileReader reader;
    load_study(reader, (folder / "study.yaml").string());
}

/// Made under another name, so that a folder is there whole or not at all.
int write_new_study(NewStudyChoices wanted) {
    const fs::path folder = wanted.folder;
    if (wanted.table.empty()) wanted.table = shipped_or("data/csww_indicators.csv");
    if (fs::exists(folder))
        throw FileError(folder.string() + " is there already; name a folder that is not.");
    const CouncilFigures council = chosen_figures(wanted);
    warn_of(council);
    const fs::path base = find_base_file(wanted.base, folder_of(folder), wanted.table);
    const fs::path draft = folder.string() + ".part";
    if (fs::exists(draft))
        throw FileError(draft.string() +
                        " is in the way, left by a command that was cut off; remove it first.");
    try {
        fs::create_directories(draft);
        fill_folder(draft, council, base);
        fs::rename(draft, folder);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(draft, ignored);
        throw;
    }
    std::cout << folder.string() << ": a study of " << council.title << ", " << council.year
              << ". Its README.md says what each file is. Next:\n\n"
              << "  cd " << folder.string() << "\n  tenure check study.yaml\n"
              << "  tenure run study.yaml -o results\n";
    return done;
}

} // namespace

void add_new(CLI::App& app, Action& action) {
    const auto wanted = std::make_shared<NewStudyChoices>();
    CLI::App* sub = subcommand(
        app, "new", "Write a folder with a first study of a council, ready to run and to change",
        "tenure new kent --from-csww scenarios/data/csww_indicators.csv --council Kent");
    sub->add_option("NAME", wanted->folder, "The folder to make")->required();
    add_figures_option(*sub, wanted->table, ".csv; default: the one shipped, to 2022");
    add_council_options(*sub, *wanted, "--council");
    sub->add_option("--base", wanted->base,
                    "The file that the council's extends (default: england_base.yaml, shipped)");
    sub->callback([wanted, &action] { action = [wanted] { return write_new_study(*wanted); }; });
}

} // namespace tenure::cli
