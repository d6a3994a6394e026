// The benchmark ladder: posts that are independent Markov chains, ten years.
#include "career/markov.hpp"
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

std::vector<Answer> stocks() {
    const double exact[3][7] = {
        {66.75894, 81.41708, 64.00116, 43.26047, 21.47163, 10.82526, 12.26546},
        {56.28950, 68.95972, 66.03649, 53.36454, 28.12743, 14.69353, 12.52879},
        {54.29971, 62.97799, 60.10575, 55.61684, 34.38314, 20.33463, 12.28194}};
    const double when[] = {1, 5, 10};
    std::vector<Answer> all;
    for (std::size_t t = 0; t < 3; ++t) {
        const std::string year = " at " + std::to_string(static_cast<int>(when[t]));
        for (std::size_t g = 0; g < 6; ++g) {
            const std::string grade = "headcount.grade_" + std::to_string(g);
            all.push_back({grade + year, exact[t][g], stock(grade, when[t])});
        }
        all.push_back({"vacancies" + year, exact[t][6], stock("vacancies", when[t])});
    }
    return all;
}

std::vector<Answer> answers() {
    auto all = stocks();
    all.push_back({"promotions", 718.894, flow("promotions", 0, 10)});
    all.push_back({"leavers", 359.120, flow("leavers", 0, 10)});
    all.push_back({"hires", 346.838, flow("starters", 0, 10)});
    return all;
}

/// Vacancies at 10 if posts stand vacant for so long.
double vacancies_if(double vacant_years) {
    const Rows up{{0, .5, 0, 0, 0, 0},  {0, 0, .3, 0, 0, 0},  {0, 0, 0, .2, 0, 0},
                  {0, 0, 0, 0, .12, 0}, {0, 0, 0, 0, 0, .08}, {0, 0, 0, 0, 0, 0}};
    const PushLadder posts = with_vacant_posts({{.15, .14, .13, .10, .09, .08}, up, {}},
                                               vacant_years, RoleId(std::size_t{0}));
    return expected_stocks(posts, {90, 80, 60, 40, 20, 10, 0}, 10)[6];
}

void verify(std::uint32_t replications) {
    const Study study = known_study("benchmark_ladder");
    require_known(answers(), study, {replications});
    Study wrong = study;
    wrong.authority.recruitment.families[0].delay = exponential_law(.33);
    const Answer vacancies{"vacancies at 10", 12.28194, stock("vacancies", 10)};
    require_noticed(vacancies, wrong, vacancies_if(.33), {replications});
}

} // namespace

TEST_CASE("the benchmark ladder has its exact stocks and flows (|z| < 4, false alarm 6e-5 each)") {
    verify(4000);
}

TEST_CASE("the benchmark ladder again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify(100'000);
}
