#include "output/decision_json.hpp"

#include "output/words.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tenure {

namespace {

using Json = nlohmann::json;

/// Writes the parts of one decision, its numbers to the digits asked for.
struct Writer {
    const Description& d;
    int digits;

    Json number(double x) const { return std::isfinite(x) ? Json(rounded(x, digits)) : Json(); }

    Json numbers(const std::vector<double>& all) const {
        Json list = Json::array();
        for (const double x : all) list.push_back(number(x));
        return list;
    }
    Json of(const Interval& i) const { return {{"low", number(i.low)}, {"high", number(i.high)}}; }
    Json of(const Range& r) const {
        return {{"p05", number(r.p05)}, {"p50", number(r.p50)}, {"p95", number(r.p95)}};
    }
    Json of(const UncertaintySplit& s) const {
        return {{"monte_carlo_error", number(s.monte_carlo)},
                {"parameters", number(s.parameters)},
                {"one_future", number(s.one_future)}};
    }
    Json of(const Criterion& c, const PolicyDecision& p) const;
    Json of(const ParameterDecision& p) const;
    Json of(const Criterion& c) const;
    Json of(const AcceptabilityPoint& point) const;
};

Json Writer::of(const Criterion& c, const PolicyDecision& p) const {
    return {{"policy", p.policy},
            {"mean", number(p.mean)},
            {"std_error", number(p.std_error)},
            {"difference", number(p.difference)},
            {"difference_error", number(p.difference_error)},
            {"difference_interval", of(p.difference_interval)},
            {"words", verdict(c, p)},
            {"against_best", of(p.against_best)},
            {"expected_loss", number(p.expected_loss)},
            {"expected_loss_error", number(p.expected_loss_error)},
            {"probability_best", number(p.probability_best)},
            {"best_in_one_future", number(p.best_in_one_future)},
            {"futures_better", p.futures_better},
            {"one_future", of(p.one_future)},
            {"difference_one_future", of(p.difference_one_future)},
            {"split", of(p.split)},
            {"difference_split", of(p.difference_split)},
            {"pairs", p.pairs},
            {"draws", p.draws},
            {"identical", p.identical},
            {"prior_share", number(p.prior_share)},
            {"rests_on_prior", p.rests_on_prior}};
}

Json Writer::of(const ParameterDecision& p) const {
    Json members = Json::array();
    for (const std::size_t m : p.members) members.push_back(d.parameters[m].name);
    Json json{{"name", p.name},
              {"prior_alone", p.prior_alone},
              {"evppi", number(p.evppi)},
              {"evppi_error", number(p.evppi_error)},
              {"main_effect", numbers(p.main_effect)}};
    if (members != Json::array({p.name})) json["members"] = members; // of a group
    return json;
}

Json Writer::of(const Criterion& c) const {
    Json policies = Json::array(), parameters = Json::array(), groups = Json::array();
    for (const PolicyDecision& p : c.policies) policies.push_back(of(c, p));
    for (const ParameterDecision& p : c.parameters) parameters.push_back(of(p));
    for (const ParameterDecision& p : c.groups) groups.push_back(of(p));
    return {{"name", c.measure.name},
            {"label", label(c.measure)},
            {"unit", c.measure.unit},
            {"meaning", c.measure.meaning},
            {"better", c.better ? Json(to_text(c.measure.better)) : Json()},
            {"policies", policies},
            {"best", c.better ? Json(c.policies[c.best].policy) : Json()},
            {"complete", c.complete},
            {"evpi", number(c.evpi)},
            {"evpi_error", number(c.evpi_error)},
            {"parameters", parameters},
            {"groups", groups},
            {"interactions", numbers(c.interactions)}};
}

Json Writer::of(const AcceptabilityPoint& point) const {
    return {{"scale", point.scale},
            {"net_benefit", numbers(point.net_benefit)},
            {"probability_best", numbers(point.probability_best)},
            {"best", d.policies[point.best]}};
}

} // namespace

nlohmann::json decision_json(const Decision& decision, const Description& d, int digits) {
    const Writer writer{d, digits};
    Json acceptability = Json::array(), measures = Json::array(), values = Json::array();
    for (const AcceptabilityPoint& point : decision.acceptability)
        acceptability.push_back(writer.of(point));
    for (const Criterion& c : decision.measures) measures.push_back(writer.of(c));
    for (const Value& v : d.values)
        values.push_back(
            {{"measure", v.measure}, {"gbp_per_unit", v.gbp_per_unit}, {"source", v.source}});
    return {{"level", decision.level},
            {"replications", decision.replications},
            {"anything_varies", decision.anything_varies},
            {"values", values},
            {"net_benefit", decision.net_benefit ? writer.of(*decision.net_benefit) : Json()},
            {"acceptability", acceptability},
            {"measures", measures}};
}

} // namespace tenure
