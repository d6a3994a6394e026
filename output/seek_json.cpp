// A search's answer as the report's page takes it.
#include "output/seek.hpp"

#include <nlohmann/json.hpp>

namespace tenure {

namespace {

using SeekJson = nlohmann::ordered_json;

SeekJson cell_json(const SeekCell& cell) {
    if (cell.number) return {{"value", *cell.number}, {"show", cell.text}};
    return cell.text;
}

SeekJson table_json(const SeekTable& table) {
    SeekJson rows = SeekJson::array();
    for (const auto& line : table.lines) {
        rows.push_back(SeekJson::array());
        for (const SeekCell& cell : line) rows.back().push_back(cell_json(cell));
    }
    return {{"name", table.name},
            {"caption", table.caption},
            {"columns", table.columns},
            {"rows", std::move(rows)}};
}

} // namespace

std::string seek_json(const SeekAccount& a) {
    SeekJson tables = SeekJson::array();
    for (const SeekTable& table : seek_tables(a))
        if (table.name != "seek_answer") tables.push_back(table_json(table));
    const SeekJson all{{"title", a.title},
                       {"found", a.answer.found},
                       {"sentence", seek_sentence(a)},
                       {"headline", seek_headline(a)},
                       {"question", seek_question(a)},
                       {"picture", seek_svg(a)},
                       {"tables", std::move(tables)},
                       {"paragraphs", seek_paragraphs(a)}};
    return all.dump(-1, ' ', false, SeekJson::error_handler_t::replace);
}

} // namespace tenure
