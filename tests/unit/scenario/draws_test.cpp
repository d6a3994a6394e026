// What is right at every value must be right for whatever may be drawn; and how large a replication
// may be.
#include "scenario/size_check.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

std::string between_two(double value, double low, double high) {
    const auto text = [](double x) { return number_text(x); };
    return R"({"value": )" + text(value) + R"(, "low": )" + text(low) + R"(, "high": )" +
           text(high) + R"(, "source": "s", "confidence": "low"})";
}

/// Nine posts and what is said beside them.
std::string study_of(const std::string& rest, const std::string& blocks = "") {
    const std::string authority = smallville(R"("kind": "rate", "rate_per_year": 0.1)", rest);
    return R"({"authority": )" + authority +
           R"(, "horizon_years": 10, "policies": [{"name": "baseline", "why": "w", "blocks": [)" +
           blocks + "]}]}";
}

/// The first fault of a study, or nothing. @param notes gets what is no fault
std::string fault_in(const std::string& text, std::vector<Fault>* notes = nullptr) {
    MemoryReader reader;
    reader.texts["study.json"] = text;
    try {
        const LoadedStudy loaded = load_study(reader, "study.json");
        if (notes) *notes = loaded.notes();
    } catch (const ScenarioError& error) {
        return error.faults.at(0).path + ": " + error.faults.at(0).message;
    }
    return {};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A journey of two stages. @param on the probability of going from the first to the second
std::string casework(const std::string& on, const std::string& back, const std::string& more = "") {
    return R"("casework": {"services": [{"name": "s", "referrals_per_year": 10, "first_stage": "a"}],
        "stages": [
            {"name": "a", "team_kind": "k", "duration": 1,
             "next": [{"stage": "b", "probability": )" +
           on + R"(}]},
            {"name": "b", "team_kind": "k", "duration": 0, "next": [{"stage": "a", "probability": )" +
           back + "}]}]" + more + "}";
}

/// Smallville with teams that hold cases.
std::string case_study(const std::string& work) {
    std::string text = study_of(work);
    const std::string team = R"({"name": "first"})", role = R"({"name": "worker"})";
    text.replace(text.find(team), team.size(), R"({"name": "first", "kind": "k"})");
    text.replace(text.find(role), role.size(), R"({"name": "worker", "caseload_norm": 10})");
    return text;
}

std::string staff(const std::string& heads) {
    return R"("staff": [{"role": "worker", "team": "first", "heads": )" + heads + "}]";
}

} // namespace

TEST_CASE("staff that may be drawn to more than there are posts is a fault") {
    CHECK(fault_in(study_of(staff(between_two(8, 7, 9)))).empty());
    const std::string fault = fault_in(study_of(staff(between_two(8, 7, 11))));
    CHECK(holds(fault, "authority.staff[0].heads: brings the staff of posts in first above its 9"));
    CHECK(holds(fault, "at the ends of their ranges"));
}

TEST_CASE("bands that may be drawn in another order are a fault, whichever of them moves") {
    const auto ages = [](const std::string& from, const std::string& to) {
        return study_of(R"("population": {"staff_ages": [{"from_age": )" + from +
                        R"(, "to_age": )" + to + R"(, "share": 1}]})");
    };
    CHECK(fault_in(ages(between_two(30, 25, 35), between_two(50, 40, 60))).empty());
    CHECK(holds(fault_in(ages(between_two(30, 25, 45), between_two(50, 40, 60))), "to_age"));
    CHECK(holds(fault_in(ages("45", between_two(50, 40, 60))), "to_age"));
    CHECK(holds(fault_in(ages(between_two(45, 30, 55), "50")), "to_age"));
}

TEST_CASE("whole numbers, and shares that use makes whole, may be drawn as fractions") {
    CHECK(fault_in(study_of(staff(between_two(8, 6.5, 8.5)))).empty());
    CHECK(fault_in(study_of(R"("population": {"practice_aspiration_share": )" +
                            between_two(.5, .3, .8) + R"(, "management_aspiration_share": )" +
                            between_two(.4, .2, .5) + "}"))
              .empty());
}

TEST_CASE("cases that may be drawn to go round for ever are a fault, also where they nearly do") {
    CHECK(fault_in(case_study(casework(between_two(.5, .4, .9), between_two(.5, .4, .9)))).empty());
    const std::string for_ever =
        fault_in(case_study(casework(between_two(.5, .4, 1), between_two(.5, .4, 1))));
    CHECK(holds(for_ever, "at the ends of their ranges"));
    CHECK(
        holds(fault_in(case_study(casework("1", "0.9999"))), "stages that a child passes through"));
    CHECK(fault_in(case_study(casework("1", "0.99"))).empty());
}

TEST_CASE("a case may be referred again so often and no more") {
    const auto again = [](const std::string& p) {
        return fault_in(case_study(
            casework("0.5", "0.5", R"(, "rereferral_delay": 1, "rereferral_probability": )" + p)));
    };
    CHECK(again("0.9").empty());
    CHECK(holds(again("1"), "is above the most allowed, 0.99"));
    CHECK(holds(again(between_two(.9, .8, 1)), "is above the most allowed, 0.99"));
}

TEST_CASE("every pair of uncertain numbers is met in all four corners") {
    std::string bands;
    for (int i = 0; i < 5; ++i)
        bands += (i > 0 ? ", " : "") + (R"({"from_years": )" + number_text(2. * i)) +
                 R"(, "multiplier": )" + between_two(2, 1, 3) + "}";
    MemoryReader reader;
    reader.texts["study.json"] =
        study_of(R"("leaving": {"to": [{"destination": "agency", "rate_per_year": 1,
            "tenure_bands": [)" +
                 bands + "]}]}");
    const auto corners = load_study(reader, "study.json").corners();
    REQUIRE(corners.size() == 8);
    for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            int met = 0;
            for (const std::vector<double>& levels : corners)
                met |= 1 << (2 * (levels.at(a) > .5) + (levels.at(b) > .5));
            CHECK(met == 15);
        }
}

TEST_CASE("what does not fit the names of people and intakes is a fault") {
    const auto many = [](int count, const std::string& before, const std::string& after) {
        std::string all;
        for (int i = 0; i < count; ++i)
            all += (i > 0 ? ", " : "") + before + (before.empty() ? "" : std::to_string(i)) + after;
        return "[" + all + "]";
    };
    const auto intakes = [&](int count) {
        return study_of(R"("intakes": )" +
                        many(count, R"({"name": "i)",
                             R"(", "role": "worker", "month": 9, "day": 1, "seats": 1})"));
    };
    CHECK(fault_in(intakes(16)).empty());
    CHECK(holds(fault_in(intakes(17)), "more than 16"));
    const std::string groups = many(4096, "", R"({"role": "worker", "team": "first", "heads": 0})");
    CHECK(holds(fault_in(study_of(R"("staff": )" + groups)), "more than 4,095 groups"));
}

TEST_CASE("payments that repeat within a month are a fault") {
    const auto payment = [](const std::string& rest) {
        return study_of(R"("arrivals": [])", R"({"retention_payment": {"roles": ["worker"],
            "amount_gbp": 100, )" + rest + "}}");
    };
    CHECK(fault_in(payment(R"("tie_in_months": 0.5)")).empty());
    CHECK(fault_in(payment(R"("tie_in_months": 6, "repeats": true)")).empty());
    CHECK(holds(fault_in(payment(R"("tie_in_months": 0.5, "repeats": true)")), "under a month"));
}

TEST_CASE("a policy that leaves no time between rounds or sessions is a fault") {
    const std::string none = R"("recruitment": {"pause_days": 0})";
    const auto rounds = [](const std::string& time) {
        return R"({"recruitment": {"round_time": )" + time + "}}";
    };
    CHECK(fault_in(study_of(none, rounds("0.5"))).empty());
    CHECK(holds(fault_in(study_of(none, rounds("0"))), "a round must take time"));
    CHECK(holds(fault_in(study_of(none, rounds(between_two(.5, 0, 1)))), "a round must take time"));
    CHECK(holds(fault_in(study_of(R"("supervision": {"stand_in_span": 1})",
                                  R"({"supervision": {"interval_weeks": 1e-9}})")),
                "neither 0 nor at least 0.1"));
}

TEST_CASE("posts that policies and growth add count, and cases stated at the start") {
    const auto posts = [](int count) {
        return R"({"establishment": {"family": "posts", "team": "first", "posts": )" +
               std::to_string(count) + "}}";
    };
    const std::string none = R"("arrivals": [])";
    CHECK(fault_in(study_of(none, posts(100))).empty());
    std::string blocks = posts(10000);
    for (int i = 0; i < 10; ++i) blocks += ", " + posts(10000);
    CHECK(holds(fault_in(study_of(none, blocks)), "at most 100,000 can be simulated"));
    std::string long_study = study_of(R"("establishment_growth_per_year": 0.5)");
    CHECK(fault_in(long_study).empty());
    long_study.replace(long_study.find(R"("horizon_years": 10)"), 19, R"("horizon_years": 50)");
    CHECK(holds(fault_in(long_study), "at most 100,000 can be simulated"));
    CHECK(holds(fault_in(case_study(casework("0.5", "0.5", R"(, "cases_at_start": 600000)"))),
                "600,000 open cases"));
}

TEST_CASE("a team of thousands, whose members are compared with each other, is warned of") {
    const auto of_posts = [](int count) {
        std::string text =
            study_of(R"("supervision": {"stand_in_span": 1}, )" + staff(std::to_string(count)));
        const std::string nine = R"("posts": 9})";
        return text.replace(text.find(nine), nine.size(),
                            R"("posts": )" + std::to_string(count) + "}");
    };
    std::vector<Fault> notes;
    CHECK(fault_in(of_posts(500), &notes).empty());
    CHECK(notes.empty());
    CHECK(fault_in(of_posts(8192), &notes).empty());
    REQUIRE(notes.size() == 1);
    CHECK(holds(notes[0].message, "ten seconds or longer"));
}
