// What one draw costs at a fresh address, and what the logarithm inside it costs; the label is the
// mean of what was drawn beside the exact one.
#include "random/draw.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>

namespace tenure::benchmarks {

namespace {

Address fresh(std::uint32_t k) {
    return address({1, k >> 12}, Purpose::leaving, Entity{1u << 28 | (k & 0xfff)}, k & 7);
}

void say_mean(benchmark::State& state, double sum, double exact) {
    char label[60];
    std::snprintf(label, sizeof label, "mean %.3f, exactly %.3f",
                  sum / static_cast<double>(state.iterations()), exact);
    state.SetLabel(label);
}

/// One draw after another, each at an address of its own.
template <class Draw> void time_draw(benchmark::State& state, double exact, Draw draw) {
    std::uint32_t k = 0;
    double sum = 0;
    for (auto _ : state) sum += draw(fresh(++k));
    say_mean(state, sum, exact);
}

double from_bits(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

void one_word(benchmark::State& state) {
    time_draw(state, 0.5, [](const Address& at) { return from_bits(Stream(at)()); });
}

void further_words(benchmark::State& state) {
    Stream bits(fresh(0));
    int left = 512;
    double sum = 0;
    std::uint32_t k = 0;
    for (auto _ : state) {
        if (left-- == 0) {
            bits = Stream(fresh(++k));
            left = 511;
        }
        sum += from_bits(bits());
    }
    say_mean(state, sum, 0.5);
}

void draw_uniform(benchmark::State& state) {
    time_draw(state, 0.5, [](const Address& at) { return uniform(at); });
}
void draw_unit_exponential(benchmark::State& state) {
    time_draw(state, 1, [](const Address& at) { return unit_exponential(at); });
}
void draw_normal(benchmark::State& state) { time_draw(state, 0, normal); }
void draw_gamma(benchmark::State& state) {
    time_draw(state, 2, [](const Address& at) { return gamma(at, 2.5, 0.8); });
}
void draw_poisson(benchmark::State& state) {
    time_draw(state, 40, [](const Address& at) { return poisson(at, 40); });
}

/// Arguments all over (0, 1), cheap to make; the mean of -log is 1.
template <class Log> void time_log(benchmark::State& state, Log log) {
    std::uint64_t weyl = 0;
    double sum = 0;
    for (auto _ : state)
        sum -= log((static_cast<double>((weyl += 0x9e3779b97f4a7c15u) >> 12) + 0.5) * 0x1p-52);
    say_mean(state, sum, 1);
}

void log_elementary(benchmark::State& state) { time_log(state, elementary::log); }
void log_of_the_library(benchmark::State& state) {
    time_log(state, [](double x) { return std::log(x); });
}

BENCHMARK(one_word);
BENCHMARK(further_words);
BENCHMARK(draw_uniform);
BENCHMARK(draw_unit_exponential);
BENCHMARK(draw_normal);
BENCHMARK(draw_gamma);
BENCHMARK(draw_poisson);
BENCHMARK(log_elementary);
BENCHMARK(log_of_the_library);

} // namespace

} // namespace tenure::benchmarks

BENCHMARK_MAIN();
