// Transfers, staying with the child and a peripatetic pool change nothing beyond what they say.
#include "tests/catch.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>
#include <set>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t replications = 3;
constexpr double horizon = 3;

/// England's average authority, whose people come to want other teams.
Study wanting_another_team() {
    Study study = with_everything(horizon);
    study.authority.transfers = TransferParameters{.3, exponential_law(1), .5, .2};
    return study;
}

Policy one_block(const Block& block) { return {"changed", "", "", {block}}; }

Policy with_register(double release) {
    Block block;
    block.transfer_register = TransferRegister{release, 3, 28, 50};
    return one_block(block);
}

Policy staying(StayWithChild x) {
    Block block;
    block.stay_with_child = std::move(x);
    return one_block(block);
}

StayWithChild everywhere() {
    StayWithChild x;
    x.all = true;
    return x;
}

/// Over the horizon, by measure's name, each replication in turn.
using Values = std::map<std::string, std::vector<std::int64_t>>;

Values values(const Study& study, const Policy& policy) {
    Trials trials(study, policy);
    const auto names = trials.measures();
    Values all;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto row = trials.horizon(r);
        for (std::size_t i = 0; i < names.size(); ++i) all[names[i]].push_back(row[i]);
    }
    return all;
}

/// Measures of `a` that differ in `b`.
std::set<std::string> moved(const Values& a, const Values& b) {
    std::set<std::string> found;
    for (const auto& [name, all] : a)
        if (b.count(name) == 0 || b.at(name) != all) found.insert(name);
    return found;
}

std::int64_t sum(const std::vector<std::int64_t>& all) {
    std::int64_t total = 0;
    for (std::int64_t x : all) total += x;
    return total;
}

} // namespace

TEST_CASE("where nobody comes to want another team, the mechanism changes nothing") {
    Study study = with_everything(horizon);
    const Values without = values(study, {});
    study.authority.transfers = TransferParameters{0, exponential_law(1), 1, 1};
    CHECK(moved(without, values(study, {})).empty());
    CHECK(moved(values(study, {}), values(study, with_register(1))).empty());
    study.authority.transfers->wish_per_year = .3; // control
    CHECK(moved(without, values(study, {})).size() > 20);
}

TEST_CASE("a register from which nobody is released changes nothing but money") {
    const Study study = wanting_another_team();
    const Values without = values(study, {}), with = values(study, with_register(0));
    CHECK(moved(without, with) == std::set<std::string>{"cost_per_case", "discounted_cost",
                                                        "total_cost", "transfer_register_gbp"});
    CHECK(sum(with.at("transfer_register_gbp")) > 0);
}

TEST_CASE("the more are released, the more transfers there are") {
    const Study study = wanting_another_team();
    std::int64_t before = sum(values(study, with_register(0)).at("internal_transfers"));
    CHECK(before > 0);
    for (double release : {.3, 1.}) {
        const std::int64_t now =
            sum(values(study, with_register(release)).at("internal_transfers"));
        INFO("released " << release);
        CHECK(now > before);
        before = now;
    }
}

TEST_CASE("where workers stay, no stage brings a child another worker") {
    const Study study = with_everything(horizon);
    const Values without = values(study, {}), with = values(study, staying(everywhere()));
    for (std::uint32_t r = 0; r < replications; ++r) {
        CHECK(with.at("worker_changes_by_stage")[r] == 0);
        CHECK(without.at("worker_changes_by_stage")[r] > 0);
        CHECK(with.at("worker_changes_per_child")[r] < without.at("worker_changes_per_child")[r]);
    }
    CHECK(with.at("referrals") == without.at("referrals"));
}

TEST_CASE("staying in teams to which no case comes changes nothing; in one team it does") {
    const Study study = with_everything(horizon);
    const Values without = values(study, {});
    StayWithChild x;
    x.teams = {"fostering_and_review"};
    CHECK(moved(without, values(study, staying(x))).empty());
    x.teams = {"support_1"};
    CHECK(moved(without, values(study, staying(x))).size() > 20);
}

TEST_CASE(
    "emotional load tires those who stay, and moves nothing else where nobody answers to it") {
    Study study = with_everything(horizon);
    ExhaustionParameters& e = *study.authority.exhaustion;
    e.leaving_log_hazard = e.absence_log_hazard = e.long_absence_log_hazard = 0;
    StayWithChild x = everywhere();
    const Values light = values(study, staying(x));
    x.emotional_load = .5;
    const Values heavy = values(study, staying(x));
    CHECK(moved(light, heavy) == std::set<std::string>{"exhaustion", "exhausted_share"});
    for (std::uint32_t r = 0; r < replications; ++r)
        CHECK(heavy.at("exhaustion")[r] > light.at("exhaustion")[r]);
}

TEST_CASE("training takes the money and the time it says, once a worker") {
    Study study = with_everything(horizon);
    StayWithChild x = everywhere();
    const Values without = values(study, staying(x));
    x.training_gbp = 100;
    CHECK(moved(without, values(study, staying(x))) ==
          std::set<std::string>{"cost_per_case", "discounted_cost", "total_cost", "training_gbp"});
    x.training_gbp = 0;
    x.training_days = 20;
    const std::set<std::string> by_time = moved(without, values(study, staying(x)));
    CHECK(by_time.count("exhaustion") == 1);
    CHECK(by_time.count("training_gbp") == 0);
}

TEST_CASE("colleagues come to new posts in teams that stay, and their own posts fall vacant") {
    const Study study = with_everything(horizon);
    Block posts;
    posts.establishment = EstablishmentChange{"social_worker", "support_1", 8};
    StayWithChild x;
    x.teams = {"support_1"};
    Policy policy = staying(x);
    policy.blocks.push_back(posts);
    const Values from_outside = values(study, policy);
    policy.blocks[0].stay_with_child->application_probability = .1;
    const Values from_inside = values(study, policy);
    CHECK(sum(from_outside.at("internal_transfers")) == 0);
    CHECK(sum(from_inside.at("internal_transfers")) > 0);
    CHECK(sum(from_inside.at("vacancies_opened")) > sum(from_outside.at("vacancies_opened")));
    CHECK(sum(from_inside.at("chain_length.social_worker")) >
          sum(from_outside.at("chain_length.social_worker")));
}

TEST_CASE("a peripatetic team without posts changes nothing") {
    const Study study = england(horizon);
    Study with = study;
    Team pool{"pool", "Sent where they are needed"};
    pool.peripatetic = true;
    with.authority.teams.push_back(pool);
    Block posts;
    posts.establishment = EstablishmentChange{"social_worker", "pool", 0};
    CHECK(moved(values(study, {}), values(with, one_block(posts))).empty());
    posts.establishment->posts = 6; // control
    const Values before = values(study, {}), after = values(with, one_block(posts));
    CHECK(sum(after.at("cover_by_pool")) > 0);
    CHECK(sum(after.at("pay_gbp")) > sum(before.at("pay_gbp")));
}
