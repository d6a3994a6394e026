#include "experiment/seek_finding.hpp"
#include "experiment/seek_search.hpp"
#include "experiment/seek_shift.hpp"

#include "core/contract.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tenure {

namespace {

/// Errors of one confirmation after another; 5% in all.
constexpr std::array<double, 3> error_of_attempt{0.03, 0.013, 0.007};

constexpr double clearly = 4; ///< standard errors by which a lever acts

bool needs_baseline(const SeekProblem& problem) {
    return std::any_of(problem.conditions.begin(), problem.conditions.end(),
                       [](const SeekCondition& c) { return c.over_baseline; });
}

std::uint32_t whole_batches(std::uint32_t futures) {
    return (futures + seek_batch - 1) / seek_batch * seek_batch;
}

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

    void confirm_best() {
        std::vector<std::uint32_t> failed;
        for (std::size_t attempt = 0; attempt < error_of_attempt.size(); ++attempt) {
            tell("ranking and selection");
            auto best = search_.select(failed);
            if (!best && failed.empty()) {
                search_.be_content();
                search_.improve();
                best = search_.select(failed);
            }
            if (!best && failed.empty()) best = search_.hope();
            note_searched();
            if (!best) return;
            tell("confirmation on new futures");
            const double alpha = error_of_attempt[attempt];
            SeekTrial made = confirmed(*best, alpha, attempt, enough_futures(*best, alpha));
            answer_.found = made.passed;
            answer_.setting = *best;
            answer_.attempts.push_back(std::move(made));
            note_confirmed();
            if (answer_.found) return;
            failed.push_back(*best);
            fall_back(failed);
        }
    }

    void note_searched() { answer_.searching = trials_.trials() - answer_.confirming; }
    void note_confirmed() { answer_.confirming = trials_.trials() - answer_.searching; }

    /// What the search believed of a setting that failed is corrected by more futures of it.
    void fall_back(const std::vector<std::uint32_t>& failed) {
        trials_.extend({failed.back()}, 1024);
        search_.be_stricter();
        search_.improve();
    }

    /// As many futures as are likely to show it.
    std::uint32_t enough_futures(std::uint32_t setting, double alpha) const {
        for (std::uint32_t part = 4; part > 1; part /= 2) {
            const std::uint32_t futures = whole_batches(problem_.futures / part);
            const auto likely = [&](const SeekCondition& c) {
                const auto x =
                    margins(c, trials_.quantity(setting, c, 0, trials_.futures(setting)));
                if (c.probability == 0) return errors_clear(c, x, {3.5, futures}) > 1;
                const auto hits =
                    std::count_if(x.begin(), x.end(), [](double y) { return y >= 0; });
                const double low = share_at_least(hits, static_cast<std::int64_t>(x.size()), 0.16);
                return low > 0 && power_of(futures, c.probability, alpha, low) >= 0.9;
            };
            if (std::all_of(problem_.conditions.begin(), problem_.conditions.end(), likely))
                return futures;
        }
        return whole_batches(problem_.futures);
    }

    SeekTrial confirmed(std::uint32_t setting, double alpha, std::size_t attempt,
                        std::uint32_t futures) {
        SeekTrial t;
        t.setting = setting;
        t.alpha = alpha;
        t.futures = futures;
        t.first_batch = seek_fresh * static_cast<std::uint32_t>(attempt + 1);
        t.passed = true;
        const std::uint32_t with_baseline =
            needs_baseline(problem_) ? futures : std::min(futures, 4 * seek_batch);
        trials_.fresh(setting, t.first_batch, futures, with_baseline);
        t.missed.assign(futures, false);
        for (const SeekCondition& c : problem_.conditions) {
            const auto quantity = trials_.quantity(setting, c, t.first_batch, futures);
            t.findings.push_back(finding(c, quantity, alpha));
            t.passed = t.passed && t.findings.back().shown;
            const auto right_by = margins(c, quantity);
            for (std::size_t f = 0; f < futures && !c.is_limit; ++f)
                if (right_by[f] < 0) t.missed[f] = true;
        }
        const Reckoned worth =
            mean_with_error(trials_.worth(setting, t.first_batch, with_baseline));
        answer_.objective = worth.value;
        answer_.objective_error = worth.std_error;
        note_money(t, with_baseline);
        return t;
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
        answer_.attempts.push_back(confirmed(nearest, 0.025, error_of_attempt.size(), futures));
        note_confirmed();
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
        answer_.objective_possible = answer_.objective;
        const double mine = all[answer_.setting].worth;
        for (const SeekExpected& x : all) {
            if (x.chance < 0.025 || x.worth <= mine) continue;
            ++answer_.not_ruled_out;
            answer_.objective_possible =
                std::max(answer_.objective_possible, answer_.objective + x.worth - mine);
        }
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
