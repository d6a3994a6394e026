#include "scenario/seek.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <algorithm>

using namespace tenure;

namespace {

const std::string sought_authority = smallville(
    R"("kind": "panel", "pass_probability": 0.5,
        "portfolio": {"law": "gamma", "mean_months": 12, "cv": 0.5})",
    R"("staff": [{"role": "worker", "team": "first", "heads": 7}], "start_date": "2022-10-01",
    "intakes": [{"name": "autumn", "role": "worker", "month": 9, "day": 1, "seats": 1}])");

const std::string target =
    R"("targets": [{"measure": "vacancy_rate", "at_most": 0.1, "at": "2024-09-30"}])";

LoadedSeek sought(const std::string& seek) {
    const auto reader = std::make_shared<MemoryReader>();
    reader->texts["authority.json"] = sought_authority;
    reader->texts["study.json"] = R"({"authority": "authority.json", "seed": 3, "horizon_years": 3,
        "policies": [{"name": "baseline", "why": "w", "blocks": []},
        {"name": "award", "why": "w", "blocks": [{"pay_award": {"rise": 0.05}}]},
        {"name": "payment", "why": "w", "blocks": [
            {"start": "2023-01-01", "end": "2024-01-01", "pay_award": {"rise": 0.01}},
            {"start": "2023-03-01", "retention_payment": {"roles": ["worker"], "amount_gbp": 100,
                "tie_in_months": 12}}]}],
        "seek": {)" + seek + "}}";
    return load_seek(reader, "study.json");
}

std::string faults_in(const std::string& seek) {
    try {
        sought(seek);
    } catch (const ScenarioError& e) {
        std::string all;
        for (const Fault& f : e.faults) all += f.path + ": " + f.message + '\n';
        return all;
    }
    return "none";
}

bool holds(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

const std::string rise = R"({"field": "policy.award.blocks[0].pay_award.rise", "low": 0,
    "high": 0.1, "steps": 5})";

} // namespace

TEST_CASE("a field takes evenly spaced values, and the study at a setting has them") {
    const LoadedSeek seek = sought(R"("levers": [)" + rise + "], " + target);
    REQUIRE(seek.settings().size() == 5);
    for (std::size_t k = 0; k < 5; ++k)
        CHECK(seek.axes()[0].places[k] == Approx(0.25 * static_cast<double>(k)));
    const Study s = seek.at({2}).study();
    REQUIRE(s.policies.size() == 2);
    CHECK(s.policies[0].name == "baseline");
    CHECK(s.policies[1].combine.at(0).blocks[0].pay_award->rise == Approx(0.05));
    CHECK(in_words(seek, {2}) == "award: rise 0.05");
    CHECK(lever_words(seek, 0).rfind("award: rise: 0, 0.025, 0.05", 0) == 0);
}

TEST_CASE("futures that are sought in do not depend on each other: they are no Sobol' points") {
    const LoadedSeek seek = sought(R"("levers": [)" + rise + "], " + target);
    const auto design = seek.at({2}).study().design;
    REQUIRE(design); // none would be scrambled Sobol' points
    CHECK(design->outer == OuterDesign::random);
}

TEST_CASE("a policy is left out, or begins on a day with its blocks as far apart as they are") {
    const LoadedSeek seek = sought(R"("levers": [{"policy": "payment",
        "starts": ["2023-06-01", "2024-01-01"]}], )" +
                                   target);
    REQUIRE(seek.settings().size() == 3);
    CHECK(seek.at({0}).study().policies[1].combine.empty());
    const auto blocks = seek.at({1}).study().policies[1].combine.at(0).blocks;
    CHECK(to_text(*blocks[0].start) == "2023-06-01");
    CHECK(to_text(*blocks[0].end) == "2024-05-31");   // 365 days on
    CHECK(to_text(*blocks[1].start) == "2023-07-30"); // 59 days on
    CHECK(in_words(seek, {0}) == "payment, left out");
    CHECK(in_words(seek, {2}) == "payment from 2024-01-01");
}

TEST_CASE(
    "fields of a policy that is left out have one value, and no more policies are than may be") {
    const LoadedSeek seek = sought(R"("levers": [{"policy": "award"}, )" + rise +
                                   R"(, {"policy": "payment"}],
        "most_policies": 1, )" + target);
    // Neither; payment alone; award alone at five values.
    CHECK(seek.settings().size() == 7);
}

TEST_CASE("money is read off by financial years, and a target over the year up to its day") {
    const LoadedSeek seek = sought(R"("levers": [)" + rise + "], " + target +
                                   R"(, "limits": [{"at_most_gbp": 5, "financial_year": 2023}])");
    CHECK(seek.financial_years() == std::vector<int>{2022, 2023, 2024, 2025});
    const auto& all = seek.quantities();
    CHECK(all[0].measure == "vacancy_rate");
    CHECK(all[0].last == 23); // the 24th month from October 2022
    CHECK(all[0].first == 12);
    CHECK(all[1].financial_year == 2023);
    CHECK(all[1].first == 6); // April 2023
    CHECK(all[1].last == 17);
    REQUIRE(all.size() == 1 + 1 + 4 + 1);
    CHECK(all[2].first == 0);
    CHECK(all[2].last == 5);
    CHECK(all.back().last == 35);
}

TEST_CASE("what is sought is checked with the place of each fault") {
    const std::string levers = R"("levers": [)" + rise + "], ";
    CHECK(holds(faults_in(levers + R"("targets": [{"measure": "vacancy_rate", "at_most": 0.1,
        "at": "2024-09-29"}])"),
                "seek.targets[0].at: 2024-09-29 is not the last day of a month of the study"));
    CHECK(holds(faults_in(R"("levers": [{"field": "policy.awrd.blocks[0].pay_award.rise",
        "low": 0, "high": 1}], )" +
                          target),
                "is no field of this study. Did you mean"));
    CHECK(holds(faults_in(R"("levers": [{"field": "authority.pay.discount_rate", "low": 0,
        "high": 1}], )" + target),
                "is no field of a policy"));
    CHECK(holds(faults_in(R"("levers": [{"policy": "baseline"}], )" + target),
                "is of the baseline, which stays as it is"));
    CHECK(holds(
        faults_in(R"("levers": [{"policy": "payment", "starts": ["2032-01-01"]}], )" + target),
        "2032-01-01 does not lie within the study"));
    CHECK(holds(faults_in(levers + target + R"(, "limits": [{"measure": "vacancies",
        "at_most_gbp": 5}])"),
                "vacancies is no money"));
    CHECK(holds(faults_in(levers + target + R"(, "objective": "most_net_benefit")"),
                "needs the study's values"));
    CHECK(holds(faults_in(R"("levers": [{"field": "policy.award.blocks[0].pay_award.rise",
        "low": 0, "high": 50}], )" +
                          target),
                "50 is above"));
    CHECK(holds(faults_in(R"("levers": [], )" + target), "levers: is empty"));
}
