// What is said where memory runs out, also where a library breaks off for it.
#pragma once

namespace tenure::cli {

/// To standard error; allocates nothing. @return the exit code
int say_no_memory();

/// Lets the program end in words after an allocation has failed, whatever it was doing: the JSON
/// library allocates while it destroys values, and follows null pointers that a failed allocation
/// left. Until one has failed, nothing is changed.
void end_in_words_without_memory();

} // namespace tenure::cli
