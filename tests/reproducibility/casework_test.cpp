// Casework moves nobody whom it does not concern, and nothing moves it that changes nothing.
#include "tests/catch.hpp"
#include "tests/reproducibility/at_work.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 8;
constexpr double horizon = 5;

Policy leaving_times(double multiplier) {
    Block block;
    block.start = Date{2024, 2, 17};
    block.leaving = LeavingChange{{}, {}, multiplier};
    return {"times", "", "", {block}};
}

/// Whether no measure of any replication differs.
bool same(const Study& study, const Policy& a, const Policy& b) {
    Trials first(study, a), second(study, b);
    for (std::uint32_t r = 0; r < replications; ++r)
        if (first.values(r) != second.values(r)) return false;
    return true;
}

/// Lines about people, not about cases or posts.
Transcript careers(Transcript all) {
    const auto is_of_case = [](const std::string& line) {
        for (EventKind kind :
             {EventKind::case_given, EventKind::case_handed_over, EventKind::case_moved_on,
              EventKind::case_closed, EventKind::case_waits, EventKind::placed})
            if (line.find(" kind " + std::to_string(static_cast<int>(kind)) + " ") !=
                std::string::npos)
                return true;
        return false;
    };
    for (auto& [who, life] : all)
        life.erase(std::remove_if(life.begin(), life.end(), is_of_case), life.end());
    std::erase_if(all, [](const auto& life) { return life.second.empty(); });
    return all;
}

} // namespace

TEST_CASE("with casework, a policy that changes nothing differs by exactly 0") {
    const Study study = bexley_at_work(horizon);
    CHECK(same(study, {}, {"empty", "", "", {}}));
    CHECK(same(study, {}, leaving_times(1)));
    CHECK(!same(study, {}, leaving_times(.999))); // control
}

TEST_CASE("with casework, one more in a team without a kind changes no other life nor case") {
    const Study without = bexley_at_work(horizon), with = with_one_more(without, "social_worker_2");
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        Transcript others = transcript(with, {}, r);
        CHECK(others.at(one_more(with)).size() >= 1);
        others.erase(one_more(with));
        CHECK(others == transcript(without, {}, r));
    }
}

TEST_CASE("casework by itself changes nobody's career") {
    const Study with = bexley_at_work(horizon);
    Study without = with;
    without.authority.casework.reset();
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        const Transcript lives = careers(transcript(with, {}, r));
        CHECK(lives.size() > 100);
        CHECK(lives == careers(transcript(without, {}, r)));
    }
}
