// Tables of a search's answer, for the terminal, the page, the store and exports.
#include "output/seek.hpp"
#include "output/seek_numbers.hpp"
#include "output/sqlite.hpp"
#include "output/words.hpp"

#include <cstdio>

namespace tenure {

namespace {

SeekCell whole(double x) { return {grouped(x, 0), x}; }
SeekCell share_cell(double x) { return {percent(x), x}; }
SeekCell amount_cell(const Measure& m, double x) { return {amount(m, x), x}; }

SeekTable conditions_table(const SeekAccount& a) {
    SeekTable t{"seek_condition",
                "Whether the setting meets what was asked, on new futures",
                {"condition", "futures", "met in", "at least, 95% confident", "average",
                 "average where missed", "worst tenth of misses", "shown"},
                {}};
    const SeekTrial& last = answer_attempt(a.answer);
    for (std::size_t c = 0; c < last.findings.size(); ++c) {
        const SeekFinding& f = last.findings[c];
        const Measure& m = a.measures[c];
        const bool missed = f.hits < f.futures;
        t.lines.push_back({a.shares_of[c], whole(static_cast<double>(f.futures)),
                           share_cell(f.share), share_cell(f.share_low), amount_cell(m, f.mean),
                           missed ? amount_cell(m, f.missing_mean) : SeekCell(""),
                           missed ? amount_cell(m, f.missing_worst) : SeekCell(""),
                           f.shown ? "yes" : "no"});
    }
    return t;
}

SeekTable cost_table(const SeekAccount& a) {
    SeekTable t{"seek_cost",
                "Cost of the setting, financial years from April to March, GBP",
                {"year", "over the baseline", "standard error", "in 5% of futures below",
                 "in 5% above", "all that is spent"},
                {}};
    for (std::size_t y = 0; y < a.years.size(); ++y) {
        const SeekMoney& m = a.answer.money[y];
        t.lines.push_back({a.years[y], whole(m.over_baseline), whole(m.over_error), whole(m.low),
                           whole(m.high), whole(m.mean)});
    }
    return t;
}

std::string shift_words(const SeekAccount& a, const SeekShift& s) {
    const SeekCondition& c = a.problem.conditions[s.condition];
    switch (s.what) {
    case SeekShift::What::target:
        return (c.at_most ? "target at most " : "target at least ") +
               amount(a.measures[s.condition], s.to);
    case SeekShift::What::probability: return "probability " + percent(s.to);
    case SeekShift::What::limit: return "limit GBP " + grouped(s.to, 0) + " a year";
    }
    return "";
}

/// To four digits that count.
std::string digits_of(double x) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", x);
    return text;
}

SeekTable unknowns_table(const SeekAccount& a) {
    SeekTable t{"seek_miss",
                "What is not known and goes with missing the target: uncertain numbers that differ "
                "most between new futures that miss and those that do not",
                {"number", "where missed", "where met", "standard deviations apart"},
                {}};
    for (const SeekUnknown& u : a.unknowns)
        t.lines.push_back({u.name,
                           {digits_of(u.missed), u.missed},
                           {digits_of(u.met), u.met},
                           {grouped(u.apart, 2), u.apart}});
    return t;
}

const char* worth_name(const SeekAccount& a) {
    return a.net_benefit ? "net benefit, GBP a year" : "cost, GBP";
}

SeekTable frontier_table(const SeekAccount& a) {
    SeekTable t{"seek_frontier",
                "What shifts the answer: one thing changed at a time, from what was tried, not "
                "confirmed",
                {"if", worth_name(a), "setting"},
                {}};
    for (const SeekShift& s : a.answer.frontier)
        t.lines.push_back(
            {shift_words(a, s),
             s.found ? whole(a.net_benefit ? s.objective : -s.objective) : SeekCell(""),
             s.found ? a.settings[s.setting] : "none of the settings"});
    return t;
}

} // namespace

SeekTable seek_tried(const SeekAccount& a) {
    SeekTable t{"seek_tried",
                "Settings tried in the search",
                {"setting", "futures", worth_name(a), "standard error"},
                {}};
    for (const std::string& words : a.shares_of) t.columns.push_back("met: " + words);
    for (const std::string& words : a.shares_of) t.columns.push_back("average: " + words);
    for (const SeekDot& d : a.answer.dots) {
        t.lines.push_back({a.settings[d.setting], whole(d.futures),
                           whole(a.net_benefit ? d.worth : -d.worth), whole(d.worth_error)});
        for (const double share : d.shares) t.lines.back().push_back(share_cell(share));
        for (std::size_t c = 0; c < d.means.size(); ++c)
            t.lines.back().push_back(amount_cell(a.measures[c], d.means[c]));
    }
    return t;
}

namespace {

SeekTable answer_table(const SeekAccount& a) {
    const SeekAnswer& x = a.answer;
    const auto count = [](std::uint64_t n) { return whole(static_cast<double>(n)); };
    return {"seek_answer",
            "The answer",
            {"key", "value"},
            {{"found", x.found ? "yes" : "no"},
             {"setting", a.settings[x.setting]},
             {"answer", seek_headline(a)},
             {"objective", whole(x.objective)},
             {"objective_error", whole(x.objective_error)},
             {"objective_possible", whole(x.found ? x.objective_possible : x.objective)},
             {"settings_not_ruled_out", count(x.not_ruled_out)},
             {"attempts", count(x.attempts.size())},
             {"settings_in_range", count(a.settings.size())},
             {"settings_tried", count(x.settings_tried)},
             {"trials", count(x.trials)},
             {"trials_of_search", count(x.searching)},
             {"trials_of_confirmation", count(x.confirming)},
             {"trials_of_shifts", count(x.shifting)}}};
}

} // namespace

std::vector<SeekTable> seek_tables(const SeekAccount& a) {
    std::vector<SeekTable> all{answer_table(a), conditions_table(a), cost_table(a)};
    if (!a.unknowns.empty()) all.push_back(unknowns_table(a));
    all.push_back(frontier_table(a));
    all.push_back(seek_tried(a));
    return all;
}

namespace {

/// With all its digits.
std::string digits(double x) {
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", x);
    return text;
}

} // namespace

std::string seek_sql(const SeekTable& table) {
    std::string text = "CREATE TABLE " + quoted_name(table.name) + "(row INTEGER PRIMARY KEY";
    for (const std::string& name : table.columns) text += ", " + quoted_name(name);
    text += ");\n";
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
        text += "INSERT INTO " + quoted_name(table.name) + " VALUES(" + std::to_string(i + 1);
        for (const SeekCell& cell : table.lines[i])
            text += ", " + (cell.number ? digits(*cell.number) : quoted_text(cell.text));
        text += ");\n";
    }
    return text;
}

} // namespace tenure
