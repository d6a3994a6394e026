// A search's answer in words.
#include "output/seek.hpp"
#include "output/seek_numbers.hpp"
#include "output/words.hpp"

#include <cmath>

namespace tenure {

std::string percent(double share) { return grouped(100 * share, 1) + '%'; }

std::string amount(const Measure& measure, double value) {
    if (measure.unit == "fraction") return percent(value);
    if (measure.unit == "GBP") return "GBP " + grouped(value, 0);
    return grouped(value, 1) + ' ' + measure.unit;
}

namespace {

std::string asked_for(const SeekAccount& a, std::size_t c) {
    const SeekCondition& x = a.problem.conditions[c];
    std::string words =
        a.shares_of[c] + (x.at_most ? " at most " : " at least ") + amount(a.measures[c], x.bound);
    if (x.probability > 0)
        words += " in at least " + percent(x.probability) + " of futures";
    else
        words += " on average";
    return words;
}

std::string all_asked_for(const SeekAccount& a) {
    std::string words;
    for (std::size_t c = 0; c < a.problem.conditions.size(); ++c)
        if (!a.problem.conditions[c].is_limit)
            words += (words.empty() ? "" : "; ") + asked_for(a, c);
    return words;
}

std::string worth_words(const SeekAccount& a, double worth) {
    if (a.net_benefit) return "a net benefit of GBP " + grouped(worth, 0) + " a year";
    return worth <= 0 ? "GBP " + grouped(-worth, 0) + " more than the baseline over the study"
                      : "GBP " + grouped(worth, 0) + " less than the baseline over the study";
}

std::string found_words(const SeekAccount& a) {
    const SeekAnswer& x = a.answer;
    const SeekTrial& t = answer_attempt(x);
    std::string words = seek_sentence(a) + (a.net_benefit ? " It has " : " It costs ");
    words += worth_words(a, x.objective) + " (standard error GBP " + grouped(x.objective_error, 0) +
             "). With 95% confidence it meets all that was asked; ";
    bool first = true;
    for (std::size_t c = 0; c < t.findings.size(); ++c) {
        if (a.problem.conditions[c].is_limit) continue;
        words += std::string(first ? "" : ", and ") + "in " + percent(t.findings[c].share) +
                 " of " + grouped(t.futures, 0) + " new futures the target is met";
        first = false;
    }
    return words + ".";
}

std::string binding_words(const SeekAccount& a) {
    const SeekAnswer& x = a.answer;
    std::string words;
    for (const std::size_t c : x.binding) {
        const SeekFinding& f = answer_attempt(x).findings[c];
        words += (words.empty() ? "" : "; ") + asked_for(a, c) + " (there: ";
        words += a.problem.conditions[c].probability > 0
                     ? percent(f.share) + " of futures, " + percent(f.share_low) + " to " +
                           percent(f.share_high)
                     : amount(a.measures[c], f.mean);
        words += ')';
    }
    return words;
}

std::string none_words(const SeekAccount& a) {
    const SeekAnswer& x = a.answer;
    if (x.binding.empty())
        return seek_sentence(a) + " The nearest is " + a.settings[x.setting] +
               ": on new futures it meets what was asked, but too narrowly to be shown by " +
               grouped(a.problem.futures, 0) + " of them. More (`futures`) may show it.";
    std::string why;
    if (!x.targets_alone)
        why = " The target seems out of reach with these levers, whatever is spent: what was "
              "simulated gives it an even chance at no setting.";
    else if (!x.limits_alone)
        why = " The limits exclude every setting, as far as was simulated, the target aside.";
    else
        why = " Target and limits can each be met, but by no setting together.";
    return seek_sentence(a) + why + " The nearest is " + a.settings[x.setting] +
           ". What binds: " + binding_words(a) + ".";
}

void note_shape(const SeekAccount& a, std::vector<std::string>& all) {
    const SeekAnswer& x = a.answer;
    if (x.no_effect)
        all.push_back("The levers have no effect: nothing that was asked for differed clearly "
                      "between the settings tried on the same futures.");
    for (const std::size_t c : x.non_monotone)
        all.push_back("Along the lever, " + a.shares_of[c] +
                      " both rises and falls, so more of it is not always better: every interval "
                      "in which the answer changes was searched.");
    for (const std::size_t lever : x.idle)
        all.push_back("From one end of its range to the other, with the rest as it is, this lever "
                      "changes nothing that was asked for clearly: " +
                      a.levers[lever] + '.');
    for (const std::size_t lever : x.at_an_end)
        if (x.found)
            all.push_back("The answer is at the end of what this lever may be, so beyond it there "
                          "may be a better one: " +
                          a.levers[lever] + '.');
    if (x.baseline_meets) all.push_back("The baseline by itself seems to meet all that was asked.");
    if (x.forbidden > 0)
        all.push_back(grouped(x.forbidden, 0) +
                      " settings that were tried cannot be combined and were left out; `tenure "
                      "check` of such a combination says why.");
}

/// What was tried on new futures, in order.
std::string attempts_words(const SeekAccount& a) {
    std::string words;
    for (const SeekTrial& t : a.answer.attempts)
        words += (words.empty() ? "" : "; ") + a.settings[t.setting] +
                 (t.passed ? " (shown)" : " (not shown)");
    return "Tried on new futures, one after another, each on futures of its own: " + words +
           ". The answer is the last that was shown; all of this errs in 5% of searches at most.";
}

void note_found(const SeekAccount& a, std::vector<std::string>& all) {
    const SeekAnswer& x = a.answer;
    if (x.not_ruled_out == 0)
        all.push_back("No other setting in range seems both to meet all that was asked and to be "
                      "better.");
    else
        all.push_back(
            grouped(x.not_ruled_out, 0) +
            " other settings are not ruled out: if the best of them meets what was asked, "
            "which was not shown, it may have " +
            (a.net_benefit ? "" : "a cost as low as ") + worth_words(a, x.objective_possible) +
            " (95% bound). More futures (`futures`) narrow that.");
    if (x.attempts.size() > 1) all.push_back(attempts_words(a));
}

} // namespace

std::string seek_question(const SeekAccount& a) {
    std::string words = "Asked for: " + all_asked_for(a);
    for (const std::string& limit : a.limits) words += "; " + limit;
    words += a.net_benefit ? ". Best is the most net benefit" : ". Best is the least total cost";
    words += ". What may be set: ";
    for (std::size_t k = 0; k < a.levers.size(); ++k) words += (k ? "; " : "") + a.levers[k];
    return words + ".";
}

std::string seek_sentence(const SeekAccount& a) {
    if (a.answer.found)
        return "For " + all_asked_for(a) + ": " + a.settings[a.answer.setting] + ".";
    return std::string("No setting ") +
           (a.answer.binding.empty() ? "could be confirmed" : "in range was found") + " for " +
           all_asked_for(a) + ".";
}

std::string seek_headline(const SeekAccount& a) {
    return a.answer.found ? found_words(a) : none_words(a);
}

std::vector<std::string> seek_paragraphs(const SeekAccount& a) {
    std::vector<std::string> all;
    note_shape(a, all);
    if (a.answer.found) note_found(a, all);
    const SeekAnswer& x = a.answer;
    all.push_back("Found in " + grouped(static_cast<double>(x.trials), 0) + " trials, " +
                  grouped(static_cast<double>(x.searching), 0) + " of them to search " +
                  grouped(x.settings_tried, 0) + " of " +
                  grouped(static_cast<double>(a.settings.size()), 0) + " settings, " +
                  grouped(static_cast<double>(x.confirming), 0) +
                  " to confirm on futures that nothing was chosen by, " +
                  grouped(static_cast<double>(x.shifting), 0) + " for what shifts the answer.");
    return all;
}

std::string seek_words(const SeekAccount& a) {
    std::string text =
        wrapped(seek_question(a), 100) + '\n' + wrapped(seek_headline(a), 100) + '\n';
    for (const SeekTable& table : seek_tables(a)) {
        if (table.name == "seek_answer" || table.name == "seek_tried") continue;
        std::vector<std::vector<std::string>> lines{table.columns};
        for (const auto& line : table.lines) {
            lines.emplace_back();
            for (const SeekCell& cell : line) lines.back().push_back(cell.text);
        }
        text += table.caption + ":\n" +
                table_words(lines, 400,
                            table.name == "seek_cost" || table.name == "seek_miss"
                                ? LastColumn::number
                                : LastColumn::words) +
                '\n';
    }
    for (const std::string& each : seek_paragraphs(a)) text += wrapped(each, 100) + '\n';
    return text;
}

} // namespace tenure
