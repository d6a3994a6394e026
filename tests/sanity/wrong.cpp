// Does on purpose what a sanitizer must catch, so that a sanitizer that has fallen asleep is
// noticed.
#include "experiment/in_parallel.hpp"

#include <climits>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <vector>

namespace {

int past_the_end(int argc) {
    std::vector<int> numbers(static_cast<std::size_t>(argc));
    const volatile int* first = numbers.data();
    return first[argc];
}

int overflow(int argc) {
    volatile int most = INT_MAX;
    return most + argc;
}

constexpr int tasks = 20'000;

/// Long enough that a second thread takes part.
int work(int k) {
    volatile int sum = 0;
    for (int step = 0; step < 200; ++step) sum = (sum + (k ^ step)) % 1000;
    return sum;
}

int race() {
    volatile int shared = 0;
    tenure::in_parallel(tasks, [&](int k) { shared = shared + work(k); });
    return shared;
}

/// As an experiment does: each task reads what was there before and fills its own place, which is
/// read when all are done.
int no_race() {
    std::vector<int> own(tasks, 1);
    tenure::in_parallel(tasks, [&](int k) { own[static_cast<std::size_t>(k)] *= work(k); });
    return std::accumulate(own.begin(), own.end(), 0) == 0 ? 1 : 0;
}

} // namespace

int main(int argc, char** argv) {
    const char* what = argc > 1 ? argv[1] : "";
    if (std::strcmp(what, "address") == 0)
        std::printf("%d\n", past_the_end(argc));
    else if (std::strcmp(what, "undefined") == 0)
        std::printf("%d\n", overflow(argc));
    else if (std::strcmp(what, "race") == 0)
        std::printf("%d\n", race());
    else
        return no_race();
    return 0;
}
