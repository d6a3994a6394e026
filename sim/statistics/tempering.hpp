// Draws from what is known of numbers after data: sequential Monte Carlo from prior to posterior.
//
// Particles start from the prior N(0, I) and pass through densities prior x likelihood^t, t from 0
// to 1. Each t is as far from the last as leaves an effective share of particles (Del Moral, Doucet
// & Jasra 2006, adaptive); they are then resampled systematically, and moved by steps that keep the
// tempered density: an autoregression about the particles' own normal approximation, accepted by
// Metropolis and Hastings' rule, so that a density near a normal one is drawn from nearly
// independently.
#pragma once

#include "statistics/grid.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace tenure {

/// Random numbers by where they are needed, never by how many were drawn before.
struct Chance {
    using At =
        std::function<double(std::uint32_t step, std::uint32_t particle, std::uint32_t which)>;
    At normal;  ///< standard
    At uniform; ///< on (0, 1)
};

struct TemperingPlan {
    std::size_t dimensions = 1;
    std::size_t particles = 1024;
    double effective_share = 0.5; ///< of particles, that a step of t leaves
    std::uint32_t sweeps = 6;     ///< moves of every particle at each t
};

struct Tempered {
    Grid draws; ///< [particle][number], each as probable as the next
    std::vector<double> mean, sd;
    double log_evidence = 0;
    std::size_t temperatures = 0; ///< steps of t
    double accepted = 0;          ///< share of moves
};

/// A point's logarithm of the likelihood, up to a constant.
using LogLikelihood = std::function<double(const double* point)>;

/// @pre particles > 2 x dimensions
Tempered tempered(const TemperingPlan& plan, const LogLikelihood& log_likelihood,
                  const Chance& chance);

} // namespace tenure
