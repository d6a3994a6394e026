// The hash of all outcomes of a study, policy by policy, by what the report's page calls: builds
// that print the same have made the same bits. Usage: live_hash STUDY.json REPLICATIONS
#include "engine/page_functions.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace {

void give(int which, const std::string& text) {
    std::copy(text.begin(), text.end(), engine_text(which, text.size()));
}

} // namespace

int main(int count, char** words) {
    if (count != 3) return 64;
    std::ifstream file(words[1], std::ios::binary);
    give(0, {std::istreambuf_iterator<char>(file), {}});
    give(1, "{}");
    if (!engine_open()) {
        std::fprintf(stderr, "%s\n", engine_message());
        return 65;
    }
    const auto replications = static_cast<std::uint32_t>(std::strtoul(words[2], nullptr, 10));
    for (std::uint32_t policy = 0;; ++policy) {
        std::uint64_t sum = 0;
        for (std::uint32_t r = 0; r < replications; ++r) {
            if (!engine_run(policy, r)) return policy > 0 ? 0 : 70; // there are no more policies
            sum += static_cast<std::uint64_t>(engine_hash(1)) << 32 | engine_hash(0);
        }
        std::printf("%" PRIu32 " %016" PRIx64 "\n", policy, sum);
    }
}
