#include "experiment/batch.hpp"

#include "experiment/in_parallel.hpp"
#include "statistics/histogram.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <tuple>

namespace tenure {

namespace {

/// What went wrong, in words; empty if nothing did. Want of memory is of the moment, and goes on
/// to the caller.
std::string failure_of(const std::function<void()>& act) {
    try {
        act();
        return {};
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& e) {
        const std::string what = e.what();
        return what.empty() ? "it failed without a message" : what;
    }
}

} // namespace

std::string lasting_failure(const std::function<void()>& act) {
    const std::string first = failure_of(act);
    if (first.empty()) return {};
    const std::string second = failure_of(act);
    if (second.empty() || second == first) return second;
    throw std::runtime_error("a replication failed twice, each time in another way: \"" + first +
                             "\", then \"" + second + "\"");
}

BatchBuilder::BatchBuilder(const Description& description, const TrialPlan& plan, TrialBatch& batch)
    : description_(description), batch_(batch), measures_(plan.formulas.size()),
      years_(plan.years.size()), periods_(plan.periods.size()) {
    for (std::size_t i = 0; i < measures_ && !is_sweep(description); ++i)
        if (plan.formulas[i].measure.monthly) monthly_.push_back(i);
    months_.resize(description.policies.size());
    for (std::size_t p = 0; p < batch.policies.size(); ++p) {
        if (!batch.policies[p].takes_part) continue;
        batch.policies[p].yearly.assign(batch.count * years_ * measures_, missing);
        batch.policies[p].horizon.assign(batch.count * measures_, missing);
        months_[p].assign(monthly_.size() * periods_ * batch.count, missing);
    }
}

std::uint64_t BatchBuilder::run(const TrialPlan& plan, const Model& model, std::size_t policy,
                                std::uint32_t replication, Workspace& workspace) {
    std::uint64_t events = 0;
    const auto attempt = [&] { events = trial(plan, model, policy, replication, workspace); };
    const std::string message = lasting_failure(attempt);
    if (message.empty()) return events;
    const std::lock_guard lock(failures_);
    batch_.failures.push_back({description_.policies[policy], replication, message});
    return 0;
}

std::uint64_t BatchBuilder::trial(const TrialPlan& plan, const Model& model, std::size_t policy,
                                  std::uint32_t replication, Workspace& workspace) {
    const std::size_t r = replication - batch_.first;
    PolicyBatch& mine = batch_.policies[policy];
    const std::uint64_t events =
        run_trial(plan, model, replication, workspace, mine.yearly.data() + r * years_ * measures_,
                  mine.horizon.data() + r * measures_);
    for (std::size_t i = 0; i < monthly_.size(); ++i)
        for (std::size_t p = 0; p < periods_; ++p)
            months_[policy][(i * periods_ + p) * batch_.count + r] =
                workspace.by_period[p * measures_ + monthly_[i]];
    return events;
}

void BatchBuilder::leave_out(std::uint32_t r) {
    for (std::size_t p = 0; p < batch_.policies.size(); ++p) {
        PolicyBatch& mine = batch_.policies[p];
        if (!mine.takes_part) continue;
        std::fill_n(mine.yearly.begin() + static_cast<std::ptrdiff_t>(r * years_ * measures_),
                    years_ * measures_, missing);
        std::fill_n(mine.horizon.begin() + static_cast<std::ptrdiff_t>(r * measures_), measures_,
                    missing);
        for (std::size_t i = 0; i < monthly_.size() * periods_; ++i)
            months_[p][i * batch_.count + r] = missing;
    }
}

void BatchBuilder::summarise(std::size_t policy, std::size_t monthly) {
    const std::size_t measure = monthly_[monthly];
    const std::int64_t width = description_.measures[measure].resolution;
    for (std::size_t p = 0; p < periods_; ++p) {
        auto begin = months_[policy].begin() +
                     static_cast<std::ptrdiff_t>((monthly * periods_ + p) * batch_.count);
        PeriodSummary& s = batch_.policies[policy].monthly[p * measures_ + measure];
        std::sort(begin, begin + batch_.count);
        for (auto x = begin; x != begin + batch_.count; ++x) {
            if (*x == missing) continue;
            ++s.count;
            s.sum += *x;
            ++s.histogram.emplace_hint(s.histogram.end(), bin_of(*x, width), 0)->second;
        }
    }
}

void BatchBuilder::finish() {
    std::sort(batch_.failures.begin(), batch_.failures.end(),
              [&](const Failure& a, const Failure& b) {
                  return std::tie(a.replication, a.policy) < std::tie(b.replication, b.policy);
              });
    for (const Failure& f : batch_.failures) leave_out(f.replication - batch_.first);
    if (is_sweep(description_)) return;
    for (PolicyBatch& policy : batch_.policies)
        if (policy.takes_part) policy.monthly.assign(periods_ * measures_, {});
    const std::size_t each = monthly_.size();
    in_parallel(batch_.policies.size() * each, [&](std::size_t k) {
        if (batch_.policies[k / each].takes_part) summarise(k / each, k % each);
    });
}

} // namespace tenure
