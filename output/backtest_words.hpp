// What a back-test comes to, in words that a table and a page share.
#pragma once

#include "output/backtest.hpp"

namespace tenure {

/// With so many decimals, right in a field of a width.
std::string fixed(double x, int decimals, int width = 0);
/// Left in a field of a width.
std::string padded(const std::string& text, std::size_t width);

/// How many starts agree with the census, and within what.
std::string start_sentence(const std::vector<CensusCheck>& starts);
/// One sentence a line: how near, where worse, intervals, the start.
std::vector<std::string> verdict(const Backtest& scores, const BacktestAccount& account);

} // namespace tenure
