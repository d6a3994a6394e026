// Which of many settings reaches targets at least cost, with how much confidence, in few trials.
//
// One future is one draw of what is not known and one sequence of chance events; a target is to
// hold in a share of all futures. Settings are compared on the same futures. The search:
//   1. a coarse scan; along one lever then bisection of every interval in which a setting that
//      meets everything follows one that does not, each half decided by a sequential test;
//   2. surfaces over all settings (statistics/surface.hpp) of each condition's margin and of the
//      objective, and trials where constrained expected improvement (Schonlau, Welch & Jones 1998;
//      Gardner et al. 2014) is largest;
//   3. ranking and selection of what is left, fully sequential with an indifference zone (Kim &
//      Nelson 2001);
//   4. confirmation (seek_confirm.hpp), first of the best setting that is almost sure to be shown;
//      then, for as long as each is shown and trials are left, of settings that are worth more,
//      each on futures of its own. It is wrong only if the first of them that does not meet
//      everything is shown, so that each may err as often as all may (fixed sequence: Maurer,
//      Hothorn & Lehmacher 1995); what settings err by that are not shown while none is, is taken
//      off. 5% in all.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tenure {

/// Something that is to hold of a quantity, or of what it is beyond the baseline's.
struct SeekCondition {
    std::size_t quantity = 0;
    bool over_baseline = false;
    bool at_most = true;    ///< else at least
    double bound = 0;       ///< in the quantity's unit
    double probability = 0; ///< share of futures in which it is to hold; 0: on average
    bool is_limit = false;
};

struct SeekProblem {
    std::vector<std::vector<double>> places; ///< [setting][lever], each in [0, 1]
    std::vector<SeekCondition> conditions;
    std::vector<double> scales; ///< by quantity: value = stored / scale
    /// By quantity: what one more than the baseline's is worth; the sum is to be large.
    std::vector<double> worth;
    std::vector<std::size_t> money; ///< quantities whose means are told of the answer
    std::uint32_t futures = 2000;   ///< of a confirmation, at most
};

inline constexpr std::uint32_t seek_baseline = 0xffffffffu;
inline constexpr std::uint32_t seek_batch = 64; ///< futures
/// The batch at which the futures of confirmation k begin: seek_fresh x (k + 1).
inline constexpr std::uint32_t seek_fresh = 1u << 15;

/// A setting (or the baseline) in the futures of a batch.
struct SeekRequest {
    std::uint32_t setting = 0;
    std::uint32_t batch = 0;
    friend auto operator<=>(const SeekRequest&, const SeekRequest&) = default;
};

/// Stored values, [future][quantity]; empty if the study forbids the setting.
using SeekValues = std::vector<std::int64_t>;
/// Simulates what is asked for, in its order. May throw to end the search, which goes on later.
using SeekSource = std::function<std::vector<SeekValues>(const std::vector<SeekRequest>&)>;

/// What a sample says of a condition.
struct SeekFinding {
    std::int64_t futures = 0, hits = 0;              ///< hits: of futures in which it holds
    double share = 0, share_low = 0, share_high = 0; ///< bounds each of error alpha
    double mean = 0, mean_bound = 0;            ///< of the quantity; the bound on the worse side
    double missing_mean = 0, missing_worst = 0; ///< in futures that miss: mean, and worst tenth
    bool shown = false;
};

struct SeekTrial {
    std::uint32_t setting = 0;
    double alpha = 0;
    std::uint32_t futures = 0;
    std::uint32_t baseline = 0; ///< of these futures, those simulated with the baseline too
    std::uint32_t first_batch = 0;
    std::vector<SeekFinding> findings; ///< by condition
    std::vector<bool> missed;          ///< by future: any target
    bool passed = false;
};

/// A quantity of the setting that is told, on new futures.
struct SeekMoney {
    double mean = 0, over_baseline = 0, over_error = 0; ///< the error is of `over_baseline`
    double low = 0, high = 0; ///< 5% and 95% of futures lie beyond, over the baseline
};

/// A setting tried in the search.
struct SeekDot {
    std::uint32_t setting = 0, futures = 0;
    std::vector<double> shares; ///< by condition: of futures in which it holds
    std::vector<double> means;  ///< by condition, of its quantity
    double worth = 0, worth_error = 0;
};

/// A question that differs from the study's in one thing, answered from the surfaces.
struct SeekShift {
    enum class What { target, probability, limit } what = What::target;
    std::size_t condition = 0; ///< of a limit: the first of its financial years
    double to = 0;
    bool found = false;
    std::uint32_t setting = 0;
    double objective = 0; ///< worth over the baseline
};

struct SeekAnswer {
    bool found = false;
    std::uint32_t setting = 0;                 ///< the answer, or the nearest
    std::vector<SeekTrial> attempts;           ///< in order
    std::size_t shown = 0;                     ///< which of them is of `setting`
    std::vector<SeekMoney> money;              ///< of `setting`
    std::vector<SeekDot> dots;                 ///< every setting tried, in order
    double objective = 0, objective_error = 0; ///< its worth over the baseline, on new futures
    /// The most that a setting not ruled out may be worth: an upper bound of 95%.
    double objective_possible = 0;
    std::uint32_t not_ruled_out = 0;  ///< settings that may meet everything and be worth more
    std::vector<std::size_t> binding; ///< conditions that the nearest setting misses
    bool targets_alone = false;       ///< some setting seems to reach all targets, limits aside
    bool limits_alone = false;        ///< some setting seems to keep all limits, targets aside
    bool no_effect = false; ///< no condition's quantity differed between the settings tried
    std::vector<std::size_t> non_monotone; ///< conditions that both rise and fall along the lever
    /// Levers whose whole range, the others as in the answer, changed nothing that was asked for
    /// clearly; and levers that the answer sets to the last of their places.
    std::vector<std::size_t> idle, at_an_end;
    bool baseline_meets = false; ///< the baseline itself seems to meet everything
    std::vector<SeekShift> frontier;
    std::uint64_t trials = 0, searching = 0, confirming = 0, shifting = 0;
    std::uint32_t settings_tried = 0, forbidden = 0;
};

/// What showed the answer, or what was seen of the nearest. @pre the answer is whole
const SeekTrial& answer_attempt(const SeekAnswer& answer);

/// @param told is called with what is being done, for a display
/// @throws what the source throws
SeekAnswer seek(const SeekProblem& problem, const SeekSource& source,
                const std::function<void(const std::string&)>& told = {});

/// Every setting in so many futures, rounded up to whole batches: a check of a search.
std::vector<SeekDot> seek_everywhere(const SeekProblem& problem, const SeekSource& source,
                                     std::uint32_t futures);

} // namespace tenure
