// What a search says where there is no plain answer.
#include "output/seek.hpp"
#include "tests/catch.hpp"

using namespace tenure;

namespace {

SeekTrial trial_of(std::uint32_t setting, bool passed) {
    SeekTrial t;
    t.setting = setting;
    t.futures = 1000;
    SeekFinding f;
    f.futures = 1000;
    f.hits = passed ? 850 : 700;
    f.share = static_cast<double>(f.hits) / 1000;
    f.shown = passed;
    t.findings = {f};
    t.passed = passed;
    return t;
}

/// Three settings of one lever, one target; the last setting is what is told of.
SeekAccount account_of(bool found) {
    SeekAccount a;
    a.title = "A search";
    a.problem.places = {{0}, {0.5}, {1}};
    SeekCondition target;
    target.bound = 0.1;
    target.probability = 0.8;
    a.problem.conditions = {target};
    a.settings = {"none", "some", "much"};
    a.levers = {"how much"};
    a.shares_of = {"vacancy rate on 2025-09-30"};
    Measure rate;
    rate.name = "vacancy_rate";
    rate.unit = "fraction";
    a.measures = {rate};
    a.answer.found = found;
    a.answer.setting = 2;
    a.answer.attempts = {trial_of(1, found), trial_of(2, found)};
    a.answer.shown = 1;
    if (!found) a.answer.binding = {0};
    return a;
}

std::string all_paragraphs(const SeekAccount& a) {
    std::string all;
    for (const std::string& each : seek_paragraphs(a)) all += each + '\n';
    return all;
}

bool says(const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a target out of reach is told apart from limits that exclude every setting") {
    SeekAccount a = account_of(false);
    CHECK(says(seek_headline(a), "out of reach"));
    CHECK(says(seek_headline(a), "The nearest is much. What binds: vacancy rate"));
    a.answer.targets_alone = true;
    CHECK(says(seek_headline(a), "The limits exclude every setting"));
    CHECK_FALSE(says(seek_headline(a), "out of reach"));
    a.answer.limits_alone = true;
    CHECK(says(seek_headline(a), "but by no setting together"));
}

TEST_CASE("what seems to meet everything and was not shown is told as such") {
    SeekAccount a = account_of(false);
    a.answer.binding.clear();
    CHECK(seek_sentence(a) ==
          "No setting could be confirmed for vacancy rate on 2025-09-30 at most "
          "10.0% in at least 80.0% of futures.");
}

TEST_CASE("levers without effect and conditions that rise and fall are told") {
    SeekAccount a = account_of(true);
    CHECK_FALSE(says(all_paragraphs(a), "no effect"));
    CHECK_FALSE(says(all_paragraphs(a), "both rises and falls"));
    a.answer.no_effect = true;
    a.answer.non_monotone = {0};
    CHECK(says(all_paragraphs(a), "The levers have no effect"));
    CHECK(says(all_paragraphs(a), "vacancy rate on 2025-09-30 both rises and falls"));
}

TEST_CASE("an answer's sentence begins what is said of it, and all that was confirmed is told") {
    SeekAccount a = account_of(true);
    a.answer.objective = -34096;
    a.answer.objective_error = 97112;
    CHECK(says(seek_headline(a), "It costs GBP 34,096 more than the baseline over the study "
                                 "(standard error GBP 97,112)."));
    CHECK(seek_sentence(a) == "For vacancy rate on 2025-09-30 at most 10.0% in at least 80.0% of "
                              "futures: much.");
    CHECK(seek_headline(a).rfind(seek_sentence(a), 0) == 0);
    CHECK(says(seek_headline(a), "in 85.0% of 1,000 new futures the target is met"));
    CHECK(says(all_paragraphs(a), "some (shown); much (shown)"));
}
