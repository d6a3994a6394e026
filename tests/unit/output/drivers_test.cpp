// What drives a policy's difference is among the numbers that it or the baseline meets.
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "output/drivers.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Draws of a study with random numbers of the authority, of its policies and of parts of them, on
/// any of which the policies' values may depend, chance beside them.
struct MadeUpDraws {
    Description d = study();
    Grid draws;
    std::vector<std::size_t> varying;
    DrawMeans means;

    explicit MadeUpDraws(std::uint64_t seed) : draws(64, 0) {
        QuickRandom chance(seed);
        d.policies = {"baseline", "a", "b", "both"};
        d.resolved = R"({"policies": [{"name": "baseline"}, {"name": "a"}, {"name": "b"},
            {"name": "both", "combine": [{"name": "a"}, {"name": "part"}]}]})";
        d.parameters.clear();
        for (const char* of : {"authority.pay.", "authority.leaving.", "policy.a.", "policy.b.",
                               "policy.part.", "policy.baseline.", "policy.both."})
            for (int k = 0; k < 2 && (k == 0 || chance.uniform() < 0.5); ++k)
                d.parameters.push_back({of + std::to_string(k), 0, 0, 1, "uniform", "s", "none"});
        d.parameters[0].distribution = d.parameters[1].distribution = "joint";
        draws = Grid(64, d.parameters.size());
        for (double& x : draws.values) x = chance.uniform();
        for (std::size_t p = 0; p < d.parameters.size(); ++p) varying.push_back(p);
        std::vector<std::vector<std::int64_t>> values(4);
        for (std::size_t r = 0; r < draws.rows; ++r)
            for (int twice = 0; twice < 2; ++twice)
                for (std::size_t p = 0; p < 4; ++p) {
                    double sum = 0.3 * chance.normal();
                    for (std::size_t k = 0; k < draws.columns; ++k)
                        sum += draws.at(r, k) * static_cast<double>((k * 7 + p * 3) % 5);
                    values[p].push_back(whole(sum));
                }
        std::vector<Sample> samples;
        for (const auto& each : values) samples.push_back({each, 2});
        means = draw_means(samples, 1 / unit);
    }
    Criterion drivers() const {
        Criterion c;
        c.better = Better::higher;
        c.policies.resize(4);
        c.best = 3;
        add_drivers(c, {d, draws, varying}, means);
        return c;
    }
};

bool of_others(const std::string& name, std::size_t policy) {
    const auto starts = [&](const char* with) { return name.rfind(with, 0) == 0; };
    if (!starts("policy.") || starts("policy.baseline.")) return false;
    if (policy == 1) return !starts("policy.a.");
    if (policy == 2) return !starts("policy.b.");
    if (policy == 3) return starts("policy.b.");
    return true;
}

} // namespace

TEST_CASE("in 60 made-up studies no policy is driven by another's number, and shares add up to 1") {
    int driven = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Criterion c = MadeUpDraws(seed).drivers();
        std::vector<double> sums = c.interactions;
        for (const auto* all : {&c.parameters, &c.groups})
            for (const ParameterDecision& p : *all)
                for (std::size_t i = 0; i < 4; ++i) {
                    INFO(seed << ": " << p.name << " of policy " << i);
                    if (of_others(p.name + ".", i))
                        CHECK(p.main_effect[i] == 0);
                    else
                        driven += p.main_effect[i] > 0;
                    if (all == &c.parameters) sums[i] += p.main_effect[i];
                }
        for (const double sum : sums)
            if (std::isfinite(sum)) CHECK(sum == Approx(1));
    }
    CHECK(driven > 500); // control: numbers that are met do drive
}

TEST_CASE("a policy meets its own numbers and those of what it combines") {
    const auto parts = parts_of_policies(MadeUpDraws(1).d);
    REQUIRE(parts.size() == 4);
    CHECK(meets(parts[3], "policy.part.blocks[0].x"));
    CHECK(meets(parts[3], "policy.a.blocks[0].x"));
    CHECK_FALSE(meets(parts[3], "policy.b.blocks[0].x"));
    CHECK_FALSE(meets(parts[1], "policy.all.blocks[0].x")); // the name is whole
    CHECK(meets(parts[1], "authority.leaving.rate"));
}

TEST_CASE("numbers that were drawn together stand for one, and are told from others") {
    const Criterion c = MadeUpDraws(3).drivers();
    const auto named = [&](const std::string& name) {
        return std::count_if(c.parameters.begin(), c.parameters.end(),
                             [&](const ParameterDecision& p) { return p.name == name; });
    };
    CHECK(named("authority.pack") == 1);
    CHECK(named("authority.pay.0") == 0);
    CHECK(named("policy.a.0") == 1);
}
