// Whose life is touched by what: transcripts compared to the microsecond.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <set>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 10;
constexpr double horizon = 8;

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

Policy leaving_times(double multiplier, const Date& start) {
    Block block;
    block.start = start;
    block.leaving = LeavingChange{{}, {}, multiplier};
    return {"times", "", "", {block}};
}

} // namespace

TEST_CASE("one supernumerary practitioner in a team of their own changes no other life") {
    const Study without = bexley(horizon), with = with_one_more(without, "social_worker_2");
    const std::uint32_t added = one_more(with);
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        Transcript others = transcript(with, {}, r);
        CHECK(others.at(added).size() >= 1);
        others.erase(added);
        CHECK(others == transcript(without, {}, r));
    }
}

TEST_CASE("one supernumerary practitioner is exactly one more head while they are there") {
    const Study without = bexley(horizon), with = with_one_more(without, "social_worker_2");
    Trials a(without, {}), b(with, {});
    const auto names = a.measures();
    const std::size_t heads = index_of(names, "headcount"), years = 8;
    std::set<std::int64_t> seen;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto x = a.values(r), y = b.values(r);
        bool gone = false;
        for (std::size_t year = 0; year < years; ++year) {
            const std::int64_t more =
                (y[year * names.size() + heads] - x[year * names.size() + heads]) / 1000;
            CHECK(more == (gone ? 0 : more));
            CHECK((more == 0 || more == 1));
            gone = gone || more == 0;
            seen.insert(more);
        }
    }
    CHECK(seen ==
          std::set<std::int64_t>{0, 1}); // they leave in some replications, stay a while in others
}

TEST_CASE("setting a hazard to the value it has moves nothing in the middle of lives") {
    const Study study = bexley(horizon);
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(transcript(study, leaving_times(1, {2025, 3, 3}), r) == transcript(study, {}, r));
    }
    CHECK(transcript(study, leaving_times(0.999, {2025, 3, 3}), 0) !=
          transcript(study, {}, 0)); // control
}

TEST_CASE("nothing before a change of rules feels it") {
    const Study study = bexley(horizon);
    const Transcript a = transcript(study, {}, 0),
                     b = transcript(study, leaving_times(0.5, {2026, 10, 1}), 0);
    std::size_t compared = 0;
    const Instant change = instant_of({2026, 10, 1}, study.authority.start_date);
    for (const auto& [who, life] : a)
        for (std::size_t i = 0; i < life.size() && std::stoll(life[i]) < microseconds(change);
             ++i, ++compared)
            REQUIRE(b.at(who).at(i) == life[i]);
    CHECK(compared > 500);
    CHECK(a != b);
}
