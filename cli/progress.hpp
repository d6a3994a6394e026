// Progress of long work: a bar on a terminal, a plain line now and then elsewhere.
#pragma once

#include "experiment/run.hpp"

#include <functional>
#include <string>

namespace tenure::cli {

/// What to hand to RunOptions::progress. @param quiet says nothing
std::function<void(const Progress&)> show_progress(bool quiet);
/// The same for work in parts, none of which is a trial: how many are done, of how many.
std::function<void(std::size_t, std::size_t)> show_parts(bool quiet);
/// Ends the bar's line.
void end_progress(bool quiet);

/// "1 h 02 min", "34 s".
std::string duration_text(double seconds);

} // namespace tenure::cli
