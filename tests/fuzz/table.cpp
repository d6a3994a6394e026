// A text, as the list of staff of an authority that is shipped.
#include "reader/csv.hpp"
#include "scenario/study.hpp"
#include "tests/fuzz/target.hpp"

using namespace tenure;

namespace {

/// The list is the input; the authority it belongs to is read once.
struct ListReader final : Reader {
    std::string list;
    std::map<std::string, Tree> known;
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        if (path.find(".csv") != std::string::npos) return parse_csv(list, path, faults);
        const auto at = known.find(path);
        if (at != known.end()) return at->second;
        const auto tree = FileReader().read(path, faults);
        if (tree) known.emplace(path, *tree);
        return tree;
    }
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static ListReader reader;
    reader.list = fuzz::text_of_input(bytes, size);
    try {
        load_authority(reader, fuzz::scenarios + "authorities/staff_list_example.yaml");
    } catch (const ScenarioError&) { // an answer
    }
    return 0;
}
