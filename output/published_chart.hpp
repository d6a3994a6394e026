// What was published of an authority beside what is simulated of it, rate by rate and year by year.
#pragma once

#include "output/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Over simulated futures of the baseline, in the measure's unit.
struct SimulatedYear {
    int year = 0;
    double p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
};

/// One of the official rates.
struct RateHistory {
    std::string measure;
    std::vector<int> years;        ///< that something was published of
    std::vector<double> published; ///< in the measure's unit
    std::vector<SimulatedYear> simulated;

    /// The simulated year that the last published one is held against: the same, else the next.
    const SimulatedYear& beside_last() const;
    /// Whether the last published value lies in nine of ten simulated futures of that year.
    bool goes_on() const;
};

struct PublishedChart {
    std::string title; ///< its message, at most 15 words
    std::vector<RateHistory> rates;
};

/// Nothing where the council's file carries no published rates, or none that are simulated.
/// @pre the results are summarised
std::optional<PublishedChart> published_chart(Store& store);

/// The last published values beside the simulated ones, and which of them lie outside.
std::vector<std::string> published_words(const PublishedChart& chart, const Description& d);

} // namespace tenure
