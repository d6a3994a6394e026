// A search's question and answer, from the study's words to the search's numbers and back.
#include "cli/seek_run.hpp"
#include "cli/version.hpp"

#include "core/contract.hpp"
#include "output/words.hpp"
#include "statistics/exceedance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure::cli {

namespace {

SeekCondition condition_of(const SeekTarget& target, std::size_t quantity) {
    SeekCondition c;
    c.quantity = quantity;
    c.at_most = target.at_most.has_value();
    c.bound = c.at_most ? *target.at_most : *target.at_least;
    c.probability = target.probability;
    return c;
}

const Measure& measure_named(const std::vector<Measure>& all, const std::string& name) {
    return *std::find_if(all.begin(), all.end(), [&](const Measure& m) { return m.name == name; });
}

std::vector<Measure> measures_of(const LoadedSeek& seek) {
    return measures(plan_trials(seek.base().study()).formulas);
}

std::string limit_words(const SeekLimit& limit, const Measure& measure) {
    std::string words = label_in_sentence(measure);
    if (limit.over_baseline) words += " over the baseline";
    words += " at most GBP " + grouped(limit.at_most_gbp, 0) + " in " +
             (limit.financial_year ? financial_year_words(*limit.financial_year)
                                   : "each financial year");
    if (!limit.probability) return words + " on average";
    return words + " in at least " + grouped(100 * *limit.probability, 1) + "% of futures";
}

/// The quantities of money in each financial year come after those of the conditions.
std::size_t first_cost(const LoadedSeek& seek, std::size_t conditions) {
    expects(conditions + seek.financial_years().size() < seek.quantities().size(),
            "total_cost of each financial year is read off");
    return conditions;
}

/// Worth is over the whole study for the least cost; a year for net benefit.
void set_worth(const LoadedSeek& seek, std::size_t total, SeekProblem& problem) {
    const Study& study = seek.base().study();
    problem.worth.assign(seek.quantities().size(), 0);
    if (seek.question().objective == SeekObjective::least_cost) {
        problem.worth[total] = -1;
        return;
    }
    for (std::size_t v = 0; v < study.values.size(); ++v)
        problem.worth[total + 1 + v] = study.values[v].gbp_per_unit;
}

} // namespace

SeekProblem seek_problem(const LoadedSeek& seek) {
    SeekProblem problem;
    for (const SeekSetting& setting : seek.settings()) {
        problem.places.emplace_back();
        for (std::size_t i = 0; i < setting.size(); ++i)
            problem.places.back().push_back(seek.axes()[i].places[setting[i]]);
    }
    const std::vector<Measure> all = measures_of(seek);
    for (const SeekQuantity& q : seek.quantities())
        problem.scales.push_back(static_cast<double>(measure_named(all, q.measure).scale));
    const SeekQuestion& question = seek.question();
    for (const SeekTarget& target : question.targets)
        problem.conditions.push_back(condition_of(target, problem.conditions.size()));
    for (const SeekLimit& limit : question.limits) {
        const std::size_t years = limit.financial_year ? 1 : seek.financial_years().size();
        for (std::size_t y = 0; y < years; ++y)
            problem.conditions.push_back({problem.conditions.size(), limit.over_baseline, true,
                                          limit.at_most_gbp, limit.probability.value_or(0), true});
    }
    const std::size_t cost = first_cost(seek, problem.conditions.size());
    for (std::size_t y = 0; y < seek.financial_years().size(); ++y)
        problem.money.push_back(cost + y);
    set_worth(seek, cost + seek.financial_years().size(), problem);
    problem.futures = question.futures;
    return problem;
}

SeekAccount seek_account(const LoadedSeek& seek) {
    SeekAccount a;
    a.title = seek.base().study().title;
    a.problem = seek_problem(seek);
    a.net_benefit = seek.question().objective == SeekObjective::most_net_benefit;
    for (const SeekSetting& setting : seek.settings())
        a.settings.push_back(in_words(seek, setting));
    const std::vector<Measure> all = measures_of(seek);
    const auto& periods = plan_trials(seek.base().study()).periods;
    for (std::size_t c = 0; c < a.problem.conditions.size(); ++c) {
        const SeekQuantity& q = seek.quantities()[c];
        const Measure& m = measure_named(all, q.measure);
        a.measures.push_back(m);
        a.shares_of.push_back(
            label_in_sentence(m) +
            (q.financial_year
                 ? " in " + financial_year_words(q.financial_year) +
                       (a.problem.conditions[c].over_baseline ? " over the baseline" : "")
                 : " on " + periods[q.last].label));
    }
    for (const SeekLimit& limit : seek.question().limits)
        a.limits.push_back(limit_words(limit, measure_named(all, limit.measure)));
    for (std::size_t i = 0; i < seek.axes().size(); ++i) a.levers.push_back(lever_words(seek, i));
    for (const int year : seek.financial_years()) a.years.push_back(financial_year_words(year));
    return a;
}

SeekStudy seek_study(const LoadedSeek& seek) {
    SeekStudy s;
    s.title = seek.base().study().title;
    s.resolved = resolved_json(seek.base());
    s.fingerprint = fingerprint(seek.base()) + "-" + program_version();
    const auto& periods = plan_trials(seek.base().study()).periods;
    const std::vector<Measure> all = measures_of(seek);
    for (std::size_t q = 0; q < seek.quantities().size(); ++q) {
        const SeekQuantity& x = seek.quantities()[q];
        const Measure& m = measure_named(all, x.measure);
        s.quantities.push_back(
            {std::to_string(q) + " " + x.measure +
                 (x.whole_horizon ? " a year"
                                  : " " + periods[x.first].label + " to " + periods[x.last].label),
             m.unit, m.scale});
    }
    return s;
}

namespace {

/// Of one number by future. Apart by 0 where it does not vary, or no two futures of each kind are
/// there.
SeekUnknown apart(const std::string& name, const std::vector<double>& values,
                  const std::vector<bool>& missed) {
    std::vector<double> with, without;
    for (std::size_t f = 0; f < values.size(); ++f)
        (missed[f] ? with : without).push_back(values[f]);
    SeekUnknown u{name};
    if (with.size() < 2 || without.size() < 2) return u;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (*least == *most) return u; // else rounding would set it apart
    u.missed = mean_with_error(with).value;
    u.met = mean_with_error(without).value;
    const double sd =
        mean_with_error(values).std_error * std::sqrt(static_cast<double>(values.size()));
    if (sd > 0) u.apart = (u.missed - u.met) / sd;
    return u;
}

/// Whether it is further apart than chance makes numbers, many of which are compared.
bool is_clear(const SeekUnknown& u, const std::vector<bool>& missed) {
    const auto misses = static_cast<double>(std::count(missed.begin(), missed.end(), true));
    const double rest = static_cast<double>(missed.size()) - misses;
    return misses > 1 && rest > 1 && std::abs(u.apart) > 3.5 * std::sqrt(1 / misses + 1 / rest);
}

} // namespace

std::vector<SeekUnknown> seek_unknowns(const LoadedSeek& seek, const SeekAnswer& answer) {
    constexpr std::size_t most = 5;
    const SeekTrial& last = answer_attempt(answer);
    const LoadedStudy study = seek.at(seek.settings()[last.setting]);
    std::vector<std::vector<double>> values(study.parameters().size());
    for (std::uint32_t f = 0; f < last.futures && study.anything_varies(); ++f) {
        const auto drawn = study.drawn_values(last.first_batch * seek_batch + f);
        for (std::size_t p = 0; p < values.size(); ++p) values[p].push_back(drawn[p]);
    }
    std::vector<SeekUnknown> all;
    for (const std::size_t p : study.varying()) {
        const SeekUnknown u = apart(study.parameters()[p].path, values[p], last.missed);
        if (is_clear(u, last.missed)) all.push_back(u);
    }
    std::sort(all.begin(), all.end(), [](const SeekUnknown& a, const SeekUnknown& b) {
        return std::abs(a.apart) > std::abs(b.apart);
    });
    if (all.size() > most) all.resize(most);
    return all;
}

} // namespace tenure::cli
