// An authority of England's average size with everything simulated: how fast, how large, how near
// the published rates.
//
//   bench_authority [--seconds S] [--rounds N]   against SimPy on the benchmark ladder, in turn;
//   events
//                                                by kind; memory; cost by size
//   bench_authority --replications N             so many replications, for the answer alone
//   bench_authority --memory N                   peak memory after N replications
//   --times N                                    with either: N times as large an authority
//
// An event is counted where it changes somebody's or some case's state; what has been superseded is
// not. The end is 1 if a rate is so far from the published one that the model must be broken.
#include "benchmarks/simpy_ladder.hpp"
#include "benchmarks/timing.hpp"
#include "experiment/trial.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "workforce/state.hpp"
#include "workforce/world.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace tenure;

struct Benchmark {
    Study study;
    TrialPlan plan;
    Model model;
    Workspace workspace;
    std::uint32_t replications = 0;
    std::uint64_t events = 0;
    std::array<std::uint64_t, 256> events_of{};
    std::vector<double> sums; ///< of the horizon's measures

    explicit Benchmark(Study read)
        : study(std::move(read)),
          plan(trial_plan(study.authority, study.calendar, study.authority.start_date,
                          study.horizon_years, study.seed)),
          model(
              compile(study.authority, study.policies.at(0), study.calendar, study.horizon_years)),
          sums(plan.formulas.size()) {}
};

Study england_average(double horizon_years) {
    FileReader reader;
    const std::string file = TENURE_SOURCE_DIR "/scenarios/studies/england-average.yaml";
    Study study = load_study(reader, file).study();
    study.horizon_years = horizon_years;
    return study;
}

void replicate(Benchmark& b) {
    std::vector<std::int64_t> yearly(b.plan.years.size() * b.plan.formulas.size());
    std::vector<std::int64_t> horizon(b.plan.formulas.size());
    b.events +=
        run_trial(b.plan, b.model, b.replications++, b.workspace, yearly.data(), horizon.data());
    for (std::size_t k = 0; k < b.events_of.size(); ++k)
        b.events_of[k] += b.workspace.state.events_of[k];
    for (std::size_t i = 0; i < horizon.size(); ++i)
        if (horizon[i] != missing)
            b.sums[i] += static_cast<double>(horizon[i]) /
                         static_cast<double>(b.plan.formulas[i].measure.scale);
}

double mean(const Benchmark& b, const std::string& measure) {
    for (std::size_t i = 0; i < b.sums.size(); ++i)
        if (b.plan.formulas[i].measure.name == measure) return b.sums[i] / b.replications;
    return std::nan("");
}

struct Speed {
    double replications = 0, events = 0; ///< a second
};

Speed speed(Benchmark& b, double seconds) {
    const auto began = Steady::now();
    const std::uint32_t replications = b.replications;
    const std::uint64_t events = b.events;
    while (seconds_since(began) < seconds) replicate(b);
    const double took = seconds_since(began);
    return {(b.replications - replications) / took, static_cast<double>(b.events - events) / took};
}

void against_simpy(Benchmark& b, int rounds, double seconds) {
    std::vector<double> ours, ratios, replications;
    for (int k = 0; k < rounds; ++k) {
        const Speed now = speed(b, seconds);
        const double theirs = simpy_replications_a_second(400) * simpy_events_each;
        ours.push_back(now.events);
        replications.push_back(now.replications);
        if (theirs > 0) ratios.push_back(now.events / theirs);
    }
    std::printf("%.3g events/s, %.0f practitioner-years/s, %.1f replications of %.0f years/s, one "
                "thread\n",
                median(ours), median(replications) * mean(b, "headcount") * b.study.horizon_years,
                median(replications), b.study.horizon_years);
    if (ratios.empty()) return void(std::printf("SimPy cannot be run here\n"));
    std::printf("%.1f times the events/s of SimPy on the benchmark ladder (median of %zu rounds in "
                "turn; from %.1f to %.1f)\n",
                median(ratios), ratios.size(), *std::min_element(ratios.begin(), ratios.end()),
                *std::max_element(ratios.begin(), ratios.end()));
}

const char* kind_in_words(std::size_t kind) {
    switch (static_cast<EventType>(kind)) {
    case EventType::period_end: return "ends of a period";
    case EventType::new_year: return "years that begin";
    case EventType::growth:
    case EventType::policy: return "changes of rules";
    case EventType::increment: return "increments";
    case EventType::intake: return "intakes";
    case EventType::session: return "supervision sessions";
    case EventType::exhaustion_update: return "updates of exhaustion";
    case EventType::absence: return "absences and hours";
    case EventType::arrival: return "arrivals";
    case EventType::referral: return "referrals";
    case EventType::case_step: return "stages of a case";
    case EventType::post: return "steps of recruitment";
    case EventType::cover_review:
    case EventType::cover: return "steps of cover";
    case EventType::cover_stream: return "outside requests for cover";
    case EventType::wish: return "wishes for another team";
    case EventType::survey:
    case EventType::offer:
    case EventType::preparation:
    case EventType::experience:
    case EventType::academy: return "steps of arrangements";
    case EventType::secondment:
    case EventType::renewal:
    case EventType::restoration:
    case EventType::practitioner: break;
    }
    return "careers and leaving";
}

void print_events(const Benchmark& b) {
    std::map<std::string, std::uint64_t> by_kind;
    for (std::size_t k = 0; k < b.events_of.size(); ++k)
        if (b.events_of[k] > 0) by_kind[kind_in_words(k)] += b.events_of[k];
    std::printf("\nevents a replication:\n");
    for (const auto& [kind, events] : by_kind)
        std::printf("%10.1f  %s\n", static_cast<double>(events) / b.replications, kind.c_str());
}

/// Another authority with so many of everything: teams, staff, posts, applicants, referrals.
Study times(const Study& one, int factor) {
    Study many = one;
    Authority& a = many.authority;
    const Authority& from = one.authority;
    a.teams.clear();
    a.establishment.clear();
    a.staff.clear();
    const auto named = [](const std::string& team, int k) {
        return team + "_of_" + std::to_string(k);
    };
    for (int k = 0; k < factor; ++k) {
        for (Team t : from.teams) t.name = named(t.name, k), a.teams.push_back(t);
        for (PostGroup g : from.establishment)
            g.team = named(g.team, k), a.establishment.push_back(g);
        for (StaffGroup g : from.staff) g.team = named(g.team, k), a.staff.push_back(g);
    }
    for (Intake& i : a.intakes) i.seats *= factor;
    for (ApplicantStream& s : a.recruitment.applicants) s.per_year *= factor;
    for (Service& s : a.casework->services) s.referrals_per_year *= factor;
    return many;
}

/// Some 60 FTE of it, by leaving teams out: five of the seventeen that hold cases stay.
Study small(const Study& one) {
    Study few = one;
    Authority& a = few.authority;
    const auto kept = [](const std::string& team) {
        return team == "assessment_1" || team == "support_1" || team == "support_2" ||
               team == "looked_after_1" || team == "looked_after_2" || team == "leadership";
    };
    const auto gone = [&](const auto& x) { return !kept(x.team); };
    a.teams.erase(std::remove_if(a.teams.begin(), a.teams.end(),
                                 [&](const Team& t) { return !kept(t.name); }),
                  a.teams.end());
    a.establishment.erase(std::remove_if(a.establishment.begin(), a.establishment.end(), gone),
                          a.establishment.end());
    a.staff.erase(std::remove_if(a.staff.begin(), a.staff.end(), gone), a.staff.end());
    constexpr double share = 5.0 / 17;
    for (Intake& i : a.intakes) i.seats = std::ceil(i.seats * share);
    for (ApplicantStream& s : a.recruitment.applicants) s.per_year *= share;
    for (Service& s : a.casework->services) s.referrals_per_year *= share;
    return few;
}

/// In turn, several times, so that whatever else the machine does slows all alike.
void print_sizes() {
    constexpr int rounds = 5;
    const Study one = england_average(2);
    std::vector<Benchmark> sizes;
    for (const Study& study : {small(one), one, times(one, 5), times(one, 29)})
        sizes.emplace_back(study);
    std::vector<std::vector<double>> replications(sizes.size()), events(sizes.size());
    for (int k = 0; k < rounds; ++k)
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const Speed s = speed(sizes[i], 0.5);
            replications[i].push_back(s.replications);
            events[i].push_back(s.events);
        }
    std::printf("\nby size, two years, medians of %d rounds in turn:\n%12s %20s %22s\n", rounds,
                "in post FTE", "events/s", "us a practitioner-year");
    double least = 1e300, most = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double cost = 1e6 / (median(replications[i]) * mean(sizes[i], "headcount") * 2);
        least = std::min(least, cost);
        most = std::max(most, cost);
        std::printf("%12.0f %20.3g %22.2f\n", mean(sizes[i], "in_post_fte"), median(events[i]),
                    cost);
    }
    std::printf("dearest over cheapest practitioner-year: %.2f\n", most / least);
}

long peak_kilobytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

/// In processes of their own, so that one does not count what another left.
void print_memory(const std::string& self) {
    std::printf("\npeak memory:\n");
    for (int replications : {1, 10, 100}) {
        const std::string command = self + " --memory " + std::to_string(replications);
        std::FILE* output = popen(command.c_str(), "r");
        if (output == nullptr) return;
        std::printf("%10d replications: %s MB\n", replications, first_line(output).c_str());
        pclose(output);
    }
}

/// England, 30 September 2022. Leaving is put in, so turnover is no test.
struct Published {
    const char* measure;
    double value;
    double widest; ///< further away the model must be broken
};
constexpr Published published[] = {{"vacancy_rate", 0.200, 0.12},
                                   {"agency_rate", 0.176, 0.12},
                                   {"absence_rate", 0.035, 0.02},
                                   {"average_caseload", 16.6, 5},
                                   {"turnover_rate", 0.172, 0.08}};

bool print_answers(const Benchmark& b) {
    std::printf("\n%20s  %10s  %10s\n", "", "simulated", "England 2022");
    bool near = true;
    for (const Published& p : published) {
        const double simulated = mean(b, p.measure);
        std::printf("%20s  %10.3f  %10.3f\n", p.measure, simulated, p.value);
        near &= std::abs(simulated - p.value) < p.widest;
    }
    return near;
}

} // namespace

int main(int argc, char** argv) {
    double seconds = 2;
    int rounds = 5;
    std::uint32_t replications = 0, memory = 0;
    int size = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        const double value = std::atof(argv[i + 1]);
        if (std::strcmp(argv[i], "--seconds") == 0) seconds = value;
        if (std::strcmp(argv[i], "--rounds") == 0) rounds = std::max(1, static_cast<int>(value));
        if (std::strcmp(argv[i], "--replications") == 0)
            replications = static_cast<std::uint32_t>(value);
        if (std::strcmp(argv[i], "--times") == 0) size = std::max(1, static_cast<int>(value));
        if (std::strcmp(argv[i], "--memory") == 0) memory = static_cast<std::uint32_t>(value);
    }
    Benchmark b(times(england_average(replications > 0 ? 3 : 10), size));
    for (std::uint32_t r = 0; r < std::max(replications, memory); ++r) replicate(b);
    if (memory > 0) {
        std::printf("%.1f\n", static_cast<double>(peak_kilobytes()) / 1024);
        return 0;
    }
    if (replications == 0) {
        against_simpy(b, rounds, seconds);
        print_events(b);
        print_memory(argv[0]);
        print_sizes();
    }
    return print_answers(b) ? 0 : 1;
}
