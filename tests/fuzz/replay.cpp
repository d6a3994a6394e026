// Gives a target every input that is kept, and as many changed ones as are asked for, each from a
// seed; prints counts and time, each minute how far it is, and what was done so far where it is
// asked to stop. An input that takes 5 s of the processor, or ends the process, is a fault.
// Usage: PROGRAM EXECUTIONS SEED FOLDER
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <random>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;
using Clock = std::chrono::steady_clock;

std::vector<Bytes> kept_inputs(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Bytes> all;
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        all.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return all;
}

/// One to eight bytes put in, taken out or changed, or a piece of another input.
Bytes changed(const std::vector<Bytes>& inputs, std::mt19937_64& chance) {
    Bytes input = inputs[chance() % inputs.size()];
    for (std::uint64_t n = 1 + chance() % 8; n > 0; --n) {
        const auto at = input.begin() + static_cast<std::ptrdiff_t>(chance() % (input.size() + 1));
        const Bytes& other = inputs[chance() % inputs.size()];
        const std::size_t from = chance() % (other.size() + 1);
        const std::size_t length = std::min<std::size_t>(other.size() - from, chance() % 40);
        const auto piece = other.begin() + static_cast<std::ptrdiff_t>(from);
        switch (chance() % 4) {
        case 0: input.insert(at, static_cast<std::uint8_t>(chance())); break;
        case 1:
            if (at != input.end()) input.erase(at);
            break;
        case 2:
            if (at != input.end()) *at = static_cast<std::uint8_t>(chance());
            break;
        default: input.insert(at, piece, piece + static_cast<std::ptrdiff_t>(length));
        }
    }
    return input;
}

void keep(const Bytes& input) {
    std::ofstream("fuzz_input", std::ios::binary)
        .write(reinterpret_cast<const char*>(input.data()),
               static_cast<std::streamsize>(input.size()));
    std::fprintf(stderr, "the input is in ./fuzz_input\n");
}

/// @return whether it was a good end
bool give(const Bytes& input) {
    const std::clock_t began = std::clock(); // other work on the machine does not count
    try {
        LLVMFuzzerTestOneInput(input.data(), input.size());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "an internal error: %s\n", error.what());
        keep(input);
        return false;
    }
    const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    if (seconds < 5) return true;
    std::fprintf(stderr, "an input took %.1f s\n", seconds);
    keep(input);
    return false;
}

volatile std::sig_atomic_t asked_to_stop = 0;

double seconds_since(Clock::time_point began) {
    return std::chrono::duration<double>(Clock::now() - began).count();
}

/// Gives changed inputs until there were enough, ten faults, or word to stop.
/// @return how many were given
std::uint64_t give_changed(const std::vector<Bytes>& inputs, std::uint64_t wanted,
                           std::mt19937_64& chance, std::uint64_t& faults) {
    Clock::time_point told = Clock::now();
    std::uint64_t given = 0;
    while (given < wanted && faults < 10 && !asked_to_stop) {
        faults += !give(changed(inputs, chance));
        ++given;
        if (seconds_since(told) < 60) continue;
        told = Clock::now();
        std::fprintf(stderr, "%llu of %llu\n", static_cast<unsigned long long>(given),
                     static_cast<unsigned long long>(wanted));
    }
    return given;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 64;
    const auto began = Clock::now();
    const std::vector<Bytes> inputs = kept_inputs(argv[3]);
    if (inputs.empty()) {
        std::fprintf(stderr, "no inputs in %s\n", argv[3]);
        return 1;
    }
    std::mt19937_64 chance(std::strtoull(argv[2], nullptr, 10));
    std::signal(SIGINT, [](int) { asked_to_stop = 1; });
    std::signal(SIGTERM, [](int) { asked_to_stop = 1; });
    const std::uint64_t wanted = std::strtoull(argv[1], nullptr, 10);
    std::uint64_t faults = 0;
    for (const Bytes& input : inputs) faults += !give(input);
    const std::uint64_t given = give_changed(inputs, wanted, chance, faults);
    std::printf("%zu inputs kept, %llu of %llu changed, %llu faults, %.1f s\n", inputs.size(),
                static_cast<unsigned long long>(given), static_cast<unsigned long long>(wanted),
                static_cast<unsigned long long>(faults), seconds_since(began));
    return faults == 0 ? 0 : 1;
}
