// The table `measure` of a results store: all that is known of each measure, as it was declared.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"

#include <string>

namespace tenure {

/// Its statement; with `kept` false, for a table that goes with the connection.
std::string create_measures(bool kept = true);

void write_measures(Database& database, const Description& description);

/// Fills `measures` and `decide_on`.
void read_measures(Database& database, Description& description);

/// Of a store of format 2, which keeps less of a measure: lets the rest be read of the connection
/// as if it were stored, from what is declared today of measures of the same names. Changes no
/// file.
void complete_measures(Database& database);

} // namespace tenure
