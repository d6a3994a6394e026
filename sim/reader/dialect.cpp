#include "reader/cells.hpp"

#include "core/number.hpp"

#include <algorithm>
#include <functional>

namespace tenure {

namespace {

constexpr std::size_t npos = std::string::npos;

bool all_digits(const std::string& text, std::size_t most = npos) {
    return !text.empty() && text.size() <= most && text.find_first_not_of("0123456789") == npos;
}

std::vector<std::string> split(const std::string& text, const std::string& mark) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != npos; at = text.find(mark, from)) {
        parts.push_back(text.substr(from, at - from));
        from = at + mark.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::string without_sign(const std::string& text) {
    return !text.empty() && (text[0] == '-' || text[0] == '+') ? text.substr(1) : text;
}

/// 10,056 or 1,234,567 by this mark: how many groups of three follow the first; 0 for none.
std::size_t groups_of_three(const std::string& whole, const std::string& mark) {
    const std::vector<std::string> parts = split(whole, mark);
    if (parts.size() < 2 || !all_digits(parts.front(), 3) || parts.front()[0] == '0') return 0;
    const bool good = std::all_of(parts.begin() + 1, parts.end(), [](const std::string& part) {
        return part.size() == 3 && all_digits(part);
    });
    return good ? parts.size() - 1 : 0;
}

std::string without(const std::string& text, const std::string& mark) {
    std::string all;
    for (const std::string& part : split(text, mark)) all += part;
    return all;
}

/// What the look of one cell says of the numbers of its table.
enum class NumberShape {
    other,
    point,           ///< 0.6
    one_group,       ///< 10,056: thousands, or a decimal comma
    grouped,         ///< 1,234,567 or 10,056.5
    spaced,          ///< 10 056
    decimal_comma,   ///< 0,6 or 10.056,5
    one_point_group, ///< 10.056, which is 10056 to some
};

constexpr const char* spaces[] = {" ", "\xC2\xA0", "\xE2\x80\xAF"};

NumberShape shape_with_comma(const std::string& digits) {
    const std::size_t comma = digits.rfind(',');
    const std::vector<std::string> by_point = split(digits, ".");
    const std::size_t groups = groups_of_three(by_point.front(), ",");
    const bool fraction = by_point.size() == 2 && all_digits(by_point[1]);
    if (groups > 0 && fraction) return NumberShape::grouped;
    if (groups > 0 && by_point.size() == 1)
        return groups > 1 ? NumberShape::grouped : NumberShape::one_group;
    const std::string before = digits.substr(0, comma);
    const bool whole = all_digits(before) || groups_of_three(before, ".") > 0;
    return whole && all_digits(digits.substr(comma + 1)) ? NumberShape::decimal_comma
                                                         : NumberShape::other;
}

NumberShape number_shape(const std::string& text) {
    if (text[0] > '9' || all_digits(text)) return NumberShape::other;
    const std::string digits = without_sign(text);
    if (digits.empty() || digits[0] < '0' || digits[0] > '9') return NumberShape::other;
    if (digits.find(',') != npos) return shape_with_comma(digits);
    if (groups_of_three(digits, ".") > 0)
        return groups_of_three(digits, ".") == 1 ? NumberShape::one_point_group
                                                 : NumberShape::decimal_comma;
    if (digits.find('.') != npos)
        return read_number(text) ? NumberShape::point : NumberShape::other;
    const bool spaced = std::any_of(std::begin(spaces), std::end(spaces), [&](const char* space) {
        return groups_of_three(digits, space) > 0;
    });
    return spaced ? NumberShape::spaced : NumberShape::other;
}

/// A day whose parts were written in some order with one mark between.
struct DateShape {
    std::string first, second, year; ///< year empty: it is no date
};

std::string without_midnight(const std::string& text) {
    for (const char* time : {" 00:00:00.000", " 00:00:00", " 00:00", "T00:00:00Z", "T00:00:00"}) {
        const std::string end = time;
        if (text.size() > end.size() + 7 &&
            text.compare(text.size() - end.size(), end.size(), end) == 0)
            return text.substr(0, text.size() - end.size());
    }
    return text;
}

std::vector<std::string> date_parts(const std::string& text) {
    if (text.empty() || text[0] < '0' || text[0] > '9' || text.find_first_of("/.-") == npos)
        return {};
    for (const char* mark : {"/", ".", "-"}) {
        const std::vector<std::string> parts = split(text, mark);
        if (parts.size() == 3 && std::all_of(parts.begin(), parts.end(),
                                             [](const auto& part) { return all_digits(part, 4); }))
            return parts;
    }
    return {};
}

std::string two_digits(const std::string& part) { return part.size() == 1 ? '0' + part : part; }

std::string iso_date(const std::string& year, const std::string& month, const std::string& day) {
    return year + '-' + two_digits(month) + '-' + two_digits(day);
}

/// Goes through a table's cells below the headings, and says once what is wrong with many.
class Settler {
public:
    Settler(std::vector<CellLine>& lines, const std::string& file, std::vector<Fault>& faults)
        : lines_(lines), file_(file), faults_(faults) {}

    void settle_dates() {
        bool day_first = false, month_first = false;
        each_day_and_month([&](Cell&, const std::vector<std::string>& p) {
            day_first |= std::stoi(p[0]) > 12;
            month_first |= std::stoi(p[1]) > 12;
        });
        const bool clear = day_first != month_first;
        each_cell([&](const CellLine& line, Cell& cell) {
            const std::string day = without_midnight(cell.text);
            const std::vector<std::string> p = date_parts(day);
            if (p.empty()) return;
            if (p[0].size() == 4 && p[1].size() <= 2 && p[2].size() <= 2) {
                cell.text = iso_date(p[0], p[1], p[2]);
            } else if (p[0].size() <= 2 && p[1].size() <= 2 && p[2].size() == 4) {
                if (clear)
                    cell.text = day_first ? iso_date(p[2], p[1], p[0]) : iso_date(p[2], p[0], p[1]);
                else
                    note(order_, line, cell);
            } else if (p[0].size() <= 2 && p[1].size() <= 2 && p[2].size() == 2 &&
                       day.find('.') == npos) {
                note(short_year_, line, cell);
            }
        });
        tell(order_, day_first ? " and others put now the day first, now the month: write dates as "
                                 "year-month-day, such as 2013-03-20"
                               : " may be day/month or month/day, and no other date of the table "
                                 "shows which: write dates as year-month-day, such as 2013-03-20");
        tell(short_year_, " is a date whose year has two digits: write dates as year-month-day, "
                          "such as 2013-03-20");
    }

    void settle_numbers() {
        bool points = false, commas = false;
        each_cell([&](const CellLine&, Cell& cell) {
            const NumberShape shape = number_shape(cell.text);
            points |= shape == NumberShape::point ||
                      (shape == NumberShape::grouped && cell.text.find('.') != npos);
            commas |= shape == NumberShape::decimal_comma;
        });
        each_cell(
            [&](const CellLine& line, Cell& cell) { settle_number(line, cell, points, commas); });
        tell(comma_, ": " + with_point_);
        tell(doubt_, " may be " + without(without(doubt_.text, ","), ".") + " or " +
                         doubt_with_point() +
                         ", and no other number of the table shows which: write numbers with a "
                         "decimal point and without thousands separators");
    }

private:
    struct Noted {
        const CellLine* line = nullptr;
        Cell cell;
        std::string text;
        std::size_t count = 0;
    };

    void each_cell(const std::function<void(const CellLine&, Cell&)>& act) {
        for (std::size_t i = 1; i < lines_.size(); ++i)
            for (Cell& cell : lines_[i].cells)
                if (!cell.text.empty()) act(lines_[i], cell);
    }

    void
    each_day_and_month(const std::function<void(Cell&, const std::vector<std::string>&)>& act) {
        each_cell([&](const CellLine&, Cell& cell) {
            const std::vector<std::string> p = date_parts(without_midnight(cell.text));
            if (!p.empty() && p[0].size() <= 2 && p[1].size() <= 2 && p[2].size() == 4)
                act(cell, p);
        });
    }

    void settle_number(const CellLine& line, Cell& cell, bool points, bool commas) {
        switch (number_shape(cell.text)) {
        case NumberShape::other:
        case NumberShape::point: return;
        case NumberShape::one_point_group:
            if (commas) note(doubt_, line, cell);
            return;
        case NumberShape::one_group:
            if (commas || !points) return note(doubt_, line, cell);
            [[fallthrough]];
        case NumberShape::grouped: cell.text = without(cell.text, ","); return;
        case NumberShape::spaced:
            for (const char* space : spaces) cell.text = without(cell.text, space);
            return;
        case NumberShape::decimal_comma: break;
        }
        if (comma_.count == 0) {
            with_point_ = without(cell.text, ".");
            const std::size_t at = with_point_.find(',');
            if (at != npos) with_point_[at] = '.';
            with_point_ =
                "write " + with_point_ + (at != npos ? ", with a point" : ", without points");
        }
        note(comma_, line, cell);
    }

    std::string doubt_with_point() const {
        std::string text = doubt_.text;
        const std::size_t at = text.find(',');
        if (at != npos) text[at] = '.';
        return text;
    }

    static void note(Noted& noted, const CellLine& line, const Cell& cell) {
        if (noted.count++ > 0) return;
        noted.line = &line;
        noted.cell = cell;
        noted.text = cell.text;
    }

    void tell(const Noted& noted, const std::string& message) {
        if (noted.count == 0) return;
        std::string more;
        if (noted.count > 1)
            more = " (" + std::to_string(noted.count - 1) + " more cells are written so)";
        faults_.push_back({file_, noted.line->number, noted.cell.column, "",
                           '"' + noted.text + '"' + message + more + '.'});
    }

    std::vector<CellLine>& lines_;
    const std::string& file_;
    std::vector<Fault>& faults_;
    Noted order_, short_year_, comma_, doubt_;
    std::string with_point_;
};

} // namespace

void settle_dialect(std::vector<CellLine>& lines, const std::string& file,
                    std::vector<Fault>& faults) {
    Settler settler(lines, file, faults);
    settler.settle_dates();
    settler.settle_numbers();
}

} // namespace tenure
