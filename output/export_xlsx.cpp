#include "output/export_xlsx.hpp"

#include "output/dictionary.hpp"
#include "output/monthly_error.hpp"
#include "output/report_decision.hpp"
#include "output/whole_file.hpp"
#include "output/workbook.hpp"

#include <cmath>

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr lxw_row_t rows_of_chart = 22;

/// @param description what a reader who sees no pictures is told
void insert_chart(Page& page, lxw_row_t row, lxw_col_t column, lxw_chart* chart,
                  std::string description) {
    lxw_chart_options options{};
    options.x_scale = 1.6;
    options.y_scale = 1.4;
    options.description = description.data();
    worksheet_insert_chart_opt(page.sheet, row, column, chart, &options);
}

/// Where a column's unit is: the row's own column `unit`, or that of the column's name.
std::string unit_of(const Statement& rows, int column) {
    const std::string name = rows.name(column);
    for (const char* plain : {"value", "low", "high"})
        if (name == plain && rows.name(0) == "number") return "exact";
    if (name == "variance_reduction") return "factor";
    for (int c = 0; c < rows.columns(); ++c)
        if (rows.name(c) == "unit") return rows.text(c);
    return "";
}

void cells(Page& page, const Statement& rows) {
    for (int c = 0; c < rows.columns(); ++c) {
        if (rows.is_null(c)) continue;
        if (rows.is_integer(c))
            page.number(c, static_cast<double>(rows.integer(c)), "whole");
        else if (rows.is_real(c))
            page.number(c, rows.real(c), unit_of(rows, c));
        else
            page.text(c, rows.text(c));
    }
    ++page.row;
}

/// A page with the names of a query's columns on top, which stay in sight.
Page query_page(Book& book, const std::string& name, const Statement& rows,
                const std::vector<double>& widths) {
    Page page(book, name);
    page.widths(widths);
    std::vector<std::string> names;
    for (int c = 0; c < rows.columns(); ++c) names.push_back(rows.name(c));
    page.headings(names);
    worksheet_freeze_panes(page.sheet, 1, 0);
    return page;
}

void end_query_page(const Page& page, const Statement& rows) {
    worksheet_autofilter(page.sheet, 0, 0, page.row > 1 ? page.row - 1 : 0,
                         static_cast<lxw_col_t>(rows.columns() - 1));
}

/// A query as a sheet that can be filtered, or as several where its rows are too many for one.
void query_sheet(Book& book, Store& store, const std::string& name, const char* sql,
                 const std::vector<double>& widths) {
    Statement rows = store.database().prepare(sql);
    Page page = query_page(book, name, rows, widths);
    for (int sheets = 1; rows.step(); cells(page, rows)) {
        if (page.row < book.most_rows) continue;
        end_query_page(page, rows);
        const Page next =
            query_page(book, name + " (" + std::to_string(++sheets) + ")", rows, widths);
        page.sheet = next.sheet;
        page.row = next.row;
    }
    end_query_page(page, rows);
}

/// What the study assumes one more of each measure to be worth, on which net benefit rests.
void write_values(Page& page, const Description& d) {
    if (d.values.empty()) return;
    ++page.row;
    page.headings({"Assumed: one more of this in every year",
                   "is worth so much, and where that is from", "GBP"});
    for (const Value& value : d.values) {
        for (const Measure& m : d.measures)
            if (m.name == value.measure) page.text(0, label(m));
        page.text(1, value.source);
        page.number(2, value.gbp_per_unit, "GBP");
        ++page.row;
    }
}

void answer_sheet(Book& book, const Description& d, const Answer& reply) {
    Page page(book, "Answer");
    page.widths({34, 100, 14});
    page.text(0, d.title, book.title);
    page.row += 2;
    page.text(1, reply.headline);
    ++page.row;
    for (const Point& point : reply.points) {
        page.text(0, point.question, book.heading);
        page.text(1, point.answer);
        ++page.row;
    }
    for (const std::string& warning : reply.warnings) {
        page.text(0, "Warning", book.heading);
        page.text(1, warning);
        ++page.row;
    }
    ++page.row;
    page.headings({"Policy", "Why"});
    for (std::size_t p = 0; p < d.policies.size(); ++p, ++page.row) {
        page.text(0, d.policy_titles[p]);
        page.text(1, d.policy_reasons[p]);
    }
    write_values(page, d);
}

void decision_row(Page& page, const Criterion& c, const PolicyDecision& p,
                  const std::string& title) {
    const double values[] = {p.mean,
                             p.std_error,
                             p.difference,
                             p.difference_interval.low,
                             p.difference_interval.high,
                             p.expected_loss,
                             c.evpi};
    page.text(0, label(c.measure));
    page.text(1, c.measure.unit);
    page.text(2, title);
    for (int i = 0; i < 7; ++i) page.number(3 + i, values[i], c.measure.unit);
    page.number(10, p.probability_best, "fraction");
    page.number(11, p.best_in_one_future, "fraction");
    page.number(12, p.difference_one_future.p05, c.measure.unit);
    page.number(13, p.difference_one_future.p95, c.measure.unit);
    ++page.row;
}

/// A bar a policy but the baseline: its difference in what the choice turns on, the first on the
/// sheet, between the ends of its interval.
void add_difference_chart(Page& page, const Criterion& c, std::size_t policies) {
    constexpr lxw_row_t first = 2; // the baseline is in row 1
    const auto last = static_cast<lxw_row_t>(policies);
    lxw_chart* chart = page.book.chart(LXW_CHART_BAR);
    for (const lxw_col_t column : {lxw_col_t{6}, lxw_col_t{5}, lxw_col_t{7}}) {
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, "Which option", first, 2, last, 2);
        chart_series_set_values(series, "Which option", first, column, last, column);
        chart_series_set_name_range(series, "Which option", 0, column);
    }
    chart_title_set_name(
        chart, (xml_characters(label(c.measure)) + ", difference from the baseline").c_str());
    chart_axis_set_name(chart->x_axis,
                        c.measure.unit == "fraction" ? "share" : c.measure.unit.c_str());
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    insert_chart(
        page, page.row + 1, 2, chart,
        "Bar chart of the first rows above: each policy's difference from the baseline, and "
        "the ends of its interval");
}

void decision_sheet(Book& book, const Description& d, const Decision& decision) {
    Page page(book, "Which option");
    page.widths({34, 16, 34, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14});
    page.headings({"measure", "unit", "policy", "mean", "std_error", "difference from baseline",
                   "low, 95% for all policies together", "high, 95% for all policies together",
                   "expected loss", "value of perfect information", "probability best",
                   "share of futures in which it is best", "difference, 1 future in 20 is below",
                   "difference, 1 future in 20 is above"});
    for (const Criterion* c : criteria(decision))
        for (std::size_t p = 0; p < c->policies.size(); ++p)
            decision_row(page, *c, c->policies[p], d.policy_titles[p]);
    worksheet_freeze_panes(page.sheet, 1, 3);
    if (const Criterion* first = deciding(decision); first && d.policies.size() > 1)
        add_difference_chart(page, *first, d.policies.size());
}

/// The measures that charts show: those the study decides on that are not of a role, six at most.
std::vector<const Measure*> charted(const Description& d) {
    std::vector<const Measure*> all;
    for (const std::string& name : d.decide_on)
        for (const Measure& m : d.measures)
            if (m.name == name && m.role.empty() && all.size() < 6) all.push_back(&m);
    if (all.empty()) all.push_back(&d.measures.front());
    return all;
}

/// @param top the row of the table's headings
void add_time_chart(Page& page, const Description& d, const Measure& m, lxw_row_t top) {
    const auto last = static_cast<lxw_row_t>(top + d.years.size());
    lxw_chart* chart = page.book.chart(LXW_CHART_LINE);
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        const auto column = static_cast<lxw_col_t>(p + 1);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, "Over time", top + 1, 0, last, 0);
        chart_series_set_values(series, "Over time", top + 1, column, last, column);
        chart_series_set_name_range(series, "Over time", top, column);
    }
    chart_title_set_name(chart,
                         (xml_characters(label(m)) + ", mean of each reporting year").c_str());
    chart_axis_set_name(chart->x_axis, "Reporting year, to 30 September");
    chart_axis_set_name(chart->y_axis, (m.unit == "fraction" ? "share" : m.unit).c_str());
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    insert_chart(page, last + 2, 0, chart,
                 "Line chart of the table above: a line a policy, a point a year");
}

/// A measure's table with its chart beneath, and where the next may begin.
void time_block(Page& page, Store& store, const Measure& m) {
    const Description& d = store.description();
    page.text(0, label(m) + ": " + m.meaning, page.book.title);
    page.row += 2;
    const lxw_row_t top = page.row;
    page.text(0, "year", page.book.heading);
    for (std::size_t p = 0; p < d.policies.size(); ++p)
        page.text(static_cast<int>(p) + 1, shortened(d.policy_titles[p], 60), page.book.heading);
    ++page.row;
    for (const int year : d.years) {
        page.number(0, year, "whole");
        Statement row = store.database().prepare(
            "SELECT p.id, mean FROM yearly y JOIN policy p ON p.name = y.policy "
            "WHERE measure = ? AND year = ?");
        row.bind(1, m.name).bind(2, std::int64_t{year});
        while (row.step()) page.number(static_cast<int>(row.integer(0)) + 1, row.real(1), m.unit);
        ++page.row;
    }
    add_time_chart(page, d, m, top);
    page.row += rows_of_chart + 4;
}

void time_sheet(Book& book, Store& store) {
    const Description& d = store.description();
    Page page(book, "Over time");
    page.widths(std::vector<double>(d.policies.size() + 1, 18));
    for (const Measure* m : charted(d)) time_block(page, store, *m);
}

void dictionary_sheet(Book& book, const Description& d) {
    Page page(book, "Dictionary");
    page.widths({36, 44, 16, 10, 70, 70, 10, 20, 20, 20, 12, 20});
    page.headings({"measure", "label", "unit", "kind", "meaning", "what the kind says of a year",
                   "better", "a difference matters from", "or from this share of the baseline",
                   "role", "cost", "belongs to"});
    for (const Measure& m : d.measures) {
        const std::string texts[] = {m.name,          label(m),  m.unit,
                                     to_text(m.kind), m.meaning, kind_meaning(m.kind)};
        for (int c = 0; c < 6; ++c) page.text(c, texts[c]);
        page.text(6, to_text(m.better));
        if (m.practical_size > 0) page.number(7, m.practical_size, m.unit);
        if (m.practical_share > 0) page.number(8, m.practical_share, "fraction");
        page.text(9, m.role_title.empty() ? m.role : m.role_title);
        page.text(10, to_text(m.cost));
        page.text(11, m.belongs_to);
        ++page.row;
    }
    worksheet_freeze_panes(page.sheet, 1, 0);
}

void columns_sheet(Book& book) {
    Page page(book, "Columns");
    page.widths({22, 90});
    page.headings({"column", "meaning"});
    for (const ColumnNote& note : column_notes()) {
        page.text(0, note.name);
        page.text(1, note.meaning);
        ++page.row;
    }
}

/// What the sheets show that are queries.
namespace queries {

constexpr const char* changes =
    "SELECT x.name AS measure, x.unit AS unit, p.title AS policy, baseline_value, policy_value, "
    "difference, std_error, low, high, identical, pairs, draws, variance_reduction "
    "FROM comparison c JOIN policy p ON p.name = c.policy JOIN measure x ON x.name = c.measure "
    "ORDER BY x.decides IS NULL, x.decides, x.id, p.id";
constexpr const char* by_year =
    "SELECT x.name AS measure, x.unit AS unit, p.title AS policy, year, mean, std_error, p05, p25, "
    "p50, p75, p95, whole_year, count FROM yearly y JOIN policy p ON p.name = y.policy "
    "JOIN measure x ON x.name = y.measure ORDER BY x.decides IS NULL, x.decides, x.id, p.id, year";
constexpr const char* by_month =
    "SELECT x.name AS measure, x.unit AS unit, p.title AS policy, month, mean, std_error, p05, "
    "p25, "
    "p50, p75, p95, count FROM monthly m JOIN policy p ON p.name = m.policy "
    "JOIN measure x ON x.name = m.measure LEFT JOIN monthly_error e ON e.policy = m.policy AND "
    "e.measure = m.measure AND e.period = m.period WHERE count > 0 AND x.role = '' "
    "ORDER BY x.decides IS NULL, x.decides, x.id, p.id, m.period";
constexpr const char* money =
    "SELECT x.label AS item, x.cost AS part_of_cost, x.meaning AS meaning, x.unit AS unit, p.title "
    "AS policy, o.mean, "
    "o.std_error, c.difference, c.low, c.high FROM overall_summary o "
    "JOIN policy p ON p.name = o.policy JOIN measure x ON x.name = o.measure "
    "LEFT JOIN comparison c ON c.policy = o.policy AND c.measure = o.measure "
    "WHERE x.unit = 'GBP' ORDER BY x.id, p.id";
constexpr const char* assumed =
    "SELECT name AS number, value, low, high, distribution, source, confidence FROM parameter "
    "ORDER BY confidence NOT IN ('none', ''), id";
constexpr const char* made_by =
    "SELECT key, value FROM provenance WHERE key <> 'study' ORDER BY key";

} // namespace queries

void write_sheets(Book& book, Store& store, Store& narrowed, const Decision& decision) {
    const Description& d = store.description();
    answer_sheet(book, d, answer(store, decision, brief(store, decision)));
    decision_sheet(book, d, decision);
    query_sheet(book, narrowed, "What changes", queries::changes,
                {30, 12, 34, 16, 16, 16, 14, 14, 14});
    time_sheet(book, store);
    query_sheet(book, narrowed, "Year by year", queries::by_year, {30, 12, 34, 8, 16, 14});
    query_sheet(book, narrowed, "Month by month", queries::by_month, {30, 12, 34, 12, 16});
    query_sheet(book, narrowed, "What it costs", queries::money,
                {40, 14, 40, 8, 34, 16, 14, 16, 16, 16});
    query_sheet(book, store, "What is assumed", queries::assumed, {70, 12, 12, 12, 14, 80, 12});
    dictionary_sheet(book, d);
    columns_sheet(book);
    query_sheet(book, store, "Provenance", queries::made_by, {28, 60});
}

} // namespace

void export_xlsx(Store& results, const fs::path& file, const ResultsPart& wanted,
                 std::uint32_t rows_per_sheet) {
    const PartPlaces places = places_of(wanted, results.description());
    write_apart(file, [&](const fs::path& part) {
        Store store = results.again(), narrowed = results.again();
        tabulate_monthly_errors(narrowed.database(), store.description(), store.analysed(), places);
        narrow(narrowed.database(), wanted);
        const Decision decision = decide_for_report(store);
        write_workbook(part, file, rows_per_sheet,
                       [&](Book& book) { write_sheets(book, store, narrowed, decision); });
    });
}

} // namespace tenure
