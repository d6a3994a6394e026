// What is fitted of a council's simulator: behaviours, each by the numbers of an authority's file
// that it acts on, relative to what the published figures make them. A file's flows are estimates
// already, so a prior is of how far the model's own dynamics are from realising them.
#pragma once

#include "published/year_variation.hpp"
#include "scenario/pack.hpp"

#include <vector>

namespace tenure {

/// A behaviour with its prior: normal with the mean 0 for the logarithm of a factor, the logarithm
/// of a factor on odds, or what is added.
struct Behaviour {
    const char* name;
    const char* title;
    PackActs acts;
    std::vector<const char*> on; ///< paths, as a pack has them
    double prior_sd;
    const char* moves_as; ///< the year effect by which it shows in a council's months; null: none
};

const std::vector<Behaviour>& behaviours();

/// The numbers of a pack, without anything learnt yet.
std::vector<PackNumber> numbers_of_behaviours();

/// How far each may have moved in one council since its last census: twice as far as a council's
/// years lie apart, in standard deviations of priors; 0 where a council's months do not show it.
std::vector<double> moved_sd(const std::vector<YearVariation>& years);

/// In a pack's unit. @param settings standard: in standard deviations of each behaviour's prior
std::vector<double> pack_values(const std::vector<double>& settings);

} // namespace tenure
