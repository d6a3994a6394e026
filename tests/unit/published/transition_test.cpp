#include "published/transition.hpp"

#include "published/behaviour.hpp"
#include "published/pack_file.hpp"
#include "reader/csv.hpp"
#include "reader/yaml.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <set>

using namespace tenure;

namespace {

/// Twelve councils over three years; council k has 50 k staff, and vacancies in another order.
Indicators twelve_councils() {
    std::string text =
        "time_period,geographic_level,country_name,region_name,old_la_code,new_la_code,la_name,"
        "inpost_fte,inpost_headcount,starters_fte,starters_headcount,leavers_fte,leavers_headcount,"
        "agency_fte,agency_cover_fte,vacancy_fte,case_holders_fte,cases,working_days_lost_fte\n";
    for (int k = 1; k <= 12; ++k)
        for (int year = 2017; year <= 2019; ++year) {
            const int staff = 50 * k + year - 2017;
            text += std::to_string(year) + ",Local authority,England,East," +
                    std::to_string(800 + k) + ",E" + std::to_string(k) + ",Council " +
                    static_cast<char>('A' + k) + ',' + std::to_string(staff) + ',' +
                    std::to_string(staff + 10) + ",12,13,10,9,20,16," +
                    std::to_string(5 + 5 * (k * 5 % 12)) + ",50,900,1000\n";
        }
    std::vector<Fault> faults;
    return read_indicators(*parse_csv(text, "figures.csv", faults), "figures.csv");
}

} // namespace

TEST_CASE("councils of a fit are spread over sizes, and all are taken where there are no more") {
    const Indicators all = twelve_councils();
    const CouncilPanel panel = complete_councils(all, 2017, 2019);
    REQUIRE(panel.councils.size() == 12);
    CHECK(spread_councils(panel, 2019, 50).size() == 12);
    const std::vector<std::size_t> six = spread_councils(panel, 2019, 6);
    REQUIRE(six.size() == 6);
    std::vector<int> by_third(3, 0);
    std::set<std::size_t> different;
    for (const std::size_t c : six) {
        const double staff = *panel.row(c, 2019).of(Column::inpost_fte).number;
        ++by_third[staff < 225 ? 0 : staff < 425 ? 1 : 2];
        different.insert(c);
    }
    CHECK(by_third == std::vector<int>{2, 2, 2});
    CHECK(different.size() == 6);
}

TEST_CASE("a transition holds what was published a year on, against the staff at its start") {
    const Indicators all = twelve_councils();
    const CouncilPanel panel = complete_councils(all, 2017, 2019);
    const std::vector<Transition> t = transitions_of(panel, {3, 0});
    REQUIRE(t.size() == 4);
    const Observed o = observed_transitions(t);
    CHECK(o.unit == std::vector<std::size_t>{0, 0, 1, 1});
    CHECK(o.year == std::vector<std::size_t>{0, 1, 0, 1});
    const double staff = *panel.row(3, 2018).of(Column::inpost_fte).number;
    CHECK(o.values.at(1, static_cast<std::size_t>(Official::leavers)) == Approx(100 * 10 / staff));
    CHECK(o.values.at(1, static_cast<std::size_t>(Official::in_post)) ==
          Approx(100 * (staff + 1) / staff));
    const Grid z = transition_covariates(transitions_of(panel, {0, 1, 2, 3, 4, 5}));
    double sum = 0;
    for (std::size_t g = 0; g < z.rows; ++g) sum += z.at(g, 0);
    CHECK(sum == Approx(0).margin(1e-9));
}

TEST_CASE("a pack's file is read again as it was, draws to five digits") {
    Pack pack;
    pack.title = "a \"made up\" fit";
    pack.method = "none";
    pack.years = "2017-2022";
    pack.seed = 7;
    pack.inputs = {{"figures.csv", "abc"}};
    pack.matches = {{"turnover_rate", 15, 14, 15.1, 0.9}};
    pack.not_matched = {"absence_rate"};
    pack.numbers = numbers_of_behaviours();
    std::vector<double> settings(pack.numbers.size(), 0);
    for (int i = 0; i < 3; ++i) {
        settings[0] = 0.3 * i;
        pack.draws.push_back({pack_values(settings)});
    }
    std::vector<Fault> faults;
    const std::optional<Tree> document = parse_yaml(pack_file(pack), "pack.yaml", faults);
    REQUIRE(document);
    const std::optional<Pack> again = read_pack(*document, faults);
    REQUIRE(faults.empty());
    CHECK(again->title == pack.title);
    CHECK(again->not_matched == pack.not_matched);
    CHECK(again->numbers.size() == behaviours().size());
    CHECK(again->numbers[0].on == pack.numbers[0].on);
    CHECK(again->draws[2].values[0] ==
          Approx(std::exp(0.6 * behaviours()[0].prior_sd)).epsilon(1e-4));
    CHECK(pack_file(*again) == pack_file(pack));
}
