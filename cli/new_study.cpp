#include "cli/command.hpp"
#include "cli/first_staff.hpp"
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
    std::string folder, base, staff_list;
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

/// What its README says of the files that hang on whether there is a staff list.
constexpr const char* published_alone[] = {
    "| `authority.yaml` | %council% as published: posts, staff, vacancies, agency staff, cases, "
    "flows, each with its source |\n"
    "| `staff_list.csv` | a template with two invented people, for a study that starts from your "
    "own staff |",
    "`staff_list.csv` is a template. Fill it in, with the roles and teams of `authority.yaml`, and "
    "make the\nfolder anew: `tenure new NAME --council \"%council%\" --staff-list "
    "staff_list.csv`. Posts are then as published,\nand more where the list has more people."};
constexpr const char* with_list[] = {
    "| `authority.yaml` | %council% with its own staff list, laid over `published.yaml` |\n"
    "| `published.yaml` | %council% as published: posts, vacancies, agency staff, cases, flows, "
    "each with its source |\n"
    "| `staff_list.csv` | a copy of the list, a line for each person |",
    "The study starts from `staff_list.csv`, in place of made-up staff. Posts are as published, "
    "and more where the\nlist has more people: they stand in `authority.yaml`. No page holds "
    "a list unless it is\nasked to, so the report's levers (`explore:`) can be moved only in one "
    "made by `tenure report results\n--staff-list staff_list.csv`: whoever has that page has the "
    "list."};

Places places_of(const CouncilFigures& council, bool has_list) {
    const auto& told = has_list ? with_list : published_alone;
    return {{"%files%", told[0]},
            {"%staff%", told[1]},
            {"%council%", council.title},
            {"%title%", authority_text::in_quotes(council.title + ": a first study")},
            {"%year%", std::to_string(council.year)},
            {"%start%", std::to_string(council.year + 1) + "-01-01"},
            {"%next%", std::to_string(council.year + 2)}};
}

/// The council's file; with a staff list two, and a copy of the list.
void write_authority(const fs::path& folder, const std::string& published,
                     const std::string& staff_list) {
    if (staff_list.empty()) {
        write_whole(folder / "authority.yaml", published);
        write_whole(folder / "staff_list.csv", std::string(first_staff_list()));
        return;
    }
    write_whole(folder / "published.yaml", published);
    write_whole(folder / "authority.yaml",
                authority_with_list(folder / "published.yaml", staff_list));
    fs::copy_file(staff_list, folder / "staff_list.csv");
}

void fill_folder(const fs::path& folder, const CouncilFigures& council, const fs::path& base,
                 const std::string& staff_list) {
    const Places places = places_of(council, !staff_list.empty());
    copy_bases(base, folder / "base");
    fs::create_directories(folder / "policies");
    write_authority(folder, authority_file(council, "base/" + base.filename().string()),
                    staff_list);
    const std::string study = std::string(first_study()) + std::string(first_levers());
    const NewFile files[] = {
        {"study.yaml", with_places(study, places)},
        {"policies/current_pathway.yaml", with_places(first_baseline(), places)},
        {"policies/retention_payment.yaml", with_places(first_payment(), places)},
        {"policies/larger_intake.yaml", with_places(first_intake(), places)},
        {"README.md", with_places(first_readme(), places)}};
    for (const NewFile& file : files) write_whole(folder / file.path, file.text);
    FileReader reader;
    load_study(reader, (folder / "study.yaml").string());
}

/// What is wrong with the copy of the list, said of the list itself.
ScenarioError said_of(const std::string& staff_list, const fs::path& folder, ScenarioError error) {
    for (Fault& fault : error.faults)
        if (fault.file == (folder / "staff_list.csv").string()) fault.file = staff_list;
    return ScenarioError(std::move(error.faults));
}

void expect_list(const std::string& file) {
    if (!fs::exists(file)) throw FileError("cannot find " + file + ", given by --staff-list.");
    if (fs::path(file).extension() != ".csv")
        throw ScenarioError({{file, 0, 0, "", "is not a file of comma-separated values (.csv)."}});
}

void remove_quietly(const fs::path& folder) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

/// Made under another name, so that a folder is there whole or not at all.
int write_new_study(NewStudyChoices wanted) {
    const fs::path folder = wanted.folder;
    if (wanted.table.empty()) wanted.table = shipped_or("data/csww_indicators.csv");
    if (fs::exists(folder))
        throw FileError(folder.string() + " is there already; name a folder that is not.");
    if (!wanted.staff_list.empty()) expect_list(wanted.staff_list);
    const CouncilFigures council = chosen_figures(wanted);
    warn_of(council);
    const fs::path base = find_base_file(wanted.base, folder_of(folder), wanted.table);
    const fs::path draft = folder.string() + ".part";
    if (fs::exists(draft))
        throw FileError(draft.string() +
                        " is in the way, left by a command that was cut off; remove it first.");
    try {
        fs::create_directories(draft);
        fill_folder(draft, council, base, wanted.staff_list);
        fs::rename(draft, folder);
    } catch (const ScenarioError& error) {
        remove_quietly(draft);
        throw said_of(wanted.staff_list, draft, error);
    } catch (...) {
        remove_quietly(draft);
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
    sub->add_option("--staff-list", wanted->staff_list,
                    "The council's own staff, a table (.csv) with a line for each person, in place "
                    "of made-up ones; without it the folder has a template");
    sub->add_option("--base", wanted->base,
                    "The file that the council's extends (default: england_base.yaml, shipped)");
    sub->callback([wanted, &action] { action = [wanted] { return write_new_study(*wanted); }; });
}

} // namespace tenure::cli
