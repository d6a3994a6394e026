#include "cli/command.hpp"

#include "scenario/documents.hpp"
#include "workforce/measures.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <sstream>

namespace tenure::cli {

namespace {

void print_measures() {
    Ladder any;
    any.roles.push_back({});
    any.roles.back().name = "ROLE";
    for (const Measure& m : every_measure(any))
        std::cout << m.name << " (" << m.unit << "): " << m.meaning << '\n';
}

std::string small_letters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// The tables' rows, and the measures, that have the word somewhere, each under what it is a field
/// of.
std::string fields_with(const std::string& word) {
    std::istringstream tables(field_tables(documents()));
    const std::string wanted = small_letters(word);
    std::string line, document, group, shown, found;
    while (std::getline(tables, line)) {
        if (line.rfind("### ", 0) == 0) {
            document = line.substr(4);
            group.clear();
        } else if (line.rfind("#### ", 0) == 0) {
            group = ": " + line.substr(5);
        } else if (line.rfind("| `", 0) == 0 &&
                   small_letters(line + group).find(wanted) != std::string::npos) {
            if (shown != document + group) found += "\n" + document + group + "\n";
            shown = document + group;
            found += "  " + line + '\n';
        }
    }
    Ladder any;
    any.roles.push_back({});
    any.roles.back().name = "ROLE";
    std::string listed;
    for (const Measure& m : every_measure(any))
        if (small_letters(m.name + m.meaning + m.label).find(wanted) != std::string::npos)
            listed += "  " + m.name + " (" + m.unit + "): " + m.meaning + '\n';
    return found + (listed.empty() ? "" : "\nMeasures\n" + listed);
}

int search_fields(const std::string& word) {
    const std::string found = fields_with(word);
    if (found.empty())
        throw CLI::ValidationError("--search", "no field or measure has \"" + word +
                                                   "\" in its name or meaning; try a shorter word");
    std::cout << found;
    return done;
}

} // namespace

void add_fields(CLI::App& app, Action& action) {
    const auto schema = std::make_shared<bool>(false);
    const auto listed = std::make_shared<bool>(false);
    const auto word = std::make_shared<std::string>();
    CLI::App* sub = subcommand(app, "fields",
                               "List every field a scenario may hold, with unit, range and meaning",
                               "tenure fields --search retention");
    sub->add_flag("--schema", *schema, "As a JSON schema, for editors");
    sub->add_flag("--measures", *listed, "The measures instead");
    sub->add_option("--search", *word, "Only what has this word in its name or meaning");
    sub->callback([=, &action] {
        action = [=] {
            if (!word->empty()) return search_fields(*word);
            if (*listed)
                print_measures();
            else
                std::cout << (*schema ? json_schema(documents()) : field_tables(documents()));
            return static_cast<int>(done);
        };
    });
}

} // namespace tenure::cli
