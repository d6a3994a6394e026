// A law of durations as a person writes it, with the unit in the key of its mean.
#pragma once

#include "kernel/law.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tenure {

class Fields;

struct LawWords {
    LawKind law = LawKind::never;
    std::optional<double> mean_days, mean_months, mean_years;
    std::optional<double> cv;
    std::optional<double> rate_per_year;
    std::optional<double> shape;
    std::vector<double> weights, rates_per_year;
};

const char* to_text(LawKind kind);
void declare(Fields& f, LawWords& x);

/// @pre declared without faults
Law law_of(const LawWords& words);
/// Means in years.
LawWords words_of(const Law& law);

/// A duration in years, from one in days, months or years.
double years_from(double duration, std::string_view unit);

} // namespace tenure
