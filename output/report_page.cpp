#include "output/report.hpp"
#include "output/report_template.hpp"
#include "output/whole_file.hpp"

namespace tenure {

namespace {

/// Text for the page's own markup.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

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

std::string report_page(Store& store) {
    return filled(report_template(), {{"%title%", escaped(store.description().title)},
                                      {"%headline%", escaped(headline(store))},
                                      {"%data%", within_script(report_data(store))}});
}

void write_report(Store& store, const std::filesystem::path& file) {
    write_whole(file, report_page(store));
}

} // namespace tenure
