// Laws of durations, made in one line.
#pragma once

#include "kernel/law.hpp"

#include <utility>
#include <vector>

namespace tenure::test {

inline Law law(LawKind kind, double mean, double cv) {
    Law law;
    law.kind = kind;
    law.mean = mean;
    law.cv = cv;
    return law;
}

inline Law weibull(double rate, double shape) {
    Law law;
    law.kind = LawKind::weibull;
    law.rate = rate;
    law.shape = shape;
    return law;
}

inline Law mixture(std::vector<double> weights, std::vector<double> rates) {
    Law law;
    law.kind = LawKind::hyperexponential;
    law.weights = std::move(weights);
    law.rates = std::move(rates);
    return law;
}

} // namespace tenure::test
