// The tables of a results store, and a study's description as rows of them.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"

#include <map>
#include <string>

namespace tenure {

/// Marks a file as a results store ("tenu"), and its tables as these.
inline constexpr std::int64_t store_mark = 0x74656e75;
inline constexpr std::int64_t store_format = 2;

/// Things equal between equal runs, by name: version, commit, compiler.
using Provenance = std::map<std::string, std::string>;

/// Makes the tables and views and writes the description into them. Within a transaction.
/// @pre names of policies and of measures are distinct, whatever their case
void write_description(Database& database, const Description& description, const Provenance& build);

/// @throws StoreError if the file is not a results store or has another format
Description read_description(Database& database);

/// Statements that make every table and view.
std::string schema(const Description& description);

} // namespace tenure
