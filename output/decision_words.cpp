#include "output/decision_words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

std::string table_words(const std::vector<std::vector<std::string>>& lines, std::size_t columns) {
    std::vector<std::size_t> widths(lines.at(0).size(), 0);
    std::size_t others = 2;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        for (const auto& line : lines) widths[c] = std::max(widths[c], width(line[c]));
        if (c > 0) others += widths[c] + 2;
    }
    widths[0] = std::min(widths[0], columns > others + 12 ? columns - others : 12);
    std::string text;
    for (const auto& line : lines) {
        text += "  " + left(line[0], widths[0]);
        for (std::size_t c = 1; c < widths.size(); ++c) text += "  " + right(line[c], widths[c]);
        text += "\n";
    }
    return text;
}

namespace {

std::string percent(double share) {
    return std::isfinite(share) ? grouped(100 * share, 0) + "%" : "-";
}

std::string interval_text(const Interval& interval, const Shown& as) {
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return "-";
    return as.signed_text(interval.low) + " to " + as.signed_text(interval.high);
}

Shown shown_for(const Criterion& c) {
    double largest = 0, error = not_known;
    for (const PolicyDecision& p : c.policies) {
        largest = std::max(largest, std::fabs(p.mean));
        if (p.difference_error > 0 && !(p.difference_error >= error)) error = p.difference_error;
    }
    return shown({c.name, c.unit, MeasureKind::flow, 1, 1, c.meaning, false}, largest, error);
}

std::string values_words(const Description& d) {
    std::string text = "One more of it in every year is worth:";
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        char worth[40];
        std::snprintf(worth, sizeof worth, "%.6g", d.values[i].gbp_per_unit);
        text += std::string(i > 0 ? ";" : "") + " " + d.values[i].measure + " " + worth + " GBP (" +
                d.values[i].source + ")";
    }
    return text + ".";
}

std::string net_benefit_table(const Criterion& c, const Shown& as, std::size_t columns) {
    std::vector<std::vector<std::string>> lines{{"policy", "net benefit", "difference",
                                                 "95%, all together", "against the best",
                                                 "expected loss"}};
    for (std::size_t p = 0; p < c.policies.size(); ++p) {
        const PolicyDecision& each = c.policies[p];
        lines.push_back({each.policy, as.text(each.mean),
                         p == 0 ? "-" : as.signed_text(each.difference),
                         p == 0           ? "-"
                         : each.identical ? "identical"
                                          : interval_text(each.difference_interval, as),
                         interval_text(each.against_best, as), as.text(each.expected_loss)});
    }
    return table_words(lines, columns);
}

/// Who is to be chosen, and who else might as well be.
std::string verdict(const Criterion& c) {
    const PolicyDecision& best = c.policies[c.best];
    std::string rivals;
    for (std::size_t p = 0; p < c.policies.size(); ++p)
        if (p != c.best && !(c.policies[p].against_best.high < 0))
            rivals += (rivals.empty() ? "" : ", ") + c.policies[p].policy;
    std::string text = "\"" + best.policy + "\" has the highest expected net benefit";
    if (rivals.empty())
        text += ", and so it would with more replications: every other's interval against the best "
                "lies below 0.";
    else
        text += ", but these replications do not rule out as best: " + rivals + ".";
    for (const PolicyDecision& p : c.policies)
        if (p.rests_on_prior)
            text += " What \"" + p.policy +
                    "\" changes rests on assumptions without evidence: they explain " +
                    percent(p.prior_share) + " of what is not known of it.";
    return text;
}

std::string information_words(const Criterion& c, const Shown& as) {
    std::string text =
        "Expected loss is what choosing a policy now loses on average against knowing "
        "every uncertain number first. For the best policy it is the value of perfect "
        "information: " +
        as.text(c.evpi);
    if (std::isfinite(c.evpi_error)) text += " (standard error " + as.text(c.evpi_error) + ")";
    if (c.evpi == 0)
        return text + ". Nothing is worth knowing first: no draw of the numbers has another best.";
    std::string worth;
    int told = 0;
    for (const ParameterDecision& p : c.parameters) {
        if (told == 5 || !(p.evppi > p.by_chance) || !(p.evppi > 2 * p.evppi_error)) continue;
        worth += (worth.empty() ? "" : ", ") + p.name + " " + as.text(p.evppi);
        ++told;
    }
    if (!worth.empty()) return text + ". Knowing one alone is worth: " + worth + ".";
    if (c.parameters.empty()) return text + ".";
    return text + ". Knowing any one alone is worth no more than chance would show.";
}

std::string probability_words(const Criterion& c, bool varies) {
    std::string best, future;
    for (const PolicyDecision& p : c.policies) {
        best += (best.empty() ? "" : ", ") + p.policy + " " + percent(p.probability_best);
        future += (future.empty() ? "" : ", ") + p.policy + " " + percent(p.best_in_one_future);
    }
    std::string text = "Not to choose by, since it does not say how much is won or lost: ";
    if (varies)
        text += "probability best, over what is not known of the parameters: " + best + ". ";
    return text + "Best in one future, luck included: " + future + ".";
}

std::string acceptability_words(const Decision& decision, const Description& d,
                                std::size_t columns) {
    std::vector<std::vector<std::string>> lines{{"values times"}};
    for (const std::string& policy : d.policies) lines.push_back({policy});
    lines.push_back({"best expected"});
    for (const AcceptabilityPoint& point : decision.acceptability) {
        if (point.scale != 0 && point.scale != 0.5 && point.scale != 1 && point.scale != 2 &&
            point.scale != 5 && point.scale != 10)
            continue;
        lines[0].push_back(grouped(point.scale, point.scale == 0.5 ? 1 : 0));
        for (std::size_t p = 0; p < d.policies.size(); ++p)
            lines[p + 1].push_back(percent(point.probability_best.at(p)));
        lines.back().push_back("policy " + std::to_string(point.best + 1));
    }
    return wrapped("Probability best where all that is not money were worth so many times as much "
                   "(policies numbered in the order of the rows):",
                   columns) +
           table_words(lines, columns);
}

std::string split_table(const Criterion& c, const Shown& as, std::size_t columns) {
    std::vector<std::vector<std::string>> lines{
        {"difference", "Monte Carlo error", "parameters", "luck", "9 futures in 10"}};
    for (std::size_t p = 1; p < c.policies.size(); ++p) {
        const PolicyDecision& each = c.policies[p];
        const UncertaintySplit& split = each.difference_split;
        lines.push_back(
            {each.policy, as.text(split.monte_carlo), as.text(split.parameters),
             as.text(split.one_future),
             interval_text({each.difference_one_future.p05, each.difference_one_future.p95}, as)});
    }
    return wrapped("Three uncertainties of the difference, as standard deviations: of this mean, "
                   "which more replications would shrink; of what is not known of the parameters, "
                   "which only evidence would; and of luck, which nothing will.",
                   columns) +
           table_words(lines, columns);
}

} // namespace

std::string net_benefit_words(const Decision& decision, const Description& d, std::size_t columns) {
    if (!decision.net_benefit)
        return wrapped("The study gives no values, so there is no net benefit: say under `values` "
                       "in it what one more of a measure is worth.",
                       columns) +
               "\n";
    const Criterion& c = *decision.net_benefit;
    const Shown as = shown_for(c);
    std::string text = wrapped("net_benefit: " + c.meaning + ". In " + as.unit + ".", columns);
    text += wrapped(values_words(d), columns) + net_benefit_table(c, as, columns);
    text += wrapped(verdict(c), columns, 2);
    text += wrapped(information_words(c, as), columns, 2);
    text += wrapped(probability_words(c, decision.anything_varies), columns, 2);
    if (decision.anything_varies) text += acceptability_words(decision, d, columns);
    if (c.policies.size() > 1) text += split_table(c, as, columns);
    return text + "\n";
}

std::string one_future_words(const Criterion& c, const Shown& as, std::size_t columns) {
    std::string text = "9 futures in 10 lie between: ";
    for (std::size_t p = 0; p < c.policies.size(); ++p) {
        const PolicyDecision& each = c.policies[p];
        text += std::string(p > 0 ? ", " : "") + each.policy + " " + as.text(each.one_future.p05) +
                " and " + as.text(each.one_future.p95);
    }
    const UncertaintySplit& split = c.policies[0].split;
    if (split.parameters > 0)
        text += "; spread of the first " + as.text(split.one_future) + " by luck, " +
                as.text(split.parameters) + " by parameters";
    return "  " + wrapped(text + ".", columns - 2, 2);
}

namespace {

using Json = nlohmann::json;

Json number(double x) { return std::isfinite(x) ? Json(x) : Json(); }

Json numbers(const std::vector<double>& all) {
    Json list = Json::array();
    for (const double x : all) list.push_back(number(x));
    return list;
}

Json json_of(const Interval& i) { return {{"low", number(i.low)}, {"high", number(i.high)}}; }

Json json_of(const Range& r) {
    return {{"p05", number(r.p05)}, {"p50", number(r.p50)}, {"p95", number(r.p95)}};
}

Json json_of(const UncertaintySplit& s) {
    return {{"monte_carlo_error", number(s.monte_carlo)},
            {"parameters", number(s.parameters)},
            {"one_future", number(s.one_future)}};
}

Json json_of(const PolicyDecision& p) {
    return {{"policy", p.policy},
            {"mean", number(p.mean)},
            {"std_error", number(p.std_error)},
            {"difference", number(p.difference)},
            {"difference_error", number(p.difference_error)},
            {"difference_interval", json_of(p.difference_interval)},
            {"against_best", json_of(p.against_best)},
            {"expected_loss", number(p.expected_loss)},
            {"expected_loss_error", number(p.expected_loss_error)},
            {"probability_best", number(p.probability_best)},
            {"best_in_one_future", number(p.best_in_one_future)},
            {"one_future", json_of(p.one_future)},
            {"difference_one_future", json_of(p.difference_one_future)},
            {"split", json_of(p.split)},
            {"difference_split", json_of(p.difference_split)},
            {"pairs", p.pairs},
            {"draws", p.draws},
            {"identical", p.identical},
            {"prior_share", number(p.prior_share)},
            {"rests_on_prior", p.rests_on_prior}};
}

Json json_of(const ParameterDecision& p, const Description& d) {
    Json members = Json::array();
    for (const std::size_t m : p.members) members.push_back(d.parameters[m].name);
    return {{"name", p.name},
            {"members", members},
            {"prior_alone", p.prior_alone},
            {"evppi", number(p.evppi)},
            {"evppi_error", number(p.evppi_error)},
            {"by_chance", number(p.by_chance)},
            {"main_effect", numbers(p.main_effect)}};
}

Json json_of(const Criterion& c, const Description& d) {
    Json policies = Json::array(), parameters = Json::array(), groups = Json::array();
    for (const PolicyDecision& p : c.policies) policies.push_back(json_of(p));
    for (const ParameterDecision& p : c.parameters) parameters.push_back(json_of(p, d));
    for (const ParameterDecision& p : c.groups) groups.push_back(json_of(p, d));
    Json json{
        {"name", c.name},
        {"unit", c.unit},
        {"meaning", c.meaning},
        {"better", c.better ? Json(*c.better == Better::higher ? "higher" : "lower") : Json()},
        {"policies", policies},
        {"best", c.better ? Json(c.policies[c.best].policy) : Json()},
        {"evpi", number(c.evpi)},
        {"evpi_error", number(c.evpi_error)}};
    if (!parameters.empty()) json["parameters"] = parameters;
    if (!groups.empty()) json["groups"] = groups;
    return json;
}

} // namespace

nlohmann::json decision_json(const Decision& decision, const Description& d) {
    Json acceptability = Json::array(), measures = Json::array(), values = Json::array();
    for (const AcceptabilityPoint& point : decision.acceptability)
        acceptability.push_back({{"scale", point.scale},
                                 {"net_benefit", numbers(point.net_benefit)},
                                 {"probability_best", numbers(point.probability_best)},
                                 {"best", d.policies[point.best]}});
    for (const Criterion& c : decision.measures) measures.push_back(json_of(c, d));
    for (const Value& v : d.values)
        values.push_back(
            {{"measure", v.measure}, {"gbp_per_unit", v.gbp_per_unit}, {"source", v.source}});
    return {{"values", values},
            {"net_benefit", decision.net_benefit ? json_of(*decision.net_benefit, d) : Json()},
            {"acceptability", acceptability},
            {"measures", measures}};
}

} // namespace tenure
