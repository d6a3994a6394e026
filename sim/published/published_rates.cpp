#include "published/published_rates.hpp"

#include "published/authority_text.hpp"
#include "published/panel.hpp"
#include "published/suspects.hpp"

#include <algorithm>
#include <initializer_list>

namespace tenure {

namespace {

bool all_usable(const IndicatorRow& row, std::initializer_list<Column> columns) {
    return std::all_of(columns.begin(), columns.end(),
                       [&](Column c) { return row.of(c).number && !is_suspect(row, c); });
}

std::string rate_entry(const char* key, const std::optional<double>& x) {
    return x ? std::string(", ") + key + ": " + authority_text::number(*x) : "";
}

} // namespace

PublishedYear published_rates(const IndicatorRow& row) {
    const OfficialValues values = official_values(row);
    const auto of = [&](Official m, std::initializer_list<Column> columns) {
        return all_usable(row, columns) ? std::optional(values[static_cast<std::size_t>(m)])
                                        : std::nullopt;
    };
    return {row.year,
            of(Official::turnover, {Column::leavers_fte, Column::inpost_fte}),
            of(Official::vacancy, {Column::vacancy_fte, Column::inpost_fte}),
            of(Official::agency, {Column::agency_fte, Column::inpost_fte}),
            of(Official::absence, {Column::working_days_lost_fte, Column::inpost_fte}),
            of(Official::caseload, {Column::cases, Column::case_holders_fte})};
}

std::vector<PublishedYear> published_rates(const Lines& lines, int last) {
    std::vector<PublishedYear> years;
    for (const IndicatorRow* row : lines)
        if (row->year <= last) years.push_back(published_rates(*row));
    return years;
}

std::string published_lines(const std::vector<PublishedYear>& years) {
    if (years.empty()) return {};
    std::string text = "\n" +
                       authority_text::comment("Rates as published, which a report shows beside "
                                               "the simulated ones. Nothing is simulated from "
                                               "them.") +
                       authority_text::line("published:");
    for (const PublishedYear& y : years)
        text += authority_text::line(
            "  - {year: " + std::to_string(y.year) + rate_entry("turnover_rate", y.turnover_rate) +
            rate_entry("vacancy_rate", y.vacancy_rate) + rate_entry("agency_rate", y.agency_rate) +
            rate_entry("absence_rate", y.absence_rate) +
            rate_entry("average_caseload", y.average_caseload) + '}');
    return text;
}

} // namespace tenure
