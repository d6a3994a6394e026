#include "career/equivalent.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

#include <algorithm>
#include <utility>

namespace tenure {

namespace {

bool needs_a_vacancy(const Progression& p) {
    return p.kind == ProgressionKind::vacancy || p.kind == ProgressionKind::lateral;
}

/// Posts that fall vacant and are filled together: a family, or a role where there are none.
struct PostGroups {
    std::vector<std::size_t> of_role;
    std::vector<std::size_t> recruits; ///< role, by group
};

PostGroups groups_of(const Ladder& ladder) {
    PostGroups groups;
    for (const auto& role : ladder.roles) {
        const bool alone = ladder.families.empty();
        if (alone) groups.recruits.push_back(groups.of_role.size());
        groups.of_role.push_back(alone ? groups.of_role.size()
                                       : family_of(ladder, role.name).index());
    }
    for (const auto& family : ladder.families)
        groups.recruits.push_back(find_role(ladder, family.recruits).index());
    return groups;
}

class Equivalence {
public:
    Equivalence(const Ladder& ladder, const Numbers& stocks, double outside_applicants)
        : ladder_(ladder), stocks_(stocks), outside_(outside_applicants),
          groups_(groups_of(ladder)), applicants_(groups_.recruits.size()),
          in_place_(ladder.roles.size()) {
        for (const auto& p : ladder.progressions) {
            from_.push_back(find_role(ladder, p.from).index());
            to_.push_back(find_role(ladder, p.to).index());
        }
    }

    EquivalentPush model(const Numbers& leaving, double panels_per_year) {
        const std::size_t roles = ladder_.roles.size();
        model_.push = {leaving, Rows(roles, Numbers(roles)), Numbers(roles)};
        model_.progression_rate_per_year.resize(from_.size());
        model_.appointment_months.resize(from_.size());
        promote_in_place(panels_per_year);
        count_applicants();
        fill_vacancies(vacancy_flows(pull_ladder()));
        for (std::size_t e = 0; e < from_.size(); ++e)
            model_.push.promotion[from_[e]][to_[e]] += model_.progression_rate_per_year[e];
        return std::move(model_);
    }

private:
    void promote_in_place(double panels_per_year) {
        const auto times = analyse(ladder_, {panels_per_year, {}, {}}).progressions;
        for (std::size_t e = 0; e < from_.size(); ++e) {
            const auto& p = ladder_.progressions[e];
            if (needs_a_vacancy(p)) continue;
            double& rate = model_.progression_rate_per_year[e];
            rate = 12 / std::max(1.0, times[e].expected_months);
            if (p.kind == ProgressionKind::rate) rate = p.rate_per_year;
            if (p.kind == ProgressionKind::panel || p.kind == ProgressionKind::threshold)
                rate *= p.attempt_probability;
            model_.push.leaving[from_[e]] += rate * (1 - times[e].success_probability);
            rate *= times[e].success_probability;
            in_place_[from_[e]] += rate;
        }
    }

    double eligible_share(std::size_t e) const {
        const double months = progression_time(ladder_, e).succeeding_months;
        return elementary::exp(-(model_.push.leaving[from_[e]] + in_place_[from_[e]]) * months /
                               12);
    }

    double applicants(std::size_t e) const {
        const auto& p = ladder_.progressions[e];
        return needs_a_vacancy(p)
                   ? stocks_[from_[e]] * eligible_share(e) * p.application_probability
                   : 0;
    }

    void count_applicants() {
        for (std::size_t e = 0; e < from_.size(); ++e)
            applicants_[groups_.of_role[to_[e]]] += applicants(e);
    }

    PullLadder pull_ladder() const {
        const std::size_t count = groups_.recruits.size();
        PullLadder pull{Numbers(count), Numbers(count), Rows(count, Numbers(count))};
        for (std::size_t r = 0; r < stocks_.size(); ++r) {
            pull.posts[groups_.of_role[r]] += stocks_[r];
            pull.leaving[groups_.of_role[r]] += stocks_[r] * model_.push.leaving[r];
        }
        for (std::size_t g = 0; g < count; ++g)
            if (pull.posts[g] > 0) pull.leaving[g] /= pull.posts[g];
        for (std::size_t e = 0; e < from_.size(); ++e) {
            const std::size_t vacant = groups_.of_role[to_[e]];
            pull.filled_from[vacant][groups_.of_role[from_[e]]] +=
                applicants(e) / (applicants_[vacant] + outside_);
        }
        return pull;
    }

    void fill_vacancies(const VacancyFlows& flows) {
        model_.mean_chain_length = flows.mean_chain_length;
        for (std::size_t e = 0; e < from_.size(); ++e) {
            if (!needs_a_vacancy(ladder_.progressions[e])) continue;
            const std::size_t g = groups_.of_role[to_[e]];
            const double hazard = flows.vacancies[g] *
                                  ladder_.progressions[e].application_probability /
                                  (applicants_[g] + outside_);
            model_.progression_rate_per_year[e] = hazard * eligible_share(e);
            model_.appointment_months[e] = 12 / hazard;
        }
        if (ladder_.families.empty()) return;
        for (std::size_t g = 0; g < groups_.recruits.size(); ++g)
            model_.push.recruits[groups_.recruits[g]] += flows.outside_recruits[g];
    }

    const Ladder& ladder_;
    const Numbers& stocks_;
    double outside_;
    PostGroups groups_;
    Numbers applicants_; ///< per vacancy, by group
    Numbers in_place_;   ///< rate of promotions that keep the post, by role
    std::vector<std::size_t> from_, to_;
    EquivalentPush model_;
};

} // namespace

EquivalentPush equivalent_push_model(const Ladder& ladder, const Numbers& stocks,
                                     const Numbers& leaving_rate_per_year, double panels_per_year,
                                     double outside_applicants) {
    expects(faults(ladder).empty(), "a ladder is checked before its rates are asked for");
    expects(stocks.size() == ladder.roles.size() && leaving_rate_per_year.size() == stocks.size(),
            "there is a stock and a leaving rate for each role");
    expects(outside_applicants > 0, "outsiders apply now and then");
    return Equivalence(ladder, stocks, outside_applicants)
        .model(leaving_rate_per_year, panels_per_year);
}

} // namespace tenure
