#include "experiment/seek_confirm.hpp"
#include "experiment/seek_finding.hpp"
#include "experiment/seek_search.hpp"
#include "experiment/seek_shift.hpp"

#include "core/contract.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tenure {

namespace {

/// Of the error that is left, what a setting may take while none is shown.
constexpr double first_part = 0.8;
constexpr std::size_t most_attempts = 6, most_failures = 3;

constexpr double clearly = 4; ///< standard errors by which a lever acts
/// Standard errors of a bound: 2.5% lie beyond, which with what is ruled out wrongly is 5% at most.
constexpr double one_sided = 1.96;

/// Everything that is done, in order.
class Seeking {
public:
    Seeking(const SeekProblem& problem, const SeekSource& source,
            const std::function<void(const std::string&)>& told)
        : problem_(problem), trials_(problem, source), search_(problem, trials_), told_(told) {}

    SeekAnswer run() {
        tell("a coarse scan");
        search_.scan();
        expects(!trials_.tried().empty(), "the study allows one of the settings scanned");
        note_scan();
        if (!search_.line().empty()) {
            tell("bisection");
            search_.bisect();
        }
        tell("where most is to be gained");
        search_.improve();
        confirm_best();
        if (!answer_.found) tell_nearest();
        note_possible();
        tell("what shifts the answer");
        note_levers();
        shift();
        answer_.baseline_meets = meets(seek_baseline);
        answer_.dots = dots_of(problem_, trials_);
        answer_.trials = trials_.trials();
        answer_.shifting = answer_.trials - answer_.searching - answer_.confirming;
        answer_.settings_tried = static_cast<std::uint32_t>(trials_.tried().size());
        answer_.forbidden = static_cast<std::uint32_t>(trials_.forbidden_count());
        return std::move(answer_);
    }

private:
    void tell(const char* what) const {
        if (told_) told_(what);
    }

    // --- what the scan shows ---------------------------------------------------------------------

    void note_scan() {
        answer_.no_effect = true;
        for (std::size_t c = 0; c < problem_.conditions.size(); ++c) note_condition(c);
        if (answer_.no_effect && !identical()) {
            trials_.extend({ordered().front(), ordered().back()}, 8 * seek_batch);
            for (std::size_t c = 0; c < problem_.conditions.size(); ++c) note_condition(c);
        }
    }

    bool meets(std::uint32_t setting) const {
        return std::all_of(
            problem_.conditions.begin(), problem_.conditions.end(), [&](const SeekCondition& c) {
                const auto x = trials_.quantity(setting, c, 0, trials_.futures(setting));
                return errors_clear(c, margins(c, x), {}) >= 0;
            });
    }

    /// Standard errors of the paired difference between two settings, and whether there is any.
    double change(std::size_t c, std::uint32_t from, std::uint32_t to) const {
        const SeekCondition& condition = problem_.conditions[c];
        const std::uint32_t futures = std::min(trials_.futures(from), trials_.futures(to));
        const auto a = trials_.quantity(from, condition, 0, futures);
        auto b = trials_.quantity(to, condition, 0, futures);
        for (std::size_t f = 0; f < b.size(); ++f) b[f] = std::isnan(a[f] - b[f]) ? 0 : b[f] - a[f];
        const Reckoned mean = mean_with_error(b);
        return mean.std_error > 0 ? mean.value / mean.std_error : 0;
    }

    /// The setting that differs from the answer in one lever alone, which is at an end.
    std::optional<std::uint32_t> with_lever_at(std::size_t lever, bool last) const {
        std::optional<std::uint32_t> end;
        const auto& mine = problem_.places[answer_.setting];
        for (std::uint32_t s = 0; s < problem_.places.size(); ++s) {
            const auto& at = problem_.places[s];
            bool same = !trials_.forbidden(s);
            for (std::size_t k = 0; k < at.size(); ++k)
                same = same && (k == lever || at[k] == mine[k]);
            if (!same) continue;
            const double further = end ? at[lever] - problem_.places[*end][lever] : 0;
            if (!end || (last ? further > 0 : further < 0)) end = s;
        }
        return end;
    }

    void note_levers() {
        const std::size_t levers = problem_.places.front().size();
        for (std::size_t k = 0; k < levers; ++k) {
            const auto low = with_lever_at(k, false), high = with_lever_at(k, true);
            if (!low || !high || *low == *high) continue;
            if (*high == answer_.setting) answer_.at_an_end.push_back(k);
            if (levers == 1) continue; // the scan has told
            trials_.extend({*low, *high}, 2 * seek_batch);
            if (trials_.forbidden(*low) || trials_.forbidden(*high)) continue;
            bool acts = false;
            for (std::size_t c = 0; c < problem_.conditions.size(); ++c)
                acts = acts || std::abs(change(c, *low, *high)) > clearly;
            if (!acts) answer_.idle.push_back(k);
        }
    }

    /// Whether no future of any setting differs from the baseline's in anything asked for.
    bool identical() const {
        for (const SeekCondition& c : problem_.conditions)
            for (const std::uint32_t s : trials_.tried())
                for (const double x : trials_.values(s, c.quantity, true, 0, seek_batch))
                    if (!std::isnan(x) && x != 0) return false;
        return true;
    }

    void note_condition(std::size_t c) {
        const std::vector<std::uint32_t> tried = ordered();
        bool rises = false, falls = false;
        for (std::size_t i = 0; i < tried.size(); ++i)
            for (std::size_t j = i + 1; j < tried.size(); ++j) {
                const double by = change(c, tried[i], tried[j]);
                rises = rises || by > clearly;
                falls = falls || by < -clearly;
            }
        if (rises || falls) answer_.no_effect = false;
        if (rises && falls && !search_.line().empty()) answer_.non_monotone.push_back(c);
    }

    /// Those tried, along the lever if there is one.
    std::vector<std::uint32_t> ordered() const {
        if (search_.line().empty()) return trials_.tried();
        std::vector<std::uint32_t> all;
        for (const std::uint32_t s : search_.line())
            if (trials_.futures(s) > 0) all.push_back(s);
        return all;
    }

    // --- confirmation ----------------------------------------------------------------------------

    /// One setting after another, each on futures of its own: until one is shown, and then ones
    /// that are worth more for as long as each is shown and trials are left.
    void confirm_best() {
        tell("ranking and selection");
        search_.contend();
        double left = seek_error;
        std::vector<std::uint32_t> failed;
        while (answer_.attempts.size() < most_attempts && failed.size() < most_failures) {
            const double error = answer_.found ? left : left * first_part;
            const auto next = answer_.found ? search_.next_to_confirm(answer_.setting, error)
                                            : first_to_confirm(error, failed);
            note_searched();
            if (!next) break;
            tell("confirmation on new futures");
            const bool shown = confirm(*next, error);
            if (!shown && answer_.found) break;
            if (shown) continue;
            failed.push_back(*next);
            left -= error;
        }
        if (answer_.found) tell_of(answer_.shown);
    }

    std::optional<std::uint32_t> first_to_confirm(double error,
                                                  const std::vector<std::uint32_t>& failed) {
        const auto best = search_.first_to_confirm(error, failed);
        return best || !failed.empty() ? best : search_.hope();
    }

    bool confirm(std::uint32_t setting, double error) {
        SeekTrial made =
            confirmed(problem_, trials_, setting, error, answer_.attempts.size(),
                      answer_.attempts.empty() ||
                          search_.has_trials_left(seek_second_look * problem_.futures));
        const bool passed = made.passed;
        if (passed || !answer_.found) answer_.setting = setting;
        if (passed) answer_.shown = answer_.attempts.size();
        answer_.found = answer_.found || passed;
        answer_.attempts.push_back(std::move(made));
        note_confirmed();
        return passed;
    }

    void note_searched() { answer_.searching = trials_.trials() - answer_.confirming; }
    void note_confirmed() { answer_.confirming = trials_.trials() - answer_.searching; }

    void tell_of(std::size_t attempt) {
        const SeekTrial& t = answer_.attempts[attempt];
        const Reckoned worth = mean_with_error(trials_.worth(t.setting, t.first_batch, t.baseline));
        answer_.objective = worth.value;
        answer_.objective_error = worth.std_error;
        note_money(t, t.baseline);
    }

    void note_money(const SeekTrial& t, std::uint32_t futures) {
        answer_.money.clear();
        for (const std::size_t q : problem_.money) {
            auto over = trials_.values(t.setting, q, true, t.first_batch, futures);
            const Reckoned by = mean_with_error(over);
            const Reckoned whole =
                mean_with_error(trials_.values(t.setting, q, false, t.first_batch, futures));
            std::sort(over.begin(), over.end());
            answer_.money.push_back({whole.value, by.value, by.std_error, over[futures / 20],
                                     over[futures - 1 - futures / 20]});
        }
    }

    // --- where there is none ---------------------------------------------------------------------

    void tell_nearest() {
        tell("the nearest setting");
        const std::uint32_t nearest = search_.nearest();
        trials_.extend({nearest}, 4 * seek_batch);
        note_searched();
        const std::uint32_t futures = whole_batches(std::min(problem_.futures, 1024u));
        answer_.setting = nearest;
        answer_.shown = answer_.attempts.size();
        answer_.attempts.push_back(
            looked_at(problem_, trials_, nearest, 0.025, answer_.shown, futures));
        note_confirmed();
        tell_of(answer_.shown);
        const SeekTrial& seen = answer_.attempts.back();
        for (std::size_t c = 0; c < problem_.conditions.size(); ++c)
            if (misses(problem_.conditions[c], seen.findings[c])) answer_.binding.push_back(c);
        answer_.targets_alone = possible(false);
        answer_.limits_alone = possible(true);
    }

    static bool misses(const SeekCondition& c, const SeekFinding& f) {
        if (c.probability > 0) return f.share < c.probability;
        return c.at_most ? f.mean > c.bound : f.mean < c.bound;
    }

    /// Whether some setting seems to meet all conditions of a kind.
    bool possible(bool limits) {
        std::vector<SeekCondition> some;
        for (const SeekCondition& c : problem_.conditions)
            if (c.is_limit == limits) some.push_back(c);
        const auto all = expected(problem_, trials_, some, {});
        return std::any_of(all.begin(), all.end(),
                           [](const SeekExpected& x) { return x.chance > 0.5; });
    }

    // --- how sure it is that nothing is better, and what shifts it -------------------------------

    void note_possible() {
        if (!answer_.found) return;
        const auto all = expected(problem_, trials_, problem_.conditions, {});
        const SeekExpected& mine = all[answer_.setting];
        answer_.objective_possible = answer_.objective;
        for (std::uint32_t s = 0; s < all.size(); ++s) {
            if (s == answer_.setting || !may_meet(s, all[s])) continue;
            const double more = all[s].worth - mine.worth;
            const double error = std::hypot(all[s].worth_sd, mine.worth_sd);
            if (more + one_sided * error <= 0) continue;
            ++answer_.not_ruled_out;
            answer_.objective_possible = std::max(
                answer_.objective_possible,
                answer_.objective + more + one_sided * std::hypot(error, answer_.objective_error));
        }
    }

    /// Surfaces can be surer than they ought to be: they do not rule out what met everything where
    /// it was tried.
    bool may_meet(std::uint32_t setting, const SeekExpected& x) const {
        constexpr double ruled_out = 0.01;
        if (x.chance >= ruled_out) return true;
        if (trials_.futures(setting) == 0) return false;
        return std::none_of(problem_.conditions.begin(), problem_.conditions.end(),
                            [&](const SeekCondition& c) {
                                return misses(c, finding(c, trials_.known(setting, c), 0.05));
                            });
    }

    void shift() {
        std::vector<SeekShift> all = shifts_of(problem_);
        std::vector<std::uint32_t> chosen;
        for (SeekShift& each : all) {
            answer_shift(each);
            if (each.found) chosen.push_back(each.setting);
        }
        trials_.extend(chosen, 2 * seek_batch);
        for (SeekShift& each : all) answer_shift(each);
        answer_.frontier = std::move(all);
    }

    /// What has been confirmed also answers the question itself and any that asks for less.
    void answer_shift(SeekShift& shift) const {
        shift.found = answer_.found && asks_no_more(problem_, shift);
        shift.setting = answer_.setting;
        shift.objective = answer_.objective;
        if (is_question(problem_, shift)) return;
        const auto all = expected(problem_, trials_, shifted(problem_, shift), search_.stricter());
        const double more = answer_.found ? answer_.objective - all[answer_.setting].worth : 0;
        for (std::uint32_t s = 0; s < all.size(); ++s) {
            const double worth = all[s].worth + more;
            if (all[s].chance < 0.5 || (shift.found && worth <= shift.objective)) continue;
            shift.found = true;
            shift.setting = s;
            shift.objective = worth;
        }
    }

    const SeekProblem& problem_;
    SeekTrials trials_;
    SeekSearch search_;
    const std::function<void(const std::string&)>& told_;
    SeekAnswer answer_;
};

} // namespace

const SeekTrial& answer_attempt(const SeekAnswer& answer) {
    return answer.attempts.at(answer.shown);
}

SeekAnswer seek(const SeekProblem& problem, const SeekSource& source,
                const std::function<void(const std::string&)>& told) {
    expects(!problem.places.empty() && !problem.conditions.empty(), "there is something to seek");
    return Seeking(problem, source, told).run();
}

std::vector<SeekDot> seek_everywhere(const SeekProblem& problem, const SeekSource& source,
                                     std::uint32_t futures) {
    SeekTrials trials(problem, source);
    for (std::uint32_t s = 0; s < problem.places.size(); ++s)
        trials.extend({s}, whole_batches(futures));
    return dots_of(problem, trials);
}

} // namespace tenure
