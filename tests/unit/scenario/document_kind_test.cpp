#include "scenario/document_kind.hpp"
#include "scenario/sweep.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <functional>

using namespace tenure;

namespace {

const std::string authority =
    smallville(R"("kind": "rate", "rate_per_year": 0.2)", R"("leaving": {})");
const char* const award = R"({"name": "award", "why": "w", "blocks": []})";
const char* const pack = R"({"name": "fit", "title": "t", "seed": 1, "numbers": [], "draws": []})";
const char* const study = R"({"authority": "authority.json", "policies": ["award.json"]})";
const char* const sweep = R"({"study": "study.json", "vary": []})";

MemoryReader files() {
    MemoryReader reader;
    reader.texts = {{"authority.json", authority},
                    {"award.json", award},
                    {"study.json", study},
                    {"sweep.json", sweep},
                    {"pack.json", pack}};
    return reader;
}

/// All that is told, each with its place: one sentence is wanted.
std::string the_fault(const std::function<void()>& reading) {
    try {
        reading();
    } catch (const ScenarioError& error) {
        std::string all;
        for (const Fault& fault : error.faults) all += fault.path + ": " + fault.message;
        return all;
    }
    return "none";
}

std::string fault_of_study(const std::string& text) {
    MemoryReader reader = files();
    reader.texts["other.json"] = text;
    return the_fault([&] { load_study(reader, "other.json"); });
}

} // namespace

TEST_CASE("a file is what most of its keys belong to, though one be misspelt or missing") {
    const auto kind = [](const std::string& text) { return document_kind(tree_of(text.c_str())); };
    CHECK(kind(authority) == DocumentKind::authority);
    CHECK(kind(award) == DocumentKind::policy);
    CHECK(kind(pack) == DocumentKind::pack);
    CHECK(kind(R"({"authority": "a.json", "policies": []})") == DocumentKind::study);
    CHECK(kind(R"({"authority": "a.json", "policis": []})") == DocumentKind::study);
    CHECK(kind(R"({"policies": []})") == DocumentKind::study);
    CHECK(kind(R"({"name": "award", "why": "w", "blocs": []})") == DocumentKind::policy);
    CHECK(kind(R"({"study": "s.yaml", "policies": [], "vari": []})") == DocumentKind::sweep);
    CHECK(kind(R"({"name": "a", "title": "t", "laddr": {}, "teams": []})") ==
          DocumentKind::authority);
}

TEST_CASE("a file of another kind than a command wants is one fault, which says what it is") {
    MemoryReader reader = files();
    CHECK(the_fault([&] { load_authority(reader, "authority.json"); }) == "none");
    CHECK(the_fault([&] { load_authority(reader, "study.json"); }) ==
          ": this is a study, but an authority is wanted.");
    CHECK(the_fault([&] { load_authority(reader, "pack.json"); }) ==
          ": this is a pack, but an authority is wanted.");
    CHECK(the_fault([&] { load_study(reader, "authority.json"); }) ==
          ": this is an authority, but a study is wanted.");
    CHECK(the_fault([&] { load_study(reader, "sweep.json"); }) ==
          ": this is a sweep, but a study is wanted.");
    const auto shared = std::make_shared<MemoryReader>(files());
    CHECK(the_fault([&] { load_sweep(shared, "award.json"); }) ==
          ": this is a policy, but a sweep is wanted.");
}

TEST_CASE("a file of another kind that another names is one fault, where it is named") {
    CHECK(fault_of_study(R"({"authority": "study.json", "policies": ["award.json"]})") ==
          "authority: \"study.json\" is a study, but an authority is wanted.");
    CHECK(fault_of_study(R"({"authority": "authority.json", "policies": ["authority.json"]})") ==
          "policies[0]: \"authority.json\" is an authority, but a policy is wanted.");
    CHECK(fault_of_study(R"({"authority": "authority.json", "policies": [)" + std::string(study) +
                         "]}") == "policies[0]: is a study, but a policy is wanted.");
    CHECK(fault_of_study(R"({"authority": "authority.json", "policies": ["award.json",
          {"name": "both", "why": "w", "combine": ["award.json", "study.json"]}]})") ==
          "policies[1].combine[1]: \"study.json\" is a study, but a policy is wanted.");
    CHECK(fault_of_study(R"({"authority": {"extends": "authority.json", "pack": "award.json"},
          "policies": ["award.json"]})") ==
          "pack: \"award.json\" is a policy, but a pack is wanted.");
    const auto reader = std::make_shared<MemoryReader>(files());
    reader->texts["other.json"] =
        R"({"study": "authority.json", "points": 2, "vary": [{"field": "seed", "values": [1]}]})";
    CHECK(the_fault([&] { load_sweep(reader, "other.json"); }) ==
          "study: \"authority.json\" is an authority, but a study is wanted.");
}

TEST_CASE("a file of which no key is known is told as such, with what it may have meant") {
    MemoryReader reader = files();
    reader.texts["other.json"] = R"({"flour": 250, "butter": 125})";
    CHECK(the_fault([&] { load_authority(reader, "other.json"); }) ==
          ": this has no key that is known: is it a scenario file? It begins with \"flour\".");
    reader.texts["other.json"] = R"({"polices": []})";
    CHECK(the_fault([&] { load_study(reader, "other.json"); }) ==
          ": this has no key that is known: is it a scenario file? It begins with \"polices\". "
          "Did you mean policies?");
    reader.texts["study.json"] = R"({"authority": "authority.json", "policies": ["other.json"]})";
    CHECK(the_fault([&] { load_study(reader, "study.json"); }) ==
          "policies[0]: \"other.json\" has no key that is known: is it a scenario file? It begins "
          "with \"polices\". Did you mean policies?");
}
