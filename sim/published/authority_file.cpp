#include "published/authority_file.hpp"

#include "published/authority_joining.hpp"
#include "published/authority_text.hpp"
#include "published/council_staff.hpp"
#include "published/published_rates.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

using namespace authority_text;

namespace {

// England's, 2022 (DfE), as in england_average.yaml.
constexpr double to_another_authority = 1258.4 / 5421; ///< of leavers
constexpr double to_agency = 1082.9 / 5421;
constexpr double to_break = 0.020;      ///< a year, assumed
constexpr double to_retirement = 0.014; ///< a year, at England's ages
/// A year, for a case open at a time. Cases stay open the longer, the more often their worker
/// changes: simulated, as many as in england_average.yaml keep 1.023 times the published ones open.
constexpr double referrals_per_case = 4280 / 2208.0 / 1.023;
// Of the base file: years off sick a year at work, in short and in long spells, and on leave, which
// lasts 10 months and is taken by those under 43, 0.54 of staff.
constexpr double brief_load = 1.5 * 4.3 / 365.25, long_load = 0.14 * 45 / 365.25,
                 leave_load = 0.065 * 0.54 * 10 / 12;

/// Days that a vacancy is under cover on average, until the assignment or the vacancy ends.
constexpr double under_cover = 190;
constexpr double usual_lead = 28; ///< of the base file: until somebody comes

/// Days until an agency worker comes: where nearly all vacancies are covered somebody is asked for
/// before the post falls empty.
double lead_days(double covered) {
    return std::min(usual_lead, under_cover * (1 / std::clamp(covered, 0.02, 0.98) - 1));
}

/// The probability that an agency has somebody, for a share of vacancies to be covered. Each
/// vacancy waits for an agency worker for the lead time and, for each request that was not met, 6
/// weeks more; then it is covered for 190 days (simulated: probabilities of 0.27, 0.5, 0.73 and 1
/// cover 0.55, 0.69, 0.83 and 0.88 of vacancies in the second year).
double availability(double covered, double lead) {
    constexpr double retry = 42;
    const double unmet_requests = (under_cover * (1 / std::max(covered, 0.02) - 1) - lead) / retry;
    return 1 / (1 + std::max(0.0, unmet_requests));
}

/// Nobody is always to be had: the odds of 1 would stay as they are whatever year it is and
/// however many are used.
constexpr double most_available = 0.98;

/// The probability whose odds, times those of years that differ so much (log-normal with median 1),
/// make another one on average: by nine points of equal weight, and halving.
double before_years(double mean, double sd) {
    constexpr double at[] = {-1.59, -0.97, -0.59, -0.28, 0, 0.28, 0.59, 0.97, 1.59};
    mean = std::min(mean, most_available);
    double low = 0, high = 0.999;
    for (int step = 0; step < 40; ++step) {
        const double p = (low + high) / 2, odds = p / (1 - p);
        double sum = 0;
        for (const double z : at) sum += 1 - 1 / (1 + odds * std::exp(sd * z));
        (sum / 9 < mean ? low : high) = p;
    }
    return (low + high) / 2;
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

std::string head(const CouncilFigures& c, const std::string& base, const std::string& pack) {
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
        line("extends: " + base + (pack.empty() ? "" : "\npack: " + pack)) +
        line("name: " + c.name) + line("title: " + in_quotes(c.title + ", children's services")) +
        line("source: >-") +
        line("  DfE Children's social work workforce " + year + " (in post " +
             with_thousands(c.fte) + " FTE, " + std::to_string(c.heads) + " heads;") +
        line("  vacancies " + with_thousands(c.vacancies.value) + "; cases " +
             with_thousands(c.cases.value) + "); ladder and pay of Bexley, the rest of England") +
        line("start_date: " + year + "-10-01");
    return text;
}

/// So many times the base file's spells make a rate q of days lost: away for a load l of every year
/// at work, l / (1 + l + leave) of the time (alternating renewal).
double times_spells(double q) { return q * (1 + leave_load) / (1 - q) / (brief_load + long_load); }

/// Of those for cases, who are away for long at a time: 0.72 of 45 days lie beyond the handover
/// after 14.
double away_share(const CouncilFigures& c) {
    const double by = times_spells(c.absence_rate.value);
    return (leave_load + 0.72 * by * long_load) / (1 + leave_load + by * (brief_load + long_load));
}

CouncilStaff staff_of(const CouncilFigures& c) {
    return council_staff({c.heads, c.fte, static_cast<int>(std::lround(c.vacancies.value)),
                          c.case_holders.value, covering(c), beyond(c), away_share(c)},
                         c.roles);
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
        text += line(
            "  - {role: " + h.role + ", team: " + h.team + ", heads: " + std::to_string(h.heads) +
            ", fte: " + hundredths(up_to - so_far[k]) + (h.away ? ", away_at_start: true}" : "}"));
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

/// Within what can be simulated.
Range growth_range(const Figure& f) {
    const double half = std::sqrt(6.0) * f.mean_sd;
    return {f.value, std::min(f.value, std::max(-0.3, f.value - half)), f.value + half,
            "triangular"};
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
                     (t.title.empty() ? "" : ", title: " + in_quotes(t.title)) + '}');
    text += "\n" + line("establishment:");
    for (const StaffedPosts& p : s.posts)
        text += line("  - {family: " + p.family + ", team: " + p.team +
                     ", posts: " + std::to_string(p.posts) + '}');
    text += "\n" +
            comment("Posts go on growing as they have; the range is what is not known of the "
                    "mean. Years differ by year_effects.") +
            line("establishment_growth_per_year: " +
                 block(growth_range(c.growth), c.growth.source, "low"));
    return text + "\n" + line("staff:") + line("  - remove: true") + head_lines(s, c.fte);
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

/// Cases that would be open in a usual year, by who holds them now.
double usual_cases(const CouncilFigures& c) {
    return c.usual_caseload.value * c.case_holders.value;
}

std::string referrals(const CouncilFigures& c) {
    const double usual = usual_cases(c), wide = std::sqrt(6.0) * c.usual_caseload.mean_sd;
    return "\n" +
           comment("As many referrals as keep so many cases open as are usual for those who hold "
                   "them now, " +
                   number(usual) + ", with England's journeys, " + number(referrals_per_case) +
                   " a year for each; they go on growing as cases have. At the start the published "
                   "cases are all held: children who wait for a worker are not in the published "
                   "file.") +
           line("casework:") +
           line("  cases_at_start: " + std::to_string(std::lround(c.cases.value))) +
           line("  services:") + line("    - name: front_door") +
           line("      referrals_per_year: " +
                block(scaled(1, std::max(0.5, 1 - wide), 1 + wide, usual * referrals_per_case),
                      c.usual_caseload.source, "low")) +
           line("      growth_per_year: " +
                block(growth_range(c.cases_growth), c.cases_growth.source, "low"));
}

/// Where few agency staff are beyond the vacancies, those who are away are not covered.
bool covers_absence(const CouncilFigures& c) { return 2 * beyond(c) >= staff_of(c).heads_away; }

/// Shares of vacancies that are covered.
struct Covered {
    double with_cases = 0, others = 0;
};

/// Posts with cases are covered first, as far as agencies can, and others by what is left.
Covered covered(const CouncilStaff& s, double share) {
    constexpr double most = 0.98;
    const double wanted = share * (s.vacancies_with_cases + s.other_vacancies);
    Covered c;
    c.with_cases = std::min(most, wanted / std::max(1.0, s.vacancies_with_cases));
    const double left = wanted - c.with_cases * s.vacancies_with_cases;
    c.others = std::min(c.with_cases, std::max(0.0, left) / std::max(1.0, s.other_vacancies));
    return c;
}

double agency_years_sd(const CouncilFigures& c) {
    for (const YearVariation& v : c.years)
        if (std::string(v.on) == "agency") return std::hypot(v.sd_national, v.sd_council);
    return 0;
}

std::string cover(const CouncilFigures& c) {
    const double share = c.cover_share.value;
    const double off = std::sqrt(6.0) * c.cover_share.mean_sd;
    const CouncilStaff staff = staff_of(c);
    const Covered usual = covered(staff, share);
    const double lead = lead_days(usual.with_cases), sd = agency_years_sd(c);
    const auto has = [&](double of) {
        return before_years(availability(covered(staff, of).with_cases, lead), sd);
    };
    const double others = availability(usual.others, lead) / availability(usual.with_cases, lead);
    std::string text =
        "\n" +
        comment("Agencies have somebody as often as makes them cover the published share of "
                "vacancies, " +
                number(share) + ", within " + number(off) +
                ". Who is away is covered if at the census agency staff beyond vacancies are "
                "half as many.") +
        line("cover:") +
        line(std::string("  covers_absence: ") + (covers_absence(c) ? "true" : "false")) +
        line("  agency:") +
        line("    availability: " + block({has(share), has(std::max(0.0, share - off)),
                                           has(std::min(1.0, share + off)), "triangular"},
                                          c.cover_share.source, "low")) +
        line("    without_cases: " + number(std::min(1.0, others))) +
        line("    lead_time: {law: gamma, mean_days: " + number(lead) + ", cv: 0.6}");
    text +=
        comment(
            "Whether agencies have fewer people, and at higher prices, the more are used is not "
            "known; neither may be. London used 24% in 2022, the North East 9.7%, and the "
            "highest regional cap of 2025 is 37% over the lowest: 0.35 if that were all.",
            "    ") +
        line("    availability_elasticity: " +
             block({0.3, 0, 1, "triangular"}, "assumption", "none")) +
        line("    price_elasticity: " +
             block({0.15, 0, 0.35, "triangular"},
                   "regional price caps 2025 and agency use 2022, as said above; association",
                   "low"));
    text += comment("At the census " + c.agency.source + "; " + c.agency_on_vacancies.source + '.',
                    "    ") +
            line("    covering_at_start: " + std::to_string(covering(c))) +
            line("    beyond_establishment: " + std::to_string(beyond(c))) +
            line("    load_response: " +
                 block({0.25, 0, 0.6, "triangular"},
                       "assumption: a fifth of England's agency FTE covers no vacancy", "none"));
    return text;
}

std::string work(const CouncilFigures& c) {
    std::string text = referrals(c);
    const double by = times_spells(c.absence_rate.value);
    const std::string source = "England's, times " + number(by) + "; " + c.absence_rate.source;
    const double wide = relative_half_width(c.absence_rate.value, c.absence_rate.mean_sd);
    const auto spells = [&](double usual) {
        return Range{usual * by, usual * by * std::max(0.05, 1 - wide), usual * by * (1 + wide),
                     "triangular"};
    };
    text += "\n" +
            comment("England's spells of sickness, so many times as often as make the published "
                    "rate of days lost, " +
                    number(c.absence_rate.value) + '.') +
            line("absence:") +
            line("  short_spells_per_year: " + block(spells(1.5), source, "low")) +
            line("  long_spells_per_year: " + block(spells(0.14), source, "low"));
    text += cover(c);
    return text;
}

std::string years(const CouncilFigures& c) {
    std::string text =
        "\n" +
        comment("How years differ, from changes over one year and over two of all councils up "
                "to " +
                std::to_string(c.year) +
                ", beyond chance: what the nation has in common, and the council's own. The first "
                "year goes on from where the council stood at the census, as far as that is not "
                "chance.") +
        line("year_effects:") + line("  effects:");
    for (const YearVariation& v : c.years)
        text += line(std::string("    - {on: ") + v.on + ", sd_national: " + number(v.sd_national) +
                     ", sd_council: " + number(v.sd_council) +
                     ", correlation: " + number(v.correlation) +
                     (v.last_year > 0 ? ", last_year_factor: " + number(v.last_year) : "") + '}');
    return text;
}

} // namespace

std::string authority_file(const CouncilFigures& c, const std::string& base,
                           const std::string& pack) {
    return head(c, base, pack) + place_lines(c) + joining_lines(c) + leaving(c) + work(c) +
           years(c) + published_lines(c.published);
}

} // namespace tenure
