// A text, as the published file: every council in it becomes an authority's file, and that is read.
#include "published/authority_file.hpp"
#include "reader/csv.hpp"
#include "scenario/study.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

using namespace tenure;

namespace {

constexpr std::size_t most_councils = 3;

void make_council(const Indicators& all, const IndicatorRow& row) {
    fuzz::TextReader reader;
    const std::string path = fuzz::scenarios + "authorities/input.yaml";
    try {
        const CouncilFigures figures = council_figures(all, row.code_9, row.year);
        reader.texts[path] = authority_file(figures, "england_base.yaml");
        load_authority(reader, path);
    } catch (const ScenarioError&) { // an answer
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    std::vector<Fault> faults;
    const auto table = parse_csv(fuzz::text_of_input(bytes, size), "input.csv", faults);
    if (!table) return 0;
    try {
        const Indicators all = read_indicators(*table, "input.csv");
        std::size_t made = 0;
        for (const IndicatorRow& row : all.rows)
            if (is_council(row) && made++ < most_councils) make_council(all, row);
    } catch (const ScenarioError&) { // an answer
    }
    return 0;
}
