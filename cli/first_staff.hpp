// A first study that starts from a council's own staff list: its authority is laid over the one
// that is made of the published figures.
#pragma once

#include <filesystem>
#include <string>

namespace tenure::cli {

/// The authority's file, in the folder of `published`: nobody made up, the list, and the posts that
/// are published, more of them where more people are on the list (said as a warning).
/// @param list the file beside it
/// @throws ScenarioError, FileError if either cannot be read
std::string authority_with_list(const std::filesystem::path& published,
                                const std::filesystem::path& list);

} // namespace tenure::cli
