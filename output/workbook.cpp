#include "output/workbook.hpp"

#include "output/workbook_check.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void not_whole(const fs::path& file, const std::string& fault) {
    throw StoreError(file.string() + ": it was not written whole (" + fault +
                     "); check the space left on the disks, that of temporary files too");
}

} // namespace

void write_workbook(const fs::path& part, const fs::path& file, lxw_row_t most_rows,
                    const std::function<void(Book&)>& sheets) {
    const std::time_t created = std::time(nullptr);
    const auto written = [&] {
        Book book(part, file, most_rows, created);
        sheets(book);
        book.close();
        const std::string fault = workbook_fault(part, book.cells);
        if (!fault.empty()) not_whole(file, fault);
        return workbook_bytes(part);
    };
    // The library does not look whether its temporary files took what it wrote to them. A disk that
    // is full cuts a part off, which shows in its tags; one write lost among others may not, and
    // makes two workbooks that should be equal differ.
    if (written() != written()) not_whole(file, "written twice, it differed");
}

} // namespace tenure
