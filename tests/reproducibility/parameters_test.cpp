// Uncertain parameters draw by their own names: one more of them moves no other.
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

#include <set>

using namespace tenure;

namespace {

LoadedStudy loaded(const std::string& name) {
    FileReader reader;
    return load_study(reader, TENURE_SOURCE_DIR "/tests/reproducibility/" + name + ".yaml");
}

std::vector<double> drawn(const Study& s) {
    const auto& a = s.authority;
    return {a.ladder.progressions.at(0).pass_probability, a.leaving.pay_elasticity,
            s.policies.at(1).blocks.at(0).pay_award->rise};
}

} // namespace

TEST_CASE("one more uncertain parameter does not move another's draw") {
    const LoadedStudy few = loaded("tiny_study"), more = loaded("tiny_study_one_more_unknown");
    REQUIRE(more.parameters().size() == few.parameters().size() + 1);
    std::set<std::vector<double>> all;
    std::set<double> added;
    for (std::uint32_t draw = 0; draw < 50; ++draw) {
        const Study a = few.drawn(draw), b = more.drawn(draw);
        CHECK(drawn(a) == drawn(b));
        all.insert(drawn(a));
        added.insert(b.authority.ladder.progressions.at(0).minimum_months_in_role);
    }
    CHECK(all.size() == 50);
    CHECK(added.size() == 50);
}
