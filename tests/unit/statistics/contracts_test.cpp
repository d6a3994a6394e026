// What the statistics ask of who calls them, each broken by one step beyond what is allowed, beside
// the nearest that is allowed.
#include "core/contract.hpp"
#include "statistics/discovery.hpp"
#include "statistics/distribution.hpp"
#include "statistics/emulator.hpp"
#include "statistics/estimate.hpp"
#include "statistics/exceedance.hpp"
#include "statistics/forecast.hpp"
#include "statistics/histogram.hpp"
#include "statistics/implausibility.hpp"
#include "statistics/information.hpp"
#include "statistics/linear_gaussian.hpp"
#include "statistics/multiple.hpp"
#include "statistics/order.hpp"
#include "statistics/partial.hpp"
#include "statistics/rank_check.hpp"
#include "statistics/rate_ratio.hpp"
#include "statistics/regression.hpp"
#include "statistics/selection.hpp"
#include "statistics/sensitivity.hpp"
#include "statistics/shrinkage.hpp"
#include "statistics/split.hpp"
#include "statistics/surface.hpp"
#include "statistics/survival.hpp"
#include "tests/catch.hpp"

#include <functional>

using namespace tenure;

namespace {

using Calls = std::vector<std::function<void()>>;

void check_broken(const Calls& calls) {
    for (std::size_t i = 0; i < calls.size(); ++i) {
        INFO("call " << i);
        CHECK_THROWS_AS(calls[i](), ContractViolation);
    }
}

void check_allowed(const Calls& calls) {
    for (std::size_t i = 0; i < calls.size(); ++i) {
        INFO("call " << i);
        CHECK_NOTHROW(calls[i]());
    }
}

const std::vector<std::int64_t> one{3}, two{3, 5};

} // namespace

TEST_CASE("laws have probabilities within (0, 1), and trials and degrees of freedom") {
    check_broken({[] { t_quantile(0, 1); }, [] { t_quantile(1, 1); }, [] { t_quantile(0.5, 0); },
                  [] { t_probability(0, 0); }, [] { binomial_probability(0, 0, 0.5); },
                  [] { binomial_probability(0, 1, 0); }, [] { binomial_probability(0, 1, 1); }});
    check_allowed({[] { t_probability(0, 0.5); }, [] { binomial_probability(0, 1, 0.5); }});
}

TEST_CASE("order statistics, forecasts and shares are of some values and of levels within (0, 1)") {
    check_broken({[] { quantile_interval(0, 0.5, 0.9); },
                  [] { quantile_interval(9, 0, 0.9); },
                  [] { quantile_interval(9, 1, 0.9); },
                  [] { quantile_interval(9, 0.5, 0); },
                  [] { quantile_interval(9, 0.5, 1); },
                  [] { rank_of({0}, 9); },
                  [] { rank_of({1001}, 9); },
                  [] { next_value_quantile({}, 0.5); },
                  [] { next_value_quantile({1}, -0.1); },
                  [] { next_value_quantile({1}, 1.1); },
                  [] { least_squares(Grid(0, 1), {}); },
                  [] { least_squares(Grid(2, 1), {1}); },
                  [] { share_at_least(0, 0, 0.1); },
                  [] { share_at_least(-1, 5, 0.1); },
                  [] { share_at_least(6, 5, 0.1); },
                  [] { share_at_least(1, 5, 0); },
                  [] { share_at_least(1, 5, 1); },
                  [] { mean_with_error({1}); },
                  [] {
                      quantile_with_error({1, 2, 3, 4, 5, 6, 7}, 0.5);
                  },
                  [] {
                      quantile_with_error({1, 2, 3, 4, 5, 6, 7, 8}, 0);
                  },
                  [] {
                      quantile_with_error({1, 2, 3, 4, 5, 6, 7, 8}, 1);
                  }});
    check_allowed({[] { next_value_quantile({1}, 0); }, [] { next_value_quantile({1}, 1); },
                   [] { share_at_least(5, 5, 0.1); }, [] { share_at_least(0, 1, 0.1); },
                   [] { least_squares(Grid(1, 1), {1}); }, [] { rank_of({1000}, 9); },
                   [] {
                       quantile_with_error({1, 2, 3, 4, 5, 6, 7, 8}, 0.5);
                   }});
}

TEST_CASE("rates are compared where each group has two units and counts have a mean") {
    check_broken({[] { quasi_poisson_ratio(one, two); }, [] { quasi_poisson_ratio(two, one); },
                  [] { poisson_ratio(one, two); }, [] { poisson_ratio(two, one); },
                  [] { detection({}, 0); }, [] { approximate_power(1.2, 4, 0.5, 1); },
                  [] { approximate_power(0, 4, 0.5, 2); },
                  [] { approximate_power(1.2, 0, 0.5, 2); }});
    check_allowed({[] { quasi_poisson_ratio(two, two); }, [] { poisson_ratio(two, two); },
                   [] { approximate_power(1.2, 4, 0.5, 2); }});
}

TEST_CASE("samples are paired with those of the same replications") {
    const Sample a{two}, shorter{one}, shared{two, 2}, scrambled{two, 1, INT64_MIN, 16},
        in_a_row{two, 1, INT64_MIN, 0, 2}, by_none{two, 0}, other_missing{two, 1, 7};
    check_broken({[&] { paired_difference(a, shorter); }, [&] { paired_difference(a, shared); },
                  [&] { paired_difference(a, scrambled); }, [&] { paired_difference(a, in_a_row); },
                  [&] { estimate(by_none); }, [&] { differences(a, shorter); },
                  [&] { differences(a, other_missing); },
                  [&] { against_the_best({a}, Better::higher); }, [] { bonferroni_level(0.9, 0); },
                  [] { bonferroni_level(0, 2); }, [] { bonferroni_level(1, 2); },
                  [] { draw_means({}, 1); }});
    check_allowed({[&] { paired_difference(a, a); },
                   [&] {
                       against_the_best({a, a}, Better::higher);
                   }});
}

TEST_CASE("a selection has policies, a first stage, an error and a lead") {
    const SelectionOptions good{1, 0.05, 2};
    check_broken({[] { kim_nelson(1, 2, 0.1); }, [] { kim_nelson(2, 1, 0.1); },
                  [] { kim_nelson(2, 2, 0); }, [] { kim_nelson(2, 2, 1); },
                  [] {
                      Contest(2, {0, 0.05, 2});
                  },
                  [&] { Contest(2, good).add({1}); },
                  [] {
                      select_best(1, [](std::size_t, std::int64_t) { return 0.0; }, {0, 0.05, 2});
                  }});
    check_allowed({[&] {
                       Contest(2, good).add({1, 2});
                   },
                   [&] {
                       select_best(
                           1, [](std::size_t, std::int64_t) { return 0.0; }, good);
                   }});
}

TEST_CASE("every point has a value, and every draw its numbers") {
    const std::vector<double> three{1, 2, 3};
    check_broken({[] { saltelli_points(Grid(2, 1), Grid(1, 1)); },
                  [] { saltelli_points(Grid(1, 2), Grid(1, 1)); },
                  [&] { sobol_indices({}, 1); },
                  [] {
                      sobol_indices({1, 2, 3, 4}, 1);
                  },
                  [] { morris_points(Grid(1, 4), 1, 2); },
                  [] { morris_points(Grid(1, 0), 0, 2); },
                  [&] { elementary_effects(Grid(2, 1), three, 1); },
                  [&] { elementary_effects(Grid(3, 1), three, 2); },
                  [] { fitted(Grid(0, 1), Grid(0, 1)); },
                  [] { fitted(Grid(2, 1), Grid(3, 1)); },
                  [] {
                      cross_fitted(Grid(2, 1), Grid(3, 1), {0, 1});
                  },
                  [] {
                      cross_fitted(Grid(2, 1), Grid(2, 1), {0, 1, 2});
                  },
                  [] {
                      cross_fitted(Grid(2, 1), Grid(2, 1), {0, 0});
                  },
                  [] {
                      partial_information({Grid(1, 1), Grid(1, 1), {0}, {0}}, Grid(1, 1));
                  },
                  [] {
                      partial_information({Grid(4, 1), Grid(1, 1), {0}, {0}}, Grid(3, 1));
                  },
                  [] {
                      discover({true, false}, Grid(3, 1), {0, 1});
                  },
                  [] {
                      discover({true, false}, Grid(2, 1), {0, 1, 2});
                  },
                  [] { information(Grid(0, 1)); },
                  [] { information(Grid(1, 0)); },
                  [] {
                      emulated({1, {0, 0}, Grid(2, 1), Grid(1, 0), {0}, Grid(2, 1)});
                  },
                  [] {
                      emulated({2, {0, 0}, Grid(2, 1), Grid(1, 0), {0}, Grid(3, 1)});
                  },
                  [] {
                      emulated({2, {0, 0}, Grid(3, 1), Grid(1, 0), {0}, Grid(4, 1)});
                  }});
    check_allowed(
        {[] { information(Grid(1, 1)); }, [] { saltelli_points(Grid(1, 1), Grid(1, 1)); }});
}

TEST_CASE("what stands between a model and a target has a spread") {
    check_broken({[] { implausibility(Grid(0, 1), {1}, {1}); },
                  [] { implausibility(Grid(1, 2), {1}, {1}); },
                  [] {
                      implausibility(Grid(1, 1), {1}, {1, 1});
                  },
                  [] { implausibility(Grid(1, 1), {1}, {0}); },
                  [] {
                      linear_gaussian(Grid(1, 1), {1, 2}, {1});
                  },
                  [] {
                      linear_gaussian(Grid(1, 1), {1}, {1, 1});
                  },
                  [] { linear_gaussian(Grid(1, 1), {1}, {0}); }, [] { shrunken({}, {}); },
                  [] {
                      Surface({{{0.5}, 1, 0}});
                  },
                  [] {
                      Survival({{1, true}}).at(-1);
                  },
                  [] { rank_check({}, 9, 2); }, [] { rank_check({0}, 9, 1); },
                  [] { rank_check({0}, 9, 3); }, [] { rank_check({10}, 9, 2); }});
    check_allowed({[] { implausibility(Grid(1, 1), {1}, {1}); }, [] { rank_check({9}, 9, 2); },
                   [] {
                       Surface({{{0.5}, 1, 0}, {{0.7}, 2, 0}});
                   },
                   [] {
                       Survival({{0, true}}).at(0);
                   }});
}
