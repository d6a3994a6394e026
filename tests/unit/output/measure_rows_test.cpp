#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/compare.hpp"
#include "output/export_csv.hpp"
#include "output/report.hpp"

#include <fstream>
#include <sstream>

using namespace tenure;
using namespace tenure::test;

namespace {

std::string message(const std::function<void()>& run) {
    try {
        run();
    } catch (const StoreError& error) {
        return error.what();
    }
    return "";
}

void finish(Store& store, const Description& d) {
    for (std::uint32_t i = 0; i < batches(d); ++i) store.take(batch(d, i));
    store.finalise();
}

} // namespace

TEST_CASE("all that is known of a measure is stored and read again") {
    const Folder folder;
    Description d = study();
    Measure& m = d.measures[0];
    m.monthly = true;
    m.label = "Turnover";
    m.better = Direction::lower;
    m.practical_size = 0.005;
    m.practical_share = 0.25;
    m.role = "senior";
    m.role_title = "Senior practitioner";
    m.cost = CostPart::part;
    m.belongs_to = "cost";
    m.panel = Panel::headline;
    m.place = 2.5;
    Store::create(folder / "results.sqlite", d);
    Store store = Store::open(folder / "results.sqlite");
    const Measure& back = store.description().measures.at(0);
    CHECK(back.monthly);
    CHECK(label(back) == "Turnover, senior practitioner");
    CHECK(back.better == Direction::lower);
    CHECK(back.practical_size == 0.005);
    CHECK(back.practical_share == 0.25);
    CHECK(back.role == "senior");
    CHECK(back.cost == CostPart::part);
    CHECK(back.belongs_to == "cost");
    CHECK(back.panel == Panel::headline);
    CHECK(back.place == 2.5);
    CHECK(query(store, "SELECT label FROM measure WHERE id = 0") == label(back));
    CHECK(store.description().decide_on == d.decide_on);
}

TEST_CASE("a store of format 2 is read, compared, exported and reported, and stays as it is") {
    const Folder folder;
    const auto file = folder / "results.sqlite";
    const Description d = study();
    {
        Store store = Store::create(file, d);
        finish(store, d);
        make_format_2(store);
    }
    const std::string before = bytes_of(file);
    {
        Store store = Store::open(file);
        CHECK(store.description().measures.at(0).better == Direction::lower);
        CHECK(store.description().measures.at(0).practical_size > 0);
        CHECK(store.description().measures.at(0).meaning == "Leavers.");
        CHECK(store.description().decide_on == d.decide_on);
        CHECK(comparison_table(store).find("Leavers.") != std::string::npos);
        CHECK(make_report(store).page.find("Turnover rate") != std::string::npos);
        export_csv(store, folder / "csv");
    }
    CHECK(bytes_of(folder / "csv/measure.csv").find("turnover_rate,Turnover rate,") !=
          std::string::npos);
    CHECK(bytes_of(file) == before);
}

TEST_CASE("nothing is added to a store of format 2, nor taken from it, and the remedy is named") {
    const Folder folder;
    const Description d = study();
    {
        Store store = Store::create(folder / "old.sqlite", d);
        finish(store, d);
        make_format_2(store);
    }
    const auto resume = [&] { Store::resume(folder / "old.sqlite", d); };
    CHECK(message(resume).find("run the study again in another folder") != std::string::npos);
    Store today = Store::create(folder / "new.sqlite", d);
    INFO(message([&] { today.absorb(folder / "old.sqlite"); }));
    CHECK(message([&] { today.absorb(folder / "old.sqlite"); }).find("earlier version") !=
          std::string::npos);
}
