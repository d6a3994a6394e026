#include "career/analysis.hpp"
#include "core/contract.hpp"

#include <algorithm>
#include <limits>

namespace tenure {

namespace {

double course_months(const Ladder& ladder, const Progression& progression) {
    double longest = 0;
    if (progression.commitment_suffices) return longest;
    for (const auto& name : progression.requires_qualifications)
        if (const auto q = find_qualification(ladder, name))
            longest = std::max(longest, ladder.qualifications[q.index()].course_months);
    return longest;
}

double ground_months(const Ladder& ladder, const Progression& progression,
                     double months_qualified) {
    return std::max({progression.minimum_months_in_role,
                     progression.minimum_months_qualified - months_qualified,
                     course_months(ladder, progression)});
}

/// Mean of the work on a portfolio. Of several kinds of evidence, gathered at once, the longest
/// mean: the mean of the slowest is longer.
double portfolio_years(const Progression& p) {
    if (p.evidence.empty()) return mean(p.portfolio);
    double longest = 0;
    for (const Evidence& kind : p.evidence)
        longest = std::max(longest, kind.items * mean(kind.item));
    return longest;
}

ProgressionTime panel_time(const Progression& progression, double ground, double panels_per_year) {
    const double half_interval = 6 / panels_per_year;
    const double first = ground + 12 * portfolio_years(progression) + half_interval;
    const double pass = progression.pass_probability;
    const double failures = pass > 0 ? (1 - pass) / pass : std::numeric_limits<double>::infinity();
    if (failures == 0) return {first, first};
    return {first, first + failures * (progression.resubmission_months + half_interval)};
}

} // namespace

ProgressionTime progression_time(const Ladder& ladder, std::size_t p, const Pace& pace,
                                 double months_qualified) {
    expects(p < ladder.progressions.size(), "the progression is one of the ladder's");
    expects(pace.panels_per_year > 0, "panels sit at least now and then");
    const auto& progression = ladder.progressions[p];
    const double ground = ground_months(ladder, progression, months_qualified);
    switch (progression.kind) {
    case ProgressionKind::completion: {
        const double extension = progression.extension_probability * progression.extension_months;
        return {progression.programme_months, progression.programme_months + extension,
                progression.pass_probability};
    }
    case ProgressionKind::panel: return panel_time(progression, ground, pace.panels_per_year);
    case ProgressionKind::threshold: return {ground, ground};
    case ProgressionKind::vacancy:
    case ProgressionKind::lateral: {
        const bool known = p < pace.appointment_months.size();
        const double months = ground + (known ? pace.appointment_months[p] : 0);
        return {months, months, 1, known};
    }
    case ProgressionKind::rate: break;
    }
    const double months = 12 / progression.rate_per_year; // infinite at rate 0
    return {months, months};
}

} // namespace tenure
