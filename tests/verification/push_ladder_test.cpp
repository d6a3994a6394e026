// The push ladder: Poisson recruitment, constant rates, no posts.
#include "career/markov.hpp"
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

const std::vector<std::string> grades{"asye", "social_worker", "senior", "manager"};
constexpr std::size_t manager = 3;

PushLadder ladder_with(double promotion_to_senior) {
    return {{.12, .17, .11, .09},
            {{0, .85, 0, 0}, {0, 0, promotion_to_senior, 0}, {0, 0, 0, .06}, {0, 0, 0, 0}},
            {48, 12, 3, 0}};
}

/// The study with another rate from social worker to senior; it is .11.
Study with_promotion_to_senior(Study study, double rate) {
    study.authority.ladder.progressions[1].rate_per_year = rate;
    return study;
}

void add_stocks(std::vector<Answer>& all, double t, const std::vector<double>& exact) {
    const std::string year = " at " + std::to_string(static_cast<int>(t));
    for (std::size_t g = 0; g < grades.size(); ++g)
        all.push_back({grades[g] + year, exact[g], stock("headcount." + grades[g], t)});
    all.push_back({"total" + year, exact[4], stock("headcount", t)});
    all.push_back({"variance of total" + year, exact[5], stock("headcount", t), Of::variance});
}

std::vector<Answer> transient() {
    std::vector<Answer> all;
    add_stocks(all, 1, {53.470770, 172.957917, 78.750766, 31.689688, 336.869140, 95.174603});
    add_stocks(all, 5, {49.566855, 188.014076, 107.172009, 41.238428, 385.991368, 302.129544});
    add_stocks(all, 10, {49.485181, 191.853507, 126.542877, 54.985805, 422.867369, 396.445331});
    const double leavers[] = {30.981420, 152.658573, 49.569279, 15.799360};
    const double promotions[] = {219.451725, 98.779076, 27.037788};
    for (std::size_t g = 0; g < grades.size(); ++g)
        all.push_back(
            {"leavers from " + grades[g], leavers[g], flow("leavers." + grades[g], 0, 5)});
    for (std::size_t g = 1; g < grades.size(); ++g)
        all.push_back({"promotions into " + grades[g], promotions[g - 1],
                       flow("promotions_into." + grades[g], 0, 5)});
    return all;
}

/// Covariance of two independent stocks.
Answer covariance(std::size_t a, std::size_t b, const std::vector<double>& means, double t) {
    const Statistic one = stock("headcount." + grades[a], t),
                    two = stock("headcount." + grades[b], t);
    return {"covariance of " + grades[a] + " and " + grades[b], 0,
            [=](const Outcome& o) { return (one(o) - means[a]) * (two(o) - means[b]); }};
}

std::vector<Answer> settled() {
    std::vector<Answer> all;
    const std::vector<double> stocks{49.484536, 193.078056, 142.579919,
                                     95.053279, 480.195790, 480.195790};
    for (double t : {1.0, 5.0, 10.0}) add_stocks(all, t, stocks);
    for (std::size_t g = 0; g < grades.size(); ++g)
        all.push_back({"variance of " + grades[g] + " at 10", stocks[g],
                       stock("headcount." + grades[g], 10), Of::variance});
    for (std::size_t a = 0; a < grades.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) all.push_back(covariance(a, b, stocks, 10));
    return all;
}

/// Mean over those who began in a grade.
Statistic mean_of(std::size_t grade, double (*value)(const Life&)) {
    return [=](const Outcome& o) {
        double sum = 0, heads = 0;
        for (const Life& life : o.lives()) {
            if (life.began_as != RoleId(grade)) continue;
            sum += value(life);
            ++heads;
        }
        return sum / heads;
    };
}

double service(const Life& life) { return std::min(life.years(), 200.0); }
double ever_manager(const Life& life) { return (life.roles_held >> manager & 1) != 0 ? 1 : 0; }

std::vector<Answer> careers() {
    std::vector<Answer> all;
    const double years[] = {7.535592, 7.422969, 9.803922, 11.111111};
    const double reach[] = {.121502, .138655, .352941};
    for (std::size_t g = 0; g < grades.size(); ++g)
        all.push_back({"future service of " + grades[g], years[g], mean_of(g, service)});
    for (std::size_t g = 0; g < manager; ++g)
        all.push_back({grades[g] + " ever becomes manager", reach[g], mean_of(g, ever_manager)});
    return all;
}

void verify_transient(std::uint32_t replications) {
    const Study study = known_study("push_ladder");
    require_known(transient(), study, {replications});
    const double wrong = expected_stocks(ladder_with(.12), {60, 160, 70, 30}, 5)[2];
    require_noticed({"senior at 5", 107.172009, stock("headcount.senior", 5)},
                    with_promotion_to_senior(study, .12), wrong, {replications});
}

void verify_settled(std::uint32_t replications) {
    const Study study = known_study("push_ladder_equilibrium");
    require_known(settled(), study, {replications});
    const Numbers start{49.484536, 193.078056, 142.579919, 95.053279};
    const double wrong = expected_stocks(ladder_with(.12), start, 10)[2];
    require_noticed({"senior at 10", 142.579919, stock("headcount.senior", 10)},
                    with_promotion_to_senior(study, .12), wrong, {replications});
}

void verify_careers(std::uint32_t replications) {
    const Study study = known_study("push_ladder_cohort");
    require_known(careers(), study, {replications, true});
    const double wrong = ever_reaching(ladder_with(.16), RoleId(manager))[1];
    require_noticed({"social worker ever becomes manager", .138655, mean_of(1, ever_manager)},
                    with_promotion_to_senior(study, .16), wrong, {replications, true});
}

} // namespace

TEST_CASE("the push ladder has its exact stocks, their variance and flows "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_transient(3000);
}

TEST_CASE("the push ladder started in equilibrium stays in it: independent Poisson stocks "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_settled(3000);
}

TEST_CASE("careers on the push ladder last and lead as long and as far as they should "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_careers(800);
    CHECK(compare({{"managers become managers", 1, mean_of(manager, ever_manager)}},
                  known_study("push_ladder_cohort"), {10, true})
              .rows[0]
              .simulated == 1);
}

TEST_CASE("the push ladder again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify_transient(100'000);
    verify_settled(100'000);
    verify_careers(10'000);
}
