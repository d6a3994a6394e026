#include "published/authority_file.hpp"

#include "published/council_staff.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tenure {

namespace {

// England's, 2022 (DfE), as in england_average.yaml.
constexpr double to_another_authority = 1258.4 / 5421; ///< of leavers
constexpr double to_agency = 1082.9 / 5421;
constexpr double to_break = 0.020;            ///< a year, assumed
constexpr double to_retirement = 0.014;       ///< a year, at England's ages
constexpr double newly_qualified = 12 / 33.3; ///< of starters
constexpr double appointable = 0.6;           ///< of applicants, the base file's
/// A year, for a case open at a time. Cases stay open the longer, the more often their worker
/// changes: simulated, as many as in england_average.yaml keep 1.023 times the published ones open.
constexpr double referrals_per_case = 4280 / 2208.0 / 1.023;
constexpr double advert_elasticity = 0.3;      ///< of applicants in posts advertised
constexpr double england_absence_rate = 0.035; ///< the base file's spells make it

std::string number(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", x);
    const double read = std::strtod(text, nullptr);
    if (std::fabs(read) >= 1e4) std::snprintf(text, sizeof text, "%.0f", read);
    return text;
}

/// For a comment, with separators of thousands: 10,056.
std::string with_thousands(double x) {
    char text[40];
    std::snprintf(text, sizeof text, std::fabs(x) < 1000 ? "%.4g" : "%.0f", x);
    std::string all = text;
    const std::size_t end = std::min(all.find('.'), all.size());
    for (std::size_t at = end; at > 3; at -= 3) all.insert(at - 3, ",");
    return all;
}

std::string line(const std::string& text) { return text + '\n'; }

/// A comment of lines that are not too long.
std::string comment(const std::string& text, const std::string& indent = "") {
    std::string all, row;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!row.empty() && indent.size() + row.size() + word.size() > 96) {
            all += indent + '#' + row + '\n';
            row.clear();
        }
        row += ' ' + word;
        at = end + 1;
    }
    return all + indent + '#' + row + '\n';
}

struct Range {
    double value, low, high;
    const char* distribution;
};

std::string block(const Range& r, const std::string& source, const char* confidence) {
    return "{value: " + number(r.value) + ", low: " + number(r.low) + ", high: " + number(r.high) +
           ", distribution: " + r.distribution + ", source: \"" + source +
           "\", confidence: " + confidence + '}';
}

/// Triangular with a standard deviation, not below 0.
Range spread(double value, double sd) {
    const double half = std::sqrt(6.0) * sd;
    return {value, std::max(0.0, value - half), value + half, "triangular"};
}

/// Within two standard deviations or nearly, as a share of a value.
double relative_half_width(const Figure& rate) {
    return std::sqrt(6.0) * rate.mean_sd / std::max(rate.value, 1e-3);
}

Range scaled(double value, double low, double high, double by) {
    return {value * by, low * by, high * by, "triangular"};
}

/// Applicants at the vacancies of the census, over those at the council's usual vacancies: base
/// rates are of the usual ones, and a study takes what is advertised at its start for usual.
double answer_at_census(const CouncilFigures& c) {
    const double now = c.vacancies.value / (c.vacancies.value + c.fte);
    const double times = now / std::max(c.vacant_share.value, 0.01);
    return std::pow(std::clamp(times, 0.25, 4.0), advert_elasticity);
}

/// The probability that an agency has somebody, for a share of vacancies to be covered. Each
/// vacancy waits for an agency worker for the base file's lead time of 28 days and, for each
/// request that was not met, 6 weeks more; then it is covered for 190 days on average, until the
/// assignment or the vacancy ends (simulated: probabilities of 0.27, 0.5, 0.73 and 1 cover 0.55,
/// 0.69, 0.83 and 0.88 of vacancies in the second year).
double availability(double covered) {
    constexpr double lead = 28, retry = 42, under_cover = 190;
    const double unmet_requests = (under_cover * (1 / std::max(covered, 0.02) - 1) - lead) / retry;
    return 1 / (1 + std::max(0.0, unmet_requests));
}

/// Heads of agency staff at the census: on vacancies, and beyond the establishment.
int covering(const CouncilFigures& c) {
    const auto most = static_cast<double>(std::lround(c.vacancies.value));
    return static_cast<int>(
        std::lround(std::min({c.agency_on_vacancies.value, c.agency.value, most})));
}
int beyond(const CouncilFigures& c) {
    return std::max(0, static_cast<int>(std::lround(c.agency.value)) - covering(c));
}

std::string head(const CouncilFigures& c, const std::string& base) {
    const std::string year = std::to_string(c.year);
    std::string text =
        comment(c.title +
                ", children's services, from figures published for the year ending 30 "
                "September " +
                year + '.');
    text +=
        line("#") +
        comment("Written by `tenure authority --from-csww`. From the Department for Education's "
                "file csww_indicators (Children's social work workforce): size, vacancies, "
                "starters, leavers, agency cover, cases, absence. Contains public sector "
                "information licensed under the Open Government Licence v3.0. That file is silent "
                "on everything else: ladder and pay are Bexley's; ages, time in service, where "
                "leavers go, " +
                std::string(c.own_roles ? "" : "how staff divide into roles, ") +
                "how they divide into teams, and the work are England's, as "
                "the file below this one says. Flows rest on all years up to this one, drawn in "
                "towards "
                "the mean of councils as far as one council's years are chance; stocks are the "
                "census.");
    if (!c.notes.empty()) text += line("#") + comment("To be read with care:");
    for (const std::string& note : c.notes) text += comment("- " + note);
    text +=
        line("extends: " + base) + line("name: " + c.name) +
        line("title: \"" + c.title + ", children's services\"") + line("source: >-") +
        line("  DfE Children's social work workforce " + year + " (in post " +
             with_thousands(c.fte) + " FTE, " + std::to_string(c.heads) + " heads;") +
        line("  vacancies " + with_thousands(c.vacancies.value) + "; cases " +
             with_thousands(c.cases.value) + "); ladder and pay of Bexley, the rest of England") +
        line("start_date: " + year + "-10-01");
    return text;
}

CouncilStaff staff_of(const CouncilFigures& c) {
    return council_staff({c.heads, c.fte, static_cast<int>(std::lround(c.vacancies.value)),
                          c.case_holders.value, covering(c), beyond(c)},
                         c.roles);
}

/// So many hundredths as a decimal number.
std::string hundredths(long x) {
    char text[32];
    std::snprintf(text, sizeof text, "%ld.%02ld", x / 100, x % 100);
    return text;
}

std::string head_lines(const CouncilStaff& s, double fte) {
    // Hundredths, so that the parts add up to the whole to the last.
    const auto all = std::lround(100 * fte), holding = std::lround(100 * s.holders_fte);
    long so_far[2] = {0, 0};
    int heads_so_far[2] = {0, 0};
    int heads[2] = {s.heads_with_cases, 0};
    for (const StaffedHeads& h : s.heads) heads[1] += h.heads;
    heads[1] -= heads[0];
    std::string text;
    for (const StaffedHeads& h : s.heads) {
        const std::size_t k = h.holds_cases ? 0 : 1;
        const long total = k == 0 ? holding : std::min<long>(all - holding, 100L * heads[1]);
        heads_so_far[k] += h.heads;
        const long up_to = total * heads_so_far[k] / heads[k];
        text += line("  - {role: " + h.role + ", team: " + h.team + ", heads: " +
                     std::to_string(h.heads) + ", fte: " + hundredths(up_to - so_far[k]) + '}');
        so_far[k] = up_to;
    }
    return text;
}

std::string roles(const CouncilFigures& c, const CouncilStaff& s) {
    const double caseload = c.cases.value / std::max(c.case_holders.value, 1.0);
    const auto role = [&](const char* name, double norm) {
        return line(std::string("    - {name: ") + name + ", caseload_norm: " + number(norm) + '}');
    };
    std::string text =
        "\n" + comment("The caseload that is usual here, " + number(caseload) +
                       ": published cases over holders. " +
                       (s.seniors_hold_cases ? "More hold cases than there are social workers: "
                                               "senior practitioners do too."
                                             : "Social workers and agency staff are as many as the "
                                               "holders that are published."));
    text += line("ladder:") + line("  roles:") + role("nqsw", 0.9 * caseload) +
            role("social_worker_2", caseload) + role("social_worker_3", caseload);
    return s.seniors_hold_cases ? text + role("senior_practitioner", caseload) : text;
}

std::string place_lines(const CouncilFigures& c) {
    const CouncilStaff s = staff_of(c);
    std::string text =
        roles(c, s) + "\n" +
        comment("Posts are heads in post (" + std::to_string(c.heads) +
                ", inpost_headcount) and vacancies (" + c.vacancies.source + "), by role as " +
                std::string(c.own_roles
                                ? "the council's own (csww_roles_inpost: Case holder " +
                                      number(c.roles.case_holders) + ", Senior practitioner " +
                                      number(c.roles.senior_practitioners) +
                                      ", Qualified without cases " + number(c.roles.without_cases) +
                                      ", First line manager " + number(c.roles.first_line) +
                                      ", Middle and senior managers " +
                                      number(c.roles.middle_and_senior) + ")"
                                : "in England") +
                "; case teams have as many as hold cases (" + c.case_holders.source + ").");
    text += line("teams:");
    for (const StaffedTeam& t : s.teams)
        text += line("  - {name: " + t.name + (t.kind.empty() ? "" : ", kind: " + t.kind) +
                     (t.title.empty() ? "" : ", title: \"" + t.title + '"') + '}');
    text += "\n" + line("establishment:");
    for (const StaffedPosts& p : s.posts)
        text += line("  - {family: " + p.family + ", team: " + p.team +
                     ", posts: " + std::to_string(p.posts) + '}');
    const double sd = c.growth.mean_sd;
    text += "\n" +
            comment("Posts go on growing as they have; the range is what is not known of the "
                    "mean. Years differ by year_effects.") +
            line("establishment_growth_per_year: " +
                 block({c.growth.value, std::max(-0.3, c.growth.value - 2 * sd),
                        c.growth.value + 2 * sd, "triangular"},
                       c.growth.source, "low"));
    return text + "\n" + line("staff:") + line("  - remove: true") + head_lines(s, c.fte);
}

std::string joining(const CouncilFigures& c) {
    const double starters = c.starting_rate.value * c.heads;
    const int seats = static_cast<int>(std::lround(starters * newly_qualified));
    const std::vector<int> intakes = apportioned(seats, {2, 1});
    std::string text =
        "\n" + comment(number(starters) + " start a year (leaving and " + c.starting_rate.source +
                       "); newly qualified as among England's, 12 of 33.");
    text += line("intakes:") +
            line("  - {name: september, seats: " + std::to_string(intakes[0]) + '}') +
            line("  - {name: january, seats: " + std::to_string(intakes[1]) + '}');
    const double part_time = std::min(1.0, std::max(0.0, (1 - c.fte / c.heads) / 0.4));
    text += "\n" +
            comment(number(c.fte) + " FTE (inpost_fte) are " + std::to_string(c.heads) +
                    " heads: so many work 0.6 FTE.") +
            line("population:") + line("  part_time_share: " + number(part_time));
    const double others = std::max(0.0, starters - seats) / appointable;
    const double wide = relative_half_width(c.starting_rate);
    const double answer = answer_at_census(c);
    struct Stream {
        const char* role;
        double weight;
    };
    constexpr Stream streams[] = {
        {"social_worker_2", 23.6},       {"senior_practitioner", 5},
        {"assistant_team_manager", 1.6}, {"practice_development_consultant", 0.7},
        {"child_protection_chair", 0.7}, {"team_manager", 2.4},
        {"service_manager", 2.5}};
    text +=
        "\n" +
        comment("The other starters, over the share of applicants that is appointable (0.6); "
                "by role as in England. As many more "
                "as answer the vacancies of the census over those of a usual year, " +
                number(answer) + ".") +
        line("recruitment:") +
        line("  applicant_pay_elasticity: " +
             block({0.4, 0, 1.5, "triangular"},
                   "Azar and others 2019: 0.42 of applications, US; nurses less", "low")) +
        line("  market:") +
        line("    advert_elasticity: " +
             block({advert_elasticity, 0, 0.7, "triangular"},
                   "judgement, after matching functions: Petrongolo & Pissarides 2001", "low")) +
        line("    patience_days: " + block({30, 0, 90, "triangular"}, "assumption", "none")) +
        line("  applicants:");
    for (const Stream& x : streams)
        text += line(
            std::string("    - {role: ") + x.role + ", per_year: " +
            block(scaled(1, std::max(0.2, 1 - wide), 1 + wide, answer * others * x.weight / 36.5),
                  c.starting_rate.source, "low") +
            '}');
    return text;
}

std::string leaving(const CouncilFigures& c) {
    const double rate = c.leaving_rate.value;
    const double out = rate * (1 - to_another_authority - to_agency);
    const double profession = std::max(out - to_break - to_retirement, 0.1 * out);
    const double rest = (out - profession) / (to_break + to_retirement);
    // Destinations are drawn one by one: each is so much wider that their sum varies as it should.
    const double parts[] = {to_another_authority, to_agency, profession / std::max(rate, 1e-9)};
    double squares = 0;
    for (const double x : parts) squares += x * x;
    const double wider = c.leaving_rate.mean_sd / std::max(rate, 1e-9) / std::sqrt(squares);
    const auto one = [&](const char* to, double part) {
        return line(std::string("    - destination: ") + to) +
               line("      rate_per_year: " +
                    block(spread(part, wider * part),
                          c.leaving_rate.source + "; by destination as in England 2022", "medium"));
    };
    std::string text =
        "\n" +
        comment("Leavers are " + number(rate) + " a year of the staff: " + c.leaving_rate.source +
                ". Their range is what is not known of it. "
                "Of those who leave children's social work, career breaks and retirement at "
                "England's ages are taken out.") +
        line("leaving:") + line("  to:");
    if (rate > 0) {
        text += one("another_authority", rate * to_another_authority) +
                one("agency", rate * to_agency) + one("profession", profession);
    } else {
        for (const char* to : {"another_authority", "agency", "profession"})
            text += line(std::string("    - {destination: ") + to + ", rate_per_year: 0}");
    }
    if (rest > 0.9999) return text;
    return text +
           comment("Fewer leave than would take breaks and retire at England's rates: both "
                   "are lowered.",
                   "    ") +
           line("    - destination: career_break") +
           line("      rate_per_year: " + block(scaled(0.02, 0.01, 0.035, rest),
                                                "assumption, lowered to the published leavers",
                                                "none")) +
           line("    - destination: retirement") + line("      rate_per_year: " + number(rest));
}

std::string work(const CouncilFigures& c) {
    const double referrals = c.cases.value * referrals_per_case;
    const int cases = static_cast<int>(std::lround(c.cases.value));
    std::string text =
        "\n" +
        comment("As many referrals as keep the published cases open with England's journeys, " +
                number(referrals_per_case) +
                " a year for each. At the start all of these are held: children who wait for a "
                "worker are not in the published file.") +
        line("casework:") + line("  cases_at_start: " + std::to_string(cases)) +
        line("  services:") + line("    - name: front_door") +
        line("      referrals_per_year: " +
             block(scaled(1, 0.95, 1.05, referrals), c.cases.source, "low"));
    const double by = c.absence_rate.value / england_absence_rate;
    const std::string source = "England's, times " + number(by) + "; " + c.absence_rate.source;
    const double wide = relative_half_width(c.absence_rate);
    const auto spells = [&](double usual) {
        return Range{usual * by, usual * by * std::max(0.05, 1 - wide), usual * by * (1 + wide),
                     "triangular"};
    };
    text += "\n" +
            comment("England's spells of sickness, which make an absence rate of 0.035, in "
                    "proportion to the published " +
                    number(c.absence_rate.value) + '.') +
            line("absence:") +
            line("  short_spells_per_year: " + block(spells(1.5), source, "low")) +
            line("  long_spells_per_year: " + block(spells(0.14), source, "low"));
    const double share = c.cover_share.value;
    const double off = std::sqrt(6.0) * c.cover_share.mean_sd;
    const Range has{availability(share), availability(std::max(0.0, share - off)),
                    availability(std::min(1.0, share + off)), "triangular"};
    text += "\n" +
            comment("Agencies have somebody as often as makes them cover the published share of "
                    "vacancies, " +
                    number(share) + ", within " + number(off) + ".") +
            line("cover:") + line("  agency:") +
            line("    availability: " + block(has, c.cover_share.source, "low"));
    text += comment("At the census " + c.agency.source + "; " + c.agency_on_vacancies.source + '.',
                    "    ") +
            line("    covering_at_start: " + std::to_string(covering(c))) +
            line("    beyond_establishment: " + std::to_string(beyond(c)));
    return text;
}

std::string years(const CouncilFigures& c) {
    std::string text =
        "\n" +
        comment("How years differ, from changes over one year and over two of all councils up "
                "to " +
                std::to_string(c.year) +
                ", beyond chance: what the nation has in common, and the council's own.") +
        line("year_effects:") + line("  effects:");
    for (const YearVariation& v : c.years)
        text += line(std::string("    - {on: ") + v.on + ", sd_national: " + number(v.sd_national) +
                     ", sd_council: " + number(v.sd_council) +
                     ", correlation: " + number(v.correlation) + '}');
    return text;
}

} // namespace

std::string authority_file(const CouncilFigures& c, const std::string& base) {
    return head(c, base) + place_lines(c) + joining(c) + leaving(c) + work(c) + years(c);
}

} // namespace tenure
