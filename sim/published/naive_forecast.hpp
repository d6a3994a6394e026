// Forecasts that need no simulator, made from a panel's figures up to an origin and nothing later.
#pragma once

#include "published/backtest.hpp"

#include <optional>

namespace tenure {

/// Of one council, measure and target, in the measure's unit.
struct NaiveForecast {
    double persistence = 0, own_mean = 0;
    std::optional<double> regression; ///< where years before the origin lie far enough apart
    Interval interval;                ///< 90%

    double fixed_before() const { return regression.value_or(own_mean); }
};

/// Persistence, moved by how far England's value moved, which stands for every other forecast.
NaiveForecast shifted(const NaiveForecast& naive, double national_shift);

/// @pre the origin lies within the panel's years
class NaiveForecaster {
public:
    NaiveForecaster(const CouncilPanel& panel, const Target& target, std::size_t measure);
    NaiveForecast of(std::size_t council) const;

private:
    /// The last value and the mean of a council's values up to a year, against its staff then.
    std::array<double, 2> predictors(std::size_t council, int year) const;
    double value(std::size_t council, int year, int staff_of) const;
    std::vector<double> errors_of_persistence(int horizon) const;
    void regress();

    const CouncilPanel& panel_;
    Target target_;
    std::size_t measure_;
    std::vector<double> coefficients_; ///< empty: cannot be estimated
    Interval persistence_errors_;      ///< 90%
};

} // namespace tenure
