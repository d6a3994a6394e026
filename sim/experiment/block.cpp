#include "experiment/block.hpp"

#include "statistics/histogram.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace tenure {

BlockBuilder::BlockBuilder(const Description& description, const TrialPlan& plan, TrialBlock& block)
    : description_(description), block_(block), measures_(plan.formulas.size()),
      years_(plan.years.size()), periods_(plan.periods.size()) {
    for (std::size_t i = 0; i < measures_ && !is_sweep(description); ++i)
        if (plan.formulas[i].measure.monthly) monthly_.push_back(i);
    block.policies.resize(description.policies.size());
    months_.resize(description.policies.size());
    for (std::size_t p = 0; p < block.policies.size(); ++p) {
        block.policies[p].yearly.assign(block.count * years_ * measures_, missing);
        block.policies[p].horizon.assign(block.count * measures_, missing);
        months_[p].assign(monthly_.size() * periods_ * block.count, missing);
    }
}

std::uint64_t BlockBuilder::run(const TrialPlan& plan, const Model& model, std::size_t policy,
                                std::uint32_t replication, Workspace& workspace) {
    const std::size_t r = replication - block_.first;
    PolicyBlock& mine = block_.policies[policy];
    try {
        const std::uint64_t events = run_trial(plan, model, replication, workspace,
                                               mine.yearly.data() + r * years_ * measures_,
                                               mine.horizon.data() + r * measures_);
        for (std::size_t i = 0; i < monthly_.size(); ++i)
            for (std::size_t p = 0; p < periods_; ++p)
                months_[policy][(i * periods_ + p) * block_.count + r] =
                    workspace.by_period[p * measures_ + monthly_[i]];
        return events;
    } catch (const std::exception& e) {
        const std::lock_guard lock(failures_);
        block_.failures.push_back({description_.policies[policy], replication, e.what()});
        return 0;
    }
}

void BlockBuilder::leave_out(std::uint32_t r) {
    for (std::size_t p = 0; p < block_.policies.size(); ++p) {
        PolicyBlock& mine = block_.policies[p];
        std::fill_n(mine.yearly.begin() + static_cast<std::ptrdiff_t>(r * years_ * measures_),
                    years_ * measures_, missing);
        std::fill_n(mine.horizon.begin() + static_cast<std::ptrdiff_t>(r * measures_), measures_,
                    missing);
        for (std::size_t i = 0; i < monthly_.size() * periods_; ++i)
            months_[p][i * block_.count + r] = missing;
    }
}

void BlockBuilder::summarise(std::size_t policy, std::size_t monthly) {
    const std::size_t measure = monthly_[monthly];
    const std::int64_t width = description_.measures[measure].resolution;
    for (std::size_t p = 0; p < periods_; ++p) {
        auto begin = months_[policy].begin() +
                     static_cast<std::ptrdiff_t>((monthly * periods_ + p) * block_.count);
        PeriodSummary& s = block_.policies[policy].monthly[p * measures_ + measure];
        std::sort(begin, begin + block_.count);
        for (auto x = begin; x != begin + block_.count; ++x) {
            if (*x == missing) continue;
            ++s.count;
            s.sum += *x;
            ++s.histogram.emplace_hint(s.histogram.end(), bin_of(*x, width), 0)->second;
        }
    }
}

void BlockBuilder::finish() {
    std::sort(block_.failures.begin(), block_.failures.end(),
              [&](const Failure& a, const Failure& b) {
                  return std::tie(a.replication, a.policy) < std::tie(b.replication, b.policy);
              });
    for (const Failure& f : block_.failures) leave_out(f.replication - block_.first);
    if (is_sweep(description_)) return;
    for (PolicyBlock& policy : block_.policies) policy.monthly.assign(periods_ * measures_, {});
    const std::size_t each = monthly_.size();
    tbb::parallel_for(std::size_t{0}, block_.policies.size() * each,
                      [&](std::size_t k) { summarise(k / each, k % each); });
}

} // namespace tenure
