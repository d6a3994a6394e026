// What an outside evaluator of a school pilot would report, over and over: the same pilot with
// other numbers of schools, other windows and other true effects, each replication one possible
// evaluation.
//
// Half of the schools are treated. With more schools than the authority has, referrals grow in
// proportion, so that each school refers as much: as if several such councils took part.
#pragma once

#include "statistics/rate_ratio.hpp"
#include "workforce/study.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tenure {

struct EvaluationWindow {
    std::string name;
    Date end{};
};

struct EvaluationPlan {
    Date begin{};
    std::vector<EvaluationWindow> windows;
    std::vector<int> schools;    ///< even, at least 4
    std::vector<double> effects; ///< true ratios
    std::uint32_t replications = 2000;
    std::uint32_t draws_share = 1; ///< replications that share a draw of the uncertain numbers
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: as many as there are processors
};

/// One design under one truth.
struct Evaluation {
    int schools = 0;
    std::string window;
    double effect = 1;
    double mean_count = 0; ///< referrals of a control school in the window, on average
    Detection quasi_poisson, poisson;
};

/// The authority under a draw of the uncertain numbers. Called from many threads.
using AuthoritySource = std::function<Authority(std::uint32_t draw)>;

/// In the order of schools, windows, effects. Equal on any number of threads.
std::vector<Evaluation> evaluate_pilot(const EvaluationPlan& plan,
                                       const AuthoritySource& authority);

/// What pilots would show in one simulated future, beside what is true there.
struct PilotSample {
    std::uint32_t draw = 0;
    double effect = 1;             ///< true ratio of referrals, as drawn
    double referrals_per_year = 0; ///< from all schools that the authority has, without a pilot
    /// Estimated logarithm of the ratio, by [schools][window]; 0 where none could be estimated.
    std::vector<double> shown;
};

/// By replication, with the effect of its draw in place of the plan's effects.
std::vector<PilotSample> sample_pilots(const EvaluationPlan& plan, const AuthoritySource& authority,
                                       const std::function<double(std::uint32_t draw)>& effect);

} // namespace tenure
