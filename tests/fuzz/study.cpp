// A text, as a study, an authority and a policy, each laid over what is shipped if it says so.
#include "scenario/study.hpp"
#include "tests/fuzz/target.hpp"

using namespace tenure;

namespace {

template <class Act> void told(const Act& act) {
    try {
        act();
    } catch (const ScenarioError&) { // an answer
    } catch (const FileError&) {
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string path = fuzz::scenarios + "authorities/input.yaml";
    fuzz::TextReader reader;
    reader.texts[path] = fuzz::text_of_input(bytes, size);
    told([&] { load_authority(reader, path); });
    told([&] {
        const LoadedStudy study = load_study(reader, path);
        static_cast<void>(resolved_json(study));
        static_cast<void>(study.drawn(1));
    });
    std::vector<Fault> faults;
    if (const auto tree = parse_yaml(reader.texts[path], path, faults))
        told([&] { check_policy(*tree); });
    return 0;
}
