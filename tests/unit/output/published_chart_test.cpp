#include "output/published_chart.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// A made-up study, the first measure of which is a rate of the given name.
std::optional<PublishedChart> chart_of(const std::string& authority, const std::string& rate) {
    const Folder folder;
    Description d = study();
    d.measures[0].name = rate;
    d.resolved = "{\"authority\": " + authority + "}";
    Store store = filled(folder, d, [](TrialBatch&) {});
    return published_chart(store);
}

RateHistory history(double published, int first_simulated = 2023) {
    return {"vacancy_rate",
            {2021, 2022},
            {0.1, published},
            {{first_simulated, 0.1, 0.12, 0.14, 0.16, 0.2},
             {first_simulated + 1, 0.3, 0.3, 0.3, 0.3, 0.3}}};
}

} // namespace

TEST_CASE("a rate that is both published and simulated has a chart; nothing else has one") {
    const std::string years =
        R"({"published": [{"year": 2021}, {"year": 2022, "average_caseload": 15, "vacancy_rate": 9}]})";
    const auto chart = chart_of(years, "average_caseload");
    REQUIRE(chart);
    REQUIRE(chart->rates.size() == 1);
    CHECK(chart->rates[0].years == std::vector<int>{2022});
    CHECK(chart->rates[0].published.at(0) == Approx(0.15)); // of a measure in fractions
    CHECK_FALSE(chart->rates[0].simulated.empty());
    CHECK_FALSE(chart_of(years, "turnover_rate"));
    CHECK_FALSE(chart_of("{}", "average_caseload"));
    CHECK_FALSE(chart_of(R"({"published": []})", "average_caseload"));
}

TEST_CASE(
    "a rate goes on where the last published value lies in 9 of 10 futures of the next year") {
    CHECK(history(0.1).goes_on());
    CHECK(history(0.2).goes_on());
    CHECK_FALSE(history(0.21).goes_on());
    CHECK_FALSE(history(0.09).goes_on());
    // Of the same year where it is simulated, else of the next.
    CHECK(history(0.1).beside_last().year == 2023);
    CHECK(history(0.1, 2022).beside_last().year == 2022);
    CHECK(history(0.1, 2021).beside_last().year == 2022);
}

TEST_CASE("what lies outside is said, and nothing is said of what does not") {
    Description d = study();
    d.measures[0].name = "vacancy_rate";
    d.measures[0].unit = "fraction";
    const auto words = [&](double published) {
        return published_words({"t", {history(published)}}, d);
    };
    REQUIRE(words(0.15).size() == 1);
    CHECK(words(0.15)[0].find("Published for 2022, and simulated for 2023") == 0);
    CHECK(words(0.15)[0].find("15.0% and 14.0%") != std::string::npos);
    REQUIRE(words(0.25).size() == 2);
    CHECK(words(0.25)[1].find("(10.0% to 20.0%)") != std::string::npos);
}
