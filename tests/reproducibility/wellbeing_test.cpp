// Supervision, exhaustion and absence touch nothing they do not act on.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 5;
constexpr double horizon = 5;

Law spread(double mean) {
    Law law = exponential_law(mean);
    law.kind = LawKind::lognormal;
    law.cv = 1.5;
    return law;
}

/// Sessions and looks; nothing follows from them.
Study watched() {
    Study study = bexley(horizon);
    Authority& a = study.authority;
    for (Role& r : a.ladder.roles)
        if (r.name == "team_manager" || r.name == "assistant_team_manager") r.supervision_span = 6;
    a.supervision = SupervisionParameters{};
    a.supervision->stand_in_span = 1;
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->missed_supervision = .5;
    a.exhaustion->blocked = .3;
    a.exhaustion->workload = .5;
    return study;
}

/// Everything of wellbeing acts.
Study everything() {
    Study study = watched();
    Authority& a = study.authority;
    a.exhaustion->leaving_log_hazard = 1.3;
    a.exhaustion->absence_log_hazard = 1;
    a.exhaustion->long_absence_log_hazard = 2;
    a.absence = AbsenceParameters{};
    a.absence->short_spells_per_year = 1.5;
    a.absence->short_length = spread(4 / 365.25);
    a.absence->long_spells_per_year = .1;
    a.absence->long_length = spread(.15);
    a.absence->phased_return_weeks = 4;
    a.absence->parental_leave_per_year = .05;
    a.absence->parental_length = exponential_law(.75);
    a.absence->parental_fewer_hours_share = .5;
    a.absence->hours_changes_per_year = .03;
    return study;
}

/// Without what is only watched.
Transcript of_careers(const Transcript& all) {
    Transcript kept;
    for (const auto& [who, life] : all)
        for (const std::string& line : life) {
            const int kind = std::stoi(line.substr(line.find("kind ") + 5));
            if (kind < static_cast<int>(EventKind::placed)) kept[who].push_back(line);
        }
    return kept;
}

} // namespace

TEST_CASE("with coefficients of 0 exhaustion and supervision change no career and no measure") {
    const Study on = watched(), off = bexley(horizon);
    Trials a(off, {}), b(on, {});
    const auto names = a.measures(), more = b.measures();
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(of_careers(transcript(on, {}, r)) == of_careers(transcript(off, {}, r)));
        const auto x = a.horizon(r), y = b.horizon(r);
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO(names[i]);
            const auto at = std::find(more.begin(), more.end(), names[i]) - more.begin();
            CHECK(x[i] == y[static_cast<std::size_t>(at)]);
        }
    }
}

TEST_CASE("with wellbeing on, one supernumerary practitioner elsewhere changes no other life") {
    const Study with = with_one_more(everything(), "social_worker_2");
    const std::uint32_t added = one_more(with);
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        Transcript others = transcript(with, {}, r);
        CHECK(others.at(added).size() >= 3);
        others.erase(added);
        CHECK(others == transcript(everything(), {}, r));
    }
}

TEST_CASE("with wellbeing on, setting a hazard to the value it has moves nothing") {
    Block block;
    block.start = Date{2024, 3, 3};
    block.leaving = LeavingChange{{}, {}, 1};
    for (std::uint32_t r = 0; r < replications; ++r)
        CHECK(transcript(everything(), {"times", "", "", {block}}, r) ==
              transcript(everything(), {}, r));
    block.leaving->multiplier = .999;
    CHECK(transcript(everything(), {"times", "", "", {block}}, 0) !=
          transcript(everything(), {}, 0)); // control
}
