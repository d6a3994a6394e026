// A policy that changes nothing differs from the baseline by exactly 0, in every replication and
// measure.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>
#include <functional>

using namespace tenure;
using namespace tenure::test;

namespace {

/// What is changed where, how often and how long.
struct Setting {
    Study study;
    std::uint32_t replications;
    std::vector<std::string> practice; ///< roles
    std::string posts_in;              ///< a team with team managers
};

Setting bexleys() {
    return {bexley(6),
            30,
            {"social_worker_2", "social_worker_3", "senior_practitioner"},
            "childrens_services"};
}

Setting everything() {
    return {with_everything(3), 3, {"social_worker", "senior_practitioner"}, "support_2"};
}

struct Change {
    std::string name;
    std::function<void(Block&)> change;
    bool money_moves = false; ///< what people are paid may differ, nothing else
};

RetentionPayment payment(const Setting& at, double amount, double response) {
    RetentionPayment p;
    p.roles = at.practice;
    p.amount_gbp = amount;
    p.tie_in_months = 12;
    p.repeats = true;
    p.deferred_share = 0.5;
    p.response = response;
    return p;
}

std::vector<YearlyDate> own_panels(const Setting& at) {
    return at.study.authority.progression.panel_dates;
}

std::vector<YearlyDate> own_panels_otherwise(const Setting& at) {
    auto dates = own_panels(at);
    std::reverse(dates.begin(), dates.end());
    return dates;
}

/// Nothing comes of it: no time off cases, no merit, no money.
Preparation idle_programme(const Setting& at) {
    Preparation p;
    p.roles = at.practice;
    p.to = {"team_manager"};
    p.dates = {{9, 1}, {3, 1}};
    p.places_per_year = 20;
    return p;
}

std::vector<Change> equal_values(const Setting& at) {
    return {
        {"panels on the authority's own dates", [&](Block& b) { b.panels = {own_panels(at)}; }},
        {"the same, in another order", [&](Block& b) { b.panels = {own_panels_otherwise(at)}; }},
        {"leaving times 1",
         [](Block& b) {
             b.leaving = LeavingChange{{}, {}, 1};
         }},
        {"some leaving times 1",
         [&](Block& b) {
             b.leaving = LeavingChange{{Destination::agency}, {at.practice[0]}, 1};
         }},
        {"a pay award of 0",
         [](Block& b) {
             b.pay_award = PayAward{{}, 0};
         }},
        {"coaching that neither speeds nor helps",
         [&](Block& b) {
             b.coaching = Coaching{{at.practice[0]}, 1, 1, 0};
         }},
        {"a programme that prepares nobody", [&](Block& b) { b.preparation = idle_programme(at); }},
        {"no more seats",
         [](Block& b) {
             b.intake = IntakeChange{"september", 0};
         }},
        {"no more posts",
         [&](Block& b) {
             b.establishment = EstablishmentChange{"team_manager", at.posts_in, 0};
         }},
        {"a retention payment of nothing",
         [&](Block& b) { b.retention_payment = payment(at, 0, 1); }},
        {"a retention payment nobody minds",
         [&](Block& b) { b.retention_payment = payment(at, 3000, 0); }, true},
    };
}

/// From the start, from the middle of a month, and for a while only.
std::vector<std::pair<std::optional<Date>, std::optional<Date>>> times() {
    return {{{}, {}}, {Date{2024, 2, 17}, {}}, {Date{2023, 7, 9}, Date{2025, 5, 3}}};
}

bool is_money_paid(const std::string& measure) {
    return measure == "retention_payments_gbp" || measure == "pay_cost" ||
           measure == "total_cost" || measure == "discounted_cost" || measure == "cost_per_case";
}

Policy one_block(const Block& block) { return {"changed", "", "", {block}}; }

using Values = std::vector<std::vector<std::int64_t>>;

Values values(const Setting& at, const Policy& policy) {
    Trials trials(at.study, policy);
    Values all;
    for (std::uint32_t r = 0; r < at.replications; ++r) all.push_back(trials.values(r));
    return all;
}

/// Names of the measures in which any replication differs from the baseline's.
std::vector<std::string> moved(const Setting& at, const Values& baseline, const Policy& policy) {
    const auto names = Trials(at.study, {}).measures();
    const Values changed = values(at, policy);
    std::vector<std::string> found;
    for (std::uint32_t r = 0; r < at.replications; ++r) {
        REQUIRE(changed[r].size() == baseline[r].size());
        for (std::size_t i = 0; i < changed[r].size(); ++i)
            if (changed[r][i] != baseline[r][i]) found.push_back(names[i % names.size()]);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::string> moved(const Setting& at, const Policy& policy) {
    return moved(at, values(at, {}), policy);
}

void check_equal_values(const Setting& at) {
    const Values baseline = values(at, {});
    for (const Change& c : equal_values(at))
        for (const auto& [start, end] : times()) {
            Block block;
            block.start = start;
            block.end = end;
            c.change(block);
            INFO(c.name << (start ? ", from " + to_text(*start) : "")
                        << (end ? " to " + to_text(*end) : ""));
            auto found = moved(at, baseline, one_block(block));
            CHECK(found.empty() != c.money_moves);
            CHECK(std::all_of(found.begin(), found.end(), is_money_paid));
        }
}

} // namespace

TEST_CASE("an empty policy changes nothing") {
    CHECK(moved(bexleys(), {"empty", "", "", {}}).empty());
    CHECK(moved(everything(), {"empty", "", "", {}}).empty());
}

TEST_CASE("a policy that sets what is already set changes nothing") {
    check_equal_values(bexleys());
}

TEST_CASE("with everything on, a policy that sets what is already set changes nothing") {
    check_equal_values(everything());
}

TEST_CASE("a policy that begins after the horizon changes nothing") {
    const Setting at = bexleys();
    for (const char* name : {"retention_payment", "faster_panels_and_coaching", "larger_intake"}) {
        INFO(name);
        Policy policy = shipped(name);
        for (Block& block : policy.blocks) block.start = Date{2028, 10, 1};
        CHECK(moved(at, policy).empty());
    }
    Block posts;
    posts.start = Date{2030, 1, 1};
    posts.establishment = EstablishmentChange{"team_manager", "childrens_services", 5};
    CHECK(moved(at, one_block(posts)).empty());
}

TEST_CASE("a change by a thousandth is seen (control)") {
    Block block;
    block.leaving = LeavingChange{{}, {}, 0.999};
    CHECK(moved(bexleys(), one_block(block)).size() > 10);
    CHECK(moved(everything(), one_block(block)).size() > 20);
}
