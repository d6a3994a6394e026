// The event loop asks for no memory once the first replications have run.
//
// A program of its own, for it counts every allocation.
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "workforce/world.hpp"

#include <cstdlib>
#include <new>

namespace {
std::size_t allocations = 0;

void* counted(std::size_t size) {
    ++allocations;
    return std::malloc(size);
}
} // namespace

void* operator new(std::size_t size) {
    if (void* memory = counted(size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace tenure;

namespace {

constexpr std::uint32_t warm = 1, replications = 150;

LoadedStudy loaded(const std::string& path) {
    FileReader reader;
    return load_study(reader, TENURE_SOURCE_DIR "/scenarios/" + path);
}

LoadedStudy has_workload_mechanisms() {
    FileReader reader;
    return load_study(reader, TENURE_SOURCE_DIR "/tests/reproducibility/workload_study.yaml");
}

/// Allocations of the replications after the first few, in one state.
std::size_t later_allocations(const Study& study, std::size_t policy) {
    const Model model =
        compile(study.authority, study.policies[policy], study.calendar, study.horizon_years);
    State state;
    std::vector<std::int64_t> rows;
    std::size_t before = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        if (r == warm) before = allocations;
        rows.clear();
        simulate(model, {study.seed, r}, state, rows);
    }
    return allocations - before;
}

} // namespace

TEST_CASE("allocations are counted (control)") {
    const std::size_t before = allocations;
    std::vector<int> some(100);
    CHECK(some.size() == 100);
    CHECK(allocations > before);
}

TEST_CASE("no replication of the benchmark ladder after the first asks for memory") {
    CHECK(later_allocations(loaded("verification/benchmark_ladder.yaml").study(), 0) == 0);
}

TEST_CASE("no replication with transfers and workers who stay, after the first, asks for memory") {
    LoadedStudy study = loaded("studies/staffordshire-stay-with-child.yaml");
    study.change({{}, {}, 3, {}});
    CHECK(later_allocations(study.study(), 1) == 0);
}

TEST_CASE("no replication of Bexley after the first asks for memory") {
    const LoadedStudy study = loaded("studies/bexley-pathway.yaml");
    for (std::size_t policy = 0; policy < study.study().policies.size(); ++policy) {
        INFO(study.study().policies[policy].name);
        CHECK(later_allocations(study.study(), policy) == 0);
    }
}

TEST_CASE("no replication of the headline study after the first asks for memory") {
    LoadedStudy study = loaded("studies/bexley.yaml");
    study.change({{}, {}, 3, {}});
    for (std::size_t policy = 0; policy < study.study().policies.size(); ++policy) {
        INFO(study.study().policies[policy].name);
        CHECK(later_allocations(study.study(), policy) == 0);
    }
}

TEST_CASE("no replication with casework after the first asks for memory") {
    CHECK(later_allocations(loaded("verification/casework.yaml").study(), 0) == 0);
}

TEST_CASE(
    "no replication with supervision, exhaustion and absence after the first asks for memory") {
    Study study = loaded("studies/bexley-pathway.yaml").study();
    Authority& a = study.authority;
    for (Role& r : a.ladder.roles)
        if (r.name == "team_manager") r.supervision_span = 6;
    a.supervision = SupervisionParameters{};
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->leaving_log_hazard = a.exhaustion->absence_log_hazard = 1;
    a.absence = AbsenceParameters{};
    a.absence->short_spells_per_year = 2;
    a.absence->short_length = exponential_law(.01);
    a.absence->parental_leave_per_year = .05;
    a.absence->parental_length = exponential_law(.7);
    CHECK(later_allocations(study, 0) == 0);
}

TEST_CASE("no replication with an academy and protected time after the first asks for memory") {
    Study study = loaded("studies/england-average.yaml").study();
    Block academy, time;
    academy.academy.emplace();
    academy.academy->intakes = {{"september", 4}, {"january", 4}};
    academy.academy->induction_months = 1;
    academy.academy->choice_of_team_after_months = 3;
    time.protected_time.emplace();
    time.protected_time->roles = {"social_worker"};
    time.protected_time->places = 10;
    study.policies.push_back({"both", "", "", {academy, time}});
    CHECK(later_allocations(study, study.policies.size() - 1) == 0);
}

TEST_CASE("no replication with everything on after the first asks for memory") {
    Study england = loaded("studies/england-average.yaml").study();
    for (std::size_t policy = 0; policy < england.policies.size(); ++policy) {
        INFO(england.policies[policy].name);
        CHECK(later_allocations(england, policy) == 0);
    }
    const Study small = has_workload_mechanisms().study();
    for (std::size_t policy = 0; policy < small.policies.size(); ++policy)
        CHECK(later_allocations(small, policy) == 0);
}
