// Agency staff beyond the establishment: those who are there at the start, and more or fewer of
// them as cases outgrow the workers there are.
//
// At the start and every four weeks, with C cases open, H FTE of their holders and e those of them
// in places beyond the establishment, b of which there were at the start,
//
//     wanted = b + response x (C / c - (H - (e - b))),    c = C / H at the start,
//
// to the nearest place, never below 0. A place more is asked for as any cover is, where most cases
// wait; one fewer is given up when an assignment ends. With a response of 0 each worker is followed
// by another, so that the number stays.
#pragma once

#include "workforce/state.hpp"

namespace tenure::extra_agency {

/// Between two reviews.
inline constexpr Duration review_interval = whole_days(28);

/// So many places with somebody in them, in turn where posts have cases.
void begin(State& s, std::size_t places);
/// How many are wanted now; the first review takes the caseload for the usual one.
void review(State& s);
/// Whether whoever comes to the end of an assignment in a place is followed by another.
bool goes_on(const State& s);

} // namespace tenure::extra_agency
