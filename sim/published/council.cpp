#include "published/council.hpp"

#include "published/council_lines.hpp"

#include <algorithm>
#include <cctype>

namespace tenure {

namespace {

constexpr double days_worked_a_year = 253; ///< the publication's

// --- what is known of the file's values -------------------------------------------------------

/// Values out of line with every other year of the council, or at odds with its other values.
struct Suspect {
    const char* council;
    int year;
    Column column;
};
constexpr Suspect suspects[] = {
    {"Sefton", 2022, Column::working_days_lost_fte},
    {"Sefton", 2023, Column::working_days_lost_fte},
    {"Southampton", 2019, Column::vacancy_fte},
    {"Southampton", 2021, Column::cases},
    {"Southampton", 2022, Column::working_days_lost_fte},
    {"Gloucestershire", 2018, Column::vacancy_fte},
    {"Gloucestershire", 2018, Column::agency_cover_fte},
    {"Staffordshire", 2017, Column::starters_headcount},
    {"Staffordshire", 2017, Column::cases},
    {"Merton", 2019, Column::inpost_fte},
    {"Lambeth", 2024, Column::vacancy_fte},
    {"Lambeth", 2025, Column::vacancy_fte},
};

bool is_suspect(const IndicatorRow& row, Column column) {
    return std::any_of(std::begin(suspects), std::end(suspects), [&](const Suspect& s) {
        return s.year == row.year && s.column == column && row.name == s.council;
    });
}

const char* meaning(const std::string& symbol) {
    if (symbol == "z") return "not applicable";
    if (symbol == "x") return "not available";
    if (symbol == "c") return "suppressed";
    if (symbol == "u") return "of low reliability";
    return "not published";
}

// --- names ------------------------------------------------------------------------------------

std::string file_name_of(const std::string& title) {
    std::string name;
    for (char large : title) {
        const auto c = static_cast<char>(std::tolower(static_cast<unsigned char>(large)));
        if (c == '\'') continue;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            name += c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    return name;
}

// --- figures ----------------------------------------------------------------------------------

Figure times(Figure share, double by) {
    share.value *= by;
    return share;
}

/// What the figures of a council are made from.
class Publication {
public:
    Publication(const Indicators& all, const IndicatorRow& own, const IndicatorRow* before,
                std::vector<std::string>& notes)
        : all_(all), own_(own), before_(before), notes_(notes) {}

    /// A column of the council's, or in its place England's share of another one of the council's.
    Figure total(Column of, Column over) {
        if (usable(own_, of)) return {number(own_, of), said(own_, of)};
        return times(share(of, over), number(own_, over));
    }

    /// A column over another, the council's, or England's in its place.
    Figure share(Column of, Column over) {
        if (usable(own_, of) && number(own_, over) > 0)
            return {number(own_, of) / number(own_, over), said(own_, of) + over_said(own_, over)};
        const IndicatorRow& whole = england_instead(of);
        return {number(whole, of) / number(whole, over), said(whole, of) + over_said(whole, over)};
    }

    Figure leaving_rate() {
        if (!usable(own_, Column::leavers_fte)) {
            const IndicatorRow& whole = england_instead(Column::leavers_fte);
            return {number(whole, Column::leavers_fte) / number(whole, Column::inpost_fte),
                    said(whole, Column::leavers_fte) + over_said(whole, Column::inpost_fte)};
        }
        double staff = number(own_, Column::inpost_fte);
        std::string over = over_said(own_, Column::inpost_fte);
        if (before_ && usable(*before_, Column::inpost_fte)) {
            staff = (staff + number(*before_, Column::inpost_fte)) / 2;
            over = " over the mean of " + name_and_value(*before_, Column::inpost_fte) + " (" +
                   std::to_string(before_->year) + ") and " +
                   name_and_value(own_, Column::inpost_fte);
        }
        return {number(own_, Column::leavers_fte) / staff, said(own_, Column::leavers_fte) + over};
    }

    double number(const IndicatorRow& row, Column c) const { return row.of(c).number.value_or(0); }
    bool usable(const IndicatorRow& row, Column c) const {
        return row.of(c).number && !is_suspect(row, c);
    }

private:
    static std::string name_and_value(const IndicatorRow& row, Column c) {
        return std::string(to_text(c)) + ' ' + row.of(c).written;
    }
    static std::string said(const IndicatorRow& row, Column c) {
        return "DfE csww_indicators " + std::to_string(row.year) + ", " + row.name + ": " +
               name_and_value(row, c);
    }
    static std::string over_said(const IndicatorRow& row, Column c) {
        return " over " + name_and_value(row, c);
    }

    const IndicatorRow& england_instead(Column of) {
        const IndicatorRow* whole = england(all_, own_.year);
        const std::string what =
            std::string(to_text(of)) + " of " + own_.name + " in " + std::to_string(own_.year);
        const std::string& written = own_.of(of).written;
        std::string why = " is \"" + written + "\" (" + meaning(written) + ")";
        if (own_.of(of).number)
            why = is_suspect(own_, of) ? ", " + written + ", is known to be suspect"
                                       : " has nothing to be divided by";
        if (!whole)
            refuse(all_, own_.line,
                   what + why + ", and the file has no line for England " +
                       std::to_string(own_.year) + " to stand in: choose another --year.");
        notes_.push_back(what + why + ": England's share stands in.");
        return *whole;
    }

    const Indicators& all_;
    const IndicatorRow& own_;
    const IndicatorRow* before_;
    std::vector<std::string>& notes_;
};

/// The line of the year before, unless the council's boundary has changed.
const IndicatorRow* year_before(const Lines& lines, const IndicatorRow& own,
                                std::vector<std::string>& notes) {
    for (const IndicatorRow* row : lines) {
        if (row->year != own.year - 1) continue;
        if (row->codes == own.codes) return row;
        notes.push_back(own.name + " was recoded from " + row->codes + " to " + own.codes + " in " +
                        std::to_string(own.year) +
                        ": another area before, so the year before is not used.");
    }
    return nullptr;
}

void note_jumps(const IndicatorRow& own, const IndicatorRow* before,
                std::vector<std::string>& notes) {
    if (!before) return;
    for (Column c : {Column::vacancy_fte, Column::agency_fte, Column::inpost_fte}) {
        const double now = own.of(c).number.value_or(0), then = before->of(c).number.value_or(0);
        const double times = c == Column::inpost_fte ? 1.2 : 2.5;
        if (now < 5 || then < 5 || (now < then * times && then < now * times)) continue;
        notes.push_back(std::string(to_text(c)) + " went from " + before->of(c).written + " to " +
                        own.of(c).written + " in one year: taken as published.");
    }
}

void note_suspects(const IndicatorRow& own, std::vector<std::string>& notes) {
    for (const Suspect& s : suspects) {
        if (own.name != s.council) continue;
        const std::string what =
            std::string(to_text(s.column)) + " of " + std::to_string(s.year) + " is suspect";
        if (s.year != own.year)
            notes.push_back(what + "; that year is not used here.");
        else if (s.column == Column::inpost_fte)
            notes.push_back(what + ", and used: nothing can stand in for the staff in post.");
    }
}

void note_agency(const IndicatorRow& own, std::vector<std::string>& notes) {
    const auto agency = own.of(Column::agency_fte).number;
    const auto cover = own.of(Column::agency_cover_fte).number;
    if (!agency || !cover || *agency <= 0 || *cover >= 0.9 * *agency) return;
    notes.push_back("Of " + own.of(Column::agency_fte).written + " FTE of agency staff " +
                    own.of(Column::agency_cover_fte).written +
                    " cover a vacancy; who covers none is not simulated.");
}

void check_staff(const Indicators& all, const Lines& lines, const IndicatorRow& own) {
    for (Column c : {Column::inpost_headcount, Column::inpost_fte}) {
        if (own.of(c).number && *own.of(c).number >= 10) continue;
        std::string why = std::string(to_text(c)) + " of " + own.name + " in " +
                          std::to_string(own.year) + " is " + own.of(c).written;
        why += own.of(c).number ? ": too few to be put into teams; 10 are needed."
                                : std::string(" (") + meaning(own.of(c).written) +
                                      "), and nothing can stand in for it.";
        refuse(all, own.line, why + " Years that it has: " + years_of(lines) + '.');
    }
}

} // namespace

CouncilFigures council_figures(const Indicators& all, const std::string& asked,
                               std::optional<int> year) {
    const Lines lines = lines_of(all, asked);
    const IndicatorRow& own = line_of(all, lines, year);
    check_staff(all, lines, own);
    CouncilFigures c;
    c.name = file_name_of(own.name);
    c.title = own.name;
    c.year = own.year;
    int from = 0;
    const std::string now = replaced_by(own.name, from);
    if (!now.empty())
        c.notes.push_back(own.name + " ended; since " + std::to_string(from) + " it is " + now +
                          '.');
    const IndicatorRow* before = year_before(lines, own, c.notes);
    Publication from_file(all, own, before, c.notes);
    c.fte = from_file.number(own, Column::inpost_fte);
    c.heads = static_cast<int>(from_file.number(own, Column::inpost_headcount) + 0.5);
    c.vacancies = from_file.total(Column::vacancy_fte, Column::inpost_fte);
    c.leaving_rate = from_file.leaving_rate();
    c.leavers = c.leaving_rate.value * c.heads;
    c.starters = from_file.total(Column::starters_headcount, Column::inpost_headcount);
    c.cover_share = from_file.share(Column::agency_cover_fte, Column::vacancy_fte);
    c.cover_share.value = std::min(c.cover_share.value, 1.0);
    c.cases = from_file.total(Column::cases, Column::inpost_fte);
    c.absence_rate = times(from_file.share(Column::working_days_lost_fte, Column::inpost_fte),
                           1 / days_worked_a_year);
    note_jumps(own, before, c.notes);
    note_suspects(own, c.notes);
    note_agency(own, c.notes);
    return c;
}

} // namespace tenure
