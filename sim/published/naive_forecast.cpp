#include "published/naive_forecast.hpp"

#include "statistics/forecast.hpp"

#include <cmath>

namespace tenure {

NaiveForecast shifted(const NaiveForecast& naive, double national_shift) {
    const double moved = naive.persistence + national_shift;
    return {moved,
            moved,
            moved,
            {naive.interval.low + national_shift, naive.interval.high + national_shift}};
}

NaiveForecaster::NaiveForecaster(const CouncilPanel& panel, const Target& target,
                                 std::size_t measure)
    : panel_(panel), target_(target), measure_(measure) {
    regress();
    std::vector<double> errors = errors_of_persistence(target.horizon());
    if (errors.empty()) {
        errors = errors_of_persistence(1);
        for (double& e : errors) e *= std::sqrt(target.horizon());
    }
    if (!errors.empty()) persistence_errors_ = central_interval(errors, 0.9);
}

double NaiveForecaster::value(std::size_t council, int year, int staff_of) const {
    const double staff = *panel_.row(council, staff_of).of(Column::inpost_fte).number;
    return relative_to(staff, official_values(panel_.row(council, year)))[measure_];
}

std::array<double, 2> NaiveForecaster::predictors(std::size_t council, int year) const {
    double sum = 0;
    for (int y = target_.origin.first; y <= year; ++y) sum += value(council, y, year);
    return {value(council, year, year), sum / (year - target_.origin.first + 1)};
}

std::vector<double> NaiveForecaster::errors_of_persistence(int horizon) const {
    std::vector<double> errors;
    for (std::size_t c = 0; c < panel_.councils.size(); ++c)
        for (int y = target_.origin.first; y + horizon <= target_.origin.year; ++y)
            errors.push_back(value(c, y + horizon, y) - value(c, y, y));
    return errors;
}

void NaiveForecaster::regress() {
    const int bases = target_.origin.year - target_.origin.first - target_.horizon() + 1;
    if (bases < 1) return;
    Grid x(panel_.councils.size() * static_cast<std::size_t>(bases), 2);
    std::vector<double> outcomes;
    for (std::size_t c = 0; c < panel_.councils.size(); ++c)
        for (int k = 0; k < bases; ++k) {
            const int base = target_.origin.first + k;
            const auto before = predictors(c, base);
            x.at(outcomes.size(), 0) = before[0];
            x.at(outcomes.size(), 1) = before[1];
            outcomes.push_back(value(c, base + target_.horizon(), base));
        }
    coefficients_ = least_squares(x, outcomes);
}

NaiveForecast NaiveForecaster::of(std::size_t council) const {
    const auto known = predictors(council, target_.origin.year);
    NaiveForecast naive{known[0], known[1], {}, persistence_errors_};
    naive.interval.low += known[0];
    naive.interval.high += known[0];
    if (!coefficients_.empty())
        naive.regression =
            coefficients_[0] + coefficients_[1] * known[0] + coefficients_[2] * known[1];
    return naive;
}

} // namespace tenure
