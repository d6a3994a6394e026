// Count, sum and sum of squares of whole numbers, exact, so that no order of adding moves a bit.
#pragma once

#include <cstdint>

namespace tenure {

/// Adds and merges in any order give equal accumulators. An overflow of 128 bits violates a
/// contract; values up to 2^53 stay clear of it for 2 million additions.
class Accumulator {
public:
    void add(std::int64_t value);
    void merge(const Accumulator& other);

    std::int64_t count() const { return count_; }
    __int128 sum() const { return sum_; }
    /// Whether all values so far are equal (also true of none).
    bool constant() const { return deviations().about_centre == 0; }

    /// @pre count() > 0
    double mean() const;
    /// Unbiased: divided by count - 1. Relative error a few units in the last place, however large
    /// the mean. @pre count() > 1
    double variance() const;

    friend bool operator==(const Accumulator& a, const Accumulator& b) {
        return a.count_ == b.count_ && a.sum_ == b.sum_ && a.squares_ == b.squares_;
    }

private:
    /// About the whole number nearest the mean.
    struct Deviations {
        unsigned __int128 about_centre = 0; ///< sum of squared deviations
        __int128 rest = 0;                  ///< sum of deviations; at most count / 2 in size
    };
    Deviations deviations() const;

    std::int64_t count_ = 0;
    __int128 sum_ = 0;
    __int128 squares_ = 0;
};

/// The whole number nearest sum / count; halves go up. @pre count > 0
__int128 nearest_quotient(__int128 sum, std::int64_t count);

} // namespace tenure
