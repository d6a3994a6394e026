#include "scenario/documents.hpp"
#include "scenario/echo.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

const char* const authority = R"({"name": "smallville",
    "ladder": {
        "roles": [{"name": "worker"}, {"name": "senior"}],
        "families": [{"name": "posts", "roles": ["worker", "senior"], "recruits": "worker"}],
        "progressions": [{"from": "worker", "to": "senior", "kind": "rate",
            "rate_per_year": {"value": 0.2, "low": 0.1, "high": 0.4, "source": "s", "confidence": "low"}}]},
    "teams": [{"name": "first"}],
    "establishment": [{"family": "posts", "team": "first", "posts": 9}],
    "leaving": {"to": [{"destination": "agency",
        "rate_per_year": {"value": 0.1, "low": 0.05, "high": 0.2, "source": "s", "confidence": "none"}}]}})";

const char* const award = R"({"name": "award", "why": "w", "blocks": [{"pay_award":
    {"rise": {"value": 0.05, "low": 0, "high": 0.1, "source": "s", "confidence": "none"}}}]})";

MemoryReader files() {
    MemoryReader reader;
    reader.texts["authority.json"] = authority;
    reader.texts["award.json"] = award;
    reader.texts["study.json"] = R"({"authority": "authority.json", "start_date": "2024-04-01",
        "policies": [{"name": "baseline", "why": "w", "blocks": []}, "award.json"],
        "decide_on": ["leavers"]})";
    return reader;
}

LoadedStudy study() {
    MemoryReader reader = files();
    return load_study(reader, "study.json");
}

double agency_rate(const Study& s) { return s.authority.leaving.to.at(0).rate_per_year; }

} // namespace

TEST_CASE("a study brings its authority and policies together, everything at its value") {
    const LoadedStudy loaded = study();
    const Study& s = loaded.study();
    CHECK(s.authority.name == "smallville");
    CHECK(to_text(s.authority.start_date) == "2024-04-01");
    CHECK(agency_rate(s) == 0.1);
    REQUIRE(s.policies.size() == 2);
    CHECK(s.policies[0].name == "baseline");
    CHECK(s.policies[1].blocks.at(0).pay_award->rise == 0.05);
    CHECK(loaded.anything_varies());
}

TEST_CASE("uncertain numbers are listed by paths that survive insertions") {
    const LoadedStudy loaded = study();
    std::vector<std::string> paths;
    for (const UncertainNumber& number : loaded.parameters()) paths.push_back(number.path);
    CHECK(paths == std::vector<std::string>{
                       "authority.ladder.progressions[worker to senior by rate].rate_per_year",
                       "authority.leaving.to[agency].rate_per_year",
                       "policy.award.blocks[0].pay_award.rise"});
}

TEST_CASE("a draw gives the same numbers whichever policies stand beside it") {
    MemoryReader reader = files();
    reader.texts["other.json"] = R"({"authority": "authority.json", "policies": ["award.json"]})";
    const LoadedStudy other = load_study(reader, "other.json");
    const Study a = study().drawn(17), b = other.drawn(17), c = study().drawn(18);
    CHECK(agency_rate(a) == agency_rate(b));
    CHECK(a.policies[1].blocks[0].pay_award->rise == b.policies[0].blocks[0].pay_award->rise);
    CHECK(agency_rate(a) != agency_rate(c));
    CHECK(to_text(a.authority.start_date) == "2024-04-01");
    CHECK(agency_rate(a) != agency_rate(study().drawn(17, 99)));
}

TEST_CASE("the resolved study is itself a study, and resolves to itself") {
    const LoadedStudy loaded = study();
    MemoryReader reader;
    reader.texts["resolved.json"] = resolved_json(loaded, 2);
    const LoadedStudy again = load_study(reader, "resolved.json");
    CHECK(resolved_json(again) == resolved_json(loaded));
    CHECK(fingerprint(again) == fingerprint(loaded));
    CHECK(agency_rate(again.drawn(3)) == agency_rate(loaded.drawn(3)));
    CHECK(again.parameters().size() == loaded.parameters().size());
}

TEST_CASE("the fingerprint moves with a number, its range and its source") {
    const std::string before = fingerprint(study());
    const std::pair<const char*, const char*> changes[] = {
        {"0.05, ", "0.06, "}, {"\"high\": 0.2", "\"high\": 0.3"}, {"\"none\"", "\"low\""}};
    for (const auto& [was, becomes] : changes) {
        MemoryReader reader = files();
        std::string& text = reader.texts["authority.json"];
        text.replace(text.find(was), std::string(was).size(), becomes);
        CHECK(fingerprint(load_study(reader, "study.json")) != before);
    }
}

TEST_CASE("a part written inside the study has its faults in the study's own path") {
    MemoryReader reader = files();
    reader.texts["study.json"] = R"({"authority": {"extends": "authority.json",
        "leaving": {"frailty_variance": -1}}, "policies": [{"name": "b", "blocks": [{}]}]})";
    try {
        load_study(reader, "study.json");
        FAIL("has faults");
    } catch (const ScenarioError& error) {
        REQUIRE(error.faults.size() == 2);
        CHECK(error.faults[0].path == "authority.leaving.frailty_variance");
        CHECK(error.faults[1].path == "policies[0].blocks[0]");
    }
}

TEST_CASE("two policies of one name are a fault, and so is none") {
    MemoryReader reader = files();
    reader.texts["twice.json"] =
        R"({"authority": "authority.json", "policies": ["award.json", "award.json"]})";
    reader.texts["none.json"] = R"({"authority": "authority.json", "policies": []})";
    CHECK_THROWS_AS(load_study(reader, "twice.json"), ScenarioError);
    CHECK_THROWS_AS(load_study(reader, "none.json"), ScenarioError);
}

namespace {

/// Every key of a document's notes, and how often each of them stands in a text as `key`.
void check_all_there(const std::vector<Note>& notes, const std::string& text, const char* before,
                     const char* after) {
    for (const Note& note : notes) {
        INFO(note.key);
        CHECK(text.find(before + note.key + after) != std::string::npos);
        CHECK_FALSE(note.meaning.empty());
        check_all_there(note.inside, text, before, after);
    }
}

} // namespace

TEST_CASE("every declared field is in the schema and in the field table") {
    const std::string schema = json_schema(documents()), table = field_tables(documents());
    CHECK_NOTHROW(tree_of(schema));
    for (const Document& document : documents()) {
        CHECK(!document.notes.empty());
        check_all_there(document.notes, schema, "\"", "\":");
        check_all_there(document.notes, table, "| `", "` |");
    }
}

TEST_CASE("the defaults of every document pass their own ranges") {
    Loading loading;
    load<RecruitmentParameters>(echo(RecruitmentParameters{}), loading);
    load<LeavingParameters>(echo(LeavingParameters{}), loading);
    load<PopulationParameters>(echo(PopulationParameters{}), loading);
    load<ProgressionParameters>(echo(ProgressionParameters{}), loading);
    load<PayParameters>(echo(PayParameters{}), loading);
    load<CareerBreakParameters>(echo(CareerBreakParameters{}), loading);
    load<TimeShares>(echo(TimeShares{}), loading);
    for (const Fault& fault : loading.faults) FAIL_CHECK(to_text(fault));
}
