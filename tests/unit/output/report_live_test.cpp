#include "output/report_live.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// @param more what else the study says: R"(, "explore": [])"
std::string small_study(const std::string& more) {
    return R"({"authority": )" +
           smallville(R"("kind": "vacancy", "application_probability": 0.5)",
                      R"("leaving": {"to": [{"destination": "agency", "rate_per_year": 0.1}]})") +
           R"(, "policies": [{"name": "a", "why": "w"}, {"name": "b", "why": "w"}, {"name": "c", "why": "w"}])" +
           more + "}";
}

std::string live(const std::string& resolved) {
    const Folder folder;
    Description d = study();
    d.resolved = resolved;
    Store store = filled(folder, d, [](TrialBatch&) {});
    return live_json(store);
}

} // namespace

TEST_CASE("levers are refused where the study read again makes other numbers than its results") {
    const std::string lever =
        R"(, "explore": [{"field": "authority.leaving.to[agency].rate_per_year",
        "label": "l", "from": 0, "to": 1, "step": 0.1}])";
    const std::string refused = live(small_study(lever));
    CHECK(refused.find(R"({"refused":"read again, it makes other numbers)") == 0);
    // What is no study that can be read is refused too, and without levers there is nothing to say.
    CHECK(live(small_study(lever + R"(, "seed": -1)")).find("seed") != std::string::npos);
    CHECK(live(small_study("")) == "null");
}
