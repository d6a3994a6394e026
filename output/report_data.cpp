#include "output/report_data.hpp"

#include "output/decision_json.hpp"
#include "output/limitations.hpp"
#include "output/report_study.hpp"
#include "output/verdict.hpp"
#include "output/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* quantiles[] = {"p05", "p25", "p50", "p75", "p95"};

/// To 6 significant digits.
Json number(double value) {
    if (!std::isfinite(value)) return {};
    const double short_value = rounded(value, 6);
    constexpr double whole = 1e15;
    if (std::fabs(short_value) < whole && short_value == std::trunc(short_value))
        return static_cast<std::int64_t>(short_value);
    return short_value;
}

Json field(const Statement& row, int column) {
    if (row.is_null(column)) return {};
    if (row.is_integer(column)) return row.integer(column);
    return row.is_real(column) ? number(row.real(column)) : Json(row.text(column));
}

/// Each row as an object, keys from the query's columns.
Json objects(Statement rows) {
    Json all = Json::array();
    while (rows.step()) {
        Json object;
        for (int c = 0; c < rows.columns(); ++c) object[rows.name(c)] = field(rows, c);
        all.push_back(object);
    }
    return all;
}

/// By measure, then by policy in the study's order; null where a policy has no row.
Json by_measure(Statement rows, std::size_t policies) {
    Json all = Json::object();
    while (rows.step()) {
        Json& of_measure = all[rows.text(0)];
        if (of_measure.is_null()) of_measure = Json::array();
        while (of_measure.size() < policies) of_measure.push_back(nullptr);
        Json object;
        for (int c = 2; c < rows.columns(); ++c) object[rows.name(c)] = field(rows, c);
        of_measure[static_cast<std::size_t>(rows.integer(1))] = object;
    }
    return all;
}

/// A panel's measures, in its order.
std::vector<const Measure*> shown_in(const Description& d, Panel panel) {
    std::vector<const Measure*> all;
    for (const Measure& m : d.measures)
        if (m.panel == panel) all.push_back(&m);
    std::stable_sort(all.begin(), all.end(),
                     [](const Measure* a, const Measure* b) { return a->place < b->place; });
    return all;
}

/// What the page's scripts know of measures; what is not known of one is left out.
Json measures(const Description& d) {
    Json all = Json::object();
    for (const Measure& m : d.measures) {
        Json& one = all[m.name] = {{"label", label(m)},
                                   {"unit", m.unit},
                                   {"kind", to_text(m.kind)},
                                   {"meaning", m.meaning}};
        const std::pair<const char*, std::string> more[] = {
            {"better", to_text(judged(d, m).better)},
            {"role", m.role},
            {"stem", m.role.empty() ? "" : m.label},
            {"cost", to_text(m.cost)},
            {"belongs_to", m.belongs_to},
            {"panel", to_text(m.panel)}};
        for (const auto& [key, value] : more)
            if (!value.empty()) one[key] = value;
        if (m.panel != Panel::none) one["place"] = m.place;
    }
    return all;
}

/// One policy's columns over time, in an array each.
Json columns(Statement rows) {
    Json all;
    for (int c = 0; c < rows.columns(); ++c) all[rows.name(c)] = Json::array();
    while (rows.step())
        for (int c = 0; c < rows.columns(); ++c) all[rows.name(c)].push_back(field(rows, c));
    return all;
}

/// Which months are shown: where all of them under every policy would make the page heavy, one in a
/// quarter, January among them.
struct Months {
    std::size_t first = 0, step = 1;
};

Months shown_months(const Description& d) {
    constexpr std::size_t most = 1000; // keeps 13 policies over 10 years under 1.5 MB
    if (d.policies.size() * d.periods.size() <= most) return {};
    for (std::size_t p = 0; p < d.periods.size(); ++p)
        if (d.periods[p].label.find("-01") != std::string::npos) return {p % 3, 3};
    return {0, 3};
}

Json over_time(Store& store, const std::string& table, const std::string& order,
               const std::string& wanted, const std::string& measure,
               const std::string& only = "1") {
    Json all = Json::array();
    for (const std::string& policy : store.description().policies) {
        Statement rows = store.database().prepare("SELECT " + wanted + " FROM " + table +
                                                  " WHERE policy = ? AND measure = ? AND " + only +
                                                  " ORDER BY " + order);
        rows.bind(1, policy).bind(2, measure);
        all.push_back(columns(std::move(rows)));
    }
    return all;
}

Json fans(Store& store) {
    Json all = Json::object();
    std::string wanted;
    for (const char* q : quantiles) wanted += (wanted.empty() ? "" : ", ") + std::string(q);
    const Months shown = shown_months(store.description());
    const std::string only =
        "period % " + std::to_string(shown.step) + " = " + std::to_string(shown.first % shown.step);
    for (const Measure* m : shown_in(store.description(), Panel::headline))
        if (m->monthly) all[m->name] = over_time(store, "monthly", "period", wanted, m->name, only);
    return all;
}

Json yearly(Store& store) {
    Json all = Json::object();
    for (const Measure* m : shown_in(store.description(), Panel::experience))
        all[m->name] = over_time(store, "yearly", "year", "mean", m->name);
    return all;
}

Json months(const Description& d) {
    Json all = Json::array();
    const Months shown = shown_months(d);
    for (std::size_t p = shown.first; p < d.periods.size(); p += shown.step)
        all.push_back(d.periods[p].label);
    return all;
}

Json policies(const Description& d) {
    Json all = Json::array();
    for (std::size_t i = 0; i < d.policies.size(); ++i)
        all.push_back(
            {{"name", d.policies[i]}, {"title", d.policy_titles[i]}, {"why", d.policy_reasons[i]}});
    return all;
}

/// Measures of a role that decide nothing have their means alone.
Json overall(Store& store) {
    const std::size_t policies = store.description().policies.size();
    const auto chosen = [&](const char* columns, const char* which) {
        return by_measure(
            store.database().prepare("SELECT o.measure, p.id, " + std::string(columns) +
                                     " FROM overall_summary o JOIN policy p ON p.name = o.policy "
                                     "JOIN measure x ON x.name = o.measure WHERE " +
                                     which + " ORDER BY x.id, p.id"),
            policies);
    };
    Json all = chosen("mean, std_error, o.low, o.high, p05, p25, p50, p75, p95",
                      "x.role = '' OR x.decides IS NOT NULL");
    all.update(chosen("mean", "x.role <> '' AND x.decides IS NULL"));
    return all;
}

/// By measure, then by policy; the baseline has none. Intervals are each for one number alone.
Json comparison(Store& store) {
    const Description& d = store.description();
    Statement row = store.database().prepare(
        "SELECT c.measure, p.id, difference, std_error, low, high, identical, baseline_value, "
        "pairs, x.id FROM comparison c JOIN policy p ON p.name = c.policy "
        "JOIN measure x ON x.name = c.measure WHERE x.role = '' ORDER BY x.id, p.id");
    Json all = Json::object();
    while (row.step()) {
        Json object;
        for (int c = 2; c < 7; ++c) object[row.name(c)] = field(row, c);
        const Compared compared{row.real(7),
                                row.real(2),
                                {row.real(4), row.real(5)},
                                row.integer(6) != 0,
                                !row.is_null(3) && row.real(3) == 0,
                                row.integer(8)};
        object["words"] =
            verdict(judged(d, d.measures[static_cast<std::size_t>(row.integer(9))]), compared);
        Json& of_measure = all[row.text(0)];
        if (of_measure.is_null()) of_measure = Json::array();
        while (of_measure.size() < d.policies.size()) of_measure.push_back(nullptr);
        of_measure[static_cast<std::size_t>(row.integer(1))] = object;
    }
    return all;
}

Json points(const Answer& reply) {
    Json all = Json::array();
    for (const Point& point : reply.points)
        all.push_back({{"question", point.question}, {"answer", point.answer}});
    return all;
}

Json provenance(Store& store) {
    Json all = Json::object();
    Statement row = store.database().prepare(
        "SELECT key, value FROM provenance WHERE key <> 'study' ORDER BY key");
    while (row.step()) all[row.text(0)] = field(row, 1);
    return all;
}

} // namespace

std::string report_data(Store& store, const Decision& decision, const Answer& reply,
                        const Brief& first_page, const std::string& live,
                        const std::string& search) {
    const Description& d = store.description();
    Json data{{"title", d.title},
              {"headline", reply.headline},
              {"brief", Json::parse(brief_json(first_page))},
              {"limitations", limitations()},
              {"live", Json::parse(live)},
              {"points", points(reply)},
              {"warnings", reply.warnings},
              {"decision", Json::parse(decision_json(decision, d, 10).dump())},
              {"policies", policies(d)},
              {"measures", measures(d)},
              {"decide_on", d.decide_on},
              {"months", months(d)},
              {"years", d.years},
              {"overall", overall(store)},
              {"comparison", comparison(store)},
              {"fans", fans(store)},
              {"yearly", yearly(store)},
              {"ladder", Json::parse(ladder_json(d))},
              {"parameters", objects(store.database().prepare(
                                 "SELECT name, value, low, high, distribution, source, confidence "
                                 "FROM parameter ORDER BY id"))},
              {"failures",
               objects(store.database().prepare("SELECT policy, replication, message FROM failure "
                                                "ORDER BY policy, replication LIMIT 20"))},
              {"search", search.empty() ? Json() : Json::parse(search)},
              {"provenance", provenance(store)},
              {"study", d.resolved}};
    return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tenure
