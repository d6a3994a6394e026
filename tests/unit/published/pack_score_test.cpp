#include "published/pack_file.hpp"
#include "published/pack_score.hpp"
#include "reader/csv.hpp"
#include "reader/yaml.hpp"
#include "tests/catch.hpp"

using namespace tenure;

namespace {

/// Two councils forecast from 2019 and 2020, each half as far off as a naive forecast.
Backtest halved() {
    Backtest b;
    b.councils = {"A", "B"};
    for (const int origin : {2019, 2020})
        for (int year = origin + 1; year <= 2022; ++year) {
            Judged one;
            one.error = -1;
            one.naive = 2;
            b.cells.push_back({Official::turnover, {{2017, origin}, year}, {one, one}});
        }
    return b;
}

PackScore read(const std::string& text) {
    std::vector<Fault> faults;
    return read_score(*parse_csv(text, "score.csv", faults), "score.csv");
}

} // namespace

TEST_CASE(
    "a back-test's score is read again as it was, and stands in a pack's file and its words") {
    const PackScore s = read(score_csv(halved(), true, 24));
    CHECK(s.ratio == 0.5);
    CHECK(s.councils == 2);
    CHECK(s.futures == 24);
    CHECK(s.first_origin == 2019);
    CHECK(s.last_origin == 2020);
    CHECK(s.first_year == 2020);
    CHECK(s.last_year == 2022);
    Pack pack;
    pack.title = "made up";
    pack.score = s;
    pack.not_matched = {"absence_rate"};
    PackNumber number;
    number.name = "leaving";
    number.title = "rates of leaving";
    number.on = {"leaving.to[agency].rate_per_year"};
    pack.numbers = {number};
    pack.draws = {{{1.0}}};
    std::vector<Fault> faults;
    const std::optional<Tree> document = parse_yaml(pack_file(pack), "pack.yaml", faults);
    REQUIRE(document);
    const std::optional<Pack> again = read_pack(*document, faults);
    REQUIRE(faults.empty());
    REQUIRE(again->score);
    CHECK(again->score->ratio == 0.5);
    CHECK(pack_file(*again) == pack_file(pack));
    const std::string words = again->fit_in_words();
    CHECK(words.find("on such fits to 2019 to 2020 errors of 2020 to 2022 were 0.50 times a naive "
                     "forecast's") != std::string::npos);
    CHECK(words.find("at 2 councils; it cannot match absence_rate") != std::string::npos);
}

TEST_CASE("a score is refused that is none, or of councils that stood on no packs") {
    CHECK_THROWS_AS(read(score_csv(halved(), false, 24)), ScenarioError);
    CHECK_THROWS_AS(read("packs,ratio\n1,0.9\n"), ScenarioError);
    CHECK_THROWS_AS(read("council,year\nA,2020\n"), ScenarioError);
}
