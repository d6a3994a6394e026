// Small authorities and policies made up at random, with everything that can happen in them.
#pragma once

#include "workforce/study.hpp"

namespace tenure::test {

/// Draws from rapidcheck's generators: call inside a property. One policy.
Study made_up_study();

} // namespace tenure::test
