// The cells of a table in the dialects of spreadsheets: where lines and cells end, what is a number
// and what a date.
//
// Quotes only keep separators and line ends inside a cell; they say nothing of what the cell is.
// Separators are commas, semicolons, tabs or bars, whichever the first line has most of, or as a
// line "sep=;" before it says. Lines end in LF, CRLF or CR. Spaces around a cell are not part of
// it; lines of empty cells are none.
#pragma once

#include "scenario/fault.hpp"

#include <string>
#include <vector>

namespace tenure {

struct Cell {
    std::string text;
    int column = 1; ///< of its first character in its line, in bytes
};

struct CellLine {
    std::vector<Cell> cells;
    int number = 1; ///< of the line of the file it begins in
};

/// A quote that is opened and not closed is a fault.
std::vector<CellLine> cut_cells(const std::string& text, const std::string& file,
                                std::vector<Fault>& faults);

/// Puts numbers and dates into the one form that is read from then on, where the table leaves no
/// doubt of what was meant: thousands separators go (10,056 is 10056 where another cell has a
/// decimal point), and days such as 20/03/2013 become 2013-03-20 where a day above 12 shows their
/// order. What is in doubt, and decimal commas, is one fault for each kind. Headings stay.
void settle_dialect(std::vector<CellLine>& lines, const std::string& file,
                    std::vector<Fault>& faults);

} // namespace tenure
