#include "output/published_chart.hpp"

#include "output/brief_numbers.hpp"
#include "output/decision_data.hpp"
#include "output/words.hpp"
#include "published/panel.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

/// What the council's file says was published; null where it says nothing.
Json published_years(const Description& d) {
    const Json study = Json::parse(d.resolved, nullptr, false);
    const auto at = Json::json_pointer("/authority/published");
    if (!study.is_object() || !study.contains(at) || !study[at].is_array()) return {};
    return study[at];
}

std::vector<SimulatedYear> simulated_years(Store& store, const Measure& m) {
    Statement row = store.database().prepare(
        "SELECT year, p05, p25, p50, p75, p95 FROM yearly WHERE whole_year AND policy = ? AND "
        "measure = ? ORDER BY year");
    row.bind(1, store.description().policies[0]).bind(2, m.name);
    std::vector<SimulatedYear> years;
    while (row.step())
        if (!row.is_null(1))
            years.push_back({static_cast<int>(row.integer(0)), row.real(1), row.real(2),
                             row.real(3), row.real(4), row.real(5)});
    return years;
}

/// Rates are published as percentages and simulated as fractions.
RateHistory history_of(Store& store, const Measure& m, const Json& published) {
    RateHistory one{m.name, {}, {}, simulated_years(store, m)};
    const double scale = m.unit == "fraction" ? 0.01 : 1;
    for (const Json& year : published) {
        if (!year.is_object() || !year.contains("year") || !year.contains(m.name)) continue;
        if (!year["year"].is_number_integer() || !year[m.name].is_number()) continue;
        one.years.push_back(year["year"].get<int>());
        one.published.push_back(scale * year[m.name].get<double>());
    }
    return one;
}

std::string title_of(const std::vector<RateHistory>& rates) {
    const auto on = static_cast<std::size_t>(std::count_if(
        rates.begin(), rates.end(), [](const RateHistory& r) { return r.goes_on(); }));
    const std::string all = std::to_string(rates.size());
    const bool later = std::any_of(rates.begin(), rates.end(), [](const RateHistory& r) {
        return r.beside_last().year != r.years.back();
    });
    return std::string("Last published value lies within 9 of 10 ") +
           (later ? "next-year" : "same-year") + " futures for " +
           (on == rates.size() ? "all " + all : std::to_string(on) + " of " + all) + " rates";
}

/// Whether all of them were published last, and are simulated next, for the same years.
bool same_years(const std::vector<RateHistory>& rates) {
    return std::all_of(rates.begin(), rates.end(), [&](const RateHistory& r) {
        return r.years.back() == rates[0].years.back() &&
               r.beside_last().year == rates[0].beside_last().year;
    });
}

} // namespace

const SimulatedYear& RateHistory::beside_last() const {
    for (const SimulatedYear& y : simulated)
        if (y.year >= years.back()) return y;
    return simulated.back();
}

bool RateHistory::goes_on() const {
    const SimulatedYear& y = beside_last();
    return published.back() >= y.p05 && published.back() <= y.p95;
}

std::optional<PublishedChart> published_chart(Store& store) {
    const Description& d = store.description();
    const Json published = published_years(d);
    PublishedChart chart;
    for (std::size_t i = 0; i < officials; ++i) {
        const OfficialMeasure& rate = official(static_cast<Official>(i));
        const auto m = std::find_if(d.measures.begin(), d.measures.end(),
                                    [&](const Measure& each) { return each.name == rate.name; });
        if (rate.counts_people || m == d.measures.end()) continue;
        RateHistory one = history_of(store, *m, published);
        if (!one.published.empty() && !one.simulated.empty()) chart.rates.push_back(std::move(one));
    }
    if (chart.rates.empty()) return {};
    chart.title = title_of(chart.rates);
    return chart;
}

std::vector<std::string> published_words(const PublishedChart& chart, const Description& d) {
    const bool same = same_years(chart.rates);
    std::string all, outside;
    for (const RateHistory& r : chart.rates) {
        const Measure& m = d.measures[measure_index(d, r.measure)];
        const SimulatedYear& y = r.beside_last();
        const auto of = [&](int year) { return same ? "" : " for " + std::to_string(year); };
        all += (all.empty() ? "" : "; ") + label_in_sentence(m) + " " +
               value_words(m, r.published.back()) + of(r.years.back()) + " and " +
               value_words(m, y.p50) + of(y.year);
        if (r.goes_on()) continue;
        outside += (outside.empty() ? "" : "; ") + label_in_sentence(m) + " (" +
                   value_words(m, y.p05) + " to " + value_words(m, y.p95) + ")";
    }
    const RateHistory& first = chart.rates[0];
    const auto of = [&](int year) { return same ? " for " + std::to_string(year) : ""; };
    std::vector<std::string> words{"Published" + of(first.years.back()) + ", and simulated" +
                                   of(first.beside_last().year) +
                                   " (the middle of the futures): " + all + "."};
    if (!outside.empty())
        words.push_back("Outside: the published value does not lie in 9 of 10 futures of " +
                        outside + ".");
    return words;
}

} // namespace tenure
