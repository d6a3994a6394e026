// Absence as an alternating renewal process, met in equilibrium; hazards raised by exhaustion.
#include "tests/catch.hpp"
#include "tests/laws.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr int heads = 100;

/// Workers who never leave; a third of them could be on parental leave once more.
Study absent() {
    Study study;
    Authority& a = study.authority;
    a.teams = {{"one", ""}};
    Role r;
    r.name = "worker";
    a.ladder.roles.push_back(r);
    a.ladder.families.push_back({"worker", "", {"worker"}, "worker"});
    a.establishment.push_back({"worker", "one", heads});
    a.staff.push_back({"worker", "one", heads});
    a.recruitment.families.push_back({"worker", Filling::instant, Law{}, 1});
    a.absence = AbsenceParameters{};
    a.absence->short_spells_per_year = 2;
    a.absence->short_length = law(LawKind::lognormal, 8 / 365.25, 1.2);
    a.absence->long_spells_per_year = .3;
    a.absence->long_length = law(LawKind::gamma, .4, .6);
    a.absence->parental_leave_per_year = .1;
    a.absence->parental_length = fixed_law(.75);
    study.policies = {{"baseline", "", "", {}}};
    study.calendar = CalendarKind::yearly;
    study.horizon_years = 3;
    study.seed = 11;
    return study;
}

/// The share of time for each reason in an alternating renewal process.
struct Shares {
    double in_short, in_long, parental, present;
};
Shares shares(const AbsenceParameters& a) {
    const double s = a.short_spells_per_year * mean(a.short_length),
                 l = a.long_spells_per_year * mean(a.long_length),
                 p = a.parental_leave_per_year * mean(a.parental_length), all = 1 + s + l + p;
    return {s / all, l / all, p / all, 1 / all};
}

std::vector<Answer> from_day_0(const AbsenceParameters& a) {
    const Shares x = shares(a);
    std::vector<Answer> all;
    for (int y = 1; y <= 3; ++y) {
        const std::string year = " in year " + std::to_string(y);
        all.push_back(
            {"absence rate" + year, x.in_short + x.in_long, flow("absence_rate", y - 1, y)});
        all.push_back({"short spells" + year, heads * x.present * a.short_spells_per_year,
                       flow("short_spells", y - 1, y)});
        all.push_back({"long spells" + year, heads * x.present * a.long_spells_per_year,
                       flow("long_spells", y - 1, y)});
        all.push_back(
            {"off sick after" + year, heads * (x.in_short + x.in_long), stock("off_sick", y)});
        all.push_back({"on leave after" + year, heads * x.parental, stock("on_parental_leave", y)});
    }
    return all;
}

/// Everybody's exhaustion stays at X = logistic(level).
Study tired(double level) {
    Study study = absent();
    Authority& a = study.authority;
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->trait_sd = 0;
    a.exhaustion->level = level;
    a.exhaustion->new_start_share = 1;
    a.exhaustion->reference = .5;
    a.exhaustion->absence_log_hazard = 1.5;
    a.exhaustion->long_absence_log_hazard = 3;
    a.exhaustion->leaving_log_hazard = 2;
    LeavingDestination to;
    to.rate_per_year = .2;
    a.leaving.to = {to};
    return study;
}

} // namespace

TEST_CASE("absence is at the level of renewal theory from the first day "
          "(|z| < 4, false alarm 6e-5 each)") {
    const Study study = absent();
    require_known(from_day_0(*study.authority.absence), study, {1500});
    Study wrong = study;
    wrong.authority.absence->long_spells_per_year *= 1.2;
    const Shares right = shares(*study.authority.absence), x = shares(*wrong.authority.absence);
    require_noticed({"absence rate", right.in_short + right.in_long, flow("absence_rate", 0, 1)},
                    wrong, x.in_short + x.in_long, {1500});
}

TEST_CASE("exhaustion multiplies the hazards of leaving by exp(c (X - reference)) "
          "(|z| < 4, false alarm 6e-5 each)") {
    Study study = tired(std::log(3)); // X = 0.75
    study.authority.absence = {};
    const double rate = heads * .2 * std::exp(2 * .25);
    const Answer leavers{"leavers in 3 years", 3 * rate, flow("leavers", 0, 3)};
    require_known({leavers}, study, {1000});
    study.authority.exhaustion->leaving_log_hazard = 1.5;
    require_noticed(leavers, study, 3 * heads * .2 * std::exp(1.5 * .25), {1000});
}

TEST_CASE("exhaustion multiplies the hazards of absence, and staff are met in that equilibrium "
          "(|z| < 4, false alarm 6e-5 each)") {
    Study study = tired(std::log(3));
    study.authority.leaving.to.clear();
    AbsenceParameters raised = *study.authority.absence;
    raised.short_spells_per_year *= std::exp(1.5 * .25);
    raised.long_spells_per_year *= std::exp(3 * .25);
    require_known(from_day_0(raised), study, {1000});
}
