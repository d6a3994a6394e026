// What must not matter does not, in whatever small authority: names, the unit of money, 28 years
// (after which days of the week and leap years fall as before), the order of teams, whether two
// that have nothing to do with each other are one authority or two.
#include "experiment/trial.hpp"
#include "scenario/documents.hpp"
#include "scenario/echo.hpp"
#include "scenario/load.hpp"
#include "tests/catch.hpp"
#include "tests/properties/generated.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <rapidcheck.h>
#include <set>
#include <stdexcept>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Called for every value of a tree, with the key it stands at (a list's for its items).
using Change = std::function<void(const std::string& key, Tree& value)>;

void change_all(const std::string& key, Tree& tree, const Change& change) {
    change(key, tree);
    for (Tree& item : tree.items) change_all(key, item, change);
    for (TreeEntry& entry : tree.entries) change_all(entry.key, entry.value, change);
}

template <class T> T rewritten(const T& x, const Change& change) {
    Tree tree = echo(x);
    change_all("", tree, change);
    Loading loading;
    T y = load<T>(tree, loading);
    for (const Fault& fault : loading.faults) throw std::runtime_error(to_text(fault));
    return y;
}

Study rewritten(Study study, const Change& change) {
    study.authority = rewritten(study.authority, change);
    for (Policy& policy : study.policies) policy = rewritten(policy, change);
    return study;
}

template <class T> bool is_readable(const T& x) {
    Loading loading;
    load<T>(echo(x), loading);
    return loading.faults.empty();
}

/// Of those made up, one that a file could hold.
Study readable_study() {
    const Study study = made_up_study();
    RC_PRE(is_readable(study.authority) && is_readable(study.policies[0]));
    return study;
}

struct Outcome {
    std::vector<Formula> formulas;
    std::vector<std::int64_t> horizon, months;
};

Outcome outcome(const Study& study, std::uint32_t replication = 0) {
    static Workspace workspace;
    const TrialPlan plan = trial_plan(study.authority, study.calendar, study.authority.start_date,
                                      study.horizon_years, study.seed);
    const Model model =
        compile(study.authority, study.policies[0], study.calendar, study.horizon_years);
    std::vector<std::int64_t> yearly(plan.years.size() * plan.formulas.size());
    std::vector<std::int64_t> horizon(plan.formulas.size());
    run_trial(plan, model, replication, workspace, yearly.data(), horizon.data());
    return {plan.formulas, horizon, workspace.by_period};
}

/// A name that sorts elsewhere.
std::string other_name(const std::string& name) {
    return "z" + std::string(name.rbegin(), name.rend());
}

Study renamed(const Study& study) {
    std::set<std::string> names;
    for (const Role& role : study.authority.ladder.roles) names.insert(role.name);
    for (const Team& team : study.authority.teams) names.insert(team.name);
    return rewritten(study, [&](const std::string&, Tree& value) {
        if (value.kind == TreeKind::text && names.count(value.text) > 0)
            value.text = other_name(value.text);
    });
}

bool is_date(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           text.find_first_not_of("0123456789-") == std::string::npos;
}

Study years_later(const Study& study, int years) {
    return rewritten(study, [&](const std::string&, Tree& value) {
        if (value.kind == TreeKind::text && is_date(value.text))
            value.text =
                std::to_string(std::stoi(value.text.substr(0, 4)) + years) + value.text.substr(4);
    });
}

Study with_money_times(const Study& study, double factor) {
    return rewritten(study, [&](const std::string& key, Tree& value) {
        if (value.kind == TreeKind::number && key.find("gbp") != std::string::npos)
            value = number_tree(factor * value.number);
    });
}

bool is_money(const Formula& f) { return f.measure.unit.rfind("GBP", 0) == 0; }

/// The teams, and what is said of each, in the opposite order.
Study with_teams_reversed(Study study) {
    Authority& a = study.authority;
    std::reverse(a.teams.begin(), a.teams.end());
    std::reverse(a.establishment.begin(), a.establishment.end());
    std::reverse(a.staff.begin(), a.staff.end());
    return study;
}

Study with_leaving_times(Study study, double factor) {
    for (LeavingDestination& to : study.authority.leaving.to) to.rate_per_year *= factor;
    return study;
}

bool by_post(const Progression& p) {
    return p.kind == ProgressionKind::vacancy || p.kind == ProgressionKind::lateral;
}

/// The same authority, its teams made independent: no work, post, applicant, recruiter or policy is
/// common to both.
Study independent_teams(Study study) {
    Authority& a = study.authority;
    std::erase_if(a.ladder.progressions, by_post);
    a.casework.reset();
    a.cover.reset();
    a.transfers.reset();
    a.recruitment.recruiters = 0;
    for (FamilyRecruitment& f : a.recruitment.families) {
        if (f.filling == Filling::advertised) f.filling = Filling::after_delay;
        f.outside_share = 1;
    }
    a.career_break.return_probability = 0; // they come back to whatever post is sought
    study.policies[0].blocks.clear();
    return study;
}

/// What belongs to one of its teams alone.
Study part_of(Study study, const std::string& team) {
    const auto elsewhere = [&](const auto& x) { return x.team != team; };
    Authority& a = study.authority;
    std::erase_if(a.teams, [&](const Team& x) { return x.name != team; });
    std::erase_if(a.establishment, elsewhere);
    std::erase_if(a.staff, elsewhere);
    std::erase_if(a.arrivals, elsewhere);
    std::erase_if(a.intakes, elsewhere);
    return study;
}

struct Mean {
    double value = 0, variance = 0; ///< of the mean
};

/// A measure of a replication, summed over its months.
double summed(const Outcome& all, const std::string& measure) {
    const std::size_t measures = all.formulas.size();
    double sum = 0;
    for (std::size_t i = 0; i < all.months.size(); ++i)
        if (all.formulas[i % measures].measure.name == measure)
            sum += static_cast<double>(all.months[i]);
    return sum;
}

Mean mean_of(const Study& study, const std::string& measure, std::uint32_t replications) {
    double sum = 0, squares = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const double x = summed(outcome(study, r), measure);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / replications;
    return {mean, (squares / replications - mean * mean) / (replications - 1)};
}

/// In standard errors of two independent means.
double apart(const Study& a, const Study& b, const std::string& measure) {
    const Mean x = mean_of(a, measure, 200), y = mean_of(b, measure, 200);
    const double se = std::sqrt(x.variance + y.variance);
    return se > 0 ? (x.value - y.value) / se : 0;
}

/// Of a whole and of its parts together, in standard errors of independent means.
double apart_from_parts(const Study& whole, const std::vector<Study>& parts,
                        const std::string& measure) {
    const Mean all = mean_of(whole, measure, 200);
    Mean sum;
    for (Study part : parts) {
        part.seed += 1'000'003; // else the first team's people would be the same in both
        const Mean x = mean_of(part, measure, 200);
        sum.value += x.value;
        sum.variance += x.variance;
    }
    const double se = std::sqrt(all.variance + sum.variance);
    return se > 0 ? (all.value - sum.value) / se : 0;
}

/// Every 25th of those made up: the generator begins with the smallest.
std::vector<Study> some_made_up() {
    std::vector<Study> all;
    int made = 0;
    CHECK(rc::check([&] {
        const Study study = readable_study();
        if (++made % 25 == 0) all.push_back(study);
    }));
    return all;
}

/// Money doubled but for the rounding of each payment to pence; all else equal.
void expect_doubled(const Outcome& once, const Outcome& twice) {
    const std::size_t measures = once.formulas.size();
    RC_ASSERT(twice.months.size() == once.months.size());
    for (std::size_t i = 0; i < once.months.size(); ++i) {
        const Formula& f = once.formulas[i % measures];
        const auto x = once.months[i], y = twice.months[i];
        if (!is_money(f) || x == std::numeric_limits<std::int64_t>::min())
            RC_ASSERT(x == y);
        else
            RC_ASSERT(std::abs(static_cast<double>(y - 2 * x)) <=
                      2000 + 1e-4 * std::abs(static_cast<double>(x)));
    }
}

} // namespace

TEST_CASE("a study that is written down and read again has the same results to the bit") {
    CHECK(rc::check([] {
        const Study study = readable_study();
        RC_ASSERT(outcome(rewritten(study, [](const std::string&, Tree&) {})).months ==
                  outcome(study).months);
    }));
}

TEST_CASE("other names of roles and teams change nothing") {
    CHECK(rc::check([] {
        const Study study = readable_study();
        RC_ASSERT(outcome(renamed(study)).months == outcome(study).months);
    }));
}

TEST_CASE("28 years later everything is the same, and 1 year later it is not") {
    std::size_t differ = 0;
    CHECK(rc::check([&] {
        const Study study = readable_study();
        const auto as_it_is = outcome(study).months;
        RC_ASSERT(outcome(years_later(study, 28)).months == as_it_is);
        differ += outcome(years_later(study, 1)).months != as_it_is;
    }));
    CHECK(differ > 0);
}

TEST_CASE("money counted in halves doubles what is money and nothing else") {
    CHECK(rc::check([] {
        const Study study = readable_study();
        expect_doubled(outcome(study), outcome(with_money_times(study, 2)));
    }));
}

// A dozen worlds and two measures: |z| above 4.5 comes once in 6,000 runs of this test by chance.
TEST_CASE("the order of teams moves no mean by 4.5 standard errors, and more leaving does") {
    double most = 0, control = 0;
    for (const Study& study : some_made_up())
        for (const char* measure : {"leavers", "in_post_fte"}) {
            most = std::max(most, std::abs(apart(study, with_teams_reversed(study), measure)));
            control =
                std::max(control, std::abs(apart(study, with_leaving_times(study, 1.5), measure)));
        }
    CHECK(most < 4.5);
    CHECK(control > 4.5);
}

// A dozen worlds and four measures: |z| above 4.5 comes once in 3,000 runs of this test by chance.
TEST_CASE("teams that have nothing to do with each other are as authorities of their own") {
    double most = 0, control = 0;
    for (const Study& made_up : some_made_up()) {
        const Study whole = independent_teams(made_up);
        std::vector<Study> parts;
        for (const Team& team : whole.authority.teams) parts.push_back(part_of(whole, team.name));
        for (const char* measure : {"leavers", "starters", "in_post_fte", "promotions"})
            most = std::max(most, std::abs(apart_from_parts(whole, parts, measure)));
        parts[0] = with_leaving_times(parts[0], 1.5);
        control = std::max(control, std::abs(apart_from_parts(whole, parts, "in_post_fte")));
    }
    CHECK(most < 4.5);
    CHECK(control > 4.5);
}
