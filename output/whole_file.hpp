// A file that is there whole or not at all: written under another name, renamed when complete.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace tenure {

/// Makes the file's folder, hands a name beside it to be written to, and renames when that has come
/// back. What was there before stays if it throws.
/// @throws StoreError if the folder cannot be made or the file not be renamed
void write_whole(const std::filesystem::path& file,
                 const std::function<void(const std::filesystem::path&)>& write);

/// The same for bytes at hand. @throws StoreError if they cannot be written
void write_whole(const std::filesystem::path& file, std::string_view bytes);

/// "FILE: it cannot be written; look at ...". @throws StoreError always
[[noreturn]] void cannot_write(const std::filesystem::path& file);

/// Makes a folder and those above it. @throws StoreError if it cannot be made
void make_folder(const std::filesystem::path& folder);

} // namespace tenure
