// One policy's stored values, laid out as statistics wants them: by replication, side by side.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"
#include "statistics/estimate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenure {

/// Some of the measures: from the first to before the last.
struct MeasureRange {
    std::size_t first = 0, last = 0;
    std::size_t size() const { return last - first; }
};

/// Neighbours among some measures, as many at a time as their values under one policy fit `bytes`;
/// one at least. @param measures ascending
std::vector<MeasureRange> ranges_that_fit(std::size_t bytes,
                                          const std::vector<std::size_t>& measures,
                                          const Description& description,
                                          std::uint32_t replications);

/// Values of some measures in every reporting year and over the horizon. Replications that failed
/// or are not stored are missing.
class Outcomes {
public:
    Outcomes(Database& database, const Description& description, std::size_t policy,
             MeasureRange measures, std::uint32_t replications, std::uint32_t point = 0);

    /// Reporting years are 0, 1, ..., and the horizon is the number of years.
    /// @pre measure is in the range
    Sample sample(std::size_t year, std::size_t measure) const;

private:
    void read(Statement rows, bool with_year);
    std::int64_t* column(std::size_t year, std::size_t measure);

    const Description& description_;
    MeasureRange measures_;
    std::uint32_t replications_;
    std::vector<std::int64_t> values_;
};

} // namespace tenure
