#include "output/report_live.hpp"

#include "engine/live_study.hpp"
#include "output/brief_numbers.hpp"
#include "output/decision_data.hpp"
#include "output/outcomes.hpp"
#include "scenario/json.hpp"
#include "scenario/lever.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

Json value_of(const Tree& tree) {
    return tree.kind == TreeKind::number ? Json(tree.number) : Json(tree.text);
}

/// The range that the study takes as possible, where the field is uncertain.
Json possible(const Description& d, const std::string& field) {
    for (const UncertainParameter& p : d.parameters)
        if (p.name == field && p.low < p.high) return {p.low, p.high};
    return nullptr;
}

Json levers(const Description& d, const LoadedStudy& study) {
    const auto values = field_values(study);
    Json all = Json::array();
    for (const Lever& lever : study.levers()) {
        const auto now = values.find(lever.field);
        if (now == values.end()) continue; // of a policy that was not run
        Json one{{"field", lever.field}, {"label", lever.label}, {"now", value_of(now->second)}};
        one["possible"] = possible(d, lever.field);
        if (lever.words.empty())
            one.update({{"from", *lever.from}, {"to", *lever.to}, {"step", *lever.step}});
        else
            one["words"] = lever.words;
        all.push_back(std::move(one));
    }
    return all;
}

std::string hexadecimal(std::uint64_t x) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(x));
    return text;
}

/// A policy's outcomes, replication by replication.
struct PolicyHashes {
    std::uint64_t first = 0, all = 0;
};

PolicyHashes hashes(Store& store, std::size_t policy) {
    const Description& d = store.description();
    const std::size_t measures = d.measures.size(), rows = d.years.size() + 1;
    const std::uint32_t replications = store.analysed().replications;
    const Outcomes outcomes(store.database(), d, policy, {0, measures}, replications);
    std::vector<std::span<const std::int64_t>> columns;
    for (std::size_t i = 0; i < rows * measures; ++i)
        columns.push_back(outcomes.sample(i / measures, i % measures).values);
    PolicyHashes result;
    std::vector<std::int64_t> one(rows * measures);
    for (std::uint32_t r = 0; r < replications; ++r) {
        for (std::size_t i = 0; i < one.size(); ++i) one[i] = columns[i][r];
        if (std::all_of(one.begin(), one.end(), [](std::int64_t x) { return x == missing; }))
            continue; // it failed
        const std::uint64_t hash = outcome_hash(policy, r, one.data(), one.size());
        if (r == 0) result.first = hash;
        result.all += hash;
    }
    return result;
}

Json numbers(const std::vector<YearValue>& years, double YearValue::*member) {
    Json all = Json::array();
    for (const YearValue& y : years) {
        const double x = y.*member;
        all.push_back(std::isfinite(x) ? Json(x) : Json());
    }
    return all;
}

/// Measures that a page shows beside its levers, by what they are to it.
Json shown_measures(const Description& d) {
    Json all = Json::object();
    const auto add = [&](const char* as, const Measure* m) {
        if (m) all[as] = m->name;
    };
    add("cost", total_cost(d));
    add("effect", effect_measure(d));
    add("least_experienced", least_experienced(d));
    add("changes_of_worker", changes_of_worker(d));
    return all;
}

/// By measure and policy, the means of every whole year.
Json shipped(Store& store, const Json& shown) {
    const Description& d = store.description();
    Json all = Json::object();
    for (const auto& [as, name] : shown.items()) {
        const Measure& m = d.measures[measure_index(d, name.get<std::string>())];
        Json& of_measure = all[m.name] = Json::array({nullptr});
        for (std::size_t p = 1; p < d.policies.size(); ++p) {
            const auto years = by_year(store, p, m, false);
            of_measure.push_back({{"baseline", numbers(years, &YearValue::baseline)},
                                  {"policy", numbers(years, &YearValue::policy)},
                                  {"difference", numbers(years, &YearValue::difference)}});
        }
    }
    return all;
}

/// Stored units of every measure, and GBP that one of it is worth.
void add_scales(Json& live, const Description& d) {
    live["scales"] = Json::array();
    for (const Measure& m : d.measures) live["scales"].push_back(m.scale);
    live["whole"] = d.whole_years;
    live["values"] = Json::array();
    for (const Value& v : d.values)
        live["values"].push_back({{"measure", v.measure}, {"gbp", v.gbp_per_unit}});
}

/// Throws where the study, read again, does not make the first of the results that it is of.
void expect_same(LiveStudy& live, std::size_t policy, std::uint64_t stored) {
    const auto& one = run_live(live, policy, 0);
    if (outcome_hash(policy, 0, one.data(), one.size()) != stored)
        throw std::runtime_error("read again, it makes other numbers than these results. They were "
                                 "made by another version of tenure.");
}

void add_hashes(Json& live, Store& store, LiveStudy& opened) {
    live["hashes"] = Json::array();
    for (std::size_t p = 0; p < store.description().policies.size(); ++p) {
        const PolicyHashes of = hashes(store, p);
        if (of.first != 0) expect_same(opened, p, of.first);
        live["hashes"].push_back({{"first", hexadecimal(of.first)}, {"all", hexadecimal(of.all)}});
    }
}

/// The staff list's path as the study has it; empty where it starts from none.
std::string list_named(const Json& study) {
    const auto at = Json::json_pointer("/authority/staff_list");
    return study.contains(at) && study[at].is_string() ? study[at].get<std::string>() : "";
}

/// What the page carries beside the study. A list is of people: it goes into a page only where
/// somebody has handed it over for that.
Json carried_files(const Json& study, const Tree* staff_list) {
    const std::string named = list_named(study);
    if (named.empty()) return Json::object();
    if (!staff_list)
        throw std::runtime_error(
            "it starts from a staff list, and a page holds no list unless it is asked to. `tenure "
            "report --staff-list FILE` makes a page with levers; whoever has that page has the "
            "list.");
    return {{live_path(named), Json::parse(to_json(*staff_list))}};
}

} // namespace

std::string live_json(Store& store, const Tree* staff_list) {
    const Description& d = store.description();
    const Json study = Json::parse(d.resolved, nullptr, false);
    if (!study.is_object() || !study.contains("explore") || d.policies.size() < 2) return "null";
    Json live;
    try {
        const Json files = carried_files(study, staff_list);
        LiveStudy opened = open_live(d.resolved, "{}", files.dump());
        live["levers"] = levers(d, opened.loaded);
        if (!files.empty()) live["files"] = files;
        add_hashes(live, store, opened);
    } catch (const std::exception& e) {
        return Json{{"refused", e.what()}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    live["replications"] = store.analysed().replications;
    live["share"] = d.draws_share;
    live["shown"] = shown_measures(d);
    live["shipped"] = shipped(store, live["shown"]);
    add_scales(live, d);
    return live.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tenure
