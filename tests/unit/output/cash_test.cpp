#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/cash.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::size_t cost = 2;

/// July to December 2022; the second policy takes no part after the first batch.
Store made(const Folder& folder, bool calendar = true) {
    Description d = study(16);
    d.measures[cost].cost = CostPart::total;
    d.measures[cost].monthly = true;
    d.periods[5].label += "-31"; // the day that ends it
    if (!calendar) d.periods[0].label = "first";
    return filled(folder, d, [](TrialBatch& b) {
        if (b.first > 0) b.policies[1] = PolicyBatch{false, {}, {}, {}, 0};
    });
}

} // namespace

TEST_CASE("cash is by financial year, and beside the baseline in the same replications") {
    const Folder folder;
    Store store = made(folder);
    const auto years = cash_by_financial_year(store, 1);
    REQUIRE(years.size() == 1);
    CHECK(years[0].begins == 2022);
    CHECK(years[0].months == 6);
    double pence = 0, all = 0;
    for (std::size_t p = 0; p < 6; ++p)
        for (std::uint32_t r = 0; r < 8; ++r) {
            pence +=
                static_cast<double>(monthly_value(1, r, p, cost) - monthly_value(0, r, p, cost));
            all += static_cast<double>(monthly_value(0, r, p, cost));
        }
    CHECK(years[0].difference == Approx(pence / 8 / 100));
    CHECK(years[0].baseline == Approx(all / 8 / 100));
    CHECK(cash_words(store, 100).find("2022-23 (6 months)") != std::string::npos);
}

TEST_CASE("where months are not the calendar's there is no financial year") {
    const Folder folder;
    Store store = made(folder, false);
    CHECK(cash_by_financial_year(store, 1).empty());
    CHECK(cash_words(store, 100).empty());
}
