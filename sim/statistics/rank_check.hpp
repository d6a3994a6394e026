// Whether a way of fitting says what it should: where truths made from the prior lie among the
// draws that a fit to values made from them gives.
//
// Ranks of truths among draws are uniform if the fit is right (Talts and others 2018,
// simulation-based calibration). They are counted in equal bins and tested by chi-squared, its
// probability by Wilson & Hilferty (1931).
#pragma once

#include <cstddef>
#include <vector>

namespace tenure {

struct RankCheck {
    double chi_squared = 0, p_value = 1;
    double covered_90 = 0; ///< share of truths within the middle 90% of draws
};

/// @param ranks how many of the draws lie below each truth: 0 to `draws`
/// @pre bins divides draws + 1
RankCheck rank_check(const std::vector<std::size_t>& ranks, std::size_t draws, std::size_t bins);

} // namespace tenure
