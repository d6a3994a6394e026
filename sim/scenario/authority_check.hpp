// An authority read from its document, with what must hold between its parts.
#pragma once

#include "scenario/load.hpp"
#include "scenario/resolve.hpp"
#include "workforce/authority.hpp"

#include <string>
#include <vector>

namespace tenure {

/// What is wrong with it as a whole, though each of its fields is right by itself. Later checks are
/// left out where earlier ones find something.
/// @param inside path of the authority within its file, or "" where it is the whole file
void check_authority(const Tree& document, const Authority& authority, const std::string& inside,
                     std::vector<Fault>& found);

/// The authority, with the staff list it names. What is wrong goes to the loading's faults, what is
/// only worth a look to notes.
/// @param inside path of the authority within its file, or "" where it is the whole file
Authority checked_authority(Reader& reader, const Tree& document, Loading& loading,
                            const std::string& inside, std::vector<Fault>& notes);

} // namespace tenure
