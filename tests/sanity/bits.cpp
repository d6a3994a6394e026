// Prints a checksum of the bits of elementary functions: ours, or (with "library") the C library's.
#include "core/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <initializer_list>

namespace {

template <class Log, class Exp, class Pow, class Sin>
std::uint64_t checksum(Log log, Exp exp, Pow pow, Sin sin) {
    std::uint64_t sum = 0;
    for (int k = 1; k < 20'000; ++k) {
        const double x = k * 0.0137;
        for (double y : {log(x), exp(x / 50), pow(x, 1.3), sin(x)})
            sum = (sum ^ std::bit_cast<std::uint64_t>(y)) * 0x100000001b3u;
    }
    return sum;
}

} // namespace

int main(int argc, char** argv) {
    using namespace tenure;
    const bool library = argc > 1 && std::strcmp(argv[1], "library") == 0;
    const auto sum =
        library
            ? checksum([](double x) { return std::log(x); }, [](double x) { return std::exp(x); },
                       [](double x, double a) { return std::pow(x, a); },
                       [](double x) { return std::sin(x); })
            : checksum(elementary::log, elementary::exp, elementary::pow, elementary::sin);
    std::printf("%016llx\n", static_cast<unsigned long long>(sum));
}
