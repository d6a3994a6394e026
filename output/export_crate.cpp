#include "output/export_crate.hpp"

#include "output/whole_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <string>

#include <sys/stat.h>

namespace tenure {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* metadata_name = "ro-crate-metadata.json";
constexpr const char* study_name = "study.json";
constexpr const char* crate = "https://w3id.org/ro/crate/1.1";
constexpr const char* process_run = "https://w3id.org/ro/wfrun/process/0.1";

Json reference(const std::string& id) { return {{"@id", id}}; }

struct Described {
    const char *name, *format, *what;
};

/// What may lie beside results.
constexpr std::array described{
    Described{study_name, "application/json", "The study with every default filled in"},
    Described{"results.sqlite", "application/vnd.sqlite3", "Every result, in tables"},
    Described{"run.json", "application/json", "What was run, in short"},
    Described{"report.html", "text/html", "The report, one page"},
    Described{"results.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "The results as a workbook"},
    Described{"results.nc", "application/x-netcdf", "The results as labelled arrays"}};

std::time_t last_written(const fs::path& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) cannot_write(file);
    return status.st_mtime;
}

/// In UTC, to the second.
std::string time_text(std::time_t time) {
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Json file_entity(const fs::path& file, const std::string& id, const std::string& format,
                 const std::string& what) {
    return {{"@id", id},
            {"@type", "File"},
            {"name", what},
            {"encodingFormat", format},
            {"contentSize", std::to_string(fs::file_size(file))},
            {"dateModified", time_text(last_written(file))}};
}

/// Files that are there, tables of the folder csv among them.
std::vector<Json> files_in(const fs::path& folder, const std::string& store) {
    std::vector<Json> all;
    for (const Described& d : described) {
        const std::string name = std::string(d.name) == "results.sqlite" ? store : d.name;
        if (fs::is_regular_file(folder / name))
            all.push_back(file_entity(folder / name, name, d.format, d.what));
    }
    std::vector<fs::path> tables;
    if (fs::is_directory(folder / "csv"))
        for (const auto& entry : fs::directory_iterator(folder / "csv"))
            if (entry.path().extension() == ".csv") tables.push_back(entry.path());
    std::sort(tables.begin(), tables.end());
    for (const fs::path& table : tables)
        all.push_back(file_entity(table, "csv/" + table.filename().string(), "text/csv",
                                  "The table " + table.stem().string()));
    return all;
}

Json property(const std::string& id, const std::string& name, const Json& value) {
    return {{"@id", id}, {"@type", "PropertyValue"}, {"name", name}, {"value", value}};
}

Json descriptor() {
    return {{"@id", metadata_name},
            {"@type", "CreativeWork"},
            {"conformsTo", reference(crate)},
            {"about", reference("./")}};
}

Json root(const Description& d, const std::vector<Json>& files, const std::string& action,
          std::time_t made) {
    Json parts = Json::array();
    for (const Json& file : files) parts.push_back(reference(file["@id"]));
    std::string policies;
    for (const std::string& title : d.policy_titles)
        policies += (policies.empty() ? "" : ", ") + title;
    return {{"@id", "./"},
            {"@type", "Dataset"},
            {"name", d.title},
            {"description", "Simulated results of the policies " + policies + ", " +
                                std::to_string(d.replications) +
                                " replications of each at most, over the reporting years " +
                                std::to_string(d.years.front()) + " to " +
                                std::to_string(d.years.back()) + "."},
            {"datePublished", time_text(made).substr(0, 10)},
            {"license", "To be stated by whoever publishes these results. Figures of the "
                        "Department for Education among the inputs are under the Open Government "
                        "Licence v3.0."},
            {"conformsTo", reference(process_run)},
            {"hasPart", parts},
            {"mentions", reference(action)}};
}

Json profile() {
    return {{"@id", process_run},
            {"@type", "CreativeWork"},
            {"name", "Process Run Crate"},
            {"version", "0.1"}};
}

Json program(const Provenance& made_by, const std::string& id) {
    const auto of = [&](const char* key) {
        const auto at = made_by.find(key);
        return at == made_by.end() ? std::string("unknown") : at->second;
    };
    return {
        {"@id", id},
        {"@type", "SoftwareApplication"},
        {"name", "tenure"},
        {"description", "A simulator of an authority's social work workforce under competing "
                        "policies"},
        {"version", of("version")},
        {"softwareVersion", of("version") + " (" + of("commit") + "), built by " + of("compiler")}};
}

/// The run: the study and its seed went in; the store came out, and what was made of it.
Json action_of(const Description& d, const std::vector<Json>& files, const std::string& id,
               const std::string& instrument, std::time_t ended) {
    Json results = Json::array();
    for (const Json& file : files)
        if (file["@id"] != study_name) results.push_back(reference(file["@id"]));
    return {{"@id", id},
            {"@type", "CreateAction"},
            {"name", "Run of the study \"" + d.title + "\""},
            {"description", std::string("tenure run ") + study_name + " -o ."},
            {"instrument", reference(instrument)},
            {"object", Json::array({reference(study_name), reference("#seed"),
                                    reference("#replications"), reference("#fingerprint")})},
            {"result", results},
            {"endTime", time_text(ended)}};
}

} // namespace

std::vector<fs::path> export_crate(Store& store) {
    const Description& d = store.description();
    const fs::path results = store.database().file();
    const fs::path folder = results.has_parent_path() ? results.parent_path() : fs::path(".");
    const std::time_t made = last_written(results);
    write_whole(folder / study_name, d.resolved + "\n");
    const std::vector<Json> files = files_in(folder, results.filename().string());
    const std::string action = "#run-" + d.fingerprint, instrument = "#tenure";
    Json graph = Json::array({descriptor(), root(d, files, action, made), profile(),
                              program(store.made_by(), instrument),
                              action_of(d, files, action, instrument, made),
                              property("#seed", "seed", std::to_string(d.seed)),
                              property("#replications", "replications", d.replications),
                              property("#fingerprint", "fingerprint of the study", d.fingerprint)});
    for (const Json& file : files) graph.push_back(file);
    const Json all = {{"@context", std::string(crate) + "/context"}, {"@graph", graph}};
    write_whole(folder / metadata_name, all.dump(2) + "\n");
    return {folder / metadata_name, folder / study_name};
}

} // namespace tenure
