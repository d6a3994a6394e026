#include "output/decision_words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

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
    return shown(c.measure, largest, error);
}

std::string values_words(const Description& d) {
    std::string text = "What the study takes one more of each to be worth, in every year:";
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
        text += ": every other's 95% interval against the best lies below 0.";
    else
        text += ", but these replications do not rule out as best: " + rivals + ".";
    for (const PolicyDecision& p : c.policies)
        if (p.rests_on_prior)
            text += " What \"" + p.policy +
                    "\" changes rests on assumptions without evidence: they explain " +
                    percent(p.prior_share) + " of what is not known of it.";
    return text;
}

/// "16 of 16": how often, never "100%".
std::string times(double share, std::int64_t of) {
    if (!std::isfinite(share)) return "-";
    return grouped(share * static_cast<double>(of), 0) + " of " +
           grouped(static_cast<double>(of), 0);
}

/// Whether the value of one number alone was computed, with its error.
bool one_alone_is_known(const Criterion& c) {
    return std::any_of(c.parameters.begin(), c.parameters.end(), [](const ParameterDecision& p) {
        return std::isfinite(p.evppi) && std::isfinite(p.evppi_error);
    });
}

std::string information_words(const Criterion& c, const Shown& as, bool varies) {
    if (!varies)
        return "Every number of the study is taken as certain, so what it would be worth to know "
               "one better is not computed.";
    const std::int64_t draws = c.policies[c.best].draws;
    if (!std::isfinite(c.evpi))
        return "What it would be worth to know the uncertain numbers could not be computed.";
    std::string text =
        "Expected loss is what choosing a policy now loses on average against knowing "
        "every uncertain number first. For the best policy it is the value of perfect "
        "information: " +
        as.text(c.evpi);
    if (std::isfinite(c.evpi_error)) text += " (standard error " + as.text(c.evpi_error) + ")";
    if (c.evpi == 0)
        return text + ": under every one of the " + grouped(static_cast<double>(draws), 0) +
               " draws of the uncertain numbers the same policy is best.";
    std::string values;
    int named = 0;
    for (const ParameterDecision& p : c.parameters) {
        if (named == 5 || !p.worth_knowing) continue;
        values += (values.empty() ? "" : ", ") + p.name + " " + as.text(p.evppi);
        ++named;
    }
    if (!values.empty()) return text + ". The value of knowing one alone: " + values + ".";
    if (!one_alone_is_known(c)) return text + ".";
    return text + ". Knowing any one alone has no more value than chance would show.";
}

/// "authority.pay.elasticity is above 0.4 and ...".
std::string where_words(const ScenarioBox& box, const Description& d) {
    std::string text;
    char number[40];
    for (const Restriction& x : box.where) {
        std::snprintf(number, sizeof number, "%.3g", x.threshold);
        text += (text.empty() ? "" : " and ") + d.parameters[x.parameter].name + " is at " +
                (x.at_least ? "least " : "most ") + number;
    }
    return text;
}

/// Under which uncertain numbers the best policy does worse than the baseline.
std::string losing_words(const Criterion& c, const Description& d) {
    if (!c.losing || c.losing->losing == 0) return {};
    const LosingDraws& l = *c.losing;
    std::string text = "\"" + d.policies[l.policy] + "\" does worse than the baseline in " +
                       std::to_string(l.losing) + " of " + std::to_string(l.draws) +
                       " draws of the uncertain numbers";
    if (!l.box) return text + ".";
    return text + ", mostly where " + where_words(*l.box, d) + ": " + percent(l.box->coverage) +
           " of those draws lie there (coverage), and of the draws there " +
           percent(l.box->density) +
           " are of that kind (density), judged by draws this was not found on.";
}

std::string probability_words(const Criterion& c, bool varies) {
    std::string best, future;
    for (const PolicyDecision& p : c.policies) {
        best += (best.empty() ? "" : ", ") + p.policy + " " + times(p.probability_best, p.draws);
        future +=
            (future.empty() ? "" : ", ") + p.policy + " " + times(p.best_in_one_future, c.complete);
    }
    std::string text = "Not to choose by, since it does not say how much is gained or lost: ";
    if (varies)
        text += "probability best, as draws of the uncertain numbers with chance averaged out: " +
                best + ". ";
    return text + "Best in so many simulated futures, chance included: " + future + ".";
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
            lines[p + 1].push_back(
                times(point.probability_best.at(p), decision.net_benefit->policies[p].draws));
        lines.back().push_back("policy " + std::to_string(point.best + 1));
    }
    return wrapped("Draws in which each is best where all that is not money had so many times the "
                   "value "
                   "(policies numbered in the order of the rows):",
                   columns) +
           table_words(lines, columns);
}

std::string split_table(const Criterion& c, const Shown& as, std::size_t columns) {
    std::vector<std::vector<std::string>> lines{
        {"difference", "Monte Carlo error", "parameters", "chance", "9 futures in 10"}};
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
                   "which only evidence would; and of chance, which nothing will.",
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
    std::string text =
        wrapped(c.measure.name + ": " + c.measure.meaning + ". In " + as.unit + ".", columns);
    text += wrapped(values_words(d), columns) + net_benefit_table(c, as, columns);
    text += wrapped(verdict(c), columns, 2);
    text += wrapped(information_words(c, as, decision.anything_varies), columns, 2);
    const std::string losing = losing_words(c, d);
    if (!losing.empty()) text += wrapped(losing, columns, 2);
    text += wrapped(probability_words(c, decision.anything_varies), columns, 2);
    if (decision.anything_varies) text += acceptability_words(decision, d, columns);
    if (c.policies.size() > 1) text += split_table(c, as, columns);
    return text + "\n";
}

std::string one_future_words(const Criterion& c, const Shown& as, std::size_t columns,
                             const std::vector<std::string>& wanted) {
    std::string text = "9 simulated futures in 10 lie between: ";
    for (std::size_t p = 0; p < c.policies.size(); ++p) {
        const PolicyDecision& each = c.policies[p];
        if (p > 0 && !wanted.empty() &&
            std::find(wanted.begin(), wanted.end(), each.policy) == wanted.end())
            continue;
        text += std::string(p > 0 ? ", " : "") + each.policy + " " + as.text(each.one_future.p05) +
                " and " + as.text(each.one_future.p95);
    }
    const UncertaintySplit& split = c.policies[0].split;
    if (split.parameters > 0)
        text += "; spread of the first " + as.text(split.one_future) + " by chance, " +
                as.text(split.parameters) + " by parameters";
    return "  " + wrapped(text + ".", columns - 2, 2);
}

} // namespace tenure
