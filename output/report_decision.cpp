#include "output/report_decision.hpp"

#include "output/dictionary.hpp"
#include "output/words.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_measures = 8;

/// To 10 significant digits.
Json number(double value) { return std::isfinite(value) ? Json(rounded(value, 10)) : Json(); }
Json pair(const Interval& i) { return {number(i.low), number(i.high)}; }
Json triple(const Range& r) { return {number(r.p05), number(r.p50), number(r.p95)}; }

Json numbers(const std::vector<double>& values) {
    Json all = Json::array();
    for (const double value : values) all.push_back(number(value));
    return all;
}

Json split(const UncertaintySplit& s) {
    return {{"monte_carlo", number(s.monte_carlo)},
            {"parameters", number(s.parameters)},
            {"one_future", number(s.one_future)}};
}

Json policy(const PolicyDecision& p) {
    return {{"policy", p.policy},
            {"mean", number(p.mean)},
            {"std_error", number(p.std_error)},
            {"difference", number(p.difference)},
            {"interval", pair(p.difference_interval)},
            {"against_best", pair(p.against_best)},
            {"expected_loss", number(p.expected_loss)},
            {"expected_loss_error", number(p.expected_loss_error)},
            {"probability_best", number(p.probability_best)},
            {"best_in_one_future", number(p.best_in_one_future)},
            {"one_future", triple(p.one_future)},
            {"difference_one_future", triple(p.difference_one_future)},
            {"difference_split", split(p.difference_split)},
            {"draws", p.draws},
            {"identical", p.identical},
            {"prior_share", number(p.prior_share)},
            {"rests_on_prior", p.rests_on_prior}};
}

Json parameter(const ParameterDecision& p) {
    return {{"name", p.name},
            {"members", p.members.size()},
            {"prior_alone", p.prior_alone},
            {"evppi", number(p.evppi)},
            {"evppi_error", number(p.evppi_error)},
            {"by_chance", number(p.by_chance)},
            {"main_effect", numbers(p.main_effect)}};
}

Json criterion(const Criterion& c) {
    Json told{{"name", c.name}, {"label", label(c.name)}, {"unit", c.unit}, {"meaning", c.meaning}};
    told["better"] =
        c.better ? Json(*c.better == Better::higher ? "higher" : "lower") : Json(nullptr);
    told["best"] = c.best;
    told["evpi"] = number(c.evpi);
    told["evpi_error"] = number(c.evpi_error);
    for (const char* list : {"policies", "parameters", "groups"}) told[list] = Json::array();
    for (const PolicyDecision& p : c.policies) told["policies"].push_back(policy(p));
    for (const ParameterDecision& p : c.parameters) told["parameters"].push_back(parameter(p));
    for (const ParameterDecision& p : c.groups) told["groups"].push_back(parameter(p));
    return told;
}

std::vector<std::string> for_everybody(const Description& d) {
    std::vector<std::string> names;
    for (const std::string& name : d.decide_on)
        if (name.find('.') == std::string::npos && names.size() < most_measures)
            names.push_back(name);
    return names;
}

} // namespace

Decision decide_for_report(Store& store) {
    std::vector<std::string> names = for_everybody(store.description());
    if (names.empty()) names.push_back(store.description().measures.front().name);
    Decision decision = decide(store, {{names.front()}, true});
    names.erase(names.begin());
    if (names.empty()) return decision;
    for (Criterion& c : decide(store, {names, false}).measures)
        decision.measures.push_back(std::move(c));
    return decision;
}

const Criterion* deciding(const Decision& decision) {
    if (decision.net_benefit) return &*decision.net_benefit;
    return decision.measures.empty() ? nullptr : &decision.measures.front();
}

std::string decision_json(const Decision& decision) {
    Json told{{"level", decision.level},
              {"replications", decision.replications},
              {"varies", decision.anything_varies},
              {"values", decision.net_benefit.has_value()},
              {"criteria", Json::array()},
              {"acceptability", Json::array()}};
    if (decision.net_benefit) told["criteria"].push_back(criterion(*decision.net_benefit));
    for (const Criterion& c : decision.measures) told["criteria"].push_back(criterion(c));
    for (const AcceptabilityPoint& point : decision.acceptability)
        told["acceptability"].push_back({{"scale", point.scale},
                                         {"net_benefit", numbers(point.net_benefit)},
                                         {"probability_best", numbers(point.probability_best)},
                                         {"best", point.best}});
    return told.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tenure
