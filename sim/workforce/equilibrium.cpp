#include "workforce/equilibrium.hpp"

#include "core/elementary.hpp"
#include "workforce/leaving.hpp"
#include "workforce/model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenure::equilibrium {

namespace {

constexpr double longest = 1e5;     ///< years of service that are thought of
constexpr double negligible = 1e-6; ///< years times survival to them, at the end of the last cell
constexpr double tolerable = 1e-2;  ///< the same at `longest`; more, and nobody ever leaves
constexpr std::size_t cells = 600;  ///< beside those that begin at a tenure band
constexpr double finest = 0.02;     ///< years up to which cells are about even; then they widen

struct Served {
    const LeavingModel& m;
    RoleId role;
    double age = 0; ///< now
};

/// Hazard lived through by a person of frailty 1 in t years of service up to now.
double individual_hazard(const Served& x, const ServiceKinds& kinds, double t) {
    const LeavingModel& m = x.m;
    const double published = leaving::published_exposure(m, x.role, t, x.age - t);
    double hazard = published;
    if (m.population_average)
        hazard = (elementary::exp(m.frailty_variance * published) - 1) / m.frailty_variance;
    for (std::uint8_t d : m.active)
        if (!m.service[d].empty()) hazard += cumulative_hazard(m.service[d][kinds.of[d]], t);
    return hazard;
}

double survival_of(const Served& x, const ServiceKinds& kinds, double t) {
    const double hazard = individual_hazard(x, kinds, t), v = x.m.frailty_variance;
    if (!(hazard < std::numeric_limits<double>::infinity())) return 0;
    return elementary::exp(v > 0 ? -elementary::log(1 + v * hazard) / v : -hazard);
}

double survival(const Served& x, double t) {
    double sum = 0;
    for (const ServiceKinds& k : x.m.kinds) sum += k.probability * survival_of(x, k, t);
    return sum;
}

/// By when all have left, or nearly; below 0 if they never do.
double last_year(const Served& x) {
    double end = 1;
    while (end < longest && end * survival(x, end) > negligible) end *= 2;
    if (end * survival(x, end) > tolerable) return -1;
    for (std::uint8_t d : x.m.active) // just before all leave at once
        if (x.m.service_mixture[d].kind == LawKind::fixed)
            end = std::min(end, x.m.service_mixture[d].mean * (1 - 1e-12));
    return end;
}

/// Cells widen with service; one begins where a tenure band does.
std::vector<double> grid(const LeavingModel& m, double end) {
    std::vector<double> at;
    for (std::size_t i = 0; i <= cells; ++i) {
        const double share = static_cast<double>(i) / cells;
        at.push_back(finest * (elementary::exp(share * elementary::log(1 + end / finest)) - 1));
    }
    at.back() = end;
    for (double edge : m.tenure_edges)
        if (edge > 0 && edge < end) at.push_back(edge);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
}

} // namespace

std::vector<ServiceKinds> service_kinds(const LeavingModel& m) {
    std::vector<ServiceKinds> all(1);
    for (std::uint8_t d : m.active) {
        if (m.service[d].size() < 2) continue;
        const std::vector<double>& weights = m.service_mixture[d].weights;
        double total = 0;
        for (double w : weights) total += w;
        std::vector<ServiceKinds> more;
        for (const ServiceKinds& k : all)
            for (std::size_t i = 0; i < weights.size(); ++i) {
                more.push_back(k);
                more.back().of[d] = static_cast<std::uint8_t>(i);
                more.back().probability *= weights[i] / total;
            }
        all = std::move(more);
    }
    return all;
}

EquilibriumService service(const LeavingModel& m, RoleId role, double age) {
    const Served x{m, role, age};
    EquilibriumService s;
    const double end = last_year(x);
    if (!(end > 0)) return s;
    s.at = grid(m, end);
    for (double t : s.at) s.survival.push_back(survival(x, t));
    s.area.push_back(0);
    for (std::size_t i = 1; i < s.at.size(); ++i) { // by Simpson's rule
        const double middle = survival(x, (s.at[i - 1] + s.at[i]) / 2);
        s.area.push_back(s.area.back() + (s.at[i] - s.at[i - 1]) / 6 *
                                             (s.survival[i - 1] + 4 * middle + s.survival[i]));
    }
    return s;
}

double drawn(const EquilibriumService& s, double u) {
    if (s.at.empty()) return 0;
    const double target = u * s.area.back();
    const auto above = std::upper_bound(s.area.begin() + 1, s.area.end() - 1, target);
    const auto i = static_cast<std::size_t>(above - s.area.begin());
    const double share = (target - s.area[i - 1]) / (s.area[i] - s.area[i - 1]);
    const double kept = s.survival[i] / s.survival[i - 1], width = s.at[i] - s.at[i - 1];
    // Where survival hardly falls, or falls to nothing, the cell is even.
    if (kept > 1 - 1e-9 || !(kept > 0)) return s.at[i - 1] + share * width;
    return s.at[i - 1] + width * elementary::log(1 - share * (1 - kept)) / elementary::log(kept);
}

double mean_service(const EquilibriumService& s) {
    return s.at.empty() ? std::numeric_limits<double>::infinity() : s.area.back();
}

const ServiceKinds& kinds_after(const LeavingModel& m, RoleId role, double served, double age,
                                double u) {
    const Served x{m, role, age};
    double left = u * survival(x, served);
    for (const ServiceKinds& k : m.kinds) {
        left -= k.probability * survival_of(x, k, served);
        if (left < 0) return k;
    }
    return m.kinds.back();
}

} // namespace tenure::equilibrium
