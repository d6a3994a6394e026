// Known answers: a table of statistics whose exact values are known, beside what the workforce
// model makes of a scenario file. A comparison holds if it lies within 4 standard errors.
#pragma once

#include "experiment/trial.hpp"
#include "tests/verification/lives.hpp"
#include "workforce/study.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tenure::test {

/// A study of scenarios/verification, without its extension.
Study known_study(const std::string& name);

/// One replication, seen through the measures that every study reports.
class Outcome {
public:
    Outcome(const TrialPlan& plan, const RawRows& rows, const std::vector<Life>& lives)
        : plan_(plan), rows_(rows), lives_(lives) {}

    /// A stock after so many years. @pre a period ends then
    double at(const std::string& measure, double years) const;
    /// A flow over (from, to] years. @pre a period ends at each
    double over(const std::string& measure, double from, double to) const;
    /// A flow by role as it is counted. Measures hold only the ratio of some.
    double counted(RoleCount what, std::size_t role, double to) const;
    /// Every life lived, if the comparison asks for them.
    const std::vector<Life>& lives() const { return lives_; }

private:
    double value(const std::string& measure, std::size_t first, std::size_t last) const;
    std::size_t periods_until(double years) const;

    const TrialPlan& plan_;
    const RawRows& rows_;
    const std::vector<Life>& lives_;
    mutable std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::vector<std::int64_t>>>
        evaluated_;
};

using Statistic = std::function<double(const Outcome&)>;

/// What is known of a statistic over replications.
enum class Of { mean, variance, deviation, ratio };

struct Answer {
    std::string name;
    double exact = 0;
    Statistic statistic;
    Of of = Of::mean;
    Statistic denominator = {}; ///< for a ratio of means
};

Statistic stock(const std::string& measure, double years);
Statistic flow(const std::string& measure, double from, double to);
/// The share of lives that last longer.
Statistic share_beyond(double years);
/// The mean of life, each cut off after so many years.
Statistic mean_life_within(double years);

struct Compared {
    std::string name;
    double exact = 0, simulated = 0, std_error = 0;
    double z() const { return (simulated - exact) / std_error; }
};

/// All comparisons of a study.
struct Table {
    std::string title;
    std::vector<Compared> rows;
    bool agrees() const;
    std::string text() const;
};

struct Runs {
    std::uint32_t replications = 1000;
    bool lives = false; ///< keep every life
    std::size_t policy = 0;
};

Table compare(const std::vector<Answer>& answers, const Study& study, const Runs& runs);

/// Requires that every comparison holds; tells the whole table if one does not.
void require_known(const std::vector<Answer>& answers, const Study& study, const Runs& runs);

/// Requires that the comparison fails for a study with one parameter wrong, whose exact value of
/// the statistic is such that a failure is all but certain: an expected |z| of at least 8.
void require_noticed(const Answer& answer, const Study& wrong, double exact_if_wrong,
                     const Runs& runs);

} // namespace tenure::test
