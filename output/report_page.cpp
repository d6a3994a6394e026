#include "output/brief.hpp"
#include "output/report.hpp"
#include "output/report_data.hpp"
#include "output/report_live.hpp"
#include "output/report_template.hpp"
#include "output/whole_file.hpp"
#include "output/words.hpp"

#include <nlohmann/json.hpp>

namespace tenure {

namespace {

/// JSON for a script element: no '<' or '>' is left that could end it or begin another.
std::string within_script(std::string_view json) {
    std::string safe;
    safe.reserve(json.size());
    for (const char c : json) {
        if (c == '<')
            safe += "\\u003c";
        else if (c == '>')
            safe += "\\u003e";
        else
            safe += c;
    }
    return safe;
}

struct Place {
    std::string_view mark;
    std::string text;
};

/// Fills the template's places in one pass, so that what is filled in is never read again.
std::string filled(std::string_view page, const std::vector<Place>& places) {
    std::string result;
    while (!page.empty()) {
        std::size_t at = page.size();
        const Place* next = nullptr;
        for (const Place& place : places) {
            const std::size_t found = page.find(place.mark);
            if (found < at) {
                at = found;
                next = &place;
            }
        }
        result += page.substr(0, at);
        if (!next) break;
        result += next->text;
        page.remove_prefix(at + next->mark.size());
    }
    return result;
}

} // namespace

Report make_report(Store& store, const BesideResults& beside) {
    if (!store.finalised())
        throw StoreError(store.database().file() + ": its results are not summarised yet");
    const Decision decision = decide_for_report(store);
    const Brief first_page = brief(store, decision, beside.scores);
    const std::string live = live_json(store, beside.staff_list);
    const bool simulates = live.rfind("{\"levers\"", 0) == 0;
    const Answer reply = answer(store, decision, first_page);
    Report report{reply.headline,
                  run_words(store.description(), first_page),
                  report_data(store, decision, reply, first_page, live, beside.search),
                  {}};
    report.page =
        filled(report_template(), {{"%title%", escaped(store.description().title)},
                                   {"%headline%", escaped(report.headline)},
                                   {"%data%", within_script(report.data)},
                                   {"%engine%", simulates ? std::string(engine_module()) : ""}});
    return report;
}

std::string search_report(const std::string& search) {
    const auto told = nlohmann::ordered_json::parse(search);
    const std::string title = told.at("title"), headline = told.at("headline");
    const nlohmann::ordered_json data{{"title", title}, {"headline", headline}, {"search", told}};
    return filled(report_template(), {{"%title%", escaped(title)},
                                      {"%headline%", escaped(headline)},
                                      {"%data%", within_script(data.dump())},
                                      {"%engine%", ""}});
}

Report write_report(Store& store, const std::filesystem::path& file, const BesideResults& beside) {
    Report report = make_report(store, beside);
    write_whole(file, report.page);
    return report;
}

} // namespace tenure
