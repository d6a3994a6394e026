#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "statistics/information.hpp"
#include "statistics/partial.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// A choice between nothing and p1 - p2, p1 ~ N(1, 1), p2 ~ N(0, 2^2), and a number p3 of no
/// effect.
struct Choice {
    std::vector<std::int64_t> nothing, something;
    Grid parameters;
    std::uint32_t share;

    Choice(std::size_t draws, std::uint32_t share_, double chance_sd)
        : parameters(draws, 3), share(share_) {
        QuickRandom chance(404);
        for (std::size_t d = 0; d < draws; ++d) {
            parameters.at(d, 0) = 1 + chance.normal();
            parameters.at(d, 1) = 2 * chance.normal();
            parameters.at(d, 2) = chance.uniform();
            for (std::uint32_t r = 0; r < share; ++r) {
                const double future = 10 * chance.normal(); // shared by both options
                const double own = chance_sd * chance.normal();
                nothing.push_back(whole(future));
                something.push_back(
                    whole(future + parameters.at(d, 0) - parameters.at(d, 1) + own));
            }
        }
    }
    DrawMeans means() const { return draw_means({{nothing, share}, {something, share}}, 1 / unit); }
    Grid only(std::size_t parameter) const {
        Grid grid(parameters.rows, 1);
        for (std::size_t r = 0; r < grid.rows; ++r) grid.at(r, 0) = parameters.at(r, parameter);
        return grid;
    }
};

struct Checked {
    double value, error;
    bool agrees(double expected) const { return std::fabs(value - expected) < 4 * error; }
    bool refutes(double expected) const { return std::fabs(value - expected) > 8 * error; }
};

template <class Number> Checked checked(const DrawMeans& means, const Number& number) {
    const auto of = [&](const std::vector<std::size_t>& rows) {
        DrawMeans some = means;
        some.means = rows_of(means.means, rows);
        return number(some);
    };
    return {number(means), jackknife_error(means.sets, of)};
}

double perfect(const DrawMeans& means) { return information(without_chance(means)).perfect; }
double perfect_with_chance(const DrawMeans& means) { return information(means.means).perfect; }

/// Values of options that have no chance in them.
Information of_options(std::size_t draws, const std::vector<std::vector<double>>& columns) {
    Grid grid(draws, columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (std::size_t r = 0; r < draws; ++r) grid.at(r, c) = columns[c][r];
    return information(grid);
}

constexpr double evpi = 0.479811, evppi_1 = 0.083315, evppi_2 = 0.395593, p_best = 0.672640;

} // namespace

TEST_CASE("perfect information is worth what it is, with the chance of replications removed") {
    const Choice certain(20'000, 1, 0), uncertain(20'000, 4, 3);
    const auto exact = checked(certain.means(), perfect);
    CHECK(exact.agrees(evpi));
    CHECK(exact.refutes(evpi * 1.2));
    CHECK(checked(uncertain.means(), perfect).agrees(evpi));
    // Control: with chance left in, information seems worth more than it is.
    CHECK(checked(uncertain.means(), perfect_with_chance).refutes(evpi));
    const Information known = information(without_chance(uncertain.means()));
    CHECK(known.probability_best[1] ==
          Approx(p_best).margin(4 * std::sqrt(p_best * (1 - p_best) / 20'000)));
    CHECK(known.best == 1);
    CHECK(known.expected_loss[1] == known.perfect);
    CHECK(known.expected_loss[0] - known.expected_loss[1] ==
          Approx(known.expected[1] - known.expected[0]));
}

TEST_CASE("information on one number is worth less, and on one without effect nothing") {
    const Choice choice(4000, 4, 3);
    const DrawMeans means = choice.means();
    const auto one = partial_information(means, choice.only(0));
    const auto two = partial_information(means, choice.only(1));
    const auto none = partial_information(means, choice.only(2));
    const auto both = partial_information(means, choice.parameters);
    const auto check = [](const PartialInformation& p) { return Checked{p.value, p.std_error}; };
    CHECK(check(one).agrees(evppi_1));
    CHECK(check(two).agrees(evppi_2));
    CHECK(check(two).refutes(evppi_1));
    CHECK(check(both).agrees(evpi));
    CHECK(std::fabs(none.value) <= 4 * none.std_error);
    CHECK(one.value > 4 * one.std_error);
    CHECK(both.value > two.value - 2 * (both.std_error + two.std_error));
    // Shares of the variance of p1 - p2, 5: one and four fifths.
    CHECK(one.main_effect[1] == Approx(0.2).margin(0.03));
    CHECK(two.main_effect[1] == Approx(0.8).margin(0.06));
    CHECK(none.main_effect[1] < 0.01);
}

TEST_CASE("where draws differ by chance alone, no share is given") {
    QuickRandom chance(77);
    std::vector<std::int64_t> nothing, something;
    Grid p(200, 1);
    for (std::size_t d = 0; d < p.rows; ++d) {
        p.at(d, 0) = chance.normal();
        for (int r = 0; r < 4; ++r) {
            nothing.push_back(whole(chance.normal()));
            something.push_back(whole(p.at(d, 0) + chance.normal()));
        }
    }
    const auto known = partial_information(draw_means({{nothing, 4}, {something, 4}}, 1 / unit), p);
    CHECK(std::isnan(known.main_effect[0]));
    CHECK(known.main_effect[1] > 0.8); // control: where it does depend
}

TEST_CASE("a curved dependence is worth what a curve finds") {
    // B = p^2 - 1 for p ~ N(0, 1): known p is worth E max(0, B) = 2 phi(1), a line sees nothing.
    QuickRandom chance(9);
    std::vector<std::int64_t> nothing, something;
    Grid p(3000, 1);
    for (std::size_t d = 0; d < p.rows; ++d) {
        p.at(d, 0) = chance.normal();
        nothing.push_back(0);
        something.push_back(whole(p.at(d, 0) * p.at(d, 0) - 1 + 2 * chance.normal()));
    }
    const auto known = partial_information(draw_means({{nothing}, {something}}, 1 / unit), p);
    CHECK(Checked{known.value, known.std_error}.agrees(2 * 0.24197072));
    CHECK(known.value > 8 * known.std_error);
}

TEST_CASE(
    "numbers without effect are worth nothing on average, however many, and nothing is cut off") {
    // Options of equal worth on average, 30 numbers that neither depends on, 64 draws.
    QuickRandom chance(31);
    double sum = 0, squares = 0, lowest = 0;
    constexpr int studies = 200;
    for (int s = 0; s < studies; ++s) {
        std::vector<std::int64_t> nothing, something;
        Grid p(64, 30);
        for (double& x : p.values) x = chance.uniform();
        for (std::size_t d = 0; d < p.rows; ++d) {
            nothing.push_back(0);
            something.push_back(whole(chance.normal()));
        }
        const double value =
            partial_information(draw_means({{nothing}, {something}}, 1 / unit), p).value;
        sum += value;
        squares += value * value;
        lowest = std::min(lowest, value);
    }
    const double mean = sum / studies;
    CHECK(mean < 4 * std::sqrt((squares / studies - mean * mean) / studies));
    CHECK(lowest < 0);
}

TEST_CASE("which of three alternatives holds is worth knowing, though no line would show it") {
    // -1, 2 or -1, equally likely: known, it gains 2 in every third draw.
    QuickRandom chance(32);
    std::vector<std::int64_t> nothing, something;
    Grid which(3000, 1);
    for (std::size_t d = 0; d < which.rows; ++d) {
        which.at(d, 0) = std::floor(3 * chance.uniform());
        nothing.push_back(0);
        something.push_back(whole((which.at(d, 0) == 1 ? 2 : -1) + chance.normal()));
    }
    const auto known = partial_information(draw_means({{nothing}, {something}}, 1 / unit), which);
    CHECK(Checked{known.value, known.std_error}.agrees(2.0 / 3));
    CHECK(known.value > 8 * known.std_error);
}

TEST_CASE("a number that an option does not meet says nothing of it") {
    const Choice choice(300, 2, 3);
    const DrawMeans means = choice.means();
    const auto met = partial_information(means, choice.only(1), {false, true});
    const auto not_met = partial_information(means, choice.only(1), {false, false});
    CHECK(met.value > 0);
    CHECK(met.main_effect[0] == 0);
    CHECK(met.main_effect[1] > 0.5);
    CHECK(not_met.value == 0);
    CHECK(not_met.main_effect == std::vector<double>{0, 0});
}

TEST_CASE("what a sample is worth agrees with the conjugate normal answer") {
    // Worth B ~ N(m, 1), else nothing; n observations of B with deviation 3 have the mean x. The
    // mean of B given x varies with v = 1 / sqrt(1 + 9 / n), so that x is worth
    // v (phi(|m| / v) - |m| / v (1 - Phi(|m| / v))) (Raiffa & Schlaifer 1961).
    constexpr double m = 0.3;
    const auto exact = [](double v) {
        const double d = m / v;
        const double phi = std::exp(-d * d / 2) / std::sqrt(2 * std::acos(-1.0));
        return v * (phi - d * std::erfc(d / std::sqrt(2.0)) / 2);
    };
    for (const double n : {4.0, 40.0}) {
        QuickRandom chance(33);
        std::vector<std::int64_t> nothing, something;
        Grid shown(20'000, 1);
        for (std::size_t d = 0; d < shown.rows; ++d) {
            const double b = m + chance.normal();
            shown.at(d, 0) = b + 3 / std::sqrt(n) * chance.normal();
            nothing.push_back(0);
            something.push_back(whole(b));
        }
        const auto known =
            partial_information(draw_means({{nothing}, {something}}, 1 / unit), shown);
        const Checked value{known.value, known.std_error};
        INFO(n << " observations: " << known.value << " +- " << known.std_error << ", exact "
               << exact(1 / std::sqrt(1 + 9 / n)));
        CHECK(value.agrees(exact(1 / std::sqrt(1 + 9 / n))));
        CHECK(value.refutes(exact(1))); // control: knowing B itself is worth more
    }
}

TEST_CASE("three policies that vary together") {
    QuickRandom chance(12);
    constexpr std::size_t draws = 100'000;
    std::vector<std::vector<double>> columns(3, std::vector<double>(draws));
    const double means[] = {100, 103, 104};
    for (std::size_t d = 0; d < draws; ++d) {
        const double common = std::sqrt(0.75) * chance.normal();
        for (std::size_t i = 0; i < 3; ++i)
            columns[i][d] = means[i] + 8 * (common + 0.5 * chance.normal());
    }
    const Information known = of_options(draws, columns);
    const double share[] = {0.131984, 0.370038, 0.497978}, loss[] = {6.130671, 3.130671, 2.130671};
    // Of a mean of max - value: standard deviations are below 5, of a mean value 8.
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(known.probability_best[i] ==
              Approx(share[i]).margin(4 * std::sqrt(share[i] * (1 - share[i]) / draws)));
        CHECK(known.expected_loss[i] == Approx(loss[i]).margin(4 * 5 / std::sqrt(draws)));
    }
    CHECK(known.perfect == known.expected_loss[2]);
    CHECK(std::fabs(known.perfect - loss[1]) > 8 * 5 / std::sqrt(draws));
}

TEST_CASE("the most probable best is not the decision rule") {
    QuickRandom chance(15);
    constexpr std::size_t draws = 200'000;
    std::vector<std::vector<double>> columns(2, std::vector<double>(draws, 0.0));
    for (double& x : columns[1]) x = 8 - std::exp(1.5 + 1.2 * chance.normal());
    const Information known = of_options(draws, columns);
    CHECK(known.probability_best[1] ==
          Approx(0.685405).margin(4 * std::sqrt(0.685405 * 0.314595 / draws)));
    const double sd = std::sqrt((std::exp(1.44) - 1) * std::exp(3 + 1.44));
    CHECK(known.expected[1] == Approx(-1.207331).margin(4 * sd / std::sqrt(draws)));
    CHECK(known.best == 0); // though the other comes out best in two of three
    CHECK(known.expected_loss[0] < known.expected_loss[1]);
}

TEST_CASE("equals share being best, and what changes nothing loses nothing") {
    const Information same = of_options(3, {{1, 2, 3}, {1, 2, 3}});
    CHECK(same.probability_best == std::vector<double>{0.5, 0.5});
    CHECK(same.perfect == 0);
    CHECK(same.best == 0);
    const std::vector<std::int64_t> all{1, 5, 2, 8};
    const DrawMeans means = draw_means({{all, 2}, {all, 2}}, 1);
    CHECK(without_chance(means).values == means.means.values);
}

TEST_CASE("replications without every option are left out of draw means") {
    const std::int64_t none = std::numeric_limits<std::int64_t>::min();
    const std::vector<std::int64_t> a{1, 3, none, none, 5, 6}, b{2, none, 1, none, 4, 4};
    const DrawMeans means = draw_means({{a, 2}, {b, 2}}, -1);
    CHECK(means.means.values == std::vector<double>{-1, -2, -5.5, -4});
    CHECK(means.draws == std::vector<std::uint32_t>{0, 2});
}
