// Whether a setting meets everything, shown on futures that nothing was chosen by.
//
// A setting has two looks, of which the second takes four times the futures of the first and is
// had only where the first leaves it undecided. Each look has its part of the error, whatever was
// seen before it, so that both together err no more often than that (Bonferroni). That each
// condition is shown with error alpha bounds the error of all of them (Berger 1982).
#pragma once

#include "experiment/seek_trials.hpp"

namespace tenure {

inline constexpr double seek_error = 0.05; ///< of all that a search returns
/// Of a setting's error, that of its first look; the rest is that of the second.
inline constexpr double seek_first_look = 0.75;
/// Futures of the second look, in those of the first.
inline constexpr std::uint32_t seek_second_look = 4;

/// Whole batches that have as many futures.
std::uint32_t whole_batches(std::uint32_t futures);

/// Futures of a first look, by what the search knows: fewer where they are likely to do.
std::uint32_t first_look(const SeekProblem& problem, const SeekTrials& trials,
                         std::uint32_t setting, double error);

/// @param attempt from 0 on; each has futures of its own
/// @param longer whether a second look may be had
SeekTrial confirmed(const SeekProblem& problem, SeekTrials& trials, std::uint32_t setting,
                    double error, std::size_t attempt, bool longer);

/// One look at so many futures, for what is told of a setting that nothing is claimed of.
SeekTrial looked_at(const SeekProblem& problem, SeekTrials& trials, std::uint32_t setting,
                    double error, std::size_t attempt, std::uint32_t futures);

} // namespace tenure
