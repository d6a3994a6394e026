// A file that is there whole or not at all: written under another name, renamed when complete.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace tenure {

/// Writes to the path it is handed.
using FileWriter = std::function<void(const std::filesystem::path&)>;

/// Makes the file's folder, hands a name beside it to be written to, and renames when that has come
/// back and is on the disk. What was there before stays if it throws, and nothing else is left. A
/// link stays a link: the file it names is written. What is no regular file (a device, a pipe)
/// receives the bytes when they are complete.
/// @throws StoreError if the folder cannot be made or the file not be written
void write_whole(const std::filesystem::path& file, const FileWriter& write);

/// The same for bytes at hand. @throws StoreError if they cannot be written
void write_whole(const std::filesystem::path& file, std::string_view bytes);

/// The same in a process of its own, for libraries that end theirs when memory or disk is short.
/// The writer shares nothing open with this process. @pre no other thread runs
/// @throws StoreError with the writer's own words, or that it broke off
void write_apart(const std::filesystem::path& file, const FileWriter& write);

/// "FILE: it cannot be written; check ...". @throws StoreError always
[[noreturn]] void cannot_write(const std::filesystem::path& file);

/// Makes a folder and those above it. @throws StoreError if it cannot be made
void make_folder(const std::filesystem::path& folder);

/// Waits until a file's bytes are on the disk. @throws StoreError if they cannot be written
void sync_file(const std::filesystem::path& file);

} // namespace tenure
