#include "tests/unit/scenario/reference_pages.hpp"

#include "reader/yaml.hpp"
#include "scenario/documents.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace tenure {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lines = 14, most_characters = 300;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// A scenario as it is written, before what it extends.
struct Written {
    std::string name; ///< within the folder
    Tree tree;
    std::vector<std::string> lines;
};

std::vector<Written> written_in(const std::string& scenarios, const char* folder) {
    std::vector<Written> all;
    if (!fs::exists(scenarios + folder)) return all;
    for (const auto& entry : fs::directory_iterator(scenarios + folder)) {
        if (entry.path().extension() != ".yaml") continue;
        std::vector<Fault> faults;
        auto tree = FileReader().read(entry.path().string(), faults);
        std::ifstream in(entry.path());
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (tree)
            all.push_back({folder + ("/" + entry.path().filename().string()), std::move(*tree),
                           lines_of(text)});
    }
    std::sort(all.begin(), all.end(),
              [](const Written& a, const Written& b) { return a.name < b.name; });
    return all;
}

/// Lines from which on something is written: `line` counts from 1.
using Starts = std::vector<std::pair<int, std::size_t>>; ///< line, number of its keys

/// Every place where a path such as casework.stages[].next[] is written, below a node.
void find_places(const Tree& node, int line, std::string_view path, Starts& found) {
    if (path.empty()) {
        std::size_t keys = node.entries.size();
        for (const Tree& item : node.items) keys += item.entries.size();
        if (keys > 0) found.emplace_back(line, keys);
        return;
    }
    if (path.rfind("[]", 0) == 0) {
        for (const Tree& item : node.items)
            find_places(item, item.position.line, path.substr(2), found);
        return;
    }
    if (path[0] == '.') path.remove_prefix(1);
    const std::size_t end = std::min(path.find('.'), path.find('['));
    for (const TreeEntry& entry : node.entries)
        if (entry.key == path.substr(0, end))
            find_places(entry.value, entry.position.line,
                        end == std::string_view::npos ? "" : path.substr(end), found);
}

std::size_t indentation(const std::string& line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

bool says_nothing(const std::string& line) {
    const std::size_t at = indentation(line);
    return at == line.size() || line[at] == '#';
}

/// The lines of what begins there, moved to the margin.
std::vector<std::string> excerpt(const std::vector<std::string>& lines, int first) {
    const auto start = static_cast<std::size_t>(first - 1);
    const std::size_t margin = indentation(lines[start]);
    std::vector<std::string> taken;
    for (std::size_t i = start; i < lines.size(); ++i) {
        if (i > start && !says_nothing(lines[i]) && indentation(lines[i]) <= margin) break;
        taken.push_back(lines[i].substr(std::min(margin, lines[i].size())));
    }
    while (taken.size() > 1 && says_nothing(taken.back())) taken.pop_back();
    return taken;
}

std::string shortened_text(std::vector<std::string> lines) {
    std::string text;
    const bool cut = lines.size() > most_lines;
    if (cut) lines.resize(most_lines);
    for (std::string& line : lines) {
        if (line.size() > most_characters) {
            std::size_t at = most_characters;
            while ((static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
            line = line.substr(0, at) + " …";
        }
        text += line + '\n';
    }
    return text + (cut ? "# …\n" : "");
}

/// The fullest that is not cut, else the shortest.
struct Choice {
    const Written* file = nullptr;
    std::vector<std::string> lines;
    std::size_t keys = 0;

    bool whole() const { return lines.size() <= most_lines; }
    void offer(const Written& from, std::vector<std::string> others, std::size_t count) {
        const bool fits = others.size() <= most_lines;
        const bool better = !file || (fits && !whole()) || (fits == whole() && count > keys);
        if (better) *this = {&from, std::move(others), count};
    }
};

std::string yaml_example(const std::vector<Written>& files, const std::string& path) {
    Choice best;
    for (const Written& file : files) {
        Starts starts;
        find_places(file.tree, 1, path, starts);
        for (const auto& [line, keys] : starts) best.offer(file, excerpt(file.lines, line), keys);
    }
    if (!best.file) return {};
    return "From [`" + best.file->name + "`](../" + best.file->name + "):\n\n```yaml\n" +
           shortened_text(best.lines) + "```\n";
}

std::string table_example(const std::string& scenarios) {
    const std::string name = "authorities/staff_list_example.csv";
    std::ifstream in(scenarios + name);
    std::vector<std::string> lines = lines_of({std::istreambuf_iterator<char>(in), {}});
    lines.resize(std::min<std::size_t>(lines.size(), 4));
    return "From [`" + name + "`](../" + name + "):\n\n```\n" + shortened_text(lines) + "```\n";
}

using ByKind = std::map<std::string, std::vector<Written>>;

/// The authority and the policies that a study holds itself, and what a policy adds to an
/// authority.
void add_parts(const Written& file, ByKind& all) {
    const auto add_part = [&](const char* kind, const Tree* part) {
        if (part && part->kind == TreeKind::map)
            all[kind].push_back({file.name, *part, file.lines});
    };
    add_part("authority", file.tree.find("authority"));
    add_part("authority", file.tree.find("adds"));
    if (const Tree* policies = file.tree.find("policies"))
        for (const Tree& policy : policies->items) add_part("policy", &policy);
}

/// What of the shipped scenarios is of a kind, by the name of the kind.
ByKind shipped(const std::string& scenarios) {
    ByKind all{{"authority", written_in(scenarios, "authorities")},
               {"policy", written_in(scenarios, "policies")},
               {"study", written_in(scenarios, "studies")},
               {"sweep", written_in(scenarios, "sweeps")},
               {"pack", written_in(scenarios, "packs")}};
    for (const char* kind : {"policy", "study"}) {
        const std::vector<Written> files = all[kind];
        for (const Written& file : files) add_parts(file, all);
    }
    for (const Written& file : written_in(scenarios, "verification")) {
        all["study"].push_back(file);
        add_parts(file, all);
    }
    return all;
}

class Pages {
public:
    explicit Pages(const std::string& scenarios)
        : scenarios_(scenarios), shipped_(shipped(scenarios)) {}

    std::map<std::string, std::string> all() {
        for (const std::string& line : lines_of(field_tables(documents()))) add(line);
        end_group();
        return std::move(pages_);
    }

private:
    void add(const std::string& line) {
        if (line.rfind("### ", 0) == 0) return open_page(line.substr(4));
        if (line.rfind("#### `", 0) == 0) {
            end_group();
            group_ = line.substr(6, line.size() - 7);
        }
        text() += line.rfind("####", 0) == 0 ? line.substr(2) + '\n' : line + '\n';
    }

    void open_page(const std::string& title) {
        end_group();
        const std::size_t of = title.rfind(' ');
        kind_ = title.rfind("Fields of", 0) == 0 ? title.substr(of + 1) : "";
        page_ = (kind_.empty() ? std::string("numbers") : kind_) + ".md";
        if (!text().empty()) {
            text() += "\n## " + title + "\n";
            return;
        }
        text() =
            "# " + (kind_.empty() ? "Uncertain numbers and durations" : title) +
            "\n\nGenerated by `test_unit_scenario '[renew]'`; [all pages](../README.md#fields).\n";
        if (kind_.empty()) text() += "\n## " + title + "\n";
    }

    void end_group() {
        if (group_.empty()) return;
        std::string& page = text();
        while (page.size() > 1 && page[page.size() - 2] == '\n') page.pop_back();
        const std::string example = kind_ == "staff_list" ? table_example(scenarios_)
                                                          : yaml_example(shipped_[kind_], group_);
        if (!example.empty()) page += "\n" + example;
        page += '\n';
        group_.clear();
    }

    std::string& text() { return pages_[page_]; }

    std::string scenarios_, page_ = "numbers.md", kind_, group_;
    ByKind shipped_;
    std::map<std::string, std::string> pages_;
};

} // namespace

std::map<std::string, std::string> reference_pages(const std::string& scenarios) {
    return Pages(scenarios).all();
}

} // namespace tenure
