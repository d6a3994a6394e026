// Which of many policies is best: screening by what is seen of their differences, stage by stage.
//
// Kim & Nelson (2001), fully sequential with indifference: policies drop out as soon as another is
// ahead of them by more than the spread of their difference allows. With differences taken under
// the same random streams their variance is that of pairs, which saves replications. Where the best
// is ahead by at least `indifference`, it is the one left with probability 1 - alpha or more (for
// normal values, however they depend on each other). Screening less often than after every value
// makes wrong drops no more probable (Jennison, Johnstone & Turnbull 1982).
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
/// How far one policy's sum of `taken` values may lie behind another's while it stays in.
/// @param variance of the difference of two values
double kim_nelson_room(double h2, double variance, double indifference, std::int64_t taken);

struct SelectionOptions {
    double indifference = 0; ///< the smallest lead worth finding; > 0
    double alpha = 0.05;
    std::int64_t first_stage = 10;    ///< values of every policy from which variances come
    std::int64_t at_most = INT64_MAX; ///< values of a policy
};

/// Why a policy is out.
struct Drop {
    std::int64_t after = 0; ///< values; 0: it is still in
    std::size_t by = 0;     ///< the policy that was furthest ahead of it, of those that beat it
    double behind = 0;      ///< of that one, on average; 0: they were equal in every value
};

/// A selection under way. Higher is better.
class Contest {
public:
    /// @pre policies >= 2
    Contest(std::size_t policies, const SelectionOptions& options);

    /// The next value of every policy; what stands for one that is out is not looked at.
    void add(const std::vector<double>& values);
    /// Drops who is behind; nobody before the first stage is complete. Of policies that were equal
    /// in every value of the first stage and after, the first stays.
    void screen();

    const std::vector<std::size_t>& left() const { return left_; } ///< ascending, never empty
    const std::vector<Drop>& drops() const { return drops_; }      ///< by policy
    std::int64_t taken() const { return taken_; }                  ///< values of a policy still in
    /// Of those left, the one with the highest mean.
    std::size_t best() const;

private:
    void end_first_stage();
    bool falls(std::size_t policy, std::size_t other) const;

    SelectionOptions options_;
    std::size_t count_;
    double h2_;
    std::vector<std::size_t> left_;
    std::vector<Drop> drops_;
    std::vector<double> sums_, variances_;
    std::vector<std::vector<double>> first_; ///< values of the first stage, until it is complete
    std::int64_t taken_ = 0;
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
