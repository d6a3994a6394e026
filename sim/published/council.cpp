#include "published/council.hpp"

#include "published/council_flows.hpp"
#include "published/last_year.hpp"
#include "published/published_rates.hpp"
#include "published/suspects.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

// --- what is known of the file's values -------------------------------------------------------

const char* meaning(const std::string& symbol) {
    if (symbol == "z") return "not applicable";
    if (symbol == "x") return "not available";
    if (symbol == "c") return "suppressed";
    if (symbol == "u") return "of low reliability";
    return "not published";
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

    /// Says of a flow that this year's value is not used.
    void note_unless_usable(Column flow) {
        if (!usable(own_, flow)) notes_.push_back(why_not(flow) + ": other years stand in.");
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

    /// "leavers_fte of Merton in 2022 is "u" (of low reliability)".
    std::string why_not(Column of) const {
        const std::string what =
            std::string(to_text(of)) + " of " + own_.name + " in " + std::to_string(own_.year);
        const std::string& written = own_.of(of).written;
        if (!own_.of(of).number) return what + " is \"" + written + "\" (" + meaning(written) + ")";
        return what + (is_suspect(own_, of) ? ", " + written + ", is known to be suspect"
                                            : " has nothing to be divided by");
    }

    const IndicatorRow& england_instead(Column of) {
        const IndicatorRow* whole = england(all_, own_.year);
        if (!whole)
            refuse(all_, own_.line,
                   why_not(of) + ", and the file has no line for England " +
                       std::to_string(own_.year) + " to stand in: choose another --year.");
        notes_.push_back(why_not(of) + ": England's share stands in.");
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
    for (const Suspect& s : suspects()) {
        if (own.name != s.council) continue;
        const std::string what =
            std::string(to_text(s.column)) + " of " + std::to_string(s.year) + " is suspect";
        if (s.year != own.year)
            notes.push_back(what + "; that year is not used here.");
        else if (s.column == Column::inpost_fte)
            notes.push_back(what + ", and used: nothing can stand in for the staff in post.");
    }
}

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f%%", 100 * share);
    return text;
}

Figure figure_of(const FlowEstimate& e, const IndicatorRow& own, const char* what) {
    Figure f;
    f.value = e.value;
    f.next_year_sd = e.next_year_sd;
    f.mean_sd = e.mean_sd;
    f.source = "DfE csww_indicators to " + std::to_string(own.year) + ": " + what + " of " +
               own.name + " over " + std::to_string(e.years) + (e.years == 1 ? " year" : " years") +
               ", weight " + percent(e.weight) + ", beside the mean of all councils";
    return f;
}

Figure estimated(const Indicators& all, const Lines& lines, const IndicatorRow& own, Flow flow,
                 const char* what) {
    return figure_of(flow_estimate(all, lines, flow, own.year), own, what);
}

/// Flows are of all years known, drawn in towards the councils' mean.
void take_flows(CouncilFigures& c, const Indicators& all, const Lines& lines,
                const IndicatorRow& own) {
    c.leaving_rate = estimated(all, lines, own, Flow::leaving, "leavers over mean staff");
    c.leaving_rate.value = std::max(0.0, c.leaving_rate.value);
    c.starting_rate =
        estimated(all, lines, own, Flow::net, "starters less leavers over mean staff");
    c.starting_rate.value = std::max(0.0, c.starting_rate.value + c.leaving_rate.value);
    c.absence_rate = estimated(all, lines, own, Flow::absence, "days lost over 253 days of staff");
    c.cover_share = estimated(all, lines, own, Flow::cover, "agency staff on vacancies");
    c.vacant_share = estimated(all, lines, own, Flow::vacant, "vacancies over posts");
    c.growth = estimated(all, lines, own, Flow::growth, "yearly growth of posts (logarithm)");
    c.growth.value = std::exp(c.growth.value) - 1;
    c.cases_growth = estimated(all, lines, own, Flow::cases, "yearly growth of cases (logarithm)");
    c.cases_growth.value = std::exp(c.cases_growth.value) - 1;
    c.usual_caseload = figure_of(usual_caseload(all, lines, own.year), own, "cases a holder");
    if (!(c.usual_caseload.value > 0))
        c.usual_caseload.value = c.cases.value / std::max(c.case_holders.value, 1.0);
}

/// How years differ, and where the council's stood among them when the census was taken.
void take_years(CouncilFigures& c, const Indicators& all, const IndicatorRow& own,
                const IndicatorRow* before) {
    c.years = year_variation(all, own.year);
    const double covered = std::clamp(c.cover_share.value, 0.1, 0.9);
    const double usual[] = {c.leaving_rate.value, c.starting_rate.value, c.absence_rate.value,
                            c.usual_caseload.value, covered / (1 - covered)};
    for (std::size_t k = 0; k < std::size(usual); ++k)
        if (const auto census = yearly_log(static_cast<Yearly>(k), own, before))
            c.years[k].last_year = last_year_factor(c.years[k], *census, usual[k]);
}

/// Says where so little is published that other councils are most of what there is to go by.
void note_few_years(const Lines& lines, const IndicatorRow& own, std::vector<std::string>& notes) {
    const auto years = std::count_if(lines.begin(), lines.end(), [&](const IndicatorRow* row) {
        return row->year <= own.year && row->codes == own.codes;
    });
    if (years > 2) return;
    notes.push_back("Only " + std::to_string(years) + (years == 1 ? " year" : " years") + " of " +
                    own.name + " up to " + std::to_string(own.year) +
                    (years == 1 ? " is" : " are") +
                    " published under its code: flows rest mostly on the mean of councils.");
}

/// A published 0 among flows is seldom one that will last.
void note_zeros(const IndicatorRow& own, std::vector<std::string>& notes) {
    for (Column c : {Column::leavers_fte, Column::starters_fte, Column::working_days_lost_fte,
                     Column::agency_fte, Column::vacancy_fte})
        if (own.of(c).number && *own.of(c).number == 0)
            notes.push_back(std::string(to_text(c)) + " of " + std::to_string(own.year) + " is 0" +
                            (own.of(c).written == "low" ? " (low)" : "") +
                            ": taken as published, and as one year among those of the council.");
}

/// Of the staff in post.
double least_of(Column c) { return c == Column::inpost_headcount ? fewest_heads : 1; }

void check_staff(const Indicators& all, const Lines& lines, const IndicatorRow& own) {
    for (Column c : {Column::inpost_headcount, Column::inpost_fte}) {
        if (own.of(c).number && *own.of(c).number >= least_of(c)) continue;
        std::string why = std::string(to_text(c)) + " of " + own.name + " in " +
                          std::to_string(own.year) + " is " + own.of(c).written;
        why += own.of(c).number ? ": too few to be put into teams; " +
                                      std::to_string(fewest_heads) + " are needed."
                                : std::string(" (") + meaning(own.of(c).written) +
                                      "), and nothing can stand in for it.";
        refuse(all, own.line, why + " Years that it has: " + years_of(lines) + '.');
    }
}

/// Each number may be right by itself, and one of the two a slip.
void check_caseload(const Indicators& all, const IndicatorRow& own, const CouncilFigures& c) {
    constexpr double most = 100; // that a caseload norm may be
    const double each = c.cases.value / std::max(c.case_holders.value, 1.0);
    if (each <= most) return;
    refuse(all, own.line,
           "cases " + own.of(Column::cases).written + " over case_holders_fte " +
               own.of(Column::case_holders_fte).written + " of " + own.name + " in " +
               std::to_string(own.year) + " are more than " +
               std::to_string(static_cast<int>(most)) + " each: one of the two cannot be right.");
}

/// Nobody works more than full time.
void take_enough_heads(CouncilFigures& c) {
    const int least = static_cast<int>(std::ceil(c.fte - 1e-9));
    if (c.heads >= least) return;
    c.notes.push_back("inpost_headcount " + std::to_string(c.heads) +
                      " is fewer than inpost_fte: " + std::to_string(least) + " are taken.");
    c.heads = least;
}

} // namespace

std::string authority_name(const std::string& title) {
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

CouncilFigures council_figures(const Indicators& all, const std::string& asked,
                               std::optional<int> year) {
    const Lines lines = lines_of(all, asked);
    const IndicatorRow& own = line_of(all, lines, year);
    check_staff(all, lines, own);
    CouncilFigures c;
    c.name = authority_name(own.name);
    c.title = own.name;
    c.code = own.codes;
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
    take_enough_heads(c);
    c.vacancies = from_file.total(Column::vacancy_fte, Column::inpost_fte);
    c.cases = from_file.total(Column::cases, Column::inpost_fte);
    c.case_holders = from_file.total(Column::case_holders_fte, Column::inpost_fte);
    check_caseload(all, own, c);
    c.agency = from_file.total(Column::agency_fte, Column::inpost_fte);
    c.agency_on_vacancies = from_file.total(Column::agency_cover_fte, Column::inpost_fte);
    for (Column flow : {Column::leavers_fte, Column::starters_fte, Column::working_days_lost_fte})
        from_file.note_unless_usable(flow);
    take_flows(c, all, lines, own);
    take_years(c, all, own, before);
    c.published = published_rates(lines, own.year);
    note_few_years(lines, own, c.notes);
    note_zeros(own, c.notes);
    note_jumps(own, before, c.notes);
    note_suspects(own, c.notes);
    return c;
}

} // namespace tenure
