// Which of many policies is best: screening by what is seen of their differences, stage by stage.
//
// Kim & Nelson (2001), fully sequential with indifference: policies drop out as soon as another is
// ahead of them by more than the spread of their difference allows. With differences taken under
// the same random streams their variance is that of pairs, which saves replications. Where the best
// is ahead by at least `indifference`, it is the one left with probability 1 - alpha or more (for
// normal values).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace tenure {

/// eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2 and h^2 = 2 eta (n0 - 1), with c = 1.
struct KimNelson {
    double eta = 0, h2 = 0;
};

/// @pre policies >= 2, first_stage >= 2, 0 < alpha < 1
KimNelson kim_nelson(std::size_t policies, std::int64_t first_stage, double alpha);

struct SelectionOptions {
    double indifference = 0; ///< the smallest lead worth finding; > 0
    double alpha = 0.05;
    std::int64_t first_stage = 10;    ///< values of every policy from which variances come
    std::int64_t at_most = INT64_MAX; ///< values of a policy
};

struct Selection {
    std::vector<std::size_t> left;        ///< one, unless values ran out; ascending
    std::size_t best = 0;                 ///< of those left, the one with the highest mean
    std::vector<std::int64_t> looked_at;  ///< values taken, by policy
    std::vector<std::int64_t> dropped_at; ///< values after which it dropped out; 0: still in
    std::int64_t total = 0;               ///< values taken of all policies
};

/// @param value_of the k-th value of a policy, k from 0 on: the same random stream for equal k.
/// Higher is better. It is asked for policies still in only.
Selection select_best(std::size_t policies,
                      const std::function<double(std::size_t policy, std::int64_t k)>& value_of,
                      const SelectionOptions& options);

} // namespace tenure
