// What common random numbers save: how many times more replications independent random streams
// would need for the same error of a difference.
//
//   bench_crn [--study bexley|england-average] [--replications N] [--years N] [--without
//   MECHANISM]...
//
// Prints (Var A + Var B) / Var(A - B) for Bexley, A the baseline, B a policy, everything uncertain
// at its value. Variances of A and of B alone are the same whether they share streams or not, so
// one set of paired runs gives both. README.md says what a shared clock can reach, printed beside.
// The end is 1 if leavers come not even half way there under the identity that is the default.
//
// england-average: everything simulated, a tenth less leaving. --without casework, supervision,
// exhaustion, absence or cover shows what each of them does to the coupling.
#include "benchmarks/coupling.hpp"
#include "tests/reproducibility/trials.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

namespace {

using namespace tenure;

struct Question {
    Study study;
    std::vector<const char*> policy_effects; ///< the first leaves less
    std::vector<const char*> shown;          ///< measures; the first is leavers
};

/// By measure, then replication.
using Values = std::vector<std::vector<double>>;

Values values(const Question& q, const Policy& policy, std::uint32_t replications) {
    test::Trials trials(q.study, policy);
    const auto names = trials.measures();
    Values all(q.shown.size());
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto horizon = trials.horizon(r);
        for (std::size_t m = 0; m < all.size(); ++m)
            for (std::size_t i = 0; i < names.size(); ++i)
                if (names[i] == q.shown[m]) all[m].push_back(static_cast<double>(horizon[i]));
    }
    return all;
}

/// Baseline, then the levers; each in a thread of its own.
std::vector<Values> simulate_all(const Question& q, std::uint32_t replications) {
    std::vector<Values> all(1 + q.policy_effects.size());
    std::vector<std::thread> crew;
    for (std::size_t i = 0; i < all.size(); ++i)
        crew.emplace_back([&, i] {
            const Policy policy = i == 0 ? Policy{} : test::shipped(q.policy_effects[i - 1]);
            all[i] = values(q, policy, replications);
        });
    for (std::thread& t : crew) t.join();
    return all;
}

void print_row(const char* lever, const Values& baseline, const Values& policy) {
    std::printf("%-27s", lever);
    for (std::size_t m = 0; m < baseline.size(); ++m) {
        const Coupling c = coupled(baseline[m], policy[m]);
        std::printf(" %7.1f (%4.1f)", c.factor, c.std_error);
    }
    std::printf("\n");
}

const char* name(OutsideIdentity identity) {
    switch (identity) {
    case OutsideIdentity::hire: return "hire";
    case OutsideIdentity::applicant: return "applicant";
    case OutsideIdentity::holder: return "holder";
    }
    return "";
}

/// @return whether leavers reach half of what they can, for a tenth less leaving
bool print_table(const Question& q, const std::vector<Values>& all) {
    const double years = q.study.horizon_years;
    std::printf("%-27s", "");
    for (const char* measure : q.shown) std::printf(" %14s", measure);
    std::printf("\n");
    for (std::size_t i = 0; i < q.policy_effects.size(); ++i)
        print_row(q.policy_effects[i], all[0], all[i + 1]);
    const Coupling leavers = coupled(all[0][0], all[1][0]);
    const double d = avoided(leavers), here = reachable(leavers, 1000 / years);
    std::printf(
        "less_leaving avoids %.2f%% of leavers: (2 - d) / d is %.1f, 0.7 of it %.1f; for counts "
        "that vary as these do %.1f, 0.7 of it %.1f; reached %.1f\n\n",
        100 * d, reachable(d), 0.7 * reachable(d), here, 0.7 * here, leavers.factor);
    return leavers.factor >= here / 2;
}

double option(int argc, char** argv, const char* name, double otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0) return std::atof(argv[i + 1]);
    return otherwise;
}

std::string option(int argc, char** argv, const char* name, const std::string& otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0) return argv[i + 1];
    return otherwise;
}

Question about_bexley(double years) {
    return {test::bexley(years),
            {"less_leaving", "retention_payment", "faster_panels_and_coaching", "larger_intake"},
            {"leavers", "vacancies", "vacancy_rate", "pay_cost", "total_cost", "headcount"}};
}

void switch_off(Authority& a, const std::string& mechanism) {
    if (mechanism == "casework") a.casework.reset();
    if (mechanism == "supervision") a.supervision.reset();
    if (mechanism == "exhaustion") a.exhaustion.reset();
    if (mechanism == "absence") a.absence.reset();
    if (mechanism == "cover") a.cover.reset();
}

Question about_england(int argc, char** argv, double years) {
    Question q{test::england(years),
               {"less_leaving"},
               {"leavers", "vacancies", "vacancy_rate", "total_cost", "pay_cost", "agency_gbp",
                "agency_fte", "exhaustion", "worker_changes", "average_caseload",
                "unallocated_cases", "absence_rate", "headcount"}};
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], "--without") == 0) switch_off(q.study.authority, argv[i + 1]);
    const auto known = test::Trials(q.study, {}).measures();
    std::erase_if(q.shown, [&](const char* measure) {
        return std::find(known.begin(), known.end(), measure) == known.end();
    });
    return q;
}

/// @return whether it is as for print_table()
bool answer(Question q, OutsideIdentity identity, bool standard, std::uint32_t replications) {
    q.study.authority.recruitment.outside_identity = identity;
    std::printf("Outside hires are named by %s%s; %u replications, factor (standard error)\n",
                name(identity), standard ? ", the default" : "", replications);
    return print_table(q, simulate_all(q, replications));
}

} // namespace

int main(int argc, char** argv) {
    const std::string study = option(argc, argv, "--study", "bexley-pathway");
    const bool england = study == "england-average";
    const double years = option(argc, argv, "--years", england ? 3. : 10.);
    const auto replications =
        static_cast<std::uint32_t>(option(argc, argv, "--replications", 2000.));
    const Question q = england ? about_england(argc, argv, years) : about_bexley(years);
    const OutsideIdentity standard = q.study.authority.recruitment.outside_identity;
    const bool reached = answer(q, standard, true, replications);
    if (england) return reached ? 0 : 1;
    for (const auto identity :
         {OutsideIdentity::hire, OutsideIdentity::applicant, OutsideIdentity::holder})
        if (identity != standard) answer(q, identity, false, replications);
    return reached ? 0 : 1;
}
