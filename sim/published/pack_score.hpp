// The score of a back-test as one line of a table, which a later fit's pack repeats.
#pragma once

#include "published/backtest.hpp"
#include "scenario/pack.hpp"

namespace tenure {

/// A score's numbers with their names, in the order of its table and of a pack's file.
struct ScoreEntry {
    const char* name;
    double value; ///< not a number: not known
    bool whole;
};
std::vector<ScoreEntry> score_entries(const PackScore& score);

/// @param packs whether its councils stood on packs @param futures of each council
std::string score_csv(const Backtest& scores, bool packs, std::uint32_t futures);

/// Throws a ScenarioError if it is no such table, or of councils that stood on no packs.
PackScore read_score(const Tree& table, const std::string& file);

} // namespace tenure
