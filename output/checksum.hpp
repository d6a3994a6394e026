// Checksums of what a store holds: by batch, of the study's description, and of the summary tables.
// What was written and what is read are held against each other by them.
//
// A checksum mixes every value, in the order of the rows' keys, into 64 bits; each step can be
// undone, so that a single changed value always shows.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

/// Of the rows of queries, one query after another, each in the order it gives them.
std::int64_t rows_checksum(Database& database, const std::vector<std::string>& queries);

/// Of all rows of a stored batch. @pre its rows are stored, but for the one in the table batch
std::int64_t batch_checksum(Database& database, const Description& description,
                            std::uint32_t batch);

/// Of the tables that describe the study, of its provenance, and of the names and columns of all
/// tables and views.
std::int64_t description_checksum(Database& database);

/// Of the summary tables and what they say they are of.
std::int64_t summary_checksum(Database& database, const Description& description);

/// Notes a checksum under a key of the provenance.
void note_checksum(Database& database, const char* key, std::int64_t checksum);

inline constexpr const char* description_key = "description_checksum";
inline constexpr const char* summary_key = "summary_checksum";

/// Every page of a store, and every index beside its table. @throws DamagedStore
void verify_structure(Database& database);

/// Reads everything and compares. @throws StoreError where the results are not those written
void verify_description(Database& database);
void verify_results(Database& database, const Description& description);

} // namespace tenure
