// Tables of a search's answer, for the terminal, the page, the store and exports.
#include "output/seek.hpp"
#include "output/seek_numbers.hpp"
#include "output/sqlite.hpp"
#include "output/words.hpp"

namespace tenure {

namespace {

SeekTable conditions_table(const SeekAccount& a) {
    SeekTable t{"seek_condition",
                "Whether the setting meets what was asked, on new futures",
                {{"condition", "futures", "met in", "at least, 95% confident", "average",
                  "average where missed", "worst tenth of misses", "shown"}}};
    const SeekTrial& last = a.answer.attempts.back();
    for (std::size_t c = 0; c < last.findings.size(); ++c) {
        const SeekFinding& f = last.findings[c];
        const bool missed = f.hits < f.futures;
        t.lines.push_back({a.shares_of[c], grouped(static_cast<double>(f.futures), 0),
                           percent(f.share), percent(f.share_low), amount(a.measures[c], f.mean),
                           missed ? amount(a.measures[c], f.missing_mean) : "",
                           missed ? amount(a.measures[c], f.missing_worst) : "",
                           f.shown ? "yes" : "no"});
    }
    return t;
}

SeekTable cost_table(const SeekAccount& a) {
    SeekTable t{"seek_cost",
                "Cost of the setting, financial years from April to March, GBP",
                {{"year", "over the baseline", "standard error", "in 5% of futures below",
                  "in 5% above", "all that is spent"}}};
    for (std::size_t y = 0; y < a.years.size(); ++y) {
        const SeekMoney& m = a.answer.money[y];
        t.lines.push_back({a.years[y], grouped(m.over_baseline, 0), grouped(m.over_error, 0),
                           grouped(m.low, 0), grouped(m.high, 0), grouped(m.mean, 0)});
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

SeekTable frontier_table(const SeekAccount& a) {
    SeekTable t{"seek_frontier",
                "What shifts the answer: one thing changed at a time, from what was tried, not "
                "confirmed",
                {{"if", a.net_benefit ? "net benefit, GBP a year" : "cost, GBP", "setting"}}};
    for (const SeekShift& s : a.answer.frontier)
        t.lines.push_back({shift_words(a, s),
                           s.found ? grouped(a.net_benefit ? s.objective : -s.objective, 0) : "",
                           s.found ? a.settings[s.setting] : "none of the settings"});
    return t;
}

SeekTable tried_table(const SeekAccount& a) {
    SeekTable t{"seek_tried",
                "Settings tried in the search",
                {{"setting", "futures", a.net_benefit ? "net benefit, GBP a year" : "cost, GBP",
                  "standard error"}}};
    for (const std::string& words : a.shares_of) t.lines[0].push_back("met: " + words);
    for (const SeekDot& d : a.answer.dots) {
        t.lines.push_back({a.settings[d.setting], std::to_string(d.futures),
                           grouped(a.net_benefit ? d.worth : -d.worth, 0),
                           grouped(d.worth_error, 0)});
        for (const double share : d.shares) t.lines.back().push_back(percent(share));
    }
    return t;
}

SeekTable answer_table(const SeekAccount& a) {
    const SeekAnswer& x = a.answer;
    return {"seek_answer",
            "The answer",
            {{"key", "value"},
             {"found", x.found ? "yes" : "no"},
             {"setting", a.settings[x.setting]},
             {"answer", seek_headline(a)},
             {"attempts", std::to_string(x.attempts.size())},
             {"settings_in_range", std::to_string(a.settings.size())},
             {"settings_tried", std::to_string(x.settings_tried)},
             {"trials", std::to_string(x.trials)},
             {"trials_of_search", std::to_string(x.searching)},
             {"trials_of_confirmation", std::to_string(x.confirming)},
             {"trials_of_shifts", std::to_string(x.shifting)}}};
}

} // namespace

std::vector<SeekTable> seek_tables(const SeekAccount& a) {
    return {answer_table(a), conditions_table(a), cost_table(a), frontier_table(a),
            tried_table(a)};
}

std::string seek_csv(const SeekTable& table) {
    std::string text;
    for (const auto& line : table.lines) {
        for (std::size_t c = 0; c < line.size(); ++c) {
            std::string cell = line[c];
            if (cell.find_first_of(",\"\n") != std::string::npos) {
                std::string safe;
                for (const char x : cell) safe += x == '"' ? std::string("\"\"") : std::string(1, x);
                cell = '"' + safe + '"';
            }
            text += (c ? "," : "") + cell;
        }
        text += '\n';
    }
    return text;
}

std::string seek_sql(const SeekTable& table) {
    std::string text = "CREATE TABLE " + quoted_name(table.name) + "(row INTEGER PRIMARY KEY";
    for (const std::string& name : table.lines[0]) text += ", " + quoted_name(name) + " TEXT";
    text += ");\n";
    for (std::size_t i = 1; i < table.lines.size(); ++i) {
        text += "INSERT INTO " + quoted_name(table.name) + " VALUES(" + std::to_string(i);
        for (const std::string& cell : table.lines[i]) text += ", " + quoted_text(cell);
        text += ");\n";
    }
    return text;
}

} // namespace tenure
