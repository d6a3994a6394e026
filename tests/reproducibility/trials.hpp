// Trials to be compared to the bit: what they measure, and what happens to whom and when.
#pragma once

#include "experiment/trial.hpp"
#include "workforce/study.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tenure::test {

/// Bexley's headline study, every uncertain number at its value, over so many years.
Study bexley(double years);
/// England's average authority, which has every mechanism but a peripatetic pool; likewise.
Study england(double years);
/// The same with a peripatetic pool of four.
Study with_everything(double years);
/// The study with one more practitioner, outside posts, in a team of their own.
Study with_one_more(Study study, const std::string& role);
/// Their name there.
std::uint32_t one_more(const Study& study);
/// The shipped policy of this name, out of that study or scenarios/policies.
Policy shipped(const std::string& name);

/// The same rules and random streams, one trial after another.
class Trials {
public:
    Trials(const Study& study, const Policy& policy);

    /// Every stored value of a replication: years, horizon, months.
    std::vector<std::int64_t> values(std::uint32_t replication);
    /// Of the horizon alone, in the order of measures().
    std::vector<std::int64_t> horizon(std::uint32_t replication);
    std::vector<std::string> measures() const;

private:
    TrialPlan plan_;
    Model model_;
    Workspace workspace_;
};

/// A line per event, by person (0: nobody's), in the order in which they happen to them.
using Transcript = std::map<std::uint32_t, std::vector<std::string>>;
Transcript transcript(const Study& study, const Policy& policy, std::uint32_t replication);

} // namespace tenure::test
