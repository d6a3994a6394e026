#include "statistics/hierarchy.hpp"
#include "statistics/linear_gaussian.hpp"
#include "statistics/rank_check.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up_runs.hpp"
#include "tests/unit/statistics/mixed_chance.hpp"

using namespace tenure;
using test::KnownSimulator;

namespace {

const HierarchySpread some_spread{{0.3, 0.1, 0.2}, {0.1, 0.2, 0.1}, {0.3, 0.2}};

struct HierarchyCase {
    KnownSimulator simulator;
    Emulator emulator;
    Observed observed;
};

HierarchyCase hierarchy_case() {
    HierarchyCase c;
    c.emulator = emulated(test::runs_of(c.simulator, 32, 11));
    c.observed = test::observed_of(c.simulator);
    return c;
}

/// Ranks of truths among 99 draws, number by number. @param width of the likelihood: 1 is right
std::vector<std::vector<std::size_t>> ranks_of_truths(int truths, double width) {
    const HierarchyCase c = hierarchy_case();
    const Hierarchy h(c.emulator, c.observed, some_spread, {0, 0});
    test::RandomStream random(13);
    std::vector<std::vector<std::size_t>> ranks(2);
    for (int t = 0; t < truths; ++t) {
        const double truth[] = {random.normal(), random.normal()};
        const QuadraticLikelihood fit =
            h.likelihood(h.made_up(truth, [&] { return random.normal(); }));
        const Tempered found = tempered(
            {2, 297, 0.5, 5}, [&](const double* x) { return width * fit(x); },
            test::mixed_chance(static_cast<std::uint64_t>(t) + 100));
        for (std::size_t k = 0; k < 2; ++k) {
            std::size_t below = 0;
            for (std::size_t i = 0; i < 297; i += 3) below += found.draws.at(i, k) < truth[k];
            ranks[k].push_back(below);
        }
    }
    return ranks;
}

} // namespace

TEST_CASE("simulation-based calibration: 1600 truths lie among the draws as often as they should") {
    for (const auto& ranks : ranks_of_truths(1600, 1)) {
        const RankCheck check = rank_check(ranks, 99, 20);
        CHECK(check.p_value > 0.005); // false alarm: 1 in 100 for the two numbers
        CHECK(check.covered_90 >= 0.86);
        CHECK(check.covered_90 <= 0.94);
    }
}

TEST_CASE("simulation-based calibration finds out a posterior that is too narrow") {
    for (const auto& ranks : ranks_of_truths(400, 3)) {
        const RankCheck check = rank_check(ranks, 99, 20);
        CHECK(check.p_value < 1e-4);
        CHECK(check.covered_90 < 0.86);
    }
}

TEST_CASE("without years, offsets or curves the likelihood is that of a linear sum") {
    HierarchyCase c = hierarchy_case();
    const std::size_t q = quadratic_features(2);
    for (std::size_t f = 2; f < q; ++f)
        for (std::size_t m = 0; m < 3; ++m) c.emulator.slopes.at(f, m) = 0;
    for (std::size_t m = 0; m < 3; ++m)
        for (std::size_t l = 0; l < 3; ++l) c.emulator.correlation.at(m, l) = m == l;
    const HierarchySpread none{{1e-9, 1e-9, 1e-9}, {0.1, 0.1, 0.1}, {1e-9, 1e-9}};
    const Hierarchy h(c.emulator, c.observed, none, {0, 0});
    test::RandomStream random(3);
    const double truth[] = {0.5, -0.5};
    const Grid y = h.made_up(truth, [&] { return random.normal(); });
    Grid a(y.rows * 3, 2);
    std::vector<double> values, noise;
    const double middle[] = {0, 0};
    for (std::size_t g = 0; g < y.rows; ++g)
        for (std::size_t m = 0; m < 3; ++m) {
            for (std::size_t k = 0; k < 2; ++k) a.at(g * 3 + m, k) = c.emulator.rows(g).at(m, k);
            values.push_back(y.at(g, m) - c.emulator.levels.at(g, m));
            const double sd = c.emulator.chance_sd(g, middle)[m], own = c.emulator.own_error[m];
            noise.push_back(sd * sd * (1 + 1e-6) + 0.01 + own * own + 1e-9);
        }
    const GaussianPosterior exact = linear_gaussian(a, values, noise);
    const Tempered found = tempered({2, 4096, 0.5, 8}, h.likelihood(y), test::mixed_chance(5));
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(found.mean[k] == Approx(exact.mean[k]).margin(0.1 * exact.sd[k]));
        CHECK(found.sd[k] == Approx(exact.sd[k]).epsilon(0.08));
    }
}

TEST_CASE("a unit's offset is found beside what all have in common, and years take their share") {
    KnownSimulator many;
    many.units = 40;
    many.years = 6;
    const Emulator e = emulated(test::runs_of(many, 8, 21));
    Observed o = test::observed_of(many);
    const HierarchySpread truth{{0.4, 0.1, 0.1}, {0.05, 0.05, 0.05}, {0.4, 0.05}};
    const Hierarchy made(e, o, truth, {0, 0});
    test::RandomStream random(31);
    const double common[] = {0.5, 0.0};
    o.values = made.made_up(common, [&] { return random.normal(); });
    // Unit 0 has, besides, an offset of 1 of the first number.
    for (std::size_t g = 0; g < 6; ++g)
        for (std::size_t m = 0; m < 3; ++m) o.values.at(g, m) += e.rows(g).at(m, 0);
    const HierarchySpread found = estimated_spread(e, o, {0, 0}, 60);
    CHECK(found.offsets[0] == Approx(0.45).margin(0.15));
    CHECK(found.offsets[1] < 0.2);
    CHECK(found.national[0] > found.national[2]);
    const Hierarchy h(e, o, found, {0, 0});
    const OffsetLaw law = h.offsets(0, o.values), other = h.offsets(1, o.values);
    const double gap =
        law.at(common, {0, 0})[0] -
        made.offsets(0, made.made_up(common, [] { return 0.0; })).at(common, {0, 0})[0];
    CHECK(gap > 0.4);
    CHECK(std::fabs(other.at(common, {0, 0})[0]) < gap + 0.8);
    CHECK(law.factor.at(0, 0) < found.offsets[0]);
}

TEST_CASE("values far from where all others lie are drawn in, a shift of all is not") {
    HierarchyCase c = hierarchy_case();
    Grid y(c.observed.unit.size(), 3);
    for (std::size_t g = 0; g < y.rows; ++g)
        for (std::size_t m = 0; m < 3; ++m)
            y.at(g, m) = c.emulator.levels.at(g, m) + 20 + (g % 2 == 0 ? 0.1 : -0.1);
    y.at(0, 0) += 50;
    y.at(2, 0) -= 50;
    const Grid t = tamed(c.emulator, y);
    CHECK(t.at(1, 0) == y.at(1, 0));
    CHECK(t.at(0, 0) < c.emulator.levels.at(0, 0) + 22);
    CHECK(t.at(2, 0) > c.emulator.levels.at(2, 0) + 18);
    // Twice as many standard deviations are twice as far, on both sides.
    const Grid nearer = tamed(c.emulator, y, 1.75);
    const double middle = 2 * nearer.at(0, 0) - t.at(0, 0) - c.emulator.levels.at(0, 0);
    CHECK(middle == Approx(20).margin(0.11));
    CHECK(2 * nearer.at(2, 0) - t.at(2, 0) - c.emulator.levels.at(2, 0) == Approx(middle));
}

TEST_CASE("a group of which nothing is known is as if it were not there") {
    const HierarchyCase c = hierarchy_case();
    const Hierarchy all(c.emulator, c.observed, some_spread, {0, 0});
    test::RandomStream random(17);
    const double truth[] = {0.4, -0.2};
    Observed blank = c.observed;
    blank.values = all.made_up(truth, [&] { return random.normal(); });
    HierarchyCase less = c;
    const std::size_t last = c.observed.unit.size() - 1;
    for (std::size_t m = 0; m < 3; ++m) blank.values.at(last, m) = std::nan("");
    for (Grid* grid : {&less.emulator.levels, &less.emulator.covariates, &less.observed.values}) {
        grid->values.resize(grid->values.size() - grid->columns);
        --grid->rows;
    }
    less.emulator.log_size.pop_back();
    less.observed.unit.pop_back();
    less.observed.year.pop_back();
    std::copy_n(blank.values.values.begin(), 3 * last, less.observed.values.values.begin());
    const QuadraticLikelihood with = Hierarchy(c.emulator, blank, some_spread, {0, 0})
                                         .likelihood(blank.values),
                              without = Hierarchy(less.emulator, less.observed, some_spread, {0, 0})
                                            .likelihood(less.observed.values);
    for (std::size_t i = 0; i < with.curvature.values.size(); ++i)
        CHECK(with.curvature.values[i] == Approx(without.curvature.values[i]).margin(1e-9));
    for (std::size_t i = 0; i < with.pull.size(); ++i)
        CHECK(with.pull[i] == Approx(without.pull[i]).margin(1e-9));
    CHECK(with.pull[0] != Approx(all.likelihood(c.observed.values).pull[0]).margin(1e-3));
    const Hierarchy h(c.emulator, blank, some_spread, {0, 0});
    CHECK(std::isnan(h.made_up(truth, [] { return 0.0; }).at(last, 0)));
}

TEST_CASE("the mean of four units without offsets says as much as those four") {
    HierarchyCase c = hierarchy_case();
    for (double& x : c.emulator.own_error) x = 0;
    for (std::size_t g = 0; g < 4; ++g) { // alike
        c.emulator.covariates.at(g, 0) = c.emulator.covariates.at(0, 0);
        c.emulator.log_size[g] = c.emulator.log_size[0];
        for (std::size_t m = 0; m < 3; ++m) c.emulator.levels.at(g, m) = 1;
    }
    const auto likelihood = [&](std::size_t groups, double units) {
        Emulator e = c.emulator;
        for (Grid* grid : {&e.levels, &e.covariates}) {
            grid->rows = groups;
            grid->values.resize(groups * grid->columns);
        }
        e.log_size.resize(groups);
        Observed o{std::vector<std::size_t>(groups, no_unit), std::vector<std::size_t>(groups, 0),
                   Grid(groups, 3), std::vector<double>(groups, units)};
        for (double& x : o.values.values) x = 1.5;
        return Hierarchy(e, o, some_spread, {0, 0}).likelihood(o.values);
    };
    const QuadraticLikelihood four = likelihood(4, 1), mean = likelihood(1, 4),
                              one = likelihood(1, 1);
    for (std::size_t i = 0; i < four.pull.size(); ++i)
        CHECK(four.pull[i] == Approx(mean.pull[i]).epsilon(1e-4).margin(1e-4));
    CHECK(one.curvature.at(0, 0) < 0.98 * four.curvature.at(0, 0));
}
