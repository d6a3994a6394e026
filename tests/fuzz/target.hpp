// A target of fuzzing: bytes in, and nothing comes out but what a person may be told.
//
// Linked with libFuzzer, or with replay.cpp, which gives it the inputs that are kept. Faults of a
// scenario and of a store are answers; whatever else is thrown is a fault of the program.
#pragma once

#include "reader/yaml.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace tenure::fuzz {

inline const std::string scenarios = TENURE_SOURCE_DIR "/scenarios/";

inline std::string text_of_input(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

/// Some paths hold texts at hand; the others are files.
struct TextReader final : Reader {
    std::map<std::string, std::string> texts;
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        const auto at = texts.find(path);
        return at == texts.end() ? files_.read(path, faults) : parse_yaml(at->second, path, faults);
    }

private:
    FileReader files_;
};

} // namespace tenure::fuzz
