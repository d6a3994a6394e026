// Pay: points on each role's range, yearly increments, and what comes on top.
#pragma once

#include <string>

namespace tenure {

struct PayParameters {
    int price_year = 2022;            ///< of every amount in the file
    double benefits_gbp_per_year = 0; ///< per head
    double on_cost_share = 0.3;       ///< employer's pension, insurance and levy, of pay
    unsigned increment_month = 4;
    unsigned increment_day = 1;
    double discount_rate = 0;     ///< a year, of money after the start of the study
    double market_pay_growth = 0; ///< a year, over the authority's own scale
};

} // namespace tenure
