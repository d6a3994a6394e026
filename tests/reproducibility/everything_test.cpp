// With everything on, lives and cases change only where something concerns them.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 6;
constexpr double horizon = 3;

Policy leaving_times(double multiplier, const Date& start) {
    Block block;
    block.start = start;
    block.leaving = LeavingChange{{}, {}, multiplier};
    return {"times", "", "", {block}};
}

/// Whoever leaves goes to an agency, or away for a while and always comes back.
Study wanting_another_team() {
    Study study = with_everything(horizon);
    Authority& a = study.authority;
    a.cover->agency->own_leavers_share = 1;
    a.cover->agency->availability = .2;
    a.career_break = {1, exponential_law(.2)};
    for (LeavingDestination& to : a.leaving.to)
        if (to.destination == Destination::agency || to.destination == Destination::career_break)
            to.rate_per_year = .5;
    return study;
}

/// @return whether all is the same but for them
bool only_one_is_new(const Study& without, std::uint32_t replication) {
    const Study with = with_one_more(without, "social_worker");
    Transcript others = transcript(with, {}, replication);
    const bool there = others.erase(one_more(with)) == 1;
    return there && others == transcript(without, {}, replication);
}

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

} // namespace

TEST_CASE(
    "with everything on, one supernumerary practitioner changes no other life, case or cover") {
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(only_one_is_new(with_everything(horizon), r));
    }
}

TEST_CASE("where agency staff are capped, one supernumerary practitioner changes no cover") {
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        Study study = with_everything(horizon);
        study.authority.cover->agency->cap_share = .1;
        CHECK(only_one_is_new(study, r));
    }
}

TEST_CASE("whoever is outside posts takes nobody's post or cover when they come back") {
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(only_one_is_new(wanting_another_team(), r));
    }
}

TEST_CASE("with everything on, one more is one more head and no case, cover or vacancy more") {
    const Study without = with_everything(horizon);
    Trials a(without, {}), b(with_one_more(without, "social_worker"), {});
    const auto names = a.measures();
    std::int64_t more = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto x = a.values(r), y = b.values(r);
        for (const char* same : {"vacancies", "open_cases", "unallocated_cases", "worker_changes",
                                 "agency_fte", "agency_gbp", "cover_requests", "pool_busy_mean"}) {
            INFO(same);
            CHECK(x[index_of(names, same)] == y[index_of(names, same)]);
        }
        const std::size_t heads = index_of(names, "headcount");
        CHECK((y[heads] - x[heads] == 1000 || y[heads] == x[heads]));
        more += (y[heads] - x[heads]) / 1000;
    }
    CHECK(more >= 1);
}

TEST_CASE("with everything on, setting a hazard to the value it has moves nothing") {
    const Study study = with_everything(horizon);
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(transcript(study, leaving_times(1, {2023, 12, 3}), r) == transcript(study, {}, r));
    }
    CHECK(transcript(study, leaving_times(.999, {2023, 12, 3}), 0) !=
          transcript(study, {}, 0)); // control
}

TEST_CASE("with everything on, nothing before a change of rules feels it") {
    const Study study = with_everything(horizon);
    const Transcript a = transcript(study, {}, 0),
                     b = transcript(study, leaving_times(0.5, {2024, 4, 1}), 0);
    std::size_t compared = 0;
    const Instant change = instant_of({2024, 4, 1}, study.authority.start_date);
    for (const auto& [who, life] : a)
        for (std::size_t i = 0; i < life.size() && std::stoll(life[i]) < microseconds(change);
             ++i, ++compared)
            REQUIRE(b.at(who).at(i) == life[i]);
    CHECK(compared > 10'000);
    CHECK(a != b);
}
