// What a policy adds to the authority is there under every policy, and changes nothing for those
// that make no use of it.
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

Study with_additions() {
    FileReader reader;
    LoadedStudy loaded =
        load_study(reader, TENURE_SOURCE_DIR "/tests/reproducibility/additions_study.yaml");
    return loaded.study();
}

std::int64_t value(Trials& trials, std::uint32_t replication, const std::string& measure) {
    const auto names = trials.measures();
    const auto at = std::find(names.begin(), names.end(), measure);
    REQUIRE(at != names.end());
    return trials.horizon(replication)[static_cast<std::size_t>(at - names.begin())];
}

/// Measures that both have, and their values in a replication.
void check_equal(Trials& with, Trials& without, std::uint32_t replication) {
    const auto names = without.measures();
    const auto values = without.horizon(replication);
    for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(names[i]);
        CHECK(value(with, replication, names[i]) == values[i]);
    }
}

} // namespace

TEST_CASE("roles, ways and teams that no policy uses change no life") {
    const Study study = with_additions();
    Study plain = bexley(study.horizon_years);
    plain.seed = study.seed;
    for (const char* policy : {"current_pathway", "award"}) {
        const Policy& used = study.policies[policy == std::string("award") ? 2 : 0];
        Trials with(study, used), without(plain, used);
        for (std::uint32_t r = 0; r < 3; ++r) check_equal(with, without, r);
    }
}

TEST_CASE("a way that a policy opens is gone, and only then") {
    const Study study = with_additions();
    Trials closed(study, study.policies[0]), open(study, study.policies[1]);
    CHECK(value(closed, 0, "headcount.expert") == 0);
    CHECK(value(open, 0, "headcount.expert") > 0);
    CHECK(value(open, 0, "vacancies") > value(closed, 0, "vacancies")); // two more posts
}

TEST_CASE("a policy that combines others does what their blocks do together") {
    Study study = with_additions();
    Policy by_hand = study.policies[1];
    for (const Block& block : study.policies[2].blocks) by_hand.blocks.push_back(block);
    Trials combined(study, study.policies[3]), written_out(study, by_hand);
    for (std::uint32_t r = 0; r < 3; ++r) CHECK(combined.values(r) == written_out.values(r));
}
