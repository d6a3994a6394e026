// What a web page calls of the engine, with numbers and text in the engine's own memory alone. One
// study is open at a time.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

/// Memory for a text of so many bytes, which the page fills; it is kept until the next call.
/// @param which 0 the resolved study, 1 the settings, 2 the files it rests on, as open_live() has
/// them
char* engine_text(int which, std::size_t bytes);
/// Opens the study of text 0 with the settings of text 1 and the files of text 2. @return 1, or 0
/// and a message
int engine_open();
std::size_t engine_years();
std::size_t engine_measures();
/// @return stored outcomes by [year][measure], the horizon after the last year; or null and a
/// message
const std::int64_t* engine_run(std::uint32_t policy, std::uint32_t replication);
/// Of the replication run last: its lower and its upper 32 bits.
std::uint32_t engine_hash(int upper);
/// What went wrong; else, after engine_describe, the study as it is now. UTF-8, ends with 0.
const char* engine_message();
/// Makes the message the study with its settings, as JSON that can be run.
/// @param print 1 for its fingerprint in place of it
void engine_describe(int print);

} // extern "C"
