// The pull ladder: fixed posts, filled at once from outside or from the grade below.
#include "career/markov.hpp"
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

const std::vector<std::string> grades{"asye", "social_worker", "senior", "manager"};
constexpr double horizon = 5;
const double hired_a_year[] = {31.686, 10.494, 1.945, .675};

Statistic hired(std::size_t grade) { return flow("starters." + grades[grade], 0, horizon); }

void add_flows(std::vector<Answer>& all) {
    const double vacancies[] = {31.686, 34.98, 9.725, 2.7};
    const double promotions[] = {24.486, 7.78, 2.025};
    for (std::size_t g = 0; g < grades.size(); ++g)
        all.push_back({"vacancies of " + grades[g], vacancies[g] * horizon,
                       flow("vacancies_opened." + grades[g], 0, horizon)});
    for (std::size_t g = 1; g < grades.size(); ++g)
        all.push_back({"promotions into " + grades[g], promotions[g - 1] * horizon,
                       flow("promotions_into." + grades[g], 0, horizon)});
}

/// The product of two standardised counts: 0 on average if they are not correlated.
Answer correlation(std::size_t a, std::size_t b) {
    const double mean_a = hired_a_year[a] * horizon, mean_b = hired_a_year[b] * horizon;
    const auto one = hired(a), two = hired(b);
    return {"correlation of hires, " + grades[a] + " and " + grades[b], 0, [=](const Outcome& o) {
                return (one(o) - mean_a) * (two(o) - mean_b) / std::sqrt(mean_a * mean_b);
            }};
}

/// Outside recruits are exactly independent Poisson.
void add_hires(std::vector<Answer>& all) {
    for (std::size_t g = 0; g < grades.size(); ++g) {
        all.push_back({"hires as " + grades[g], hired_a_year[g] * horizon, hired(g)});
        all.push_back({"variance of hires as " + grades[g], hired_a_year[g] * horizon, hired(g),
                       Of::variance});
    }
    for (std::size_t a = 0; a < grades.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) all.push_back(correlation(a, b));
}

Statistic chains(RoleCount what, std::size_t grade) {
    return [=](const Outcome& o) { return o.counted(what, grade, horizon); };
}

void add_chains(std::vector<Answer>& all) {
    const double length[] = {1, 1.7, 2.36, 2.77};
    for (std::size_t g = 1; g < grades.size(); ++g)
        all.push_back({"chain length from " + grades[g], length[g],
                       chains(RoleCount::chain_length, g), Of::ratio,
                       chains(RoleCount::chains_ended, g)});
    all.push_back({"chain length overall", 1.765424, flow("vacancies_opened", 0, horizon),
                   Of::ratio, flow("leavers", 0, horizon)});
}

std::vector<Answer> answers() {
    std::vector<Answer> all;
    add_flows(all);
    add_hires(all);
    add_chains(all);
    return all;
}

/// Hires a year as senior if so many of their vacancies are filled from outside.
double senior_hires_if(double outside_share) {
    const PullLadder ladder{
        {60, 160, 70, 30},
        {.12, .17, .11, .09},
        {{0, 0, 0, 0}, {.70, 0, 0, 0}, {0, 1 - outside_share, 0, 0}, {0, 0, .75, 0}}};
    return vacancy_flows(ladder).outside_recruits[2];
}

void verify(std::uint32_t replications) {
    const Study study = known_study("pull_ladder");
    require_known(answers(), study, {replications});
    Study wrong = study;
    wrong.authority.recruitment.families[2].outside_share = .25;
    require_noticed({"hires as senior", hired_a_year[2] * horizon, hired(2)}, wrong,
                    senior_hires_if(.25) * horizon, {replications});
}

} // namespace

TEST_CASE("the pull ladder has its exact vacancies, promotions and chains, and hires that are "
          "independent Poisson (|z| < 4, false alarm 6e-5 each)") {
    verify(4000);
}

TEST_CASE("a vacancy in the lowest grade of the pull ladder is a chain of one, always") {
    const Statistic excess = [](const Outcome& o) {
        return o.counted(RoleCount::chain_length, 0, horizon) -
               o.counted(RoleCount::chains_ended, 0, horizon);
    };
    const Statistic full = stock("vacancies", horizon);
    const Table table =
        compare({{"excess", 0, excess}, {"vacant", 0, full}}, known_study("pull_ladder"), {50});
    CHECK(table.rows[0].simulated == 0);
    CHECK(table.rows[1].simulated == 0);
}

TEST_CASE("the pull ladder again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify(100'000);
}
