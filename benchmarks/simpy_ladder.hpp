// SimPy on the benchmark ladder: the yardstick that others are held against in the same run.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

/// Promotions, leavers, hires and censuses of one replication, in expectation.
inline constexpr double simpy_events_each = 1434.9;

/// What a command prints on its first line.
inline std::string first_line(std::FILE* output) {
    char line[256] = "";
    if (std::fgets(line, sizeof line, output) == nullptr) line[0] = 0;
    while (std::fgetc(output) != EOF) {
    }
    std::string text = line;
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

/// 0 where SimPy cannot be run.
inline double simpy_replications_a_second(int replications) {
    const std::string command = "/usr/bin/python3 " TENURE_SOURCE_DIR
                                "/benchmarks/ladder_simpy.py --replications " +
                                std::to_string(replications);
    std::FILE* output = popen(command.c_str(), "r");
    if (output == nullptr) return 0;
    const std::string line = first_line(output);
    pclose(output);
    const auto colon = line.rfind(": ");
    return colon == std::string::npos ? 0 : std::atof(line.c_str() + colon + 2);
}
