// What the same luck under every policy is worth: how many times more replications independent luck
// would need for the same error of a difference.
//
//   bench_crn [--replications N] [--years N]
//
// Prints (Var A + Var B) / Var(A - B) for Bexley, A the baseline, B a policy, everything uncertain
// at its value. Variances of A and of B alone are the same whether they share luck or not, so one
// set of paired runs gives both. README.md says what a shared clock can reach, printed beside. The
// end is 1 if leavers come not even half way there under the identity that is the default.
#include "benchmarks/coupling.hpp"
#include "tests/reproducibility/trials.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace {

using namespace tenure;

const char* const levers[] = {"less_leaving", "retention_payment", "faster_panels_and_coaching",
                              "larger_intake"};
const char* const shown[] = {"leavers",  "vacancies",  "vacancy_rate",
                             "pay_cost", "total_cost", "headcount"};

/// By measure, then replication.
using Values = std::vector<std::vector<double>>;

Values values(const Study& study, const Policy& policy, std::uint32_t replications) {
    test::Trials trials(study, policy);
    const auto names = trials.measures();
    Values all(std::size(shown));
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto horizon = trials.horizon(r);
        for (std::size_t m = 0; m < all.size(); ++m)
            for (std::size_t i = 0; i < names.size(); ++i)
                if (names[i] == shown[m]) all[m].push_back(static_cast<double>(horizon[i]));
    }
    return all;
}

/// Baseline, then the levers; each in a thread of its own.
std::vector<Values> simulate_all(const Study& study, std::uint32_t replications) {
    std::vector<Values> all(1 + std::size(levers));
    std::vector<std::thread> crew;
    for (std::size_t i = 0; i < all.size(); ++i)
        crew.emplace_back([&, i] {
            const Policy policy = i == 0 ? Policy{} : test::shipped(levers[i - 1]);
            all[i] = values(study, policy, replications);
        });
    for (std::thread& t : crew) t.join();
    return all;
}

void print_row(const char* lever, const Values& baseline, const Values& policy) {
    std::printf("%-27s", lever);
    for (std::size_t m = 0; m < std::size(shown); ++m) {
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
bool print_table(const std::vector<Values>& all, double years) {
    std::printf("%-27s", "");
    for (const char* measure : shown) std::printf(" %14s", measure);
    std::printf("\n");
    for (std::size_t i = 0; i < std::size(levers); ++i) print_row(levers[i], all[0], all[i + 1]);
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

} // namespace

int main(int argc, char** argv) {
    const auto replications =
        static_cast<std::uint32_t>(option(argc, argv, "--replications", 2000));
    Study study = test::bexley(option(argc, argv, "--years", 10));
    const OutsideIdentity standard = study.authority.recruitment.outside_identity;
    bool reached = true;
    for (const auto identity :
         {OutsideIdentity::hire, OutsideIdentity::applicant, OutsideIdentity::holder}) {
        study.authority.recruitment.outside_identity = identity;
        std::printf("Outside hires are named by %s%s; %u replications, factor (standard error)\n",
                    name(identity), identity == standard ? ", the default" : "", replications);
        const bool here = print_table(simulate_all(study, replications), study.horizon_years);
        if (identity == standard) reached = here;
    }
    return reached ? 0 : 1;
}
