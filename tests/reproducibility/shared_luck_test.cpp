// Sharing luck must pay: the everyday check of what benchmarks/common_random_numbers.cpp measures.
#include "benchmarks/coupling.hpp"
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

std::vector<double> leavers(const Study& study, const Policy& policy, std::uint32_t replications) {
    Trials trials(study, policy);
    const auto names = trials.measures();
    const auto at = std::find(names.begin(), names.end(), "leavers") - names.begin();
    std::vector<double> all;
    for (std::uint32_t r = 0; r < replications; ++r)
        all.push_back(static_cast<double>(trials.horizon(r)[static_cast<std::size_t>(at)]));
    return all;
}

} // namespace
