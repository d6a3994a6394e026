// The benchmark ladder, run by the workforce model from its scenario file: how fast, and how right.
//
//   bench_ladder [--seconds S] [--rounds N]   against SimPy in turn, then two threads against two
//                                             processes
//   bench_ladder --replications N             so many replications, for the answer alone
//   bench_ladder --process N                  so many through the experiment on one thread: seconds
//
// The exact expectations stand in ladder_simpy.py too: every post is a Markov chain of its own. The
// end is 1 if any mean lies more than 4 standard errors from its expectation.
#include "benchmarks/simpy_ladder.hpp"
#include "benchmarks/timing.hpp"
#include "experiment/run.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "workforce/count.hpp"
#include "workforce/world.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace tenure;

const std::string here = TENURE_SOURCE_DIR;
constexpr std::size_t grades = 6;

/// What is known exactly, and what has been seen of it.
struct Known {
    std::string name;
    double exact = 0;
    double sum = 0, squares = 0;
};

/// In the order in which observe() reads them.
std::vector<Known> known_answers() {
    constexpr std::array<std::array<double, grades + 1>, 3> stocks{{
        {66.75894, 81.41708, 64.00116, 43.26047, 21.47163, 10.82526, 12.26546},
        {56.28950, 68.95972, 66.03649, 53.36454, 28.12743, 14.69353, 12.52879},
        {54.29971, 62.97799, 60.10575, 55.61684, 34.38314, 20.33463, 12.28194},
    }};
    const char* const years[] = {"year 1", "year 5", "year 10"};
    std::vector<Known> all;
    for (std::size_t y = 0; y < stocks.size(); ++y)
        for (std::size_t g = 0; g <= grades; ++g) {
            const std::string what = g < grades ? "grade " + std::to_string(g) : "vacant";
            all.push_back({years[y] + std::string(", ") + what, stocks[y][g]});
        }
    all.push_back({"promotions", 718.894});
    all.push_back({"leavers", 359.120});
    all.push_back({"hires", 346.838});
    return all;
}

void observe(std::vector<Known>& all, const std::vector<std::int64_t>& rows) {
    const std::size_t columns = raw_columns(grades);
    std::size_t next = 0;
    const auto see = [&](std::int64_t x) {
        all[next].sum += static_cast<double>(x);
        all[next++].squares += static_cast<double>(x * x);
    };
    for (const std::size_t year : {1u, 5u, 10u}) {
        const std::int64_t* row = rows.data() + (year - 1) * columns;
        for (std::size_t g = 0; g < grades; ++g) see(row[column(RoleStock::headcount, g)]);
        see(row[column(Stock::vacancies)]);
    }
    for (const Count flow : {Count::promotions, Count::leavers, Count::starters}) {
        std::int64_t total = 0;
        for (std::size_t at = column(flow); at < rows.size(); at += columns) total += rows[at];
        see(total);
    }
}

/// The ladder, and what has been seen of it.
struct Benchmark {
    Study study;
    Model model;
    State state;
    std::vector<std::int64_t> rows;
    std::vector<Known> known = known_answers();
    std::uint32_t replications = 0;
    std::uint64_t events = 0;

    explicit Benchmark(Study read)
        : study(std::move(read)), model(compile(study.authority, study.policies.at(0),
                                                study.calendar, study.horizon_years)) {}
};

Benchmark read_ladder() {
    FileReader reader;
    return Benchmark(
        load_study(reader, here + "/scenarios/verification/benchmark_ladder.yaml").study());
}

void replicate(Benchmark& ladder) {
    ladder.rows.clear();
    simulate(ladder.model, {ladder.study.seed, ladder.replications++}, ladder.state, ladder.rows);
    ladder.events += ladder.state.events;
    observe(ladder.known, ladder.rows);
}

/// Replications a second over about so many seconds.
double speed(Benchmark& ladder, double seconds) {
    const auto began = Steady::now();
    const std::uint32_t before = ladder.replications;
    while (seconds_since(began) < seconds)
        for (int k = 0; k < 50; ++k) replicate(ladder);
    return (ladder.replications - before) / seconds_since(began);
}

/// The largest distance from the exact answers, in standard errors.
double print_answers(const Benchmark& ladder) {
    const double n = ladder.replications;
    double worst = 0;
    std::printf("\n%22s  %10s  %7s  %10s  %6s\n", "", "simulated", "s.e.", "exact", "z");
    for (const Known& k : ladder.known) {
        const double mean = k.sum / n;
        const double error = std::sqrt((k.squares - k.sum * mean) / (n - 1) / n);
        const double z = (mean - k.exact) / error;
        std::printf("%22s  %10.3f  %7.3f  %10.3f  %6.2f\n", k.name.c_str(), mean, error, k.exact,
                    z);
        worst = std::max(worst, std::abs(z));
    }
    return worst;
}

/// In turn, so that whatever else the machine does slows both.
void against_simpy(Benchmark& ladder, int rounds, double seconds) {
    std::vector<double> ours, theirs, ratios;
    for (int k = 0; k < rounds; ++k) {
        ours.push_back(speed(ladder, seconds));
        theirs.push_back(simpy_replications_a_second(400));
        if (theirs.back() == 0) {
            std::printf("tenure: %.0f replications/s; SimPy cannot be run here\n", ours.back());
            return;
        }
        ratios.push_back(ours.back() / theirs.back());
    }
    const double events = static_cast<double>(ladder.events) / ladder.replications;
    std::printf("tenure: %.0f replications/s, %.0f events each, %.3g events/s, one thread\n",
                median(ours), events, median(ours) * events);
    std::printf("SimPy:  %.0f replications/s\nratio:  %.1f (medians of %d rounds in turn; from "
                "%.1f to %.1f)\n",
                median(theirs), median(ratios), rounds,
                *std::min_element(ratios.begin(), ratios.end()),
                *std::max_element(ratios.begin(), ratios.end()));
}

/// Keeps nothing.
struct NoSink : Sink {
    bool has(std::uint32_t) const override { return false; }
    void take(const TrialBatch&) override {}
};

/// Seconds that so many replications take through the experiment.
double experiment_seconds(const Study& study, const Model& model, std::uint32_t replications,
                          int threads) {
    const TrialPlan plan = trial_plan(study.authority, study.calendar, study.authority.start_date,
                                      study.horizon_years, study.seed);
    Description about;
    about.policies = {study.policies.at(0).name};
    about.measures = measures(plan.formulas);
    about.periods = plan.periods;
    about.years = plan.years;
    about.replications = replications;
    const auto shared = std::make_shared<const Model>(model);
    NoSink sink;
    RunOptions options;
    options.threads = threads;
    return run(
               about, plan, [&](std::uint32_t, std::size_t, std::uint32_t) { return shared; }, sink,
               options)
        .seconds;
}

/// Two threads of one process against two processes of one thread, the same work for all.
void against_processes(const Benchmark& ladder, const std::string& self, int rounds) {
    constexpr std::uint32_t each = 4096;
    std::vector<double> efficiencies;
    for (int k = 0; k < rounds; ++k) {
        const double threads =
            2 * each / experiment_seconds(ladder.study, ladder.model, 2 * each, 2);
        const std::string command = self + " --process " + std::to_string(each);
        std::FILE* processes[] = {popen(command.c_str(), "r"), popen(command.c_str(), "r")};
        double together = 0;
        for (std::FILE* one : processes) {
            if (one == nullptr) return;
            together += each / std::atof(first_line(one).c_str());
            pclose(one);
        }
        efficiencies.push_back(threads / together);
    }
    std::printf("2 threads do %.2f of what 2 processes do (median of %d rounds)\n",
                median(efficiencies), rounds);
}

} // namespace

int main(int argc, char** argv) {
    double seconds = 1;
    int rounds = 5;
    std::uint32_t replications = 0, process = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        const double value = std::atof(argv[i + 1]);
        if (std::strcmp(argv[i], "--seconds") == 0) seconds = value;
        if (std::strcmp(argv[i], "--rounds") == 0) rounds = std::max(1, static_cast<int>(value));
        if (std::strcmp(argv[i], "--replications") == 0)
            replications = static_cast<std::uint32_t>(value);
        if (std::strcmp(argv[i], "--process") == 0) process = static_cast<std::uint32_t>(value);
    }
    Benchmark ladder = read_ladder();
    if (process > 0) {
        std::printf("%.6f\n", experiment_seconds(ladder.study, ladder.model, process, 1));
        return 0;
    }
    for (std::uint32_t r = 0; r < replications; ++r) replicate(ladder);
    if (replications == 0) {
        against_simpy(ladder, rounds, seconds);
        against_processes(ladder, argv[0], rounds);
    }
    const double worst = print_answers(ladder);
    if (worst > 4)
        std::fprintf(stderr, "\nFurther than 4 standard errors from the exact answer.\n");
    return worst > 4 ? 1 : 0;
}
