#include "published/monthly_figures.hpp"

#include "core/nearest.hpp"
#include "published/published_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace tenure {

namespace {

using Amount = std::optional<double>;

constexpr double most_fte = 1e5; ///< of anything in one council

struct MonthlyColumn {
    const char* name;
    Amount MonthlyRow::*value;
};
constexpr MonthlyColumn monthly_columns[] = {{"in_post_fte", &MonthlyRow::in_post},
                                             {"starters_fte", &MonthlyRow::starters},
                                             {"leavers_fte", &MonthlyRow::leavers},
                                             {"agency_fte", &MonthlyRow::agency}};

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// 12 x year + month - 1 of "2024-03" or "2024-03-31"; nothing of anything else.
std::optional<int> month_of(const std::string& text) {
    int year = 0, month = 0, day = 1, end = 0;
    const int read = std::sscanf(text.c_str(), "%4d-%2d%n-%2d%n", &year, &month, &end, &day, &end);
    if (read < 2 || static_cast<std::size_t>(end) != text.size()) return {};
    if (year < 1990 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    return 12 * year + month - 1;
}

std::string month_text(int month) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
    return text;
}

/// Reads the lines, and gathers what is wrong with them.
class MonthlyReader {
public:
    MonthlyReader(MonthlyFigures& all, std::vector<Fault>& faults) : all_(all), faults_(faults) {}

    void read(const Tree& row) {
        take_month(row);
        MonthlyRow& mine = all_.rows.emplace_back();
        for (const MonthlyColumn& c : monthly_columns)
            if (const Tree* cell = row.find(c.name)) mine.*c.value = amount(*cell, c.name);
    }

private:
    void take_month(const Tree& row) {
        const Tree* cell = row.find("month");
        const std::optional<int> month = month_of(cell_text(row, "month"));
        const int next = last_ + 1;
        if (!month) {
            fault(cell ? *cell : row, (cell ? quoted(*cell) : "nothing") +
                                          " is not a month such as 2024-03, or a date "
                                          "such as 2024-03-31.");
            if (begun_) last_ = next; // whatever follows is held against the month it ought to be
            return;
        }
        if (!begun_)
            all_.first = *month - static_cast<int>(all_.rows.size());
        else if (*month != next)
            fault(*cell, month_text(*month) + " does not follow " + month_text(last_) +
                             ": months come one after another, so " + month_text(next) +
                             " is wanted here.");
        last_ = *month;
        begun_ = true;
    }

    Amount amount(const Tree& cell, const char* key) {
        if (cell.kind == TreeKind::number && cell.number >= 0 && cell.number <= most_fte)
            return cell.number;
        faults_.push_back(fault_at(cell.position, key,
                                   quoted(cell) + " is not FTE, a number from 0 to 100,000; leave "
                                                  "the cell empty where it is not known."));
        return {};
    }

    void fault(const Tree& at, const std::string& message) {
        faults_.push_back(fault_at(at.position, "month", message));
    }

    MonthlyFigures& all_;
    std::vector<Fault>& faults_;
    int last_ = 0;
    bool begun_ = false; ///< whether a month was read, the last of which is last_
};

/// A table's columns are those that any line has a value in.
void check_monthly_columns(const std::vector<Tree>& rows, const std::string& file,
                           std::vector<Fault>& faults) {
    std::vector<std::string> known{"month"};
    for (const MonthlyColumn& c : monthly_columns) known.emplace_back(c.name);
    std::vector<std::string> seen;
    for (const Tree& row : rows)
        for (const TreeEntry& entry : row.entries) {
            if (std::find(seen.begin(), seen.end(), entry.key) != seen.end()) continue;
            seen.push_back(entry.key);
            if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
            std::string text = "is no column of a council's monthly figures";
            const std::string near = nearest_name(entry.key, known);
            text += near.empty() ? "." : ": did you mean " + near + '?';
            faults.push_back({file, 1, entry.position.column, entry.key, text});
        }
    const auto has = [&](const std::string& name) {
        return std::find(seen.begin(), seen.end(), name) != seen.end();
    };
    if (!has("month"))
        faults.push_back({file, 1, 1, "month", "is missing: which month each line is of."});
    if (std::none_of(known.begin() + 1, known.end(), has))
        faults.push_back({file, 1, 1, "",
                          "has no figures: at least one of in_post_fte, starters_fte, "
                          "leavers_fte and agency_fte is wanted."});
}

/// Staff that starters and leavers do not account for: hours change too, but not by so much.
void note_contradictions(const MonthlyFigures& f, const std::vector<Tree>& lines,
                         std::vector<Fault>& notes) {
    for (std::size_t i = 1; i < f.rows.size(); ++i) {
        const MonthlyRow& row = f.rows[i];
        const Amount before = f.rows[i - 1].in_post;
        if (!before || !row.in_post || !row.starters || !row.leavers) continue;
        const double made = *before + *row.starters - *row.leavers;
        if (std::fabs(made - *row.in_post) <= std::max(2.0, 0.02 * *before)) continue;
        char text[200];
        std::snprintf(text, sizeof text,
                      "%g a month before, and %g starters less %g leavers, make %g, not %g: taken "
                      "as they are.",
                      *before, *row.starters, *row.leavers, made, *row.in_post);
        notes.push_back(fault_at(lines[i].position, "in_post_fte", text));
    }
}

/// Over the 12 months from one on; not a number if one is missing.
double sum_of(const MonthlyFigures& f, std::size_t first, Amount MonthlyRow::*value) {
    double sum = 0;
    for (std::size_t i = first; i < first + 12; ++i) {
        if (!(f.rows[i].*value)) return unknown;
        sum += *(f.rows[i].*value);
    }
    return sum;
}

MonthlyYear year_from(const MonthlyFigures& f, std::size_t first) {
    MonthlyYear year;
    // Of 12 months those up to September lie in the reporting year that ends then.
    year.first = f.first + static_cast<int>(first);
    year.from = (year.first + 3) / 12 - 1 + ((year.first + 3) % 12 >= 6 ? 1 : 0);
    if (first > 0) {
        year.in_post = f.rows[first - 1].in_post;
        year.agency = f.rows[first - 1].agency;
    }
    year.end.fill(unknown);
    const auto at = [&](Official m) -> double& { return year.end[static_cast<std::size_t>(m)]; };
    const MonthlyRow& last = f.rows[first + 11];
    const double staff = last.in_post.value_or(unknown), agency = last.agency.value_or(unknown);
    at(Official::starters) = sum_of(f, first, &MonthlyRow::starters);
    at(Official::leavers) = sum_of(f, first, &MonthlyRow::leavers);
    if (!(staff > 0)) return year;
    at(Official::in_post) = staff;
    at(Official::turnover) = 100 * at(Official::leavers) / staff;
    at(Official::agency) = 100 * agency / (agency + staff);
    return year;
}

} // namespace

MonthlyFigures read_monthly(const Tree& table, const std::string& file, std::vector<Fault>& notes) {
    const std::vector<Tree>& lines = table.find("rows")->items;
    MonthlyFigures all{file, 0, {}};
    std::vector<Fault> faults;
    check_monthly_columns(lines, file, faults);
    throw_if_any(std::move(faults));
    MonthlyReader reader(all, faults);
    for (const Tree& line : lines) reader.read(line);
    throw_if_any(std::move(faults));
    note_contradictions(all, lines, notes);
    return all;
}

std::vector<MonthlyYear> whole_years(const MonthlyFigures& f, std::optional<int> after) {
    std::vector<MonthlyYear> all;
    for (std::size_t end = f.rows.size(); end >= 12; end -= 12) {
        const std::size_t first = end - 12;
        if (after && f.first + static_cast<int>(first) < 12 * *after + 9) break;
        all.push_back(year_from(f, first));
    }
    std::reverse(all.begin(), all.end());
    return all;
}

IndicatorRow row_at_start(const MonthlyYear& year, const IndicatorRow& known) {
    IndicatorRow row = known;
    row.year = year.from;
    const double before = *known.of(Column::inpost_fte).number;
    const double by = year.in_post.value_or(before) / before;
    for (Indicator& each : row.all)
        if (each.number) *each.number *= by;
    const auto set = [&](Column c, double x) { row.all[static_cast<std::size_t>(c)].number = x; };
    set(Column::inpost_headcount, std::ceil(row.of(Column::inpost_headcount).number.value_or(0)));
    if (!year.agency) return row;
    const double agency = row.of(Column::agency_fte).number.value_or(0);
    const double covering = row.of(Column::agency_cover_fte).number.value_or(0);
    set(Column::agency_fte, *year.agency);
    set(Column::agency_cover_fte, agency > 0 ? covering * *year.agency / agency : *year.agency);
    return row;
}

Transition transition_of(const MonthlyYear& year, const OfficialValues& start) {
    Transition t;
    t.from = year.from;
    t.start = start;
    t.end = relative_to(year.in_post.value_or(t.staff()), year.end);
    if (!year.in_post) t.end[static_cast<std::size_t>(Official::in_post)] = unknown;
    return t;
}

} // namespace tenure
