#include "output/brief_numbers.hpp"
#include "output/report_decision.hpp"
#include "output/selection_words.hpp"
#include "output/verdict.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// A size as a number in a sentence, rounded to the first digit of its error: "£215,000", "0.74".
std::string size_of(const std::string& unit, double value, double error) {
    const bool share = unit == "fraction";
    const double factor = share ? 100 : 1;
    const double size = std::fabs(value) * factor, doubt = error * factor;
    const int digit = std::isfinite(doubt) && doubt > 0
                          ? std::clamp(static_cast<int>(std::floor(std::log10(doubt))), -4, 9)
                          : (share || size < 100 ? -1 : 0);
    const double step = std::pow(10.0, digit);
    const std::string number = grouped(std::round(size / step) * step, std::max(0, -digit));
    return unit.rfind("GBP", 0) == 0 ? "£" + number : number;
}

std::string unit_words(const std::string& unit) {
    if (unit == "fraction") return " percentage points";
    return unit.rfind("GBP", 0) == 0 ? " a year" : " " + unit;
}

std::string amount(const std::string& unit, double value, double error) {
    if (size_of(unit, value, error) == size_of(unit, 0, error)) return "next to nothing";
    return size_of(unit, value, error) + unit_words(unit);
}

std::string signed_size(const std::string& unit, double value, double error) {
    return (value < 0 ? "minus " : "") + size_of(unit, value, error);
}

double error_of(const Interval& i) { return (i.high - i.low) / 4; }

/// "0.64 to 0.84" of a difference whose direction has been said, else "minus 0.1 to 0.3".
std::string between(const std::string& unit, const Interval& i) {
    const double error = error_of(i);
    if (i.low > 0) return size_of(unit, i.low, error) + " to " + size_of(unit, i.high, error);
    if (i.high < 0) return size_of(unit, i.high, error) + " to " + size_of(unit, i.low, error);
    return signed_size(unit, i.low, error) + " to " + signed_size(unit, i.high, error);
}

std::string how_sure(const Criterion& c, const Decision& decision, std::size_t p) {
    const PolicyDecision& policy = c.policies[p];
    std::string text;
    if (std::isfinite(policy.expected_loss))
        text = "Choosing it loses " +
               amount(c.measure.unit, policy.expected_loss, policy.expected_loss_error) +
               " on average against a choice made knowing every uncertain number. ";
    if (!decision.anything_varies)
        text += "Every number of the study is taken as certain: what is not known about them is "
                "not in this.";
    return text;
}

std::string cost(Store& store, std::size_t p) {
    Statement row = store.database().prepare(
        "SELECT difference, low, high FROM comparison c JOIN policy p ON p.name = c.policy "
        "JOIN measure x ON x.name = c.measure WHERE x.cost = ? AND p.id = ?");
    row.bind(1, to_text(CostPart::total)).bind(2, static_cast<std::int64_t>(p));
    if (!row.step() || row.is_null(1)) return {};
    const double difference = row.real(0);
    const Interval interval{row.real(1), row.real(2)};
    if (interval.low <= 0 && interval.high >= 0)
        return "No clear difference in total cost (95% interval " + between("GBP", interval) +
               " a year).";
    return "Total cost is " + amount("GBP", difference, error_of(interval)) +
           (difference > 0 ? " higher" : " lower") + " (95% interval " + between("GBP", interval) +
           ").";
}

std::string what_would_change(const Criterion& c, const Decision& decision) {
    if (!decision.anything_varies) return {};
    std::string text;
    if (std::isfinite(c.evpi))
        text = "Knowing every uncertain number before choosing would gain " +
               amount(c.measure.unit, c.evpi, c.evpi_error) + " on average. ";
    if (c.parameters.empty()) return text;
    const ParameterDecision& first = c.parameters.front();
    if (!std::isfinite(first.evppi) || !std::isfinite(first.evppi_error))
        return text + "These runs drew the uncertain numbers too few times to say which of them it "
                      "would be useful to find out.";
    if (first.worth_knowing)
        text += "The most useful to find out: " + first.name + " (" +
                amount(c.measure.unit, first.evppi, first.evppi_error) + ")" +
                (first.prior_alone ? ", now a guess." : ".");
    else
        text += "What finding out a single uncertain number would gain cannot be told from chance "
                "in these runs.";
    return text;
}

std::vector<std::string> warnings(const Criterion& c, const Description& d) {
    std::vector<std::string> all;
    for (std::size_t p = 1; p < c.policies.size(); ++p) {
        const PolicyDecision& policy = c.policies[p];
        if (policy.rests_on_prior && policy.prior_share <= 1)
            all.push_back("What " + quoted(d.policy_titles[p]) +
                          " does rests on guesses: numbers with nothing measured behind them "
                          "bring " +
                          grouped(100 * policy.prior_share, 0) +
                          "% of what is not known about it.");
    }
    return all;
}

} // namespace

Answer answer(Store& store, const Decision& decision, const Brief& first_page) {
    const Description& d = store.description();
    const Criterion* c = deciding(decision);
    std::string headline;
    for (const std::string& sentence : first_page.ask)
        headline += (headline.empty() ? "" : " ") + sentence;
    if (d.policies.size() < 2 || !c || !first_page.unfinished.empty()) return {headline, {}, {}};
    const std::size_t p = answered(*c);
    Answer reply{headline, {}, warnings(*c, d)};
    for (const Point& point :
         {Point{"How it was decided", selection_words(store)},
          Point{"How sure", how_sure(*c, decision, p)}, Point{"At what cost", cost(store, p)},
          Point{"What would change the answer", what_would_change(*c, decision)}})
        if (!point.answer.empty()) reply.points.push_back(point);
    return reply;
}

} // namespace tenure
