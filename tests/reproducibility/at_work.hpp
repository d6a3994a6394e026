// Bexley's people with invented casework: twelve teams of three kinds, whose cases they hold.
#pragma once

#include "workforce/study.hpp"

namespace tenure::test {

/// Its headline study over so many years, every effect of a change of worker switched on.
Study bexley_at_work(double years);

} // namespace tenure::test
