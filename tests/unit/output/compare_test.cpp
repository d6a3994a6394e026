#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/compare.hpp"
#include "output/export_csv.hpp"
#include "output/words.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <sstream>

using namespace tenure;
using namespace tenure::test;

namespace {

Store finished(const Folder& folder, const Description& d, std::uint32_t taken) {
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < taken; ++i) store.take(batch(d, i, 3));
    store.finalise();
    return store;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The text with every run of white space as one space.
std::string flowing(const std::string& text) {
    std::istringstream words(text);
    std::string word, result;
    while (words >> word) result += word + " ";
    return result;
}

std::size_t longest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) longest = std::max(longest, width(line));
    return longest;
}

std::string file_text(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("numbers are grouped by thousands and 0 has no sign") {
    CHECK(grouped(1234567.891, 1) == "1,234,567.9");
    CHECK(grouped(-1234, 0) == "-1,234");
    CHECK(grouped(-999.4, 0) == "-999");
    CHECK(grouped(-0.001, 2) == "0.00");
}

TEST_CASE("fractions are shown in percent, large sums in thousands, to two digits of the error") {
    Measure rate{"turnover_rate", "fraction", MeasureKind::ratio, 1'000'000, 1, ""};
    CHECK(shown(rate, 0.2, 0.0021).text(0.16123) == "16.12");
    CHECK(shown(rate, 0.2, 0.0021).differences == "percentage points");
    CHECK(shown(rate, 0.2, NAN).signed_text(0.016) == "+1.60");
    Measure cost{"cost", "GBP", MeasureKind::flow, 100, 1, ""};
    CHECK(shown(cost, 2e7, 40'000).text(12'345'678) == "12,346");
    CHECK(shown(cost, 2e7, 40'000).unit == "thousand GBP");
    CHECK(shown(cost, 5000, 0.25).signed_text(-12.345) == "-12.35");
    CHECK(shown(cost, 5000, 25).text(NAN) == "-");
}

TEST_CASE("text is fitted by characters, not bytes") {
    CHECK(width("\u00a3 caf\u00e9") == 6);
    CHECK(left("caf\u00e9", 6) == "caf\u00e9  ");
    CHECK(left("a long name", 6) == "a lo..");
    CHECK(right("12", 4) == "  12");
    CHECK(wrapped("one two three", 7, 2) == "one two\n  three\n");
}

TEST_CASE("the table has a row a policy, plain words and all warnings, in 100 columns") {
    const Folder folder;
    Description d = study(40, 4);
    d.policies[1] = "supervision first, then protected caseloads for the newly qualified, then pay";
    Store store = finished(folder, d, 4);
    const std::string text = comparison_table(store), words = flowing(text);
    CHECK(longest_line(text) <= 100);
    CHECK(contains(words, "cost: What is spent. In GBP."));
    CHECK(contains(words, "turnover_rate: Leavers. In %. Differences in percentage points."));
    CHECK_FALSE(contains(text, "posts: Posts there are"));
    CHECK(text.find("cost:") < text.find("turnover_rate:"));
    CHECK(contains(text, "identical\n"));
    CHECK(contains(words, "31 replications, with the same simulated people and chance events"));
    CHECK(contains(words, "2 parameters is included: each draw of them is shared by 4"));
    CHECK(contains(words, "authority.pay.elasticity (0.5, from 0.1 to 0.9) has no evidence"));
    CHECK_FALSE(contains(words, "authority.sickness"));
    CHECK(contains(words, "1 replications failed"));
    CHECK(contains(words, "the run is not complete"));
}

TEST_CASE("the table can be of other measures and policies, and says when it knows none") {
    const Folder folder;
    Description d = study();
    d.parameters.clear();
    Store store = finished(folder, d, 5);
    const auto text = comparison_table(store, {{"posts"}, {"supervision first"}, 100});
    CHECK(contains(text, "the same in all pairs"));
    CHECK_FALSE(contains(flowing(text), "it's nothing"));
    CHECK(contains(flowing(text), "Parameters are taken as certain"));
    CHECK_THROWS_AS(comparison_table(store, {{"pots"}, {}, 100}), StoreError);
    CHECK_THROWS_AS(comparison_table(store, {{}, {"unheard of"}, 100}), StoreError);
}

TEST_CASE("results that are not summarised are not compared") {
    const Folder folder;
    const Description d = study();
    Store store = finished(folder, d, 2);
    store.take(batch(d, 2));
    CHECK_FALSE(store.finalised());
    CHECK_THROWS_AS(comparison_table(store), StoreError);
    store.finalise();
    CHECK_NOTHROW(comparison_table(store));
}

TEST_CASE("the JSON form has the stored numbers, and null for what is not known") {
    const Folder folder;
    Store store = finished(folder, study(), 5);
    const auto json = nlohmann::json::parse(comparison_json(store));
    CHECK(json.at("baseline") == "baseline");
    CHECK(json.at("warnings").size() == 1);
    const auto& rows = json.at("measures").at(0).at("policies");
    CHECK(json.at("measures").at(0).at("measure") == "cost");
    CHECK(rows.at(0).at("policy") == "supervision first");
    CHECK(rows.at(1).at("low").is_null());
    CHECK(rows.at(1).at("identical") == true);
    CHECK(std::to_string(rows.at(0).at("difference").get<double>()) ==
          std::to_string(std::stod(query(store, "SELECT difference FROM comparison WHERE measure = "
                                                "'cost' AND policy = 'supervision first'"))));
}

TEST_CASE("CSV files hold every row, quoted where need be, and none is left half written") {
    const Folder folder;
    Description d = study();
    d.measures[0].meaning = "Leavers, \"FTE\".";
    Store store = finished(folder, d, 5);
    const auto files = export_csv(store, folder / "csv");
    CHECK(files.size() == 13);
    for (const auto& entry : std::filesystem::directory_iterator(folder / "csv"))
        CHECK(entry.path().extension() == ".csv");
    const std::string outcome = file_text(folder / "csv/outcome.csv");
    CHECK(outcome.substr(0, outcome.find('\n')) == "policy,replication,year,measure,value");
    CHECK(std::count(outcome.begin(), outcome.end(), '\n') == 1 + 39 * 3 * 2 * 4);
    std::string shortest =
        query(store, "SELECT " + std::to_string(value(1, 5, 1, 0)) + " / 1000000.0");
    CHECK(contains(outcome, "\nsupervision first,5,2023,turnover_rate," + shortest + "\n"));
    CHECK(contains(file_text(folder / "csv/measure.csv"), ",\"Leavers, \"\"FTE\"\".\","));
    CHECK(contains(file_text(folder / "csv/comparison.csv"), "it's nothing,baseline,"));
    std::ofstream(folder / "file") << "x";
    CHECK_THROWS_AS(export_csv(store, folder / "file"), StoreError);
}

TEST_CASE("CSV files hold the uncertain numbers of every draw, and what measures are worth") {
    const Folder folder;
    Description d = study(16, 4); // four draws of two numbers
    d.values = {{"turnover_rate", -1000, "a guess"}, {"cost", -1, "money, \"as such\""}};
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < 2; ++i) {
        TrialBatch b = batch(d, i);
        for (int k = 0; k < 4; ++k) b.drawn.push_back(i + 0.125 * k);
        store.take(b);
    }
    store.finalise();
    export_csv(store, folder / "csv");
    CHECK(file_text(folder / "csv/parameter_draw.csv") ==
          "draw,parameter,value\n"
          "0,authority.pay.elasticity,0\n0,authority.sickness,0.125\n"
          "1,authority.pay.elasticity,0.25\n1,authority.sickness,0.375\n"
          "2,authority.pay.elasticity,1\n2,authority.sickness,1.125\n"
          "3,authority.pay.elasticity,1.25\n3,authority.sickness,1.375\n");
    CHECK(file_text(folder / "csv/value.csv") == "measure,gbp_per_unit,source\n"
                                                 "cost,-1,\"money, \"\"as such\"\"\"\n"
                                                 "turnover_rate,-1000,a guess\n");
}
