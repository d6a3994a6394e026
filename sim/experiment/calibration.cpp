#include "experiment/calibration.hpp"

#include "core/contract.hpp"
#include "random/draw.hpp"
#include "statistics/implausibility.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr std::uint32_t of_offsets = 1u << 20; ///< steps that draw what particles do not
constexpr std::uint32_t of_candidates = of_offsets + 1;
constexpr std::uint32_t prior_candidates = 2000;
constexpr double deviations_90 = 1.6448536269514722;

/// Whether a group is of what is fitted: all units, one, or one since it has moved.
bool is_fitted(const Observed& o, const CalibrationPlan& plan, std::size_t group) {
    if (o.moved) return o.has_moved(group);
    return plan.unit ? o.unit[group] == *plan.unit : o.unit[group] != no_unit;
}

/// Whether a value counts towards targets.
bool is_target(const Observed& o, const CalibrationPlan& plan, std::size_t group, std::size_t m) {
    return is_fitted(o, plan, group) && o.is_known(group, m);
}

/// By value, how many groups count towards its target.
std::vector<double> targets_in(const Observed& o, const CalibrationPlan& plan) {
    std::vector<double> all(o.values.columns, 0);
    for (std::size_t g = 0; g < o.unit.size(); ++g)
        for (std::size_t m = 0; m < all.size(); ++m) all[m] += is_target(o, plan, g, m) ? 1 : 0;
    return all;
}

Grid rows_of_fit(const Tempered& found, const Hierarchy& h, const Grid& values,
                 const CalibrationPlan& plan, const Chance& chance) {
    const std::size_t numbers = found.draws.columns, step = found.draws.rows / plan.rows;
    Grid rows(plan.rows, numbers);
    const std::optional<OffsetLaw> own =
        plan.unit ? std::optional(h.offsets(*plan.unit, values)) : std::nullopt;
    for (std::size_t i = 0; i < plan.rows; ++i) {
        const double* common = &found.draws.values[i * step * numbers];
        std::vector<double> offset;
        for (std::size_t k = 0; k < numbers; ++k)
            offset.push_back(chance.normal(of_offsets, static_cast<std::uint32_t>(i),
                                           static_cast<std::uint32_t>(k)));
        if (own)
            offset = own->at(common, offset);
        else
            for (std::size_t k = 0; k < numbers; ++k) offset[k] *= h.spread().offsets[k];
        for (std::size_t k = 0; k < numbers; ++k) rows.at(i, k) = common[k] + offset[k];
    }
    return rows;
}

std::vector<double> column_means(const Grid& grid) {
    std::vector<double> means(grid.columns, 0);
    for (std::size_t r = 0; r < grid.rows; ++r)
        for (std::size_t c = 0; c < grid.columns; ++c)
            means[c] += grid.at(r, c) / static_cast<double>(grid.rows);
    return means;
}

std::vector<double> column_sds(const Grid& grid) {
    const std::vector<double> means = column_means(grid);
    std::vector<double> sds(grid.columns, 0);
    for (std::size_t c = 0; c < grid.columns; ++c) {
        for (std::size_t r = 0; r < grid.rows; ++r)
            sds[c] += std::pow(grid.at(r, c) - means[c], 2) / static_cast<double>(grid.rows - 1);
        sds[c] = std::sqrt(sds[c]);
    }
    return sds;
}

/// The mean over the groups that count of what settings make.
class MeanOfGroups {
public:
    MeanOfGroups(const Emulator& e, const Observed& o, const CalibrationPlan& plan)
        : level_(e.values(), 0), rows_(e.values(), quadratic_features(e.numbers())) {
        const std::vector<double> groups = targets_in(o, plan);
        for (std::size_t g = 0; g < o.unit.size(); ++g) {
            const Grid rows = e.rows(g);
            for (std::size_t m = 0; m < level_.size(); ++m) {
                if (!is_target(o, plan, g, m)) continue;
                for (std::size_t f = 0; f < rows.columns; ++f)
                    rows_.at(m, f) += rows.at(m, f) / groups[m];
                level_[m] += e.levels.at(g, m) / groups[m];
            }
        }
    }

    std::vector<double> at(const std::vector<double>& settings) const {
        const std::vector<double> q = quadratic(settings.data(), settings.size());
        std::vector<double> all = level_;
        for (std::size_t m = 0; m < all.size(); ++m)
            for (std::size_t f = 0; f < q.size(); ++f) all[m] += rows_.at(m, f) * q[f];
        return all;
    }

private:
    std::vector<double> level_;
    Grid rows_;
};

void predict_groups(const Emulator& e, const Observed& o, const CalibrationPlan& plan,
                    Calibration& c) {
    const std::vector<double> fit = column_means(c.rows);
    const std::size_t groups = e.levels.rows;
    c.made = c.made_sd = Grid(groups, e.values());
    for (std::size_t g = 0; g < groups; ++g) {
        const std::vector<double>& at = is_fitted(o, plan, g) ? fit : c.mean;
        const std::vector<double> made = e.mean(g, at.data()), sd = e.chance_sd(g, at.data());
        for (std::size_t m = 0; m < made.size(); ++m) {
            c.made.at(g, m) = made[m];
            c.made_sd.at(g, m) =
                std::sqrt((sd[m] * sd[m] + std::pow(c.spread.lacking[m], 2)) / o.units_in(g) +
                          std::pow(c.spread.national[m], 2) + std::pow(e.error(g, m), 2));
        }
    }
}

std::vector<CalibrationMatch> matches_of(const Emulator& e, const Observed& o,
                                         const CalibrationPlan& plan, const Calibration& c) {
    const std::vector<double> start(e.numbers(), 0), fit = column_means(c.rows);
    const MeanOfGroups mean(e, o, plan);
    const std::vector<double> before = mean.at(start), after = mean.at(fit);
    std::vector<CalibrationMatch> all;
    for (std::size_t m = 0; m < e.values(); ++m) all.push_back({0, before[m], after[m], 0});
    const std::vector<double> groups = targets_in(o, plan);
    for (std::size_t g = 0; g < o.unit.size(); ++g)
        for (std::size_t m = 0; m < all.size(); ++m) {
            all[m].known = groups[m] > 0;
            if (!is_target(o, plan, g, m)) continue;
            all[m].published += o.values.at(g, m) / groups[m];
            if (std::fabs(o.values.at(g, m) - c.made.at(g, m)) < deviations_90 * c.made_sd.at(g, m))
                all[m].covered_90 += 1 / groups[m];
        }
    return all;
}

/// What may stand between the mean of a value over the groups that count and the model: chance,
/// the emulator's own error, and the spread of all values about their middle, of which half may be
/// what the model lacks in a group and a quarter what all of a year have in common.
std::vector<double> tolerances(const Emulator& e, const Observed& o, const CalibrationPlan& plan) {
    const std::vector<double> start(e.numbers(), 0);
    const std::vector<double> spreads = robust_spread(e, o.values).sd;
    std::vector<double> all;
    for (std::size_t m = 0; m < e.values(); ++m) {
        std::vector<bool> years;
        double chance = 0, groups = 0, own = 0;
        for (std::size_t g = 0; g < o.unit.size(); ++g) {
            if (!is_target(o, plan, g, m)) continue;
            if (o.year[g] >= years.size()) years.resize(o.year[g] + 1);
            years[o.year[g]] = true;
            chance += std::pow(e.chance_sd(g, start.data())[m], 2);
            own += std::pow(e.error(g, m), 2);
            ++groups;
        }
        if (groups == 0) { // nothing to match
            all.push_back(1);
            continue;
        }
        const double spread = spreads[m];
        const auto seen = static_cast<double>(std::count(years.begin(), years.end(), true));
        const double lacking = 0.25 * spread * spread + own / groups;
        all.push_back(
            std::sqrt((chance / groups + lacking) / groups + spread * spread / 16 / seen + 1e-12));
    }
    return all;
}

/// Settings to look among: those of the rows, then others of the prior, own offset and all.
std::vector<double> candidate(const Calibration& c, const Observed& o, const Chance& chance,
                              std::size_t number) {
    std::vector<double> settings(c.rows.columns);
    for (std::size_t k = 0; k < settings.size(); ++k)
        settings[k] = number < c.rows.rows
                          ? c.rows.at(number, k)
                          : (o.moved ? c.prior_sd[k] : 1) *
                                chance.normal(of_candidates, static_cast<std::uint32_t>(number),
                                              static_cast<std::uint32_t>(k));
    return settings;
}

void seek_matches(const Emulator& e, const Observed& o, const CalibrationPlan& plan,
                  const Chance& chance, Calibration& c) {
    const MeanOfGroups mean(e, o, plan);
    const std::vector<double> sds = tolerances(e, o, plan);
    std::vector<std::size_t> known;
    std::vector<double> published, sd;
    for (std::size_t m = 0; m < c.matches.size(); ++m) {
        if (!c.matches[m].known) continue;
        known.push_back(m);
        published.push_back(c.matches[m].published);
        sd.push_back(sds[m]);
    }
    Grid made(c.rows.rows + prior_candidates, known.size());
    for (std::size_t s = 0; s < made.rows; ++s) {
        const std::vector<double> means = mean.at(candidate(c, o, chance, s));
        for (std::size_t i = 0; i < known.size(); ++i) made.at(s, i) = means[known[i]];
    }
    const Implausibility nearest = implausibility(made, published, sd);
    c.implausibility.assign(c.matches.size(), 0);
    for (std::size_t i = 0; i < known.size(); ++i)
        c.implausibility[known[i]] = nearest.by_target[i];
    for (const std::size_t i : nearest.cannot_match) c.cannot_match.push_back(known[i]);
}

/// Values that lie far out drawn in, but where a unit may have moved.
Grid drawn_in(const Emulator& emulator, const Observed& observed) {
    Grid near = tamed(emulator, observed.values);
    for (std::size_t g = 0; g < near.rows; ++g)
        for (std::size_t m = 0; m < near.columns && observed.has_moved(g); ++m)
            near.at(g, m) = observed.values.at(g, m);
    return near;
}

} // namespace

Chance chance_of(std::uint64_t seed) {
    const auto at = [seed](std::uint32_t step, std::uint32_t particle, std::uint32_t which,
                           Purpose purpose) {
        return address({seed, step}, purpose, entity(Source::parameter, particle), which);
    };
    return {[at](std::uint32_t step, std::uint32_t particle, std::uint32_t which) {
                return normal(at(step, particle, which, Purpose::fit));
            },
            [at](std::uint32_t step, std::uint32_t particle, std::uint32_t which) {
                return uniform(at(step, particle, which, Purpose::fit_accepts));
            }};
}

Calibration calibrated(const Emulator& emulator, const Observed& observed,
                       const CalibrationPlan& plan) {
    expects(plan.rows > 1 && plan.rows <= plan.particles, "rows are some of the particles");
    expects(!observed.moved || plan.unit, "what has moved is the unit that is fitted");
    const Chance chance = chance_of(plan.seed);
    Observed near = observed;
    near.values = drawn_in(emulator, observed);
    std::vector<double> about(emulator.numbers(), 0);
    Calibration c;
    const int passes = observed.moved ? 4 : 2; // the point that offsets are seen from moves
    for (int pass = 0; pass < passes; ++pass) {
        const Hierarchy h(emulator, near, estimated_spread(emulator, near, about), about);
        const Tempered found = tempered({emulator.numbers(), plan.particles, 0.5, 6},
                                        h.likelihood(near.values), chance);
        about = found.mean;
        c.spread = h.spread();
        c.mean = found.mean;
        c.sd = found.sd;
        c.temperatures = found.temperatures;
        c.accepted = found.accepted;
        c.rows = rows_of_fit(found, h, near.values, plan, chance);
        if (near.moved)
            near.moved->from = h.offsets(*plan.unit, near.values)
                                   .at(found.mean.data(), std::vector<double>(found.mean.size()));
    }
    c.row_sd = column_sds(c.rows);
    for (std::size_t k = 0; k < c.spread.offsets.size(); ++k)
        c.prior_sd.push_back(
            std::hypot(1.0, c.spread.offsets[k], near.moved ? near.moved->sd[k] : 0));
    predict_groups(emulator, observed, plan, c);
    c.matches = matches_of(emulator, observed, plan, c);
    seek_matches(emulator, observed, plan, chance, c);
    return c;
}

} // namespace tenure
