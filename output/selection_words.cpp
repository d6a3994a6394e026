#include "output/selection_words.hpp"

#include "output/brief_numbers.hpp"
#include "output/words.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// "128 simulated futures (896 trials)": of the policy run most often, and of all.
std::string runs_words(const Standings& s) {
    std::uint64_t trials = 0;
    for (const std::uint32_t each : s.replications) trials += each;
    return grouped(*std::max_element(s.replications.begin(), s.replications.end()), 0) +
           " simulated futures (" + grouped(static_cast<double>(trials), 0) + " trials)";
}

/// "A by £1.2 million, B by £25,000".
std::string behind_words(const Description& d, const Standings& s, std::size_t by) {
    std::string text;
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        const Drop& drop = s.drops[p];
        if (drop.after == 0 || drop.by != by) continue;
        text += (text.empty() ? "" : ", ") + d.policies[p] +
                (drop.behind > 0 ? " by " + money(drop.behind) : ", equal in every one");
    }
    return text;
}

/// Who dropped out, by when and behind whom.
std::string dropped_words(const Description& d, const Standings& s) {
    std::string text;
    for (std::size_t by = 0; by < d.policies.size(); ++by) {
        const std::string behind = behind_words(d, s, by);
        if (!behind.empty())
            text += (text.empty() ? " Dropped on the way, behind " : "; behind ") + d.policies[by] +
                    ": " + behind;
    }
    return text.empty() ? text : text + ".";
}

} // namespace

std::string selection_sentence(Store& store) {
    const auto s = store.standings();
    if (!s) return {};
    const std::string best = "\"" + store.description().policies[s->best] + "\"";
    if (s->decided) return "Decided after " + runs_words(*s) + ": " + best + ".";
    return "Not decided after " + runs_words(*s) + ": still in are " +
           std::to_string(std::count(s->still_in.begin(), s->still_in.end(), true)) +
           " policies; ahead is " + best + ".";
}

std::string selection_words(Store& store) {
    const Description& d = store.description();
    const auto s = store.standings();
    if (!s) return {};
    std::string text = selection_sentence(store);
    if (s->decided) {
        text += " Where the best leads by " + money(d.decide->indifference_gbp) +
                " a year of net benefit or more, a study like this selects it at least " +
                grouped(100 * d.decide->probability, d.decide->probability > 0.99 ? 2 : 0) +
                " times in 100 (Kim and Nelson's procedure).";
    } else {
        std::string in;
        for (std::size_t p = 0; p < d.policies.size(); ++p)
            if (s->still_in[p]) in += (in.empty() ? "" : ", ") + d.policies[p];
        text += " Still in: " + in +
                ". A study with more replications, or a larger `indifference_gbp`, would decide.";
    }
    return text + dropped_words(d, *s);
}

} // namespace tenure
