#include "output/seek_export.hpp"

#include "output/export_csv.hpp"
#include "output/seek_store.hpp"
#include "output/whole_file.hpp"
#include "output/workbook.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

struct SeekQuery {
    std::string name, sql;
};

/// The tables of the answer that there are.
std::vector<SeekQuery> answer_queries(Database& database) {
    std::vector<SeekQuery> all;
    for (const char* name :
         {"seek_answer", "seek_condition", "seek_cost", "seek_miss", "seek_frontier", "seek_tried"})
        if (has_table(database, name))
            all.push_back({name, "SELECT * FROM " + quoted_name(name) + " ORDER BY row"});
    return all;
}

SeekQuery future_query(Database& database) {
    std::string columns = "setting, words, future";
    Statement quantities = database.prepare("SELECT name, scale FROM quantity ORDER BY place");
    while (quantities.step())
        columns += ", " + quoted_name(quantities.text(0)) + " / " + quantities.text(1) + ".0 AS " +
                   quoted_name(quantities.text(0));
    return {"seek_future",
            "SELECT " + columns +
                " FROM future JOIN setting USING (setting) ORDER BY setting, future"};
}

void write_sheet(Book& book, Database& database, const SeekQuery& query) {
    Page page(book, query.name);
    Statement rows = database.prepare(query.sql);
    std::vector<std::string> names;
    for (int c = 1; c < rows.columns(); ++c) names.push_back(rows.name(c));
    page.headings(names);
    page.widths(std::vector<double>(names.size(), 24));
    while (rows.step()) {
        for (int c = 1; c < rows.columns(); ++c) {
            if (rows.is_real(c) || rows.is_integer(c))
                page.number(c - 1, rows.real(c), "exact");
            else if (!rows.text(c).empty())
                page.text(c - 1, rows.text(c));
        }
        ++page.row;
    }
}

std::vector<fs::path> write_answer(Database& database, const fs::path& folder) {
    std::vector<fs::path> files;
    for (const SeekQuery& query : answer_queries(database)) {
        files.push_back(folder / (query.name + ".csv"));
        write_csv(database, query.sql, files.back());
    }
    return files;
}

} // namespace

std::vector<fs::path> export_seek_answer(const fs::path& store, const fs::path& folder) {
    return write_answer(*open_search(store), folder);
}

std::vector<fs::path> export_seek_csv(const fs::path& store, const fs::path& folder) {
    const auto database = open_search(store);
    std::vector<fs::path> files = write_answer(*database, folder);
    const SeekQuery query = future_query(*database);
    files.push_back(folder / (query.name + ".csv"));
    write_csv(*database, query.sql, files.back());
    return files;
}

void export_seek_xlsx(const fs::path& store, const fs::path& file) {
    write_apart(file, [&](const fs::path& part) {
        const auto database = open_search(store);
        write_workbook(part, file, 1'048'576, [&](Book& book) {
            for (const SeekQuery& query : answer_queries(*database))
                write_sheet(book, *database, query);
        });
    });
}

} // namespace tenure
