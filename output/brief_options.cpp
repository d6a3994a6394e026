#include "output/brief_options.hpp"

#include "output/brief_numbers.hpp"
#include "output/compare_rows.hpp"
#include "output/council_scores.hpp"
#include "output/verdict.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

namespace {

int direction_of(const std::string& words) {
    if (words.find("(better)") != std::string::npos) return 1;
    return words.find("(worse)") != std::string::npos ? -1 : 0;
}

std::string in_short(const std::string& words) {
    const int good = direction_of(words);
    return good > 0 ? "better" : good < 0 ? "worse" : words;
}

OptionCell difference_cell(const Measure& m, double difference, const std::string& words) {
    if (words == about_the_same || words == "identical") return {words, "", 0};
    return {short_difference(m, difference), in_short(words), direction_of(words)};
}

constexpr std::int64_t enough_draws = 100; ///< with fewer, shares are mostly chance

/// Whether there is an option of which it can be said how far it rests on evidence.
bool evidence_can_be_told(const Criterion& c) {
    return std::any_of(c.policies.begin() + 1, c.policies.end(), [](const PolicyDecision& p) {
        return std::isfinite(p.prior_share) && p.draws >= enough_draws;
    });
}

OptionCell evidence_cell(const PolicyDecision& p) {
    if (!std::isfinite(p.prior_share) || p.draws < enough_draws) return {"cannot be told", "", 0};
    return {grouped(100 * std::min(1.0, p.prior_share), 0) + "% guesses", "", 0};
}

/// The columns beside the criterion, none of them twice.
std::vector<Measure> measures_beside(const Description& d, const Criterion& c) {
    std::vector<const Measure*> wanted{total_cost(d)};
    for (const Measure* m : shown_first(d, 2)) wanted.push_back(m);
    wanted.push_back(changes_of_worker(d));
    std::vector<Measure> all;
    for (const Measure* m : wanted) {
        const bool there = m && std::any_of(all.begin(), all.end(),
                                            [&](const Measure& a) { return a.name == m->name; });
        if (m && !there && m->name != c.measure.name) all.push_back(judged(d, *m));
    }
    return all;
}

std::vector<std::size_t> best_first(const Criterion& c) {
    std::vector<std::size_t> order(c.policies.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!c.better) return order;
    const double sign = *c.better == Better::higher ? 1 : -1;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return sign * c.policies[a].difference > sign * c.policies[b].difference;
    });
    return order;
}

std::string futures_text(const Criterion& c, const PolicyDecision& p) {
    const Range& r = p.difference_one_future;
    if (!std::isfinite(r.p05)) return "–";
    return short_difference(c.measure, r.p05) + " to " + short_difference(c.measure, r.p95);
}

} // namespace

void add_options(Brief& b, Store& store, const Criterion& c, std::size_t answer) {
    const std::vector<Measure> beside = measures_beside(store.description(), c);
    const auto heading = [](const Measure& m) {
        return label(m) + (m.unit == "fraction" ? ", points" : "");
    };
    b.columns = {heading(c.measure), "In 9 of 10 futures"};
    std::vector<std::vector<ComparisonRow>> rows;
    for (const Measure& m : beside) {
        b.columns.push_back(heading(m));
        rows.push_back(rows_of(store, m.name, {}));
        if (rows.back().size() + 1 != store.description().policies.size())
            damaged(store.database().file(), "rows of the table comparison are missing");
    }
    const bool evidence = evidence_can_be_told(c);
    if (evidence) b.columns.push_back("Evidence");
    for (const std::size_t p : best_first(c)) {
        OptionRow row{p, p == answer && b.unfinished.empty(), {}};
        if (p > 0) {
            row.cells.push_back(
                difference_cell(c.measure, c.policies[p].difference, verdict(c, c.policies[p])));
            row.cells.push_back({futures_text(c, c.policies[p]), "", 0});
            for (std::size_t m = 0; m < beside.size(); ++m) {
                const ComparisonRow& one = rows[m].at(p - 1);
                row.cells.push_back(
                    difference_cell(beside[m], one.difference, verdict(beside[m], one.compared())));
            }
            if (evidence) row.cells.push_back(evidence_cell(c.policies[p]));
        }
        b.options.push_back(std::move(row));
    }
}

/// How its council's forecasts did, and how well its fit does.
std::vector<std::string> tests_of(const Description& d, const Tree* scores) {
    std::vector<std::string> all;
    if (scores) all = council_scores(*scores, authority_name(d), d);
    if (all.empty())
        all = {"No check against reality was made in this run, and no score of a back-test of this "
               "council is at hand: tenure backtest makes one, and tenure report --backtest shows "
               "it."};
    if (!d.fit.empty()) all.push_back("Fitted numbers: " + shortened(d.fit, 260));
    return all;
}

namespace {

/// The first year of what is shown first, and what the council's file names to hold beside it.
std::string first_year(Store& store) {
    const Description& d = store.description();
    std::string first;
    for (const Measure* m : shown_first(d, 3)) {
        Statement row = store.database().prepare("SELECT year, mean FROM yearly WHERE whole_year "
                                                 "AND policy = ? AND measure = ? ORDER BY year");
        row.bind(1, d.policies[0]).bind(2, m->name);
        if (!row.step() || row.is_null(1)) continue;
        first +=
            (first.empty() ? "In " + std::to_string(row.integer(0)) + " the model gives " : ", ") +
            label_in_sentence(*m) + " " + value_words(*m, row.real(1));
    }
    if (first.empty()) return {};
    const std::string source = authority_source(d);
    return first + " under " + quoted(d.policy_titles[0], 40) +
           (source.empty()
                ? "; the council's file names no figures to hold them against."
                : ". To hold beside them, the council's file names: " + shortened(source, 260));
}

} // namespace

std::vector<std::string> belief(Store& store, const std::optional<PublishedChart>& published,
                                const Tree* scores) {
    const Description& d = store.description();
    std::vector<std::string> all = tests_of(d, scores);
    if (published) {
        for (std::string& sentence : published_words(*published, d))
            all.push_back(std::move(sentence));
        return all;
    }
    if (std::string sentence = first_year(store); !sentence.empty())
        all.push_back(std::move(sentence));
    return all;
}

std::vector<std::string> caveats(const Description& d, const Brief& b) {
    std::vector<std::string> all{b.guesses};
    if (b.line)
        all.push_back("What " + b.line->of + " is worth is a judgement. The study's: " +
                      money(b.line->assumed) + " a year. " + shortened(b.line->source, 220));
    else if (d.values.empty())
        all.push_back("The study says of nothing what it is worth, so costs and effects stand "
                      "beside each other and are not added up.");
    else
        all.push_back("Net benefit rests on what the study takes several measures to be worth.");
    return all;
}

} // namespace tenure
