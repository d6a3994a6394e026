// The tables of a results store, and a study's description as rows of them.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"

#include <map>
#include <string>

namespace tenure {

/// Marks a file as a results store ("tenu"), and its tables as these.
inline constexpr std::int64_t store_mark = 0x74656e75;
inline constexpr std::int64_t store_format = 3;
/// The oldest that can be read: it has no checksums and calls a batch a block.
inline constexpr std::int64_t oldest_format = 2;

/// Things equal between equal runs, by name: version, commit, compiler.
using Provenance = std::map<std::string, std::string>;

/// Makes the tables and views and writes the description into them. Within a transaction.
/// @pre names of policies and of measures are distinct, whatever their case
void write_description(Database& database, const Description& description, const Provenance& build);

/// Writes anew what more replications of the same study change in it. Within a transaction.
void rewrite_provenance(Database& database, const Description& description);

/// Also lets a store of an earlier format be read like one of today's, over this connection.
/// @throws StoreError if the file is not a results store, its format cannot be read, or it is
/// damaged
Description read_description(Database& database);

/// @throws StoreError if the store has an earlier format, which can be read but not added to
void expect_current_format(Database& database);

/// Whether the results were written before they carried checksums.
bool written_before_checksums(Database& database);

/// Statements that make every table and view.
std::string schema(const Description& description);

} // namespace tenure
