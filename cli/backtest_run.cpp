#include "cli/backtest_run.hpp"

#include "cli/backtest_without.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/study_run.hpp"

#include "experiment/jobs.hpp"
#include "output/whole_file.hpp"
#include "published/authority_file.hpp"
#include "published/transition.hpp"
#include "reader/yaml.hpp"
#include "scenario/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <mutex>
#include <sstream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

/// The council's file in memory, and settings to be tried; everything else from disk.
class WithCouncil final : public Reader {
public:
    void keep(const std::string& path, std::string text) { texts_[path] = std::move(text); }
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        const auto at = texts_.find(path);
        return at != texts_.end() ? parse_yaml(at->second, path, faults)
                                  : files_.read(path, faults);
    }

private:
    std::map<std::string, std::string> texts_;
    FileReader files_;
};

Tree laid_over(Reader& reader, const std::string& council, const Hindcast& as) {
    std::vector<Fault> faults;
    std::optional<Tree> all = resolve(reader, council, faults);
    throw_if_any(faults);
    for (const std::string& name : as.without)
        all = merged(*all, laid_over_without(*switch_named(name)));
    for (const std::string& path : as.laid_over) {
        const std::optional<Tree> one = resolve(reader, path, faults);
        throw_if_any(faults);
        all = merged(*all, *one);
    }
    return *all;
}

/// Each council has chances and years of its own: alike, they would err all in the same direction,
/// and what few futures have by chance would look like an error of the model (FNV-1a of the code).
std::uint64_t seed_of(const Hindcast& all, const HindcastJob& job) {
    std::uint32_t hash = 2166136261u;
    for (const char c : job.code) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return all.seed + hash + (job.census ? static_cast<std::uint64_t>(*job.census) << 32 : 0);
}

/// What is published up to an origin and a census, and the stocks that stand in for it.
Indicators known_at_census(const Hindcast& all, const HindcastJob& job) {
    Indicators known =
        known_by(all.published, job.origin.first, std::max(job.origin.year, job.start()));
    if (!job.stocks) return known;
    const auto replaced = [&](const IndicatorRow& row) {
        return row.year == job.stocks->year && row.codes == job.stocks->codes;
    };
    known.rows.erase(std::remove_if(known.rows.begin(), known.rows.end(), replaced),
                     known.rows.end());
    known.rows.push_back(*job.stocks);
    return known;
}

CouncilFigures figures_of(const Hindcast& all, const HindcastJob& job) {
    const Indicators known = known_by(all.published, job.origin.first, job.origin.year);
    CouncilFigures figures = council_figures(known, job.code, job.origin.year);
    if (job.census)
        take_stocks(figures, council_figures(known_at_census(all, job), job.code, job.start()));
    if (!all.roles.file.empty()) take_roles(figures, all.roles);
    return figures;
}

Tree study_document(const Hindcast& all, const HindcastJob& job) {
    std::vector<Fault> faults;
    std::optional<Tree> study = parse_yaml(
        "title: back-test\npolicies: [{name: business_as_usual, title: Business as usual, why: "
        "nothing changes, blocks: []}]\nhorizon_years: " +
            std::to_string(std::max(1, job.last - job.start())) +
            "\nseed: " + std::to_string(seed_of(all, job)) +
            "\nreplications: " + std::to_string(all.replications) +
            "\nreplications_per_draw: " + std::to_string(all.draws_share) +
            // Futures of a council are a sample, of which quantiles are taken.
            "\ndesign: {outer: random}\ndecide_on: [vacancy_rate]\n",
        "back-test of " + job.council, faults);
    throw_if_any(faults);
    return *study;
}

/// Lets an authority stand on a pack, whatever it stood on. @param file that names the pack
void name_pack(Tree& authority, const std::string& path, const std::string& file) {
    erase(authority, "pack");
    add(authority, "pack", text_tree(path)).position = {std::make_shared<const std::string>(file),
                                                        0, 0};
}

/// Where the authority's file is: on disk as it is named, or made from figures and kept in memory.
std::string authority_path(const Hindcast& all, const HindcastJob& job, WithCouncil& reader) {
    if (!job.authority.empty()) return job.authority;
    const CouncilFigures figures = figures_of(all, job);
    const fs::path base(all.base);
    // No file on disk has this name.
    const std::string path =
        (base.parent_path() / ("back-test of " + figures.name + ".yaml")).string();
    reader.keep(path, authority_file(figures, base.filename().generic_string()));
    return path;
}

void start_at(Tree& authority, int year) {
    const Tree* said = authority.find("start_date");
    const Position at = said ? said->position : authority.position;
    erase(authority, "start_date");
    add(authority, "start_date", text_tree(std::to_string(year) + "-10-01")).position = at;
}

LoadedStudy study_of(const Hindcast& all, const HindcastJob& job) {
    WithCouncil reader;
    const std::string path = authority_path(all, job, reader);
    Tree study = study_document(all, job);
    Tree authority = laid_over(reader, path, all);
    if (!job.authority.empty()) start_at(authority, job.start());
    const auto pack = all.packs.find(job.origin.year);
    if (pack != all.packs.end()) name_pack(authority, fs::absolute(pack->second).string(), path);
    if (!job.settings.empty()) {
        const std::string name = "settings of " + authority_name(job.council) + ".yaml";
        reader.keep(beside(path, name), job.settings);
        name_pack(authority, name, path);
    }
    study.entries.push_back({"authority", study.position, std::move(authority)});
    return load_study(reader, study, {});
}

std::vector<std::string> names_of_measures() {
    std::vector<std::string> names;
    for (std::size_t m = 0; m < officials; ++m)
        names.emplace_back(official(static_cast<Official>(m)).name);
    return names;
}

// --- the file -----------------------------------------------------------------------------------

std::string heading_of(const LoadedStudy& study) {
    std::string text = "# tenure back-test; fingerprint " + fingerprint(study) + '-' +
                       build().at("version") + "\nreplication,year";
    for (const std::string& name : names_of_measures()) text += ',' + name;
    return text + '\n';
}

/// By which lines are found to be as they were written.
std::string last_line(const std::string& lines) {
    return "# fingerprint of these lines: " + fingerprint(lines) + '\n';
}

std::string text_of(const OfficialFutures& f, const std::string& heading, int origin) {
    std::string text = heading;
    char number[32];
    const std::size_t row = officials, rows = f.values.size() / row;
    for (std::size_t k = 0; k < rows; ++k) {
        text += std::to_string(k / f.years) + ',' +
                std::to_string(origin + static_cast<int>(k % f.years));
        for (std::size_t m = 0; m < row; ++m) {
            std::snprintf(number, sizeof number, ",%.10g", f.values[k * row + m]);
            text += number;
        }
        text += '\n';
    }
    return text + last_line(text);
}

/// What a file says if it is as it was written; nothing if it is not there, or damaged.
/// @throws FileError
std::optional<std::string> whole_text(const fs::path& file) {
    if (!fs::exists(file)) return {};
    std::ifstream in(file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    if (!in) throw FileError("cannot read " + file.string() + '.');
    const std::string text = bytes.str();
    const std::size_t last = text.rfind("\n#");
    if (last == std::string::npos) return {};
    const std::string lines = text.substr(0, last + 1);
    if (text.substr(last + 1) != last_line(lines)) return {};
    return lines;
}

OfficialFutures parsed(const std::string& text) {
    OfficialFutures f;
    std::istringstream lines(text);
    std::string line, field;
    std::getline(lines, line);
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream fields(line);
        std::getline(fields, field, ',');
        f.years += field == "0";
        std::getline(fields, field, ',');
        while (std::getline(fields, field, ','))
            f.values.push_back(std::strtod(field.c_str(), nullptr));
    }
    return f;
}

} // namespace

fs::path kept_in(const fs::path& folder, const HindcastJob& job) {
    return folder / "futures" / std::to_string(job.start()) /
           (job.code + (job.variant.empty() ? "" : " " + job.variant) + ".csv");
}

void hindcast(const Hindcast& all, const HindcastJob& job, const fs::path& file,
              Workspace& workspace) {
    const LoadedStudy loaded = study_of(all, job);
    const std::string heading = heading_of(loaded);
    const std::optional<std::string> kept = whole_text(file);
    if (kept && kept->rfind(heading, 0) == 0) return;
    const Study& study = loaded.study();
    const OfficialPlan plan{study.authority,     study.calendar,         study.horizon_years,
                            study.seed,          all.replications,       all.draws_share,
                            names_of_measures(), job.last == job.start()};
    const OfficialFutures futures = official_futures(
        plan, [&](std::uint32_t draw) { return compile_all(loaded.drawn(draw)).front(); },
        workspace);
    write_whole(file, text_of(futures, heading, job.start()));
}

std::optional<OfficialFutures> kept_futures(const fs::path& file) {
    const std::optional<std::string> text = whole_text(file);
    if (!text) return {};
    return parsed(*text);
}

bool simulate_jobs(std::size_t count, int threads, bool quiet,
                   const std::function<void(std::size_t, Workspace&)>& job) {
    std::mutex mutex;
    std::size_t finished = 0;
    const auto progress = show_parts(quiet);
    const auto simulate = [&](std::size_t i, Workspace& workspace) {
        job(i, workspace);
        const std::lock_guard lock(mutex);
        ++finished;
        if (progress) progress(finished, count);
    };
    const bool complete = do_jobs(count, threads, stop_on_interrupt(), simulate);
    end_progress(quiet);
    return complete;
}

} // namespace tenure::cli
