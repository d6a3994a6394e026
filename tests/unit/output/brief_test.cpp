#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/brief.hpp"
#include "output/brief_numbers.hpp"
#include "output/report_decision.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

Measure of_unit(const std::string& unit) {
    Measure m;
    m.unit = unit;
    return m;
}

Store stored(const Folder& folder, const Description& d, std::uint32_t taken) {
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < taken; ++i) store.take(batch(d, i));
    store.finalise();
    return store;
}

} // namespace

TEST_CASE("a chance is told as a frequency beside its exact counts") {
    CHECK(frequency(834, 1000) == "in about 5 of 6 simulated futures (834 of 1,000)");
    CHECK(frequency(500, 1000) == "in about 1 of 2 simulated futures (500 of 1,000)");
    CHECK(frequency(1000, 1000) == "in all 1,000 simulated futures");
    CHECK(frequency(0, 64) == "in none of 64 simulated futures");
    CHECK(frequency(985, 1000) == "in 985 of 1,000 simulated futures");
    CHECK(frequency(3, 7) == "in 3 of 7 simulated futures");
}

TEST_CASE("a frequency in small numbers is within 3 in 100 of the exact one") {
    for (std::int64_t count = 51; count < 950; ++count) {
        const std::string text = frequency(count, 1000);
        const auto part = std::stod(text.substr(std::string("in about ").size()));
        const auto of = std::stod(text.substr(text.find(" of ") + 4));
        CHECK(part / of == Approx(static_cast<double>(count) / 1000).margin(0.03));
    }
}

TEST_CASE("money is told to three digits") {
    CHECK(money(17'355) == "£17,400");
    CHECK(money(-1'258'000) == "£1.26 million");
    CHECK(money(0) == "£0");
    CHECK(more_or_less(-2'000) == "£2,000 less");
    CHECK(more_or_less(0) == "nothing more");
    CHECK(short_difference(of_unit("GBP"), 409'400) == "+£409k");
    CHECK(short_difference(of_unit("fraction"), -0.0839) == "−8.4");
    CHECK(signed_size(of_unit("fraction"), -0.0001) == "0.0 percentage points");
}

TEST_CASE("an unfinished run says so and concludes nothing") {
    const Folder folder;
    const Description d = study(40);
    Store store = stored(folder, d, batches(d) - 2);
    const Decision decision = decide_for_report(store);
    const Brief page = brief(store, decision);
    CHECK(page.unfinished.find("not finished") != std::string::npos);
    CHECK(page.ask == std::vector<std::string>{page.unfinished});
    CHECK(page.tiles.empty());
    CHECK(page.sure.empty());
    CHECK_FALSE(page.chart);
    CHECK_FALSE(page.line);
    const auto answers = [](const OptionRow& row) { return row.answer; };
    CHECK(std::none_of(page.options.begin(), page.options.end(), answers));
    CHECK(answer(store, decision, page).points.empty());
}

TEST_CASE("a finished run has an answer, the best option first") {
    const Folder folder;
    const Description d = study(40);
    Store store = stored(folder, d, batches(d));
    const Brief page = brief(store, decide_for_report(store));
    CHECK(page.unfinished.empty());
    CHECK_FALSE(page.ask.empty());
    CHECK(page.options.size() == d.policies.size());
}
