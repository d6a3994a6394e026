#include "scenario/echo.hpp"
#include "scenario/load.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

enum class Colour { red, green };

struct Inner {
    std::string name;
    double rate = 0.5;
    std::string like; ///< another inner
};

struct Outer {
    double days = 28;
    std::optional<double> perhaps;
    int count = 3;
    std::string title = "none";
    bool open = true;
    Colour colour = Colour::green;
    Date date{2022, 10, 1};
    std::vector<double> weights{1, 2};
    std::array<double, 2> pair{3, 4};
    Law wait;
    Inner one{"one", 1, ""};
    std::vector<Inner> all;
};

const char* to_text(Colour colour) { return colour == Colour::red ? "red" : "green"; }

void declare(Fields& f, Inner& x) {
    f.name("name", x.name, "thing", "its name");
    f.number("rate", x.rate, "", probability, "how often");
    f.reference("like", x.like, "thing", "another thing");
}

void declare(Fields& f, Outer& x) {
    f.number("days", x.days, "days", between(0, 365), "how long");
    f.number("perhaps", x.perhaps, "", positive, "perhaps");
    f.integer("count", x.count, "", between(1, 9), "how many");
    f.text("title", x.title, "what it is called");
    f.flag("open", x.open, "whether it is open");
    f.choice("colour", x.colour, {Colour::red, Colour::green}, "its colour");
    f.date("date", x.date, "when");
    f.numbers("weights", x.weights, "", at_least(0), "how heavy");
    f.numbers("pair", x.pair, "", any_number, "two numbers");
    f.law("wait", x.wait, "months", "how long it waits");
    f.object("one", x.one, "one inner");
    f.objects("all", x.all, "thing", "all inner");
    f.check(x.days < 300 || x.open, "days", "is long for something closed");
}

std::vector<std::string> faults_of(const std::string& json) {
    Loading loading;
    load<Outer>(tree_of(json), loading);
    check_references(loading);
    std::vector<std::string> texts;
    for (const Fault& fault : loading.faults) texts.push_back(fault.path + ": " + fault.message);
    return texts;
}

std::string fault_of(const std::string& json) {
    const auto all = faults_of(json);
    CHECK(all.size() == 1);
    return all.empty() ? "" : all.front();
}

Outer loaded(const std::string& json) {
    Loading loading;
    Outer x = load<Outer>(tree_of(json), loading);
    throw_if_any(loading.faults);
    return x;
}

} // namespace

TEST_CASE("what is not written keeps the struct's own value") {
    const Outer x = loaded("{}");
    CHECK(x.days == 28);
    CHECK_FALSE(x.perhaps);
    CHECK(x.weights.size() == 2);
    CHECK(x.colour == Colour::green);
}

TEST_CASE("every kind of field is read") {
    const Outer x = loaded(R"({"days": 7.5, "perhaps": 2, "count": 9, "title": "t", "open": false,
        "colour": "red", "date": "2024-02-29", "weights": [5], "pair": [8, 9],
        "wait": {"law": "gamma", "mean_days": 365.25, "cv": 0.5},
        "one": {"name": "a", "rate": 0.25}, "all": [{"name": "b", "like": "b"}]})");
    CHECK(x.days == 7.5);
    CHECK(*x.perhaps == 2);
    CHECK(x.count == 9);
    CHECK_FALSE(x.open);
    CHECK(x.colour == Colour::red);
    CHECK(to_text(x.date) == "2024-02-29");
    CHECK(x.weights == std::vector<double>{5});
    CHECK(x.pair[1] == 9);
    CHECK(x.wait.kind == LawKind::gamma);
    CHECK(x.wait.mean == 1);
    CHECK(x.one.rate == 0.25);
    CHECK(x.all.at(0).like == "b");
}

TEST_CASE("numbers out of range, of the wrong kind or broken are told with what is wanted") {
    CHECK(fault_of(R"({"days": 900})") ==
          "days: 900 is above the most allowed, 365 days. Meaning: how long.");
    CHECK(fault_of(R"({"days": -1})") ==
          "days: -1 is below the least allowed, 0 days. Meaning: how long.");
    CHECK(fault_of(R"({"perhaps": 0})") == "perhaps: 0 must be above 0. Meaning: perhaps.");
    CHECK(fault_of(R"({"days": "x"})") ==
          R"(days: "x" is text, but a number is wanted (days). Meaning: how long.)");
    CHECK(fault_of(R"({"days": null})") == "days: has no value: write one, or leave the key out.");
    CHECK(fault_of(R"({"count": 2.5})") ==
          "count: 2.5 is a number, but a whole number is wanted. Meaning: how many.");
    CHECK(fault_of(R"({"weights": [1, -1]})") ==
          "weights[1]: -1 is below the least allowed, 0. Meaning: how heavy.");
    CHECK(fault_of(R"({"pair": [1]})") == "pair: has 1 numbers, but 2 are wanted.");
}

TEST_CASE("unknown keys, choices and references are told with the nearest known") {
    CHECK(fault_of(R"({"dyas": 3})") ==
          "dyas: is not a key that is known here. Did you mean days?");
    CHECK(fault_of(R"({"colour": "gren"})") ==
          R"(colour: "gren" is none of: red, green. Did you mean green?)");
    CHECK(fault_of(R"({"all": [{"name": "first"}, {"name": "b", "like": "frist"}]})") ==
          R"(all[1].like: "frist" is not the name of a thing. Did you mean first?)");
    CHECK(fault_of(R"({"one": {"name": "a", "zzzzzz": 1}})") ==
          "one.zzzzzz: is not a key that is known here. Known here: name, rate, like.");
}

TEST_CASE("names, dates, missing keys and what must hold between fields are checked") {
    CHECK(fault_of(R"({"one": {}})") == "one.name: is missing. Meaning: its name.");
    CHECK(fault_of(R"({"one": {"name": "A b"}})") ==
          R"(one.name: "A b" is not a name: small letters, digits and _, a letter first.)");
    CHECK(fault_of(R"({"all": [{"name": "a"}, {"name": "a"}]})") ==
          R"(all[1].name: "a" is already the name of another thing, in line 1 of test.json.)");
    CHECK(fault_of(R"({"date": "2023-02-29"})") ==
          R"(date: "2023-02-29" is a day that does not exist.)");
    CHECK(fault_of(R"({"date": "1 May"})") ==
          R"(date: "1 May" is not a date; write year-month-day, such as 2022-10-01.)");
    CHECK(fault_of(R"({"days": 310, "open": false})") == "days: is long for something closed.");
}

TEST_CASE("all faults are told at once") {
    CHECK(faults_of(R"({"days": 900, "count": 0, "colour": 3, "nonsense": 1})").size() == 4);
}

TEST_CASE("a law is a number of its key's unit, or is written out") {
    CHECK(loaded(R"({"wait": 6})").wait.mean == 0.5);
    CHECK(loaded(R"({"wait": {"law": "exponential", "rate_per_year": 4}})").wait.mean == 0.25);
    const Law weibull = loaded(R"({"wait": {"law": "weibull", "mean_years": 2, "shape": 1}})").wait;
    CHECK(weibull.rate == Approx(0.5));
    CHECK(fault_of(R"({"wait": {"law": "gamma", "mean_days": 3, "mean_years": 2, "cv": 1}})") ==
          "wait.law: needs exactly one of mean_days, mean_months and mean_years.");
    CHECK(fault_of(R"({"wait": {"law": "gamma", "mean_days": 3}})") ==
          "wait.law: needs cv, the coefficient of variation.");
    CHECK(fault_of(R"({"wait": {"law": "fixed", "mean_days": 3, "cv": 1}})") ==
          "wait.cv: is only for gamma and lognormal laws.");
}

TEST_CASE("the echo of a struct loads to the same struct") {
    const std::string json = R"({"days":7.5,"perhaps":2,"count":9,"title":"t","open":false,)"
                             R"("colour":"red","date":"2024-02-29","weights":[5],"pair":[8,9],)"
                             R"("wait":{"law":"weibull","rate_per_year":3,"shape":2},)"
                             R"("one":{"name":"a","rate":0.25},)"
                             R"("all":[{"name":"b","rate":0.1,"like":"a"}]})";
    const std::string echoed = to_json(echo(loaded(json)));
    CHECK(to_json(echo(loaded(echoed))) == echoed);
    CHECK(loaded(echoed).wait.rate == 3);
    CHECK(loaded(echoed).all.at(0).like == "a");
}
