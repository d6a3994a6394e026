#include "scenario/documents.hpp"
#include "scenario/echo.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <algorithm>

using namespace tenure;

namespace {

const std::string authority = smallville(
    R"("kind": "rate", "rate_per_year":
        {"value": 0.2, "low": 0.1, "high": 0.4, "source": "s", "confidence": "low"})",
    R"("leaving": {"to": [{"destination": "agency", "rate_per_year":
        {"value": 0.1, "low": 0.05, "high": 0.2, "source": "s", "confidence": "none"}}]})");

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

namespace {

LoadedStudy study_with(const std::string& more) {
    MemoryReader reader = files();
    std::string& text = reader.texts["study.json"];
    text.insert(text.rfind('}'), ", " + more);
    return load_study(reader, "study.json");
}

} // namespace

TEST_CASE("values bring the cost with them, unless one of them is in GBP already") {
    const auto cheap =
        study_with(R"("values": [{"measure": "vacancies", "gbp_per_unit": -100, "source": "s"}])");
    REQUIRE(cheap.study().values.size() == 2);
    CHECK(cheap.study().values[1].measure == "total_cost");
    CHECK(cheap.study().values[1].gbp_per_unit == -1);
    const auto own =
        study_with(R"("values": [{"measure": "pay_cost", "gbp_per_unit": -2, "source": "s"}])");
    CHECK(own.study().values.size() == 1);
    CHECK(study().study().values.empty());
    CHECK_THROWS_AS(
        study_with(R"("values": [{"measure": "pots", "gbp_per_unit": 1, "source": "s"}])"),
        ScenarioError);
    CHECK_THROWS_AS(study_with(R"("precision": {"measure": "leavers", "half_width": 0})"),
                    ScenarioError);
    // What is resolved is loaded to the same.
    MemoryReader reader;
    reader.texts["again.json"] = resolved_json(cheap);
    CHECK(fingerprint(load_study(reader, "again.json")) == fingerprint(cheap));
}

TEST_CASE("Sobol' draws fill each parameter's range evenly, by set, and are what is told of them") {
    const auto sobol = study_with(R"("design": {"outer": "sobol", "scrambles": 16})");
    // 16 sets of 64 points: each 64th of the uniform scale has 16 draws. The award is triangular
    // on (0, 0.1) with its peak in the middle.
    std::vector<int> cells(64, 0);
    for (std::uint32_t draw = 0; draw < 1024; ++draw) {
        const Study s = sobol.drawn(draw);
        const double rise = s.policies[1].blocks.at(0).pay_award->rise / 0.1;
        const double level = rise < 0.5 ? 2 * rise * rise : 1 - 2 * (1 - rise) * (1 - rise);
        ++cells.at(static_cast<std::size_t>(level * 64));
        if (draw > 3) continue;
        const auto values = sobol.drawn_values(draw);
        REQUIRE(values.size() == sobol.parameters().size());
        CHECK(std::find(values.begin(), values.end(), s.policies[1].blocks[0].pay_award->rise) !=
              values.end());
    }
    CHECK(cells == std::vector<int>(64, 16));
    // Control: at random they are not even; and Sobol' draws are the default.
    const auto random = study_with(R"("design": {"outer": "random"})");
    std::vector<int> uneven(64, 0);
    for (std::uint32_t draw = 0; draw < 1024; ++draw) {
        const double rise = random.drawn(draw).policies[1].blocks.at(0).pay_award->rise / 0.1;
        const double level = rise < 0.5 ? 2 * rise * rise : 1 - 2 * (1 - rise) * (1 - rise);
        ++uneven.at(static_cast<std::size_t>(level * 64));
    }
    CHECK(uneven != std::vector<int>(64, 16));
    CHECK(agency_rate(sobol.drawn(5)) == agency_rate(study().drawn(5)));
    CHECK(agency_rate(random.drawn(5)) != agency_rate(study().drawn(5)));
    LoadedStudy changed = study();
    changed.change({{}, {}, {}, {}, true});
    CHECK(agency_rate(changed.drawn(5)) == agency_rate(random.drawn(5)));
}

TEST_CASE("a study that decides has scrambles in a row, and says what it wants wrongly") {
    const std::string worth =
        R"("values": [{"measure": "leavers", "gbp_per_unit": -1, "source": "s"}], )";
    const auto deciding = study_with(worth + R"("decide": {"indifference_gbp": 1000})");
    const Grouping grouping = deciding.grouping();
    CHECK(deciding.study().decide->probability == 0.95);
    CHECK(grouping.draws_share * grouping.draws_in_a_row == replications_of_observation);
    // The four draws of a set lie in the four quarters of the award's uniform scale.
    std::vector<int> quarters(4, 0);
    for (std::uint32_t draw = 40; draw < 40 + grouping.draws_in_a_row; ++draw) {
        const double rise = deciding.drawn(draw).policies[1].blocks.at(0).pay_award->rise / 0.1;
        const double level = rise < 0.5 ? 2 * rise * rise : 1 - 2 * (1 - rise) * (1 - rise);
        ++quarters.at(static_cast<std::size_t>(level * 4));
    }
    CHECK(quarters == std::vector<int>(4, 1));
    const std::string wrong[] = {
        R"("decide": {"indifference_gbp": 1000})", // by net benefit, of which nothing is said
        worth + R"("decide": {})", worth + R"("decide": {"indifference_gbp": 0})",
        worth + R"("decide": {"indifference_gbp": 9}, "replications_per_draw": 16)",
        worth + R"("decide": {"indifference_gbp": 9},
                   "precision": {"measure": "leavers", "half_width": 1})"};
    for (const std::string& each : wrong) {
        INFO(each);
        CHECK_THROWS_AS(study_with(each), ScenarioError);
    }
}

TEST_CASE("a study can be had with every parameter at a share of its distribution") {
    const auto loaded = study();
    REQUIRE(loaded.varying().size() == 3);
    const Study middle = loaded.at_levels({0.5, 0.5, 0.5});
    CHECK(middle.policies[1].blocks.at(0).pay_award->rise == Approx(0.05));
    // Triangular from 0.05 over 0.1 to 0.2: a third lies below the peak.
    CHECK(agency_rate(loaded.at_levels({0.5, 1.0 / 3, 0.5})) == Approx(0.1));
    CHECK(agency_rate(loaded.at_levels({0.5, 1e-9, 0.5})) == Approx(0.05).epsilon(1e-3));
    CHECK_THROWS(loaded.at_levels({0.5}));
}
