#include "output/brief.hpp"

#include "output/brief_numbers.hpp"
#include "output/brief_options.hpp"
#include "output/decision_data.hpp"
#include "output/report_decision.hpp"
#include "output/verdict.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace tenure {

namespace {

std::string year_text(int year) { return std::to_string(year); }

bool is_clear(const PolicyDecision& p) {
    return p.difference_interval.low > 0 || p.difference_interval.high < 0;
}

std::string with_stop(std::string text) {
    if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?')
        text += '.';
    return text;
}

/// The option and what it is, and whether it comes out ahead.
std::string lead(const Criterion& c, const Description& d, std::size_t p) {
    const PolicyDecision& policy = c.policies[p];
    const std::string title = quoted(d.policy_titles[p]), baseline = quoted(d.policy_titles[0]);
    const std::string measure = label_in_sentence(c.measure);
    const std::string why = shortened(d.policy_reasons[p], 140);
    const std::string what = why.empty() ? "." : ": " + with_stop(why);
    if (!std::isfinite(policy.difference_interval.low))
        return "These runs are too few to tell the options apart.";
    if (verdict(c, policy) == about_the_same)
        return title + " comes out about the same as " + baseline + " on " + measure +
               ": any difference is less than would matter in practice.";
    if (!is_clear(policy))
        return "These runs do not show that any option does better than " + baseline + " on " +
               measure + ". The nearest is " + title + what;
    if (c.better && c.best == 0)
        return "No option does better than " + baseline + " on " + measure + ". The nearest is " +
               title + what;
    if (is_net_benefit(c)) return "The option with the highest net benefit is " + title + what;
    return title + (c.better ? " does best on " : " differs most on ") + measure + what;
}

std::string prices(const Description& d) {
    const int year = price_year(d);
    return year > 0 ? "prices of " + year_text(year)
                    : "the council file does not say of which year the prices are";
}

std::string cost_sentence(const std::vector<YearValue>& cost, const Description& d) {
    if (cost.empty()) return {};
    std::string text = "It costs " + more_or_less(cost.front().difference) + " than " +
                       quoted(d.policy_titles[0], 40) + " in " + year_text(cost.front().year);
    if (cost.size() > 2)
        text += ", " + more_or_less(cost[1].difference) + " in " + year_text(cost[1].year);
    if (cost.size() > 1)
        text +=
            " and " + more_or_less(cost.back().difference) + " in " + year_text(cost.back().year);
    return text + " (years to 30 September; " + prices(d) + ").";
}

std::string effect_sentence(const Measure& m, const std::vector<YearValue>& effect) {
    if (effect.empty() || !std::isfinite(effect.back().difference)) return {};
    const YearValue& last = effect.back();
    return label(m) + " in " + year_text(last.year) + ": " + value_words(m, last.policy) +
           " instead of " + value_words(m, last.baseline) + ".";
}

/// What is assumed of several things that are not money.
std::string values_sentence(const Description& d) {
    std::string text;
    for (const Value& v : d.values) {
        const Measure& m = d.measures[measure_index(d, v.measure)];
        if (m.unit.rfind("GBP", 0) == 0 || v.gbp_per_unit == 0) continue;
        text +=
            (text.empty() ? "This study assumes that one more of these is worth, a year: " : ", ") +
            label_in_sentence(m) + " " + signed_money(v.gbp_per_unit);
    }
    return with_stop(text);
}

std::string worth_sentence(const std::optional<ValueLine>& line, const Description& d,
                           std::size_t p) {
    if (!line) return values_sentence(d);
    const std::string assumes = "this study assumes " + money(line->assumed) + ".";
    if (std::isfinite(line->break_even[p]))
        return "It is worth it if " + line->of + " is worth more than " +
               money(line->break_even[p]) + " a year; " + assumes;
    if (line->effect[p] > 0 && line->money[p] >= 0)
        return "It costs nothing more on average and gains, whatever " + line->of + " is worth; " +
               assumes;
    if (line->effect[p] <= 0 && line->money[p] <= 0)
        return "It costs more on average and gains nothing, whatever " + line->of + " is worth; " +
               assumes;
    return "It saves money and loses by it: it is worth it if " + line->of +
           " is worth less than " + money(-line->money[p] / line->effect[p]) + " a year; " +
           assumes;
}

std::string a_year(const Criterion& c) {
    return c.measure.unit.rfind("GBP", 0) == 0 ? " a year" : "";
}

/// The range over everything unknown and the share of futures that are better.
std::string sure_sentence(const Criterion& c, const Decision& decision, std::size_t p) {
    const PolicyDecision& policy = c.policies[p];
    const Range& range = policy.difference_one_future;
    if (!std::isfinite(range.p05) || policy.pairs == 0) return {};
    const std::string measure = label_in_sentence(c.measure);
    std::string text =
        "The difference in " + measure + " is " + signed_size(c.measure, policy.difference) +
        a_year(c) + " on average, and in 9 of 10 simulated futures between " +
        signed_size(c.measure, range.p05) + " and " + signed_size(c.measure, range.p95);
    if (c.better)
        text +=
            "; it is better than the baseline " + frequency(policy.futures_better, policy.pairs);
    return text + (decision.anything_varies
                       ? ". That holds chance and everything not known of the uncertain numbers."
                       : ". That is chance alone: every number of the study is taken as certain.");
}

const YearValue* half_way(const std::vector<YearValue>& effect) {
    if (effect.empty()) return nullptr;
    const double half = effect.back().difference / 2;
    if (!(std::fabs(half) > 0)) return nullptr;
    for (const YearValue& y : effect)
        if (half > 0 ? y.difference >= half : y.difference <= half) return &y;
    return nullptr;
}

std::string range_words(const Measure& m, const Range& r) {
    if (!std::isfinite(r.p05)) return {};
    return "9 of 10 futures: " + signed_size(m, r.p05) + " to " + signed_size(m, r.p95);
}

Tile money_tile(const Measure& m, const std::vector<YearValue>& cost) {
    Tile tile{"Money, first two years", "", ""};
    for (std::size_t i = 0; i < std::min<std::size_t>(2, cost.size()); ++i) {
        tile.value += (i > 0 ? "; " : "") + more_or_less(cost[i].difference) + " in " +
                      year_text(cost[i].year);
        tile.note +=
            (i > 0 ? "; " : "") + year_text(cost[i].year) + ", " + range_words(m, cost[i].futures);
    }
    return tile;
}

/// Whether a difference is below its practical size, or too small to be shown.
bool makes_no_difference(const Measure& m, const YearValue& year) {
    return std::fabs(year.difference) <= practical_difference(m, year.baseline) ||
           size_words(m, year.difference) == size_words(m, 0);
}

Tile effect_tile(const Measure& m, const std::vector<YearValue>& effect) {
    const YearValue& last = effect.back();
    if (makes_no_difference(m, last))
        return {label(m), "about the same in " + year_text(last.year),
                "difference in " + range_words(m, last.futures)};
    const bool posts = is_of_empty_posts(m);
    const std::string direction = posts ? (last.difference <= 0 ? " more" : " fewer")
                                        : (last.difference < 0 ? " lower" : " higher");
    const Range& r = last.futures;
    return {posts ? "Posts filled" : label(m),
            size_words(m, last.difference) + direction + " in " + year_text(last.year),
            posts ? "more filled in " + range_words(m, {-r.p95, -r.p50, -r.p05})
                  : "difference in " + range_words(m, r)};
}

Tile half_tile(const Measure& m, const std::vector<YearValue>& effect) {
    if (makes_no_difference(m, effect.back()))
        return {"Half the effect", "no effect to halve",
                "what is different in " + year_text(effect.back().year) +
                    " is below its practical size"};
    const YearValue* half = half_way(effect);
    if (!half) return {"Half the effect", "no effect to halve", ""};
    const int year = half->year - effect.front().year + 1;
    return {"Half the effect is there", "in " + year_text(half->year),
            "year " + year_text(year) + " of " + std::to_string(effect.size()) +
                "; of the effect in " + year_text(effect.back().year)};
}

/// A measure's last year under the policy and the baseline.
std::string last_year(Store& store, std::size_t p, const Measure& m) {
    const auto years = by_year(store, p, m, false);
    if (years.empty() || !std::isfinite(years.back().policy)) return {};
    return value_words(m, years.back().policy) + " instead of " +
           value_words(m, years.back().baseline);
}

Tile risk_tile(Store& store, const Criterion& c, std::size_t p) {
    const Description& d = store.description();
    Tile tile{"The risk", "", ""};
    const int last = d.years.empty() ? 0 : d.years.back();
    if (const Measure* m = least_experienced(d)) {
        tile.label = "The risk: " + label_in_sentence(*m);
        tile.value = last_year(store, p, *m);
        if (!tile.value.empty()) tile.note = "in " + year_text(last);
    }
    if (const Measure* m = changes_of_worker(d)) {
        const std::string changed = last_year(store, p, *m);
        if (!changed.empty())
            tile.note += (tile.note.empty() ? "" : "; ") + label_in_sentence(*m) + " " + changed;
    }
    const Range& r = c.policies[p].difference_one_future;
    if (c.better && std::isfinite(r.p05)) {
        const double worst = *c.better == Better::higher ? r.p05 : -r.p95;
        const std::string measure = label_in_sentence(c.measure);
        const std::string size = size_words(c.measure, worst);
        tile.note += tile.note.empty() ? "" : "; ";
        if (size == size_words(c.measure, 0))
            tile.note += "1 future in 20 gains nothing on " + measure;
        else if (worst < 0)
            tile.note += "1 future in 20 is worse by " + size + " or more on " + measure;
        else
            tile.note += "19 of 20 futures are better by " + size + " or more on " + measure;
    }
    return tile;
}

std::string first_words(const std::string& text, std::size_t most) {
    std::istringstream in(text);
    std::string word, all;
    for (std::size_t n = 0; in >> word; ++n) {
        if (n == most) return all + "…";
        all += (n > 0 ? " " : "") + word;
    }
    return all;
}

/// At most 15 words: six of the title, four of the measure.
std::string chart_title(const Description& d, const Measure& m, std::size_t p,
                        const YearValue& last) {
    const std::string name = shortened(first_words(d.policy_titles[p], 5), 60);
    if (makes_no_difference(m, last))
        return name + " makes about no difference to " + first_words(label_in_sentence(m), 4);
    return name + ": " + first_words(label_in_sentence(m), 4) + " " +
           size_words(m, last.difference) + (last.difference < 0 ? " lower" : " higher") + " by " +
           year_text(last.year);
}

YearChart year_chart(Store& store, const Measure& m, std::size_t p,
                     const std::vector<YearValue>& effect) {
    const Description& d = store.description();
    YearChart chart;
    chart.measure = m.name;
    chart.title = chart_title(d, judged(d, m), p, effect.back());
    for (const YearValue& y : effect) chart.years.push_back(y.year);
    chart.differences.push_back(std::vector<double>(effect.size(), 0.0));
    for (std::size_t i = 1; i < d.policies.size(); ++i) {
        chart.differences.emplace_back();
        for (const YearValue& y : by_year(store, i, m, false))
            chart.differences.back().push_back(y.difference);
    }
    return chart;
}

void add_ask(Brief& b, Store& store, const Decision& decision, const Criterion& c, std::size_t p) {
    const Description& d = store.description();
    const Measure* cost = total_cost(d);
    const Measure* effect = effect_measure(d);
    const auto costs = cost ? by_year(store, p, *cost, true) : std::vector<YearValue>{};
    const auto effects = effect ? by_year(store, p, *effect, true) : std::vector<YearValue>{};
    for (std::string sentence :
         {lead(c, d, p), cost_sentence(costs, d), effect ? effect_sentence(*effect, effects) : "",
          worth_sentence(b.line, d, p)})
        if (!sentence.empty()) b.ask.push_back(std::move(sentence));
    b.sure = sure_sentence(c, decision, p);
    if (!costs.empty()) b.tiles.push_back(money_tile(*cost, costs));
    if (!effects.empty()) {
        b.tiles.push_back(effect_tile(judged(d, *effect), effects));
        b.tiles.push_back(half_tile(judged(d, *effect), effects));
        b.chart = year_chart(store, *effect, p, effects);
    }
    b.tiles.push_back(risk_tile(store, c, p));
}

/// First and last year of what matters, where there is nothing to compare.
void add_levels(Brief& b, Store& store) {
    const Description& d = store.description();
    std::vector<const Measure*> measures = shown_first(d, 2);
    for (const Measure* m : {total_cost(d), least_experienced(d)})
        if (m) measures.push_back(m);
    for (const Measure* m : measures) {
        Statement row = store.database().prepare("SELECT year, mean FROM yearly WHERE whole_year "
                                                 "AND policy = ? AND measure = ? ORDER BY year");
        row.bind(1, d.policies[0]).bind(2, m->name);
        std::string first, last;
        while (row.step()) {
            const std::string text = (row.is_null(1) ? "-" : value_words(*m, row.real(1))) +
                                     " in " + std::to_string(row.integer(0));
            (first.empty() ? first : last) = text;
        }
        b.tiles.push_back(
            {label(*m), last.empty() ? first : last, last.empty() ? "" : "from " + first});
    }
}

} // namespace

Brief brief(Store& store, const Decision& decision, const Tree* scores) {
    const Description& d = store.description();
    Brief b;
    b.unfinished = unfinished_words(store);
    b.guesses = guess_words(d);
    b.differs = policy_fields(d);
    if (b.unfinished.empty()) b.published = published_chart(store);
    b.belief = belief(store, b.published, scores);
    const Criterion* c = deciding(decision);
    if (d.policies.size() < 2 || !c) {
        b.ask = {"One policy only, " + quoted(d.policy_titles[0]) +
                 ": there is nothing to compare it with."};
        add_levels(b, store);
        b.caveats = caveats(d, b);
        return b;
    }
    const std::size_t p = answered(*c);
    b.line = value_line(store);
    add_options(b, store, *c, p);
    add_ask(b, store, decision, *c, p);
    b.caveats = caveats(d, b);
    if (!b.unfinished.empty()) { // what would be read as a conclusion
        b.ask = {b.unfinished};
        b.sure.clear();
        b.tiles.clear();
        b.chart.reset();
        b.line.reset();
    }
    return b;
}

} // namespace tenure
