#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/progress.hpp"
#include "cli/seek_run.hpp"
#include "cli/version.hpp"

#include "output/export_crate.hpp"
#include "output/export_csv.hpp"
#include "output/export_netcdf.hpp"
#include "output/export_xlsx.hpp"
#include "output/seek_export.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct ExportChoices {
    std::string directory, output;
    std::string format = "csv";
    ResultsPart part;
    std::vector<std::string> years;
    bool quiet = false, json = false;
};

/// Where it goes if nobody says: beside the results.
fs::path destination(const ExportChoices& asked) {
    if (!asked.output.empty()) return asked.output;
    const fs::path results = fs::path(store_in(asked.directory)).parent_path();
    if (asked.format == "csv") return results / "csv";
    return results / (asked.format == "xlsx" ? "results.xlsx" : "results.nc");
}

/// Years as a person writes them: 2025, or 2025-2027 for all three.
std::vector<int> years_asked(const std::vector<std::string>& texts) {
    std::vector<int> years;
    for (const std::string& text : texts) {
        const std::size_t dash = text.find('-');
        const auto number = [](const std::string& year) {
            return static_cast<int>(whole_argument("--years", year, 1900, 2200));
        };
        const int first = number(text.substr(0, dash));
        const int last = dash == std::string::npos ? first : number(text.substr(dash + 1));
        if (last < first)
            throw CLI::ValidationError("--years", text + " is not A-B with A before B");
        for (int year = first; year <= last; ++year) years.push_back(year);
    }
    return years;
}

bool is_whole(const ResultsPart& part) {
    return part.measures.empty() && part.policies.empty() && part.years.empty();
}

std::vector<fs::path> write_crate(Store& store, const ExportChoices& asked) {
    if (!is_whole(asked.part) || !asked.output.empty())
        throw StoreError("ro-crate describes the whole of the results, and stands beside them: "
                         "leave out -o, --measure, --policy and --years.");
    return export_crate(store);
}

std::vector<fs::path> write(Store& store, const ExportChoices& asked) {
    const fs::path to = destination(asked);
    if (asked.format == "csv") return export_csv(store, to, asked.part);
    if (asked.format == "ro-crate") return write_crate(store, asked);
    const bool silent = asked.quiet || asked.json;
    if (asked.format == "xlsx") {
        export_xlsx(store, to, asked.part);
    } else {
        export_netcdf(store, to, asked.part, show_parts(silent));
        end_progress(silent);
    }
    return {to};
}

std::vector<fs::path> write_search(const ExportChoices& asked) {
    const fs::path store = seek_file(asked.directory);
    if (!is_whole(asked.part))
        throw StoreError(asked.directory + " holds a search, which is exported whole: leave out "
                                           "--measure, --policy and --years.");
    if (asked.format == "ro-crate")
        throw StoreError(asked.directory +
                         " holds a search, which goes to csv, xlsx and netcdf only.");
    if (asked.format == "csv")
        return export_seek_csv(store, asked.output.empty() ? fs::path(asked.directory) / "csv"
                                                           : fs::path(asked.output));
    const bool book = asked.format == "xlsx";
    const fs::path to = asked.output.empty()
                            ? fs::path(asked.directory) / (book ? "seek.xlsx" : "seek.nc")
                            : fs::path(asked.output);
    book ? export_seek_xlsx(store, to) : export_seek_netcdf(store, to);
    return {to};
}

std::vector<fs::path> write_run(const ExportChoices& asked) {
    Store store = open_results(asked.directory);
    if (asked.format == "xlsx" || asked.format == "netcdf")
        refuse_sweep(store, "export as " + asked.format);
    return write(store, asked);
}

int export_results(const ExportChoices& asked) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const fs::path& file :
         holds_search(asked.directory) ? write_search(asked) : write_run(asked)) {
        files.push_back(file.string());
        if (!asked.quiet && !asked.json) std::cout << file.string() << '\n';
    }
    if (asked.json)
        std::cout << nlohmann::ordered_json{{"format", asked.format}, {"files", files}}.dump()
                  << '\n';
    return done;
}

} // namespace

void add_export(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<ExportChoices>();
    CLI::App* sub = subcommand(app, "export", "Export a run's results for other programs",
                               "tenure export results/bexley --format xlsx -o bexley.xlsx");
    sub->add_option("directory", asked->directory, "Directory of a run, or its results.sqlite")
        ->required();
    sub->add_option("--format", asked->format,
                    "csv: tidy tables, with every draw of the uncertain numbers; xlsx: a workbook "
                    "for Excel; netcdf: arrays for xarray, R; ro-crate: a description of "
                    "results and run for archives, beside them")
        ->check(
            CLI::IsMember(std::vector<std::string>(export_formats.begin(), export_formats.end())))
        ->capture_default_str();
    sub->add_option("--measure", asked->part.measures, "Only these measures");
    sub->add_option("--policy", asked->part.policies, "Only these policies");
    sub->add_option("--years", asked->years,
                    "Only these reporting years: 2025, or 2025-2027; what stands over the whole "
                    "horizon stays");
    sub->add_option("-o,--output", asked->output,
                    "Folder for csv, file for the others (default: beside the results)");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors");
    sub->add_flag("--json", asked->json, "One line of JSON instead of words");
    sub->callback([asked, &action] {
        asked->part.years = years_asked(asked->years);
        action = [asked] { return export_results(*asked); };
    });
}

} // namespace tenure::cli
