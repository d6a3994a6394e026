// Academies, protected time and the survey touch nothing but what they act on.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 4;
constexpr double horizon = 4;

Academy idle_academy() {
    Academy academy;
    academy.intakes = {{"september", 0}, {"january", 0}};
    return academy;
}

/// Everything an academy can do, none of it to any effect.
Academy without_effect() {
    Academy academy = idle_academy();
    academy.protected_caseload = {{0, 50}, {3, 60}, {9, 70}};
    academy.practice_educators_per_learner = .1;
    academy.educator_sessions_in_4_weeks = 1000;
    return academy;
}

ProtectedTime time_without_effect() {
    ProtectedTime time;
    time.roles = {"social_worker", "senior_practitioner"};
    time.places = 8;
    return time;
}

Policy policy_of(const std::optional<Academy>& academy, const std::optional<ProtectedTime>& time) {
    Policy policy{"some", "", "", {}};
    Block a, b;
    a.start = b.start = Date{2023, 5, 2};
    a.academy = academy;
    b.protected_time = time;
    if (academy) policy.blocks.push_back(a);
    if (time) policy.blocks.push_back(b);
    return policy;
}

/// Without what is told of arrangements alone.
Transcript of_everything_else(const Transcript& all) {
    Transcript kept;
    for (const auto& [who, life] : all)
        for (const std::string& line : life) {
            const int kind = std::stoi(line.substr(line.find("kind ") + 5));
            if (kind < static_cast<int>(EventKind::academy_ended) ||
                kind > static_cast<int>(EventKind::protected_time_ended))
                kept[who].push_back(line);
        }
    return kept;
}

Study surveyed(Study study) {
    study.authority.survey = SurveyParameters{};
    return study;
}

double total(const Study& study, const Policy& policy, const std::string& measure) {
    Trials trials(study, policy);
    const auto names = trials.measures();
    const auto at = std::find(names.begin(), names.end(), measure) - names.begin();
    double sum = 0;
    for (std::uint32_t r = 0; r < replications; ++r)
        sum += static_cast<double>(trials.horizon(r)[static_cast<std::size_t>(at)]);
    return sum;
}

} // namespace

TEST_CASE("the survey changes no measure and no life, to the bit") {
    const Study off = with_everything(horizon), on = surveyed(off);
    Trials a(off, {}), b(on, {});
    const auto names = a.measures(), more = b.measures();
    REQUIRE(more.size() == names.size() + 1 + 2 * survey_items);
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(transcript(on, {}, r) == transcript(off, {}, r));
        const auto x = a.horizon(r), y = b.horizon(r);
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO(names[i]);
            const auto at = std::find(more.begin(), more.end(), names[i]) - more.begin();
            CHECK(x[i] == y[static_cast<std::size_t>(at)]);
        }
    }
}

TEST_CASE("an academy and protected time without effect change no life") {
    // Every session of every line manager is held, so an educator's adds nothing to the share.
    Study study = with_everything(horizon);
    for (Role& r : study.authority.ladder.roles)
        if (r.supervision_span > 0) r.supervision_span = 100;
    study.authority.exhaustion->missed_supervision = 0;
    const Policy policy = policy_of(without_effect(), time_without_effect());
    for (std::uint32_t r = 0; r < replications; ++r) {
        INFO("replication " << r);
        CHECK(of_everything_else(transcript(study, policy, r)) == transcript(study, {}, r));
    }
    Academy protects = idle_academy();
    protects.induction_months = 1;
    CHECK(of_everything_else(transcript(study, policy_of(protects, {}), 0)) !=
          transcript(study, {}, 0)); // control
    ProtectedTime takes = time_without_effect();
    takes.share_of_time = .2;
    CHECK(of_everything_else(transcript(study, policy_of({}, takes), 0)) !=
          transcript(study, {}, 0)); // control
}

TEST_CASE("an academy and protected time without effect move no measure but their own, exactly") {
    Study study = with_everything(horizon);
    study.authority.exhaustion->missed_supervision = 0;
    Academy paid = without_effect();
    paid.cost_gbp_per_head = 100;
    Trials a(study, {}), b(study, policy_of(paid, time_without_effect()));
    const auto names = a.measures();
    const std::vector<std::string> own{
        "academy_starters", "educator_sessions", "protected_places", "academy_cost",
        "total_cost",       "discounted_cost",   "cost_per_case",    "cost_per_head_retained_2y"};
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto x = a.horizon(r), y = b.horizon(r);
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO(names[i] << ", replication " << r);
            const bool may = std::find(own.begin(), own.end(), names[i]) != own.end();
            CHECK((may || x[i] == y[i]));
            if (may) CHECK(x[i] != y[i]);
        }
    }
}

TEST_CASE("an academy moves what it commands in the direction that logic gives") {
    const Study study = with_everything(horizon);
    Academy passes = idle_academy();
    passes.pass_odds = 20;
    CHECK(total(study, policy_of(passes, {}), "programmes_failed") <
          total(study, {}, "programmes_failed"));
    Academy supports = idle_academy();
    supports.clinical_support = 3;
    CHECK(total(study, policy_of(supports, {}), "exhaustion") < total(study, {}, "exhaustion"));
    ProtectedTime commits = time_without_effect();
    commits.places = 60;
    commits.leaving_log_hazard = -2;
    CHECK(total(study, policy_of({}, commits), "leavers") < total(study, {}, "leavers"));
}
