// Questions near the one asked: another target, another probability, another limit.
#pragma once

#include "experiment/seek.hpp"

#include <vector>

namespace tenure {

/// For the first target, other bounds and other probabilities; for each limit, other amounts.
std::vector<SeekShift> shifts_of(const SeekProblem& problem);

/// Whether it is the question itself.
bool is_question(const SeekProblem& problem, const SeekShift& shift);
/// Whether what meets the question's conditions meets the shifted ones.
bool asks_no_more(const SeekProblem& problem, const SeekShift& shift);

/// The conditions as a shift has them.
std::vector<SeekCondition> shifted(const SeekProblem& problem, const SeekShift& shift);

} // namespace tenure
