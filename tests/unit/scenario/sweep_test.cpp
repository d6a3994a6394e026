#include "scenario/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <algorithm>
#include <set>

using namespace tenure;

namespace {

const std::string authority = smallville(
    R"("kind": "panel", "pass_probability": 0.5,
        "portfolio": {"law": "gamma", "mean_months": 12, "cv": 0.5})",
    R"("staff": [{"role": "worker", "team": "first", "heads": 7}],
    "leaving": {"base": "individual", "pay_elasticity":
        {"value": -1, "low": -2, "high": 0, "source": "s", "confidence": "none"},
        "to": [{"destination": "agency", "rate_per_year":
            {"value": 0.1, "low": 0.05, "high": 0.2, "source": "s", "confidence": "none"}}]})");

/// A sweep of that authority. @param rest what follows the study: "design": ...
LoadedSweep sweep(const std::string& rest, const StudyChanges& changes = {}) {
    const auto reader = std::make_shared<MemoryReader>();
    reader->texts["authority.json"] = authority;
    reader->texts["study.json"] = R"({"authority": "authority.json", "seed": 3, "policies":
        [{"name": "baseline", "why": "w", "blocks": []}, {"name": "award", "why": "w", "blocks":
            [{"pay_award": {"rise": 0.05}}]}]})";
    reader->texts["sweep.json"] = R"({"study": "study.json", )" + rest + "}";
    return load_sweep(reader, "sweep.json", changes);
}

std::string faults_of(const std::string& rest) {
    try {
        const LoadedSweep loaded = sweep(rest);
        for (std::uint32_t p = 0; p < loaded.points(); ++p) loaded.at(p);
    } catch (const ScenarioError& e) {
        std::string all;
        for (const Fault& f : e.faults) all += f.path + ": " + f.message + '\n';
        return all;
    }
    return "none";
}

const std::string agency = "authority.leaving.to[agency].rate_per_year";

double agency_rate(const Study& s) { return s.authority.leaving.to.at(0).rate_per_year; }
double elasticity(const Study& s) { return s.authority.leaving.pay_elasticity; }

} // namespace

TEST_CASE("a grid is every value with every other, the last field changing fastest") {
    const LoadedSweep loaded = sweep(R"("design": "grid", "vary": [
        {"field": "policy.award.blocks[0].pay_award.rise", "values": [0, 0.1]},
        {"field": "authority.establishment[posts in first].posts", "low": 9, "high": 11, "steps": 3,
         "whole": true}])");
    REQUIRE(loaded.points() == 6);
    const Study s = loaded.at(4).study();
    CHECK(s.policies[1].blocks[0].pay_award->rise == 0.1);
    CHECK(s.authority.establishment[0].posts == 10);
    CHECK(loaded.at(2).study().authority.establishment[0].posts == 11);
}

TEST_CASE("any kind of field can be set, also one that its file leaves out") {
    const LoadedSweep loaded = sweep(R"("design": "grid", "vary": [
        {"field": "authority.leaving.base", "words": ["individual", "population_average"]},
        {"field": "policy.award.blocks[0].start", "words": ["2023-04-01"]},
        {"field": "authority.leaving.notice_period_days", "values": [10]},
        {"field": "authority.ladder.progressions[worker to senior by panel].portfolio.mean_months",
         "values": [6]}])");
    CHECK(loaded.at(0).study().authority.leaving.base !=
          loaded.at(1).study().authority.leaving.base);
    CHECK(to_text(*loaded.at(0).study().policies[1].blocks[0].start) == "2023-04-01");
    CHECK(loaded.at(0).study().authority.leaving.notice_period_days == 10);
    CHECK(loaded.at(0).study().authority.ladder.progressions[0].portfolio.mean == 0.5);
}

TEST_CASE("a varied field is certain at a point, and every other draw is the same at all of them") {
    const LoadedSweep loaded = sweep(
        R"("design": "latin_hypercube", "points": 5, "vary": [{"field": ")" + agency + "\"}]");
    REQUIRE(loaded.base().parameters().size() == 1);
    std::set<double> rates;
    for (std::uint32_t p = 0; p < 5; ++p) {
        const LoadedStudy at = loaded.at(p);
        CHECK(agency_rate(at.drawn(17)) == agency_rate(at.study()));
        CHECK(elasticity(at.drawn(17)) == elasticity(loaded.at(0).drawn(17)));
        CHECK(elasticity(at.drawn(17)) != elasticity(at.drawn(18)));
        rates.insert(agency_rate(at.study()));
    }
    CHECK(rates.size() == 5);
    CHECK(*rates.begin() >= 0.05);
    CHECK(*rates.rbegin() <= 0.2);
}

TEST_CASE("over the study's own range points lie as its distribution does") {
    const LoadedSweep loaded =
        sweep(R"("design": "sobol", "points": 1024, "vary": [{"field": ")" + agency + "\"}]");
    int below = 0; // the peak of the triangle from 0.05 over 0.1 to 0.2: a third of it
    for (std::uint32_t p = 0; p < 1024; ++p) below += loaded.settings(p)[0].value.number < 0.1;
    CHECK(std::abs(below - 1024.0 / 3) <= 1);
}

TEST_CASE("the design follows the seed, and a sweep's own numbers stand in place of the study's") {
    const std::string rest = R"("points": 4, "replications": 50, "policies": ["award"], "vary": [
        {"field": ")" + agency +
                             "\"}]";
    const LoadedSweep a = sweep(rest), b = sweep(rest, {{}, 4, {}, {}});
    CHECK(a.base().study().replications == 50);
    CHECK(sweep(rest, {60, {}, {}, {}}).at(1).study().replications == 60);
    CHECK(b.at(0).study().seed == 4);
    CHECK(a.settings(0)[0].value.number != b.settings(0)[0].value.number);
    CHECK(fingerprint(a) == fingerprint(sweep(rest)));
    CHECK(fingerprint(a) != fingerprint(b));
}

TEST_CASE("the resolved sweep is itself a sweep, with the same points") {
    const LoadedSweep loaded = sweep(R"("design": "sobol", "points": 8, "vary": [{"field": ")" +
                                     agency + R"("}, {"field": "authority.leaving.pay_elasticity",
        "low": -3, "high": 0, "value": -1, "distribution": "normal"}])");
    const auto reader = std::make_shared<MemoryReader>();
    reader->texts["again.json"] = resolved_json(loaded);
    const LoadedSweep again = load_sweep(reader, "again.json");
    CHECK(fingerprint(again) == fingerprint(loaded));
    CHECK(agency_rate(again.at(5).study()) == agency_rate(loaded.at(5).study()));
}

TEST_CASE("faults of a sweep are told with their place") {
    const auto said = [](const std::string& rest, const std::string& words) {
        INFO(faults_of(rest));
        CHECK(faults_of(rest).find(words) != std::string::npos);
    };
    said(R"("points": 4, "vary": [{"field": "authority.leaving.pay_elastic", "values": [1]}])",
         "is no field of this study. Did you mean authority.leaving.pay_elasticity?");
    said(R"("points": 4, "vary": [{"field": "authority.leaving.notice_period_days"}])",
         "vary[0].field: \"authority.leaving.notice_period_days\" has no low and high");
    said(R"("points": 4, "vary": [{"field": ")" + agency + R"(", "values": [0.1, -0.1]}])",
         "-0.1 is below the least allowed");
    said(R"("design": "grid", "vary": [{"field": ")" + agency + R"(", "low": 0.1, "high": 0.2}])",
         "vary[0].steps: is missing");
    said(R"("points": 4, "vary": [{"field": "policy.other.x", "values": [1]}])",
         "\"other\" is no policy that is run");
    said(R"("points": 4, "vary": [{"field": "a", "low": 2, "high": 1}])", "must be above low");
    said(R"("vary": [{"field": "a", "values": [1]}])", "points: is missing");
    said(R"("points": 1, "vary": [{"field": "authority.start_date", "words": ["2021-10-01"]}])",
         "at point 0: changes the measures");
    said(R"("points": 1, "policies": ["awards"], "vary": [{"field": ")" + agency + "\"}]",
         "Did you mean award?");
}

TEST_CASE("what is wrong only together is told with its point") {
    const std::string rest = R"("design": "grid", "vary": [
        {"field": "authority.staff[0].heads", "values": [7, 9]},
        {"field": "authority.establishment[posts in first].posts", "values": [9, 8]}])";
    CHECK(
        faults_of(rest).find("at point 3: brings the staff of posts in first above its 8 posts") !=
        std::string::npos);
}
