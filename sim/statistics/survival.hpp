// Share still there after a time, when some were last seen before they left (Kaplan & Meier 1958).
#pragma once

#include "statistics/estimate.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// One observed life. Times are whole numbers of any unit, and start at 0.
struct Life {
    std::int64_t duration = 0; ///< >= 0
    bool ended = false;        ///< false: censored, seen for the last time at `duration`
};

/// At each time at which a life ended. Who is censored at that same time is still at risk in it.
struct SurvivalStep {
    std::int64_t time = 0;
    std::int64_t at_risk = 0;
    std::int64_t ended = 0;
    double survival = 1;  ///< share that outlasts `time`
    double std_error = 0; ///< Greenwood 1926; 0 where survival is 0
};

class Survival {
public:
    explicit Survival(std::vector<Life> lives);

    const std::vector<SurvivalStep>& steps() const { return steps_; }
    /// The last time at which anyone was under observation; nothing is known after it.
    std::int64_t observed_until() const { return observed_until_; }
    /// At `time`, inclusive of what ended at it. @pre 0 <= time
    SurvivalStep at(std::int64_t time) const;
    /// On the complementary log-log scale (Kalbfleisch & Prentice 1980), so within [0, 1]; not
    /// known where the standard error is 0.
    static Interval interval(const SurvivalStep& step, double level = 0.95);
    /// The earliest time by which at most half remain; -1 if that was not seen.
    std::int64_t median() const;

private:
    std::vector<SurvivalStep> steps_;
    std::int64_t lives_ = 0;
    std::int64_t observed_until_ = 0;
};

} // namespace tenure
