// A back-test told: as a table for the terminal, as comma-separated values, as one page of HTML.
#pragma once

#include "published/backtest.hpp"
#include "published/census_check.hpp"

#include <string>

namespace tenure {

/// What the tables are about, besides the scores.
struct BacktestAccount {
    std::string file;         ///< of published figures
    std::size_t complete = 0; ///< councils whose figures are
    std::uint32_t replications = 0;
    std::vector<std::string> laid_over; ///< files, over every council's
    std::vector<std::string> without;   ///< mechanisms left out of every council's
    std::vector<CensusCheck> starts;    ///< of every council and origin
};

std::string backtest_table(const Backtest& scores, const BacktestAccount& account);
/// A line for each measure and target.
std::string backtest_cells_csv(const Backtest& scores);
/// A line for each measure, target and council.
std::string backtest_councils_csv(const Backtest& scores);
/// A line for each council and origin: how far its start is from the census.
std::string backtest_starts_csv(const std::vector<CensusCheck>& starts);
/// A table by measure for a text in Markdown, errors with the naive ones in brackets, and the
/// verdict.
std::string backtest_markdown(const Backtest& scores, const BacktestAccount& account);
std::string backtest_page(const Backtest& scores, const BacktestAccount& account);

} // namespace tenure
