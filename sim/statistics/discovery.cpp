#include "statistics/discovery.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tenure {

namespace {

constexpr std::size_t most_restricted = 3;
constexpr double far = std::numeric_limits<double>::infinity();

using Rows = std::vector<std::size_t>;
using Box = std::vector<Restriction>;

struct Space {
    const std::vector<bool>& happens;
    const Grid& parameters;

    double count(const Rows& rows) const {
        return static_cast<double>(
            std::count_if(rows.begin(), rows.end(), [&](std::size_t r) { return happens[r]; }));
    }
    double density(const Rows& rows) const {
        return rows.empty() ? 0 : count(rows) / static_cast<double>(rows.size());
    }
    Rows within(const Box& box, const Rows& rows) const {
        Rows inside;
        for (const std::size_t r : rows)
            if (std::all_of(box.begin(), box.end(), [&](const Restriction& x) {
                    const double value = parameters.at(r, x.parameter);
                    return x.low <= value && value <= x.high;
                }))
                inside.push_back(r);
        return inside;
    }
    /// Harmonic mean of coverage and density.
    double quality(const Box& box, const Rows& rows) const {
        const Rows inside = within(box, rows);
        const double all = count(rows), in = count(inside);
        return in == 0 ? 0 : 2 * in / (all + static_cast<double>(inside.size()));
    }
};

Box restricted(Box box, std::size_t parameter, double low, double high) {
    for (Restriction& x : box)
        if (x.parameter == parameter) {
            x = {parameter, std::max(x.low, low), std::min(x.high, high)};
            return box;
        }
    box.push_back({parameter, low, high});
    return box;
}

bool may_restrict(const Box& box, std::size_t parameter) {
    return box.size() < most_restricted ||
           std::any_of(box.begin(), box.end(),
                       [&](const Restriction& x) { return x.parameter == parameter; });
}

/// The box without a tenth of its rows at one side of a number; nothing if all have one value.
std::optional<Box> peeled(const Space& space, const Box& box, const Rows& inside,
                          std::size_t parameter, bool low_side) {
    std::vector<double> values;
    for (const std::size_t r : inside) values.push_back(space.parameters.at(r, parameter));
    std::sort(values.begin(), values.end());
    const std::size_t peel = std::max<std::size_t>(1, values.size() / 10);
    if (low_side) {
        const auto next = std::upper_bound(values.begin(), values.end(), values[peel - 1]);
        if (next == values.end()) return {};
        return restricted(box, parameter, *next, far);
    }
    const auto next = std::lower_bound(values.begin(), values.end(), values[values.size() - peel]);
    if (next == values.begin()) return {};
    return restricted(box, parameter, -far, *(next - 1));
}

/// The best of all ways to peel; nothing if there is none.
std::optional<Box> peel(const Space& space, const Box& box, const Rows& inside) {
    std::optional<Box> best;
    double most = -1;
    for (std::size_t p = 0; p < space.parameters.columns; ++p) {
        if (!may_restrict(box, p)) continue;
        for (const bool low_side : {true, false}) {
            auto next = peeled(space, box, inside, p, low_side);
            if (!next) continue;
            const double density = space.density(space.within(*next, inside));
            if (density > most) {
                most = density;
                best = std::move(next);
            }
        }
    }
    return best;
}

/// Drops restrictions that hardly matter.
Box simplified(const Space& space, Box box, const Rows& rows) {
    for (std::size_t i = box.size(); i-- > 0 && box.size() > 1;) {
        Box without = box;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        if (space.quality(without, rows) > space.quality(box, rows) - 0.03) box = without;
    }
    return box;
}

Box found(const Space& space, const Rows& rows) {
    Box box, best;
    double most = space.quality(box, rows);
    for (Rows inside = rows; inside.size() > 10 && space.density(inside) < 1;) {
        auto next = peel(space, box, inside);
        if (!next) break;
        box = std::move(*next);
        inside = space.within(box, inside);
        const double quality = space.quality(box, rows);
        if (quality > most) {
            most = quality;
            best = box;
        }
    }
    return simplified(space, best, rows);
}

} // namespace

std::optional<ScenarioBox> discover(const std::vector<bool>& happens, const Grid& parameters,
                                    const std::vector<std::uint32_t>& set_of_row) {
    expects(happens.size() == parameters.rows && happens.size() == set_of_row.size(),
            "each draw has its numbers and its set");
    const Space space{happens, parameters};
    Rows half[2];
    for (std::size_t r = 0; r < happens.size(); ++r) half[set_of_row[r] % 2].push_back(r);
    for (const Rows& rows : half) {
        const double count = space.count(rows);
        if (count < 10 || static_cast<double>(rows.size()) - count < 10) return {};
    }
    const Box box = found(space, half[0]);
    const Rows inside = space.within(box, half[1]);
    const double overall = space.density(half[1]), density = space.density(inside);
    const double error = std::sqrt(overall * (1 - overall) / static_cast<double>(inside.size()));
    if (box.empty() || inside.empty() || !(density > overall + 2 * error)) return {};
    return ScenarioBox{box, space.count(inside) / space.count(half[1]), density, overall};
}

} // namespace tenure
