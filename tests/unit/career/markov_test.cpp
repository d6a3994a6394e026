// Markov manpower models against published and exact answers; every group shows that one wrong
// parameter is noticed.
#include "tests/catch.hpp"

#include "career/markov.hpp"

#include "tests/unit/career/printed.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

const Numbers four_grades{60, 160, 70, 30}; // ASYE, social worker, senior, manager

PushLadder push_ladder() {
    return {{.12, .17, .11, .09},
            {{0, .85, 0, 0}, {0, 0, .11, 0}, {0, 0, 0, .06}, {0, 0, 0, 0}},
            {48, 12, 3, 0}};
}

PushLadder wrong_push_ladder() {
    PushLadder wrong = push_ladder();
    wrong.promotion[1][2] = .12;
    return wrong;
}

PullLadder pull_ladder() {
    return {four_grades,
            {.12, .17, .11, .09},
            {{0, 0, 0, 0}, {.70, 0, 0, 0}, {0, .80, 0, 0}, {0, 0, .75, 0}}};
}

using Printed = std::vector<std::string>;

const Numbers six_grades{90, 80, 60, 40, 20, 10, 0}; // and no vacant post

PushLadder benchmark_ladder(double vacant_years) {
    const Rows up{{0, .5, 0, 0, 0, 0},  {0, 0, .3, 0, 0, 0},  {0, 0, 0, .2, 0, 0},
                  {0, 0, 0, 0, .12, 0}, {0, 0, 0, 0, 0, .08}, {0, 0, 0, 0, 0, 0}};
    return with_vacant_posts({{.15, .14, .13, .10, .09, .08}, up, {}}, vacant_years,
                             RoleId(std::size_t{0}));
}

} // namespace

TEST_CASE("expected stocks of a push ladder are the exact ones") {
    const auto year_5 = [](const PushLadder& ladder) {
        return print_as(expected_stocks(ladder, four_grades, 5),
                        {"49.566855", "188.014076", "107.172009", "41.238428"});
    };
    CHECK(print_as(expected_stocks(push_ladder(), four_grades, 1),
                   {"53.470770", "172.957917", "78.750766", "31.689688"}));
    CHECK(year_5(push_ladder()));
    CHECK(print_as(expected_stocks(push_ladder(), four_grades, 10),
                   {"49.485181", "191.853507", "126.542877", "54.985805"}));
    CHECK(prints_as(sum(expected_stocks(push_ladder(), four_grades, 1)), "336.869140"));
    CHECK(prints_as(sum(expected_stocks(push_ladder(), four_grades, 5)), "385.991368"));
    CHECK(prints_as(sum(expected_stocks(push_ladder(), four_grades, 10)), "422.867369"));
    REQUIRE_FALSE(year_5(wrong_push_ladder()));
}

TEST_CASE("the stocks of the lowest grade follow their closed form") {
    const double rate = .85 + .12;
    for (double t : {0.0, 0.01, 1.0, 7.5, 80.0}) {
        const double exact = 60 * std::exp(-rate * t) + 48 / rate * (1 - std::exp(-rate * t));
        CHECK(equals(expected_stocks(push_ladder(), four_grades, t)[0], exact));
    }
}

TEST_CASE("the variance of the total is the exact one, from fixed initial stocks") {
    const auto holds = [](const PushLadder& ladder) {
        return prints_as(variance_of_total(ladder, four_grades, 1), "95.174603") &&
               prints_as(variance_of_total(ladder, four_grades, 5), "302.129544") &&
               prints_as(variance_of_total(ladder, four_grades, 10), "396.445331");
    };
    CHECK(holds(push_ladder()));
    CHECK(equals(variance_of_total(push_ladder(), four_grades, 0), 0));
    CHECK(prints_as(variance_of_total(push_ladder(), four_grades, 400), "480.195790"));
    REQUIRE_FALSE(holds(wrong_push_ladder()));
}

TEST_CASE("a push ladder settles at its equilibrium") {
    const auto holds = [](const PushLadder& ladder) {
        const Numbers settled = equilibrium_stocks(ladder);
        return print_as(settled, {"49.484536", "193.078056", "142.579919", "95.053279"}) &&
               prints_as(sum(settled), "480.195790");
    };
    CHECK(holds(push_ladder()));
    CHECK(equals(equilibrium_stocks(push_ladder())[0], 48 / .97));
    REQUIRE_FALSE(holds(wrong_push_ladder()));
}

TEST_CASE("expected leavers and promotions of five years are the exact ones") {
    const auto holds = [](const PushLadder& ladder) {
        const ExpectedFlows flows = expected_flows(ladder, four_grades, 5);
        const auto& up = flows.promotions;
        return print_as(flows.leavers, {"30.981420", "152.658573", "49.569279", "15.799360"}) &&
               print_as({up[0][1], up[1][2], up[2][3]}, {"219.451725", "98.779076", "27.037788"});
    };
    CHECK(holds(push_ladder()));
    REQUIRE_FALSE(holds(wrong_push_ladder()));
}

TEST_CASE("heads in are heads out and heads present") {
    const PushLadder ladder = push_ladder();
    const double in = sum(four_grades) + 5 * sum(ladder.recruits);
    const double out = sum(expected_flows(ladder, four_grades, 5).leavers);
    CHECK(equals(out + sum(expected_stocks(ladder, four_grades, 5)), in));
}

TEST_CASE("future service and the chance of management depend on the grade of entry") {
    const auto service = [](const PushLadder& ladder) {
        return print_as(future_service(ladder), {"7.535592", "7.422969", "9.803922", "11.111111"});
    };
    const auto manager = [](const PushLadder& ladder) {
        return print_as(ever_reaching(ladder, RoleId(std::size_t{3})),
                        {".121502", ".138655", ".352941", "1"});
    };
    CHECK(service(push_ladder()));
    CHECK(manager(push_ladder()));
    CHECK(equals(future_service(push_ladder())[3], 1 / .09));
    CHECK(equals(ever_reaching(push_ladder(), RoleId(std::size_t{3}))[2], .06 / .17));
    REQUIRE_FALSE(service(wrong_push_ladder()));
    REQUIRE_FALSE(manager(wrong_push_ladder()));
}

TEST_CASE("from a role that nobody leaves one reaches nothing else") {
    PushLadder ladder = push_ladder();
    ladder.leaving[3] = 0;
    ladder.promotion[2][3] = 0;
    ladder.promotion[1][3] = .11;
    CHECK(equals(ever_reaching(ladder, RoleId(std::size_t{2}))[3], 0));
    CHECK(equals(ever_reaching(ladder, RoleId(std::size_t{3}))[1], .11 / .39));
}

TEST_CASE("vacancies of a pull ladder flow down it") {
    const auto holds = [](const PullLadder& ladder) {
        const VacancyFlows flows = vacancy_flows(ladder);
        const auto& up = flows.promotions;
        return print_as(flows.vacancies, {"31.686", "34.98", "9.725", "2.7"}) &&
               print_as(flows.outside_recruits, {"31.686", "10.494", "1.945", ".675"}) &&
               print_as({up[0][1], up[1][2], up[2][3]}, {"24.486", "7.78", "2.025"});
    };
    CHECK(holds(pull_ladder()));
    CHECK(equals(vacancy_flows(pull_ladder()).vacancies[2], 70 * .11 + .75 * 2.7));
    PullLadder wrong = pull_ladder();
    wrong.filled_from[2][1] = .75;
    REQUIRE_FALSE(holds(wrong));
}

TEST_CASE("vacancy chains are as long as theory says") {
    const auto holds = [](const PullLadder& ladder) {
        const VacancyFlows flows = vacancy_flows(ladder);
        const auto& hazard = flows.promotion_hazard;
        return print_as(flows.chain_length, {"1", "1.7", "2.36", "2.77"}) &&
               prints_as(flows.mean_chain_length, "1.765424") &&
               print_as({hazard[0][1], hazard[1][2], hazard[2][3]},
                        {".4081", ".048625", ".02892857"});
    };
    CHECK(holds(pull_ladder()));
    PullLadder wrong = pull_ladder();
    wrong.filled_from[1][0] = .75;
    REQUIRE_FALSE(holds(wrong));
}

TEST_CASE("every vacancy ends in an outside recruit, so recruits are leavers") {
    const PullLadder ladder = pull_ladder();
    double leavers = 0;
    for (std::size_t i = 0; i < 4; ++i) leavers += ladder.posts[i] * ladder.leaving[i];
    CHECK(equals(sum(vacancy_flows(ladder).outside_recruits), leavers));
}

TEST_CASE("four jobs a year on are those of the staffing textbook") {
    const Numbers stocks{500, 150, 50, 30};
    const Rows moves{{.50, .10, .05, 0}, {.05, .60, .10, 0}, {.05, 0, .80, .10}, {0, 0, 0, .70}};
    const auto holds = [&](const Rows& chances) {
        return print_as(next_stocks(stocks, chances), {"260", "140", "80", "26"}) &&
               prints_as(sum(leavers_in_step(stocks, chances)), "224");
    };
    CHECK(holds(moves));
    CHECK(equals(next_stocks(stocks, moves, {0, 10, 0, 0})[1], 150));
    Rows wrong = moves;
    wrong[0][1] = .11;
    REQUIRE_FALSE(holds(wrong));
}

TEST_CASE("an absorbing ladder ends in qualifying as often, and as late, as in the textbook") {
    const auto holds = [](double up) {
        const auto chain = absorbing_chain({{.45, up}, {0, .60}}, {{0, .15}, {.30, .10}});
        return prints_as(chain.absorption[0][0], ".545455") &&
               prints_as(chain.periods[0], "3.636364");
    };
    CHECK(holds(.40));
    const auto chain = absorbing_chain({{.45, .40}, {0, .60}}, {{0, .15}, {.30, .10}});
    CHECK(equals(chain.absorption[0][0], .40 / .55 * .75));
    CHECK(equals(chain.visits[0][0], 1 / .55));
    REQUIRE_FALSE(holds(.41));
}

TEST_CASE("up or out: hires and chances follow from stocks and times") {
    const auto holds = [](double associate_years) {
        const UpOrOut steady = up_or_out({200, 60, 20}, {associate_years, 6}, 2);
        return equals(steady.hires_per_year, 50) && equals(steady.reaching[1], .20) &&
               equals(steady.reaching[2], .04) && equals(steady.years_at_top, 10);
    };
    CHECK(holds(4));
    REQUIRE_FALSE(holds(5));
}

TEST_CASE("a benchmark ladder of 300 posts with vacancies has its exact expectations") {
    const auto stocks = [](double t, const Printed& printed, double vacant_years = .35) {
        return print_as(expected_stocks(benchmark_ladder(vacant_years), six_grades, t), printed);
    };
    const Printed year_1{"66.75894", "81.41708", "64.00116", "43.26047",
                         "21.47163", "10.82526", "12.26546"};
    CHECK(stocks(1, year_1));
    CHECK(stocks(
        5, {"56.28950", "68.95972", "66.03649", "53.36454", "28.12743", "14.69353", "12.52879"}));
    CHECK(stocks(
        10, {"54.29971", "62.97799", "60.10575", "55.61684", "34.38314", "20.33463", "12.28194"}));
    REQUIRE_FALSE(stocks(1, year_1, .30));
}

TEST_CASE("the benchmark ladder promotes, loses and hires as many as expected in ten years") {
    const auto holds = [](double vacant_years) {
        const Rows moves =
            expected_flows(benchmark_ladder(vacant_years), six_grades, 10).promotions;
        double promotions = 0, leavers = 0;
        for (std::size_t i = 0; i < 6; ++i) leavers += moves[i][6];
        for (std::size_t i = 0; i < 5; ++i) promotions += moves[i][i + 1];
        return prints_as(promotions, "718.894") && prints_as(leavers, "359.120") &&
               prints_as(moves[6][0], "346.838");
    };
    CHECK(holds(.35));
    REQUIRE_FALSE(holds(.30));
}
