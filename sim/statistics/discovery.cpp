#include "statistics/discovery.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr std::size_t most_restricted = 3, starts = 8, thresholds = 20;
constexpr double least_gain = 0.05;

using BoxRows = std::vector<std::size_t>;
using Restrictions = std::vector<Restriction>;

/// Draws in which something happens or not.
struct Occurrences {
    const std::vector<bool>& happens;
    const Grid& parameters;

    double count(const BoxRows& rows) const {
        return static_cast<double>(
            std::count_if(rows.begin(), rows.end(), [&](std::size_t r) { return happens[r]; }));
    }
    BoxRows within(const Restrictions& box, const BoxRows& rows) const {
        BoxRows inside;
        for (const std::size_t r : rows)
            if (std::all_of(box.begin(), box.end(), [&](const Restriction& x) {
                    return x.holds(parameters.at(r, x.parameter));
                }))
                inside.push_back(r);
        return inside;
    }
};

/// Boxes found on some rows.
class BoxSearch {
public:
    BoxSearch(const Occurrences& all, const BoxRows& rows)
        : all_(all), rows_(rows), occurring_(all.count(rows)) {
        for (std::size_t p = 0; p < all.parameters.columns; ++p) add_thresholds(p);
    }

    Restrictions best() const {
        std::vector<std::pair<double, Restrictions>> found;
        for (const Restriction& x : singles_) found.push_back({quality({x}, rows_), {x}});
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        found.resize(std::min(starts, found.size()));
        for (auto& [reached, box] : found) extend(box, reached);
        const auto best =
            std::max_element(found.begin(), found.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; });
        return best == found.end() ? Restrictions{} : best->second;
    }

private:
    void add_thresholds(std::size_t parameter) {
        std::vector<double> values;
        for (const std::size_t r : rows_) values.push_back(all_.parameters.at(r, parameter));
        std::sort(values.begin(), values.end());
        for (std::size_t k = 1; k < thresholds; ++k) {
            const double at = values[k * values.size() / thresholds];
            if (at > values.front()) singles_.push_back({parameter, at, true});
            if (at < values.back()) singles_.push_back({parameter, at, false});
        }
    }
    /// Harmonic mean of coverage and density. @param rows those that may lie within
    double quality(const Restrictions& box, const BoxRows& rows) const {
        const BoxRows inside = all_.within(box, rows);
        return 2 * all_.count(inside) / (occurring_ + static_cast<double>(inside.size()));
    }
    /// The restriction of a number not yet restricted that is best beside a box.
    std::pair<double, Restriction> best_beside(const Restrictions& box) const {
        const BoxRows inside = all_.within(box, rows_);
        std::pair<double, Restriction> best{-1, {}};
        for (const Restriction& x : singles_) {
            if (std::any_of(box.begin(), box.end(),
                            [&](const Restriction& y) { return y.parameter == x.parameter; }))
                continue;
            const double reached = quality({x}, inside);
            if (reached > best.first) best = {reached, x};
        }
        return best;
    }
    /// Adds numbers while they add enough, the others' thresholds found anew each time.
    void extend(Restrictions& box, double& reached) const {
        while (box.size() < most_restricted) {
            const auto [quality, next] = best_beside(box);
            if (!(quality > reached + least_gain)) return;
            box.push_back(next);
            reached = quality;
            for (std::size_t i = 0; i + 1 < box.size(); ++i) {
                Restrictions others = box;
                others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
                const auto [again, other] = best_beside(others);
                if (!(again > reached)) continue;
                box[i] = other;
                reached = again;
            }
        }
    }

    const Occurrences& all_;
    const BoxRows& rows_;
    double occurring_;
    Restrictions singles_;
};

} // namespace

std::optional<ScenarioBox> discover(const std::vector<bool>& happens, const Grid& parameters,
                                    const std::vector<std::uint32_t>& set_of_row) {
    expects(happens.size() == parameters.rows && happens.size() == set_of_row.size(),
            "each draw has its numbers and its set");
    const Occurrences all{happens, parameters};
    BoxRows half[2];
    for (std::size_t r = 0; r < happens.size(); ++r) half[set_of_row[r] % 2].push_back(r);
    for (const BoxRows& rows : half) {
        const double count = all.count(rows);
        if (count < 10 || static_cast<double>(rows.size()) - count < 10) return {};
    }
    const Restrictions box = BoxSearch(all, half[0]).best();
    const BoxRows inside = all.within(box, half[1]);
    if (box.empty() || inside.empty()) return {};
    const auto n = static_cast<double>(inside.size());
    const double overall = all.count(half[1]) / static_cast<double>(half[1].size());
    const double density = all.count(inside) / n;
    if (!(density > overall + 2 * std::sqrt(overall * (1 - overall) / n))) return {};
    return ScenarioBox{box, all.count(inside) / all.count(half[1]), density, overall};
}

} // namespace tenure
