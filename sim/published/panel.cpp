#include "published/panel.hpp"

#include "published/council.hpp"

#include "published/council_lines.hpp"

#include <algorithm>
#include <map>

namespace tenure {

namespace {

constexpr OfficialMeasure measures[] = {
    {"turnover_rate", "turnover", "points", false},
    {"vacancy_rate", "vacancies", "points", false},
    {"agency_rate", "agency", "points", false},
    {"absence_rate", "absence", "points", false},
    {"average_caseload", "caseload", "cases", false},
    {"in_post_fte", "in post", "% of staff", true},
    {"starters_fte", "starters", "% of staff", true},
    {"leavers_fte", "leavers", "% of staff", true},
};
static_assert(std::size(measures) == officials);

constexpr Column needed[] = {Column::inpost_fte,   Column::inpost_headcount,
                             Column::starters_fte, Column::leavers_fte,
                             Column::agency_fte,   Column::agency_cover_fte,
                             Column::vacancy_fte,  Column::case_holders_fte,
                             Column::cases,        Column::working_days_lost_fte};

double share(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

/// The lines of every code from first to last; null where a year has none.
std::map<std::string, std::vector<const IndicatorRow*>> by_code(const Indicators& all, int first,
                                                                int last) {
    std::map<std::string, std::vector<const IndicatorRow*>> lines;
    for (const IndicatorRow& row : all.rows) {
        if (!is_council(row) || row.year < first || row.year > last) continue;
        auto& mine = lines[row.codes];
        mine.resize(static_cast<std::size_t>(last - first + 1));
        mine[static_cast<std::size_t>(row.year - first)] = &row;
    }
    return lines;
}

bool is_complete(const std::vector<const IndicatorRow*>& lines) {
    return std::all_of(lines.begin(), lines.end(),
                       [](const IndicatorRow* row) { return row != nullptr && is_whole(*row); });
}

} // namespace

const OfficialMeasure& official(Official measure) {
    return measures[static_cast<std::size_t>(measure)];
}

OfficialValues official_values(const IndicatorRow& row) {
    const auto of = [&](Column c) { return row.of(c).number.value_or(0); };
    const double staff = of(Column::inpost_fte), vacant = of(Column::vacancy_fte),
                 agency = of(Column::agency_fte), holders = of(Column::case_holders_fte);
    return {share(of(Column::leavers_fte), staff),
            share(vacant, vacant + staff),
            share(agency, agency + staff),
            share(of(Column::working_days_lost_fte), days_worked_a_year * staff),
            holders > 0 ? of(Column::cases) / holders : 0,
            staff,
            of(Column::starters_fte),
            of(Column::leavers_fte)};
}

OfficialValues relative_to(double in_post_fte, OfficialValues values) {
    for (std::size_t m = 0; m < officials; ++m)
        if (measures[m].counts_people) values[m] = share(values[m], in_post_fte);
    return values;
}

bool is_whole(const IndicatorRow& row) {
    return std::all_of(std::begin(needed), std::end(needed),
                       [&](Column c) { return row.of(c).number.has_value(); }) &&
           *row.of(Column::inpost_fte).number > 0 &&
           *row.of(Column::inpost_headcount).number >= fewest_heads &&
           *row.of(Column::case_holders_fte).number > 0;
}

CouncilPanel complete_councils(const Indicators& all, int first, int last) {
    CouncilPanel panel{first, last, {}};
    for (auto& [code, lines] : by_code(all, first, last))
        if (is_complete(lines)) panel.councils.push_back({lines.back()->name, lines});
    std::sort(panel.councils.begin(), panel.councils.end(),
              [](const PanelCouncil& a, const PanelCouncil& b) { return a.name < b.name; });
    return panel;
}

std::vector<std::size_t> places_in(const CouncilPanel& panel, const Indicators& all,
                                   const std::vector<std::string>& names) {
    std::vector<std::size_t> places;
    if (names.empty())
        for (std::size_t c = 0; c < panel.councils.size(); ++c) places.push_back(c);
    for (const std::string& name : names) {
        const IndicatorRow& asked = *lines_of(all, name).back();
        std::size_t c = 0;
        while (c < panel.councils.size() && panel.councils[c].years[0]->codes != asked.codes) ++c;
        if (c == panel.councils.size())
            refuse(all, asked.line,
                   asked.name + " has not all eight measures in every year from " +
                       std::to_string(panel.first) + " to " + std::to_string(panel.last) +
                       ", so its forecasts cannot be scored.");
        places.push_back(c);
    }
    return places;
}

Indicators known_by(const Indicators& all, int first, int last) {
    Indicators known{all.file, {}};
    std::copy_if(all.rows.begin(), all.rows.end(), std::back_inserter(known.rows),
                 [&](const IndicatorRow& r) { return r.year >= first && r.year <= last; });
    return known;
}

} // namespace tenure
