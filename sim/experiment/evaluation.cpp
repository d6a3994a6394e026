#include "experiment/evaluation.hpp"

#include "core/contract.hpp"
#include "experiment/in_parallel.hpp"
#include "workforce/school_counts.hpp"

#include <oneapi/tbb/task_arena.h>

#include <cmath>
#include <numeric>

namespace tenure {

namespace {

/// One replication's reports on one design, in the order of windows, then effects.
struct Reports {
    std::vector<RateRatio> quasi_poisson, poisson;
    std::vector<double> control_mean;
};

Authority with_schools(Authority a, int schools) {
    const double times = static_cast<double>(schools) / a.casework->schools->number;
    a.casework->schools->number = schools;
    for (Service& service : a.casework->services) service.referrals_per_year *= times;
    return a;
}

/// Whole months, a month or more beyond the last window.
double horizon_for(const EvaluationPlan& plan, const Date& start) {
    double years = 0;
    for (const EvaluationWindow& w : plan.windows)
        years = std::max(years, in_years(instant_of(w.end, start) - study_start));
    return (std::ceil(years * 12) + 1) / 12;
}

SchoolWindows windows_of(const EvaluationPlan& plan, int schools, const Date& start) {
    SchoolWindows w{instant_of(plan.begin, start), {}, plan.effects, schools / 2};
    for (const EvaluationWindow& each : plan.windows) w.ends.push_back(instant_of(each.end, start));
    return w;
}

double mean(const std::vector<std::int64_t>& counts) {
    return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0})) /
           static_cast<double>(counts.size());
}

Reports report(const SchoolCounts& counts, std::size_t windows, std::size_t effects) {
    Reports all;
    for (std::size_t w = 0; w < windows; ++w)
        for (std::size_t e = 0; e < effects; ++e) {
            const auto &treated = counts.treated[e][w], &control = counts.control[e][w];
            all.quasi_poisson.push_back(quasi_poisson_ratio(treated, control));
            all.poisson.push_back(poisson_ratio(treated, control));
            all.control_mean.push_back(mean(control));
        }
    return all;
}

/// The replications of one draw.
void evaluate_draw(const EvaluationPlan& plan, const Authority& authority, std::uint32_t draw,
                   std::vector<std::vector<Reports>>& all) {
    for (std::size_t n = 0; n < plan.schools.size(); ++n) {
        const Authority a = with_schools(authority, plan.schools[n]);
        const Model model = compile(a, {}, CalendarKind::official, horizon_for(plan, a.start_date));
        const SchoolWindows windows = windows_of(plan, plan.schools[n], a.start_date);
        for (std::uint32_t k = 0; k < plan.draws_share; ++k) {
            const std::uint32_t r = draw * plan.draws_share + k;
            if (r >= plan.replications) return;
            all[n][r] = report(count_schools(model, {plan.seed, r}, windows), plan.windows.size(),
                               plan.effects.size());
        }
    }
}

Evaluation gathered(const EvaluationPlan& plan, const std::vector<Reports>& reports, std::size_t w,
                    std::size_t e) {
    const std::size_t at = w * plan.effects.size() + e;
    Evaluation all;
    std::vector<RateRatio> quasi_poisson, poisson;
    for (const Reports& r : reports) {
        quasi_poisson.push_back(r.quasi_poisson[at]);
        poisson.push_back(r.poisson[at]);
        all.mean_count += r.control_mean[at] / static_cast<double>(reports.size());
    }
    all.window = plan.windows[w].name;
    all.effect = plan.effects[e];
    all.quasi_poisson = detection(quasi_poisson, all.effect);
    all.poisson = detection(poisson, all.effect);
    return all;
}

} // namespace

namespace {

/// By [schools][replication]. @param plan_of the plan for a draw
std::vector<std::vector<Reports>>
all_reports(const EvaluationPlan& plan, const AuthoritySource& source,
            const std::function<EvaluationPlan(std::uint32_t draw)>& plan_of) {
    for (int schools : plan.schools)
        expects(schools >= 4 && schools % 2 == 0, "an even number of schools, 4 at least");
    const std::uint32_t draws = (plan.replications + plan.draws_share - 1) / plan.draws_share;
    std::vector<std::vector<Reports>> all(plan.schools.size(),
                                          std::vector<Reports>(plan.replications));
    tbb::task_arena arena(plan.threads > 0 ? plan.threads : tbb::task_arena::automatic);
    arena.execute([&] {
        in_parallel(draws, [&](std::uint32_t draw) {
            evaluate_draw(plan_of(draw), source(draw), draw, all);
        });
    });
    return all;
}

} // namespace

std::vector<Evaluation> evaluate_pilot(const EvaluationPlan& plan, const AuthoritySource& source) {
    const auto all = all_reports(plan, source, [&](std::uint32_t) { return plan; });
    std::vector<Evaluation> found;
    for (std::size_t n = 0; n < plan.schools.size(); ++n)
        for (std::size_t w = 0; w < plan.windows.size(); ++w)
            for (std::size_t e = 0; e < plan.effects.size(); ++e) {
                found.push_back(gathered(plan, all[n], w, e));
                found.back().schools = plan.schools[n];
            }
    return found;
}

std::vector<PilotSample> sample_pilots(const EvaluationPlan& plan, const AuthoritySource& source,
                                       const std::function<double(std::uint32_t draw)>& effect) {
    const auto all = all_reports(plan, source, [&](std::uint32_t draw) {
        EvaluationPlan own = plan;
        own.effects = {effect(draw)};
        return own;
    });
    std::vector<PilotSample> samples;
    for (std::uint32_t r = 0; r < plan.replications; ++r) {
        PilotSample s;
        s.draw = r / plan.draws_share;
        if (r % plan.draws_share == 0) {
            const Authority authority = source(s.draw);
            s.effect = effect(s.draw);
            for (const Service& service : authority.casework->services)
                s.referrals_per_year += service.referrals_per_year;
            s.referrals_per_year *= authority.casework->schools->share;
        } else {
            s.effect = samples.back().effect;
            s.referrals_per_year = samples.back().referrals_per_year;
        }
        for (const auto& by_replication : all)
            for (const RateRatio& ratio : by_replication[r].quasi_poisson)
                s.shown.push_back(ratio.known ? std::log(ratio.ratio) : 0);
        samples.push_back(std::move(s));
    }
    return samples;
}

} // namespace tenure
