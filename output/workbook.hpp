// A workbook while it is written: its sheets, how cells look, and each cell counted, so that what
// was lost on the way can be told. Throws StoreError, naming the file, where something fails.
#pragma once

#include "core/text.hpp"
#include "output/sqlite.hpp"
#include "output/whole_file.hpp"
#include "output/words.hpp"

#include <xlsxwriter.h>

#include <cmath>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tenure {

inline constexpr std::size_t longest_cell = 32'000; ///< characters; a cell holds 32,767

/// A workbook being written, and how its cells look.
class Book {
public:
    Book(const std::filesystem::path& part, const std::filesystem::path& file, lxw_row_t rows,
         std::time_t created)
        : most_rows(rows), file_(file), book_(workbook_new(part.c_str())) {
        if (!book_) cannot_write(file);
        lxw_doc_properties properties{};
        properties.created = created;
        if (workbook_set_properties(book_, &properties)) cannot_write(file);
        heading = format(nullptr);
        format_set_bold(heading);
        format_set_text_wrap(heading);
        format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(heading, LXW_BORDER_THIN);
        title = format(nullptr);
        format_set_bold(title);
        format_set_font_size(title, 16);
        wrapped = format(nullptr);
        format_set_text_wrap(wrapped);
        format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    }
    ~Book() {
        if (book_) workbook_close(book_);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    void close() {
        const lxw_error failed = workbook_close(book_);
        book_ = nullptr;
        if (failed) cannot_write(file_);
    }
    lxw_worksheet* sheet(const std::string& name) {
        lxw_worksheet* made = workbook_add_worksheet(book_, name.c_str());
        if (!made) cannot_write(file_);
        cells.push_back(0);
        return made;
    }
    /// Counts a cell of the sheet added last. @param failed what the library said of it
    void wrote(lxw_error failed) {
        if (failed)
            throw StoreError(file_.string() + ": a cell cannot be written (" +
                             lxw_strerror(failed) + ")");
        ++cells.back();
    }
    lxw_chart* chart(lxw_chart_type type) {
        return workbook_add_chart(book_, static_cast<std::uint8_t>(type));
    }
    /// Of numbers in a unit.
    lxw_format* number(const std::string& unit) {
        const char* pattern = "#,##0.00";
        if (unit == "fraction") pattern = "0.00%";
        if (unit.rfind("GBP", 0) == 0) pattern = "[$£-809]#,##0;-[$£-809]#,##0";
        if (unit == "whole") pattern = "0";
        if (unit == "exact") pattern = "General";
        lxw_format*& kept = numbers_[pattern];
        if (!kept) kept = format(pattern);
        return kept;
    }

    const lxw_row_t most_rows;        ///< on a sheet
    std::vector<std::uint64_t> cells; ///< written to each sheet
    lxw_format *heading = nullptr, *title = nullptr, *wrapped = nullptr;

private:
    lxw_format* format(const char* pattern) {
        lxw_format* made = workbook_add_format(book_);
        if (pattern) format_set_num_format(made, pattern);
        return made;
    }

    std::filesystem::path file_;
    lxw_workbook* book_ = nullptr;
    std::map<std::string, lxw_format*> numbers_;
};

/// Writes a workbook, to be called within write_apart: what was written is unpacked and counted,
/// and written twice. @param file that the part is of @param most_rows on a sheet
/// @throws StoreError where something is missing
void write_workbook(const std::filesystem::path& part, const std::filesystem::path& file,
                    lxw_row_t most_rows, const std::function<void(Book&)>& sheets);

/// A sheet and the row that is written next.
struct Page {
    Book& book;
    lxw_worksheet* sheet = nullptr;
    lxw_row_t row = 0;

    Page(Book& b, const std::string& name) : book(b), sheet(b.sheet(name)) {}

    void text(int column, const std::string& value, lxw_format* format) {
        const std::string good = xml_characters(value);
        const std::string fits = width(good) > longest_cell ? shortened(good, longest_cell) : good;
        book.wrote(worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), fits.c_str(),
                                          format));
    }
    void text(int column, const std::string& value) { text(column, value, book.wrapped); }
    void number(int column, double value, const std::string& unit) {
        if (std::isfinite(value))
            book.wrote(worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column), value,
                                              book.number(unit)));
    }
    void headings(const std::vector<std::string>& names) {
        for (std::size_t c = 0; c < names.size(); ++c)
            text(static_cast<int>(c), names[c], book.heading);
        ++row;
    }
    void widths(const std::vector<double>& all) {
        for (std::size_t c = 0; c < all.size(); ++c)
            worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c),
                                 all[c], nullptr);
    }
};

} // namespace tenure
