// A policy that changes nothing differs from the baseline by exactly 0, in every replication and
// measure.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>
#include <functional>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 30;
constexpr double horizon = 6;

struct Change {
    std::string name;
    std::function<void(Block&)> change;
    bool money_moves = false; ///< what people are paid may differ, nothing else
};

RetentionPayment payment(double amount, double response) {
    RetentionPayment p;
    p.roles = {"social_worker_2", "social_worker_3", "senior_practitioner"};
    p.amount_gbp = amount;
    p.repeats = true;
    p.deferred_share = 0.5;
    p.response = response;
    return p;
}

const std::vector<YearlyDate> own_panels{{3, 15}, {6, 15}, {9, 15}, {12, 15}};
const std::vector<YearlyDate> own_panels_otherwise{{12, 15}, {9, 15}, {6, 15}, {3, 15}};

std::vector<Change> equal_values() {
    return {
        {"panels on the authority's own dates", [](Block& b) { b.panels = {own_panels}; }},
        {"the same, in another order", [](Block& b) { b.panels = {own_panels_otherwise}; }},
        {"leaving times 1",
         [](Block& b) {
             b.leaving = LeavingChange{{}, {}, 1};
         }},
        {"some leaving times 1",
         [](Block& b) {
             b.leaving = LeavingChange{{Destination::agency}, {"social_worker_2"}, 1};
         }},
        {"a pay award of 0",
         [](Block& b) {
             b.pay_award = PayAward{{}, 0};
         }},
        {"coaching that neither speeds nor helps",
         [](Block& b) {
             b.coaching = Coaching{{"social_worker_2"}, 1, 1, 0};
         }},
        {"no more seats",
         [](Block& b) {
             b.intake = IntakeChange{"september", 0};
         }},
        {"no more posts",
         [](Block& b) {
             b.establishment = EstablishmentChange{"team_manager", "childrens_services", 0};
         }},
        {"a retention payment of nothing", [](Block& b) { b.retention_payment = payment(0, 1); }},
        {"a retention payment nobody minds",
         [](Block& b) { b.retention_payment = payment(3000, 0); }, true},
    };
}

/// From the start, from the middle of a month, and for a while only.
std::vector<std::pair<std::optional<Date>, std::optional<Date>>> times() {
    return {{{}, {}}, {Date{2024, 2, 17}, {}}, {Date{2023, 7, 9}, Date{2025, 5, 3}}};
}

bool is_money_paid(const std::string& measure) {
    return measure == "retention_payments_gbp" || measure == "pay_cost" ||
           measure == "total_cost" || measure == "discounted_cost";
}

Policy one_block(const Block& block) { return {"changed", "", "", {block}}; }

/// Names of the measures in which any replication differs.
std::vector<std::string> moved(const Study& study, const Policy& policy) {
    Trials baseline(study, {}), changed(study, policy);
    const auto names = baseline.measures();
    std::vector<std::string> found;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto a = baseline.values(r), b = changed.values(r);
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            if (a[i] != b[i]) found.push_back(names[i % names.size()]);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

TEST_CASE("an empty policy changes nothing") {
    CHECK(moved(bexley(horizon), {"empty", "", "", {}}).empty());
}

TEST_CASE("a policy that sets what is already set changes nothing") {
    const Study study = bexley(horizon);
    for (const Change& c : equal_values())
        for (const auto& [start, end] : times()) {
            Block block;
            block.start = start;
            block.end = end;
            c.change(block);
            INFO(c.name << (start ? ", from " + to_text(*start) : "")
                        << (end ? " to " + to_text(*end) : ""));
            auto found = moved(study, one_block(block));
            CHECK(found.empty() != c.money_moves);
            CHECK(std::all_of(found.begin(), found.end(), is_money_paid));
        }
}

TEST_CASE("a policy that begins after the horizon changes nothing") {
    const Study study = bexley(horizon);
    for (const char* name : {"retention_payment", "faster_panels_and_coaching", "larger_intake"}) {
        INFO(name);
        Policy policy = shipped(name);
        for (Block& block : policy.blocks) block.start = Date{2028, 10, 1};
        CHECK(moved(study, policy).empty());
    }
    Block posts;
    posts.start = Date{2030, 1, 1};
    posts.establishment = EstablishmentChange{"team_manager", "childrens_services", 5};
    CHECK(moved(study, one_block(posts)).empty());
}

TEST_CASE("a change by a thousandth is seen (control)") {
    Block block;
    block.leaving = LeavingChange{{}, {}, 0.999};
    CHECK(moved(bexley(horizon), one_block(block)).size() > 10);
}
