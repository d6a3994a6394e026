// The pages of scenarios/fields: the tables of all fields, a page a kind of file, and for each
// group of fields an example out of a shipped scenario.
#pragma once

#include <map>
#include <string>

namespace tenure {

/// By file name. @param scenarios the folder that is shipped, with a slash
std::map<std::string, std::string> reference_pages(const std::string& scenarios);

} // namespace tenure
