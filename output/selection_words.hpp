// What a study that decides says of its selection.
#pragma once

#include "output/store.hpp"

#include <string>

namespace tenure {

/// The same in a sentence, for the end of a run.
std::string selection_sentence(Store& store);

/// Which policy was selected with which guarantee, or who is still in, and why the others are out.
/// Empty where the study decides nothing.
std::string selection_words(Store& store);

} // namespace tenure
