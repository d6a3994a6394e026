#include "published/year_variation.hpp"

#include "published/yearly_log.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace tenure {

namespace {

constexpr double highest_correlation = 0.9;

/// Of a year's change of referrals so much is seen in cases a holder at its end, in logarithms:
/// cases outlast the year, and more work brings agency staff beyond the establishment (simulated
/// with 0.8 and 1.25 times the referrals: 0.50 in Kent, 0.58 in Leeds, 0.55 in Bexley, from 2019).
constexpr double demand_seen_at_a_years_end = 0.54;
/// Of covered vacancies' odds: how often an agency has somebody; the rest is how long they take.
constexpr double agencies_part_in_cover = 0.65;
/// A post is filled once, and who is short of vacancies starts few: in a year with 1.78 times the
/// applicants and seats 1.52, 1.21 and 1.55 times as many start (simulated: Kent, Leeds, Bexley
/// from 2019).
constexpr double applicants_part_in_starters = 0.6;

using Panel = std::map<std::string, YearlyLogs>;

/// Differences over so many years.
struct Moments {
    double of_councils = 0; ///< V_k
    double of_nation = 0;   ///< the same of their means
    std::size_t changes = 0;
};

/// Over so many years, by the first of them.
using Changes = std::map<int, std::vector<YearlyLog>>;

Changes changes_over(const Panel& panel, int lag) {
    Changes all;
    for (const auto& [code, own] : panel)
        for (const auto& [year, x] : own)
            if (const auto later = own.find(year + lag); later != own.end())
                all[year].push_back({later->second.log - x.log, later->second.chance + x.chance});
    return all;
}

/// Of the changes of one year.
struct YearOfChanges {
    double count = 0, mean = 0, squares = 0; ///< squares about the mean, added up
    /// Of the mean.
    double chance() const { return squares / (count - 1) / count; }
};

/// Nothing of less than two councils.
std::optional<YearOfChanges> year_of(const std::vector<YearlyLog>& changes) {
    if (changes.size() < 2) return {};
    YearOfChanges y{static_cast<double>(changes.size())};
    for (const YearlyLog& c : changes) y.mean += c.log / y.count;
    for (const YearlyLog& c : changes) y.squares += (c.log - y.mean) * (c.log - y.mean);
    return y;
}

/// Of the middle nine tenths, as if normal: mistakes and reorganisations make a few changes huge.
double robust_variance(std::vector<double> all) {
    constexpr double tenths_apart =
        3.2897; ///< standard deviations from the 5th to the 95th percent
    if (all.size() < 20) return 0;
    std::sort(all.begin(), all.end());
    const std::size_t low = all.size() / 20;
    const double width = (all[all.size() - 1 - low] - all[low]) / tenths_apart;
    return width * width;
}

Moments moments(const Panel& panel, int lag) {
    Moments m;
    std::vector<double> centred;
    double chance = 0, years = 0;
    for (const auto& [year, changes] : changes_over(panel, lag)) {
        const auto of = year_of(changes);
        if (!of) continue;
        for (const YearlyLog& c : changes) {
            centred.push_back(c.log - of->mean);
            chance += c.chance;
        }
        m.of_nation += of->mean * of->mean - of->chance();
        ++years;
    }
    m.changes = centred.size();
    if (years == 0) return m;
    m.of_councils =
        std::max(0.0, robust_variance(centred) - chance / static_cast<double>(m.changes));
    m.of_nation = std::max(0.0, m.of_nation / years);
    return m;
}

double standard_deviation(double moment, double correlation) {
    return std::sqrt(std::max(0.0, moment) / 2 / (1 - correlation));
}

/// @param less what is left of the councils' variance once this, which the simulation makes by
/// itself, is taken off
YearVariation variation(const char* on, const Moments& one, const Moments& two, double answer,
                        double less = 0) {
    YearVariation v;
    v.on = on;
    v.answer = answer;
    v.changes = one.changes;
    if (two.changes > 0 && one.of_councils > 0)
        v.correlation = std::clamp(two.of_councils / one.of_councils - 1, 0.0, highest_correlation);
    v.sd_national = standard_deviation(one.of_nation, v.correlation) / answer;
    v.sd_council = standard_deviation(one.of_councils - less, v.correlation) / answer;
    return v;
}

YearVariation variation_of(const Indicators& all, int year, const char* on, Yearly of,
                           double answer) {
    const Panel panel = yearly_logs(all, year, of);
    return variation(on, moments(panel, 1), moments(panel, 2), answer);
}

/// Demand is felt as cases a holder. Published cases and holders move together, for who holds a
/// case follows how many there are; here the posts with cases are given. So what differs between
/// years is what is left of how caseloads vary, once that of staff is taken off.
YearVariation demand_variation(const Indicators& all, int year) {
    const Panel caseloads = yearly_logs(all, year, Yearly::caseload);
    const double of_staff = moments(yearly_logs(all, year, Yearly::staff), 1).of_councils;
    return variation("referrals", moments(caseloads, 1), moments(caseloads, 2),
                     demand_seen_at_a_years_end, of_staff);
}

/// Of the councils' mean change, between years.
double national_variance(const Panel& panel) {
    double sum = 0, squares = 0, chance = 0, years = 0;
    for (const auto& [year, changes] : changes_over(panel, 1)) {
        const auto of = year_of(changes);
        if (!of) continue;
        sum += of->mean;
        squares += of->mean * of->mean;
        chance += of->chance();
        ++years;
    }
    if (years < 2) return 0;
    return std::max(0.0, (squares - sum * sum / years) / (years - 1) - chance / years);
}

/// Posts are a random walk, and noise of a year that the next one does not have: variances of
/// changes over one year and over two differ by the walk's.
YearVariation growth_variation(const Indicators& all, int year) {
    const Panel panel = yearly_logs(all, year, Yearly::posts);
    const Moments one = moments(panel, 1), two = moments(panel, 2);
    YearVariation v;
    v.on = "growth";
    v.changes = one.changes;
    const double walk = two.changes > 0 ? two.of_councils - one.of_councils : one.of_councils;
    v.sd_council = std::sqrt(std::clamp(walk, 0.0, one.of_councils));
    v.sd_national = std::sqrt(national_variance(panel));
    return v;
}

} // namespace

std::vector<YearVariation> year_variation(const Indicators& all, int year) {
    return {variation_of(all, year, "leaving", Yearly::leaving, 1),
            variation_of(all, year, "applicants", Yearly::applicants, applicants_part_in_starters),
            variation_of(all, year, "absence", Yearly::absence, 1),
            demand_variation(all, year),
            variation_of(all, year, "agency", Yearly::agency, agencies_part_in_cover),
            growth_variation(all, year)};
}

} // namespace tenure
