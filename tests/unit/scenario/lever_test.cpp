#include "scenario/lever.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

const std::string levered_authority = smallville(
    R"("kind": "panel", "pass_probability": 0.5,
        "portfolio": {"law": "gamma", "mean_months": 12, "cv": 0.5})",
    R"("staff": [{"role": "worker", "team": "first", "heads": 7}],
    "leaving": {"base": "individual", "notice_period_days": 30, "to": [{"destination": "agency",
        "rate_per_year": {"value": 0.1, "low": 0.05, "high": 0.2, "source": "s",
        "confidence": "none"}}]})");

std::string document(const std::string& levers) {
    return R"({"authority": "authority.json", "seed": 3, "policies": [
        {"name": "baseline", "why": "w", "blocks": []},
        {"name": "award", "why": "w", "blocks": [{"start": "2023-04-01", "pay_award": {"rise": 0.05}}]},
        {"name": "both", "why": "w", "combine": [{"name": "part", "why": "w", "blocks":
            [{"pay_award": {"rise": 0.02}}]}]}])" +
           (levers.empty() ? "" : R"(, "explore": [)" + levers + "]") + "}";
}

LoadedStudy levered(const std::string& levers) {
    MemoryReader reader;
    reader.texts["authority.json"] = levered_authority;
    return load_study(reader, tree_of(document(levers)), {});
}

std::string lever_faults(const std::string& levers) {
    MemoryReader reader;
    reader.texts["authority.json"] = levered_authority;
    std::vector<Fault> faults;
    try {
        const Tree tree = tree_of(document(levers));
        check_levers(reader, tree, load_study(reader, tree, {}), faults);
    } catch (const ScenarioError& e) {
        faults = e.faults;
    }
    std::string all;
    for (const Fault& f : faults) all += f.path + ": " + f.message + '\n';
    return all.empty() ? "none" : all;
}

std::string lever(const std::string& field, const std::string& rest) {
    return R"({"field": ")" + field + R"(", "label": "l", )" + rest + "}";
}

const std::string rise = "policy.award.blocks[0].pay_award.rise";
const std::string start = "policy.award.blocks[0].start";

} // namespace

TEST_CASE("levers move numbers, words and dates of the authority, of policies and of their parts") {
    CHECK(
        lever_faults(
            lever(rise, R"("from": 0, "to": 0.1, "step": 0.01)") + "," +
            lever("policy.part.blocks[0].pay_award.rise", R"("from": 0, "to": 0.1, "step": 0.02)") +
            "," + lever(start, R"("words": ["2023-04-01", "2024-04-01"])") + "," +
            lever("authority.leaving.base", R"("words": ["individual", "population_average"])") +
            "," +
            lever("authority.leaving.to[agency].rate_per_year",
                  R"("from": 0.05, "to": 0.3, "step": 0.05)")) == "none");
}

TEST_CASE("a lever that is no field, or has no such value, is said where it stands") {
    CHECK_THAT(lever_faults(lever("policy.award.blocks[0].pay_award.ris",
                                  R"("from": 0, "to": 0.1, "step": 0.01)")),
               Catch::Contains("explore[0]: \"policy.award.blocks[0].pay_award.ris\" has no value "
                               "in this study. Did you mean " +
                               rise + "?"));
    CHECK_THAT(lever_faults(lever(rise, R"("from": 0.1, "to": 0.2, "step": 0.01)")),
               Catch::Contains("0.05 in the study, is not between from and to"));
    CHECK_THAT(lever_faults(lever(rise, R"("from": 0, "to": 0.1, "step": 0.02)")),
               Catch::Contains("no whole number of steps above from"));
    CHECK_THAT(lever_faults(lever(start, R"("words": ["2024-04-01", "2025-04-01"])")),
               Catch::Contains("\"2023-04-01\" in the study, is none of its words"));
    CHECK_THAT(lever_faults(lever(start, R"("from": 0, "to": 1, "step": 1)")),
               Catch::Contains("is no number: write words"));
}

TEST_CASE("a lever is tried at both ends, and must leave the years and measures as they are") {
    CHECK_THAT(lever_faults(lever("authority.leaving.notice_period_days",
                                  R"("from": 0, "to": 900, "step": 30)")),
               Catch::Contains("notice_period_days at 900: "));
    CHECK_THAT(
        lever_faults(lever("authority.start_date", R"("words": ["2022-10-01", "2023-10-01"])")),
        Catch::Contains("changes the first day or the measures"));
}

TEST_CASE("a lever has a range or words, whole, and there are six at most") {
    CHECK_THAT(lever_faults(lever(rise, R"("from": 0, "to": 0.1)")),
               Catch::Contains("write either these three, or words"));
    CHECK_THAT(lever_faults(lever(rise, R"("from": 0.2, "to": 0.1, "step": 0.01)")),
               Catch::Contains("explore[0].step"));
    std::string seven;
    for (int i = 0; i < 7; ++i)
        seven += (i > 0 ? "," : "") +
                 lever(rise + std::to_string(i), R"("from": 0, "to": 0.1, "step": 0.01)");
    CHECK_THAT(lever_faults(seven), Catch::Contains("more than six levers"));
}

TEST_CASE("levers change neither draws nor fingerprint, and stand in the resolved study") {
    const LoadedStudy without = levered(""),
                      with = levered(lever(rise, R"("from": 0, "to": 0.1, "step": 0.01)"));
    CHECK(fingerprint(without) == fingerprint(with));
    CHECK(without.drawn_values(3) == with.drawn_values(3));
    CHECK(resolved_json(without).find("explore") == std::string::npos);
    CHECK(resolved_json(with).find("\"explore\":[{\"field\":\"" + rise) != std::string::npos);
    CHECK(field_values(with).at("authority.leaving.to[agency].rate_per_year").number == 0.1);
}
