// Whether a workbook is whole: what was packed is read back and counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tenure {

/// Unpacks every part of a workbook (a ZIP archive of XML, without ZIP64), holds it against its
/// CRC-32, follows its tags, and counts cells and shared texts.
/// @param cells that each sheet should have @return what is wrong, in words; empty if nothing is
std::string workbook_fault(const std::filesystem::path& file,
                           const std::vector<std::uint64_t>& cells);

/// All bytes of a workbook; none if it cannot be read.
std::string workbook_bytes(const std::filesystem::path& file);

} // namespace tenure
