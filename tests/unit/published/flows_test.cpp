#include "published/council_flows.hpp"
#include "reader/yaml.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

namespace {

Indicators shipped() {
    FileReader reader;
    std::vector<Fault> faults;
    const std::string path = std::string(TENURE_SOURCE_DIR) + "/scenarios/data/csww_indicators.csv";
    return read_indicators(*reader.read(path, faults), path);
}

} // namespace

TEST_CASE("one year of a council's leaving deserves little weight, six years more") {
    const Indicators all = shipped();
    const Lines leeds = lines_of(all, "Leeds");
    const FlowEstimate six = flow_estimate(all, leeds, Flow::leaving, 2022);
    CHECK(six.years == 6);
    // Merton's staff in post of 2019 are suspect.
    CHECK(flow_estimate(all, lines_of(all, "Merton"), Flow::leaving, 2022).years == 5);
    CHECK(six.weight > 0.5);
    CHECK(six.weight < 0.85);
    Lines last{leeds.back()};
    const FlowEstimate one = flow_estimate(all, last, Flow::leaving, 2022);
    CHECK(one.weight > 0.15);
    CHECK(one.weight < 0.45);
    CHECK(one.next_year_sd > six.next_year_sd);
}

TEST_CASE("growth is the logarithm of a ratio, and what more than halves or doubles is cut off") {
    IndicatorRow then, now;
    const auto set = [](IndicatorRow& row, double cases) {
        row.all[static_cast<std::size_t>(Column::cases)].number = cases;
    };
    set(then, 1000);
    set(now, 1100);
    CHECK(flow_of(Flow::cases, now, &then).value() == Approx(std::log(1.1)));
    CHECK_FALSE(flow_of(Flow::cases, now, nullptr));
    set(now, 9000);
    CHECK(flow_of(Flow::cases, now, &then).value() == Approx(.5));
    set(now, 0);
    CHECK_FALSE(flow_of(Flow::cases, now, &then));
}

TEST_CASE("an estimate reads nothing later than the year it is of") {
    const Indicators all = shipped();
    Indicators early{all.file, {}};
    for (const IndicatorRow& row : all.rows)
        if (row.year <= 2019) early.rows.push_back(row);
    for (int f = 0; f < static_cast<int>(Flow::last); ++f) {
        const auto flow = static_cast<Flow>(f);
        const FlowEstimate with = flow_estimate(all, lines_of(all, "Leeds"), flow, 2019),
                           without = flow_estimate(early, lines_of(early, "Leeds"), flow, 2019);
        CHECK(with.value == without.value);
        CHECK(with.next_year_sd == without.next_year_sd);
        CHECK(with.value != flow_estimate(all, lines_of(all, "Leeds"), flow, 2022).value);
    }
}
