#include "scenario/size_check.hpp"

#include "core/elementary.hpp"
#include "kernel/law.hpp"
#include "scenario/documents.hpp"
#include "scenario/place.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

namespace tenure {

namespace {

constexpr double weeks_per_year = 365.25 / 7;
constexpr double events_per_person = 20; ///< a year: service, careers, recruitment, absence, cover
constexpr double events_per_stage = 4;   ///< begun, given, held, ended
constexpr double comparisons_per_event = 200; ///< in the time of one

/// As many as there are if there is none of that name.
std::size_t stage_index(const CaseworkParameters& c, const std::string& name) {
    std::size_t i = 0;
    while (i < c.stages.size() && c.stages[i].name != name) ++i;
    return i;
}

/// Of cases that have come to each stage, what the stages pass on.
std::vector<double> passed_on(const CaseworkParameters& c, const std::vector<double>& coming) {
    std::vector<double> next(coming.size(), 0);
    for (std::size_t i = 0; i < coming.size(); ++i) {
        double sum = 0;
        for (const StageNext& n : c.stages[i].next) sum += n.probability;
        for (const StageNext& n : c.stages[i].next)
            if (const std::size_t to = stage_index(c, n.stage); to < next.size())
                next[to] += coming[i] * n.probability / std::max(sum, 1.0);
    }
    return next;
}

/// Cases a year that each stage takes in: what is referred, and what other stages pass on.
std::vector<double> visits_per_year(const CaseworkParameters& c) {
    const double again = 1 / (1 - c.rereferral_probability);
    std::vector<double> coming(c.stages.size(), 0), visits(c.stages.size(), 0);
    for (const Service& s : c.services)
        if (const std::size_t i = stage_index(c, s.first_stage); i < coming.size())
            coming[i] += s.referrals_per_year * again;
    double before = 0, now = std::accumulate(coming.begin(), coming.end(), 0.0);
    for (int round = 0; round < 400; ++round) {
        for (std::size_t i = 0; i < coming.size(); ++i) visits[i] += coming[i];
        coming = passed_on(c, coming);
        before = now;
        now = std::accumulate(coming.begin(), coming.end(), 0.0);
    }
    // What is still under way dies out as from one round to the next.
    const double ratio = before > 0 ? std::min(now / before, 1 - 1e-12) : 0;
    for (std::size_t i = 0; i < visits.size(); ++i) visits[i] += coming[i] / (1 - ratio);
    return visits;
}

/// @return stages begun a year
double add_cases(const CaseworkParameters& c, double years, ReplicationSize& size) {
    const std::vector<double> visits = visits_per_year(c);
    double referred = 0, all = 0;
    for (const Service& s : c.services) referred += s.referrals_per_year;
    for (std::size_t i = 0; i < visits.size(); ++i) {
        const double duration = mean(c.stages[i].duration);
        if (visits[i] > 0) size.open_cases += visits[i] * duration;
        all += visits[i];
    }
    if (c.cases_at_start)
        size.open_cases = std::max(size.open_cases, static_cast<double>(*c.cases_at_start));
    if (referred > 0) size.stages_of_a_child = all / referred;
    size.events += all * years * events_per_stage;
    return all;
}

double sessions_of_person(const Authority& a) {
    return a.supervision ? weeks_per_year / a.supervision->interval_weeks : 0;
}

double events_of_person(const Authority& a) {
    double events = events_per_person + sessions_of_person(a);
    if (a.exhaustion) events += weeks_per_year;
    if (a.absence)
        events += 2 * (a.absence->short_spells_per_year + a.absence->long_spells_per_year);
    return events;
}

/// Heads or posts by team, each at its largest.
using ByTeam = std::map<std::string, double>;

std::vector<std::string> teams_of(const Authority& a, const EstablishmentChange& x) {
    if (!x.team.empty()) return {x.team};
    std::vector<std::string> teams;
    for (const Team& team : a.teams)
        if (!x.team_kind.empty() && team.kind == x.team_kind) teams.push_back(team.name);
    for (const PostGroup& g : a.establishment)
        if (!x.teams_with.empty() && g.family == x.teams_with && g.posts > 0)
            teams.push_back(g.team);
    return teams;
}

ByTeam added_posts(const Authority& a, const std::vector<Policy>& policies) {
    ByTeam most;
    for (const Policy& policy : policies) {
        ByTeam added;
        for (const Block& block : blocks_of(policy)) {
            if (!block.establishment || !block.establishment->regraded_from.empty()) continue;
            for (const std::string& team : teams_of(a, *block.establishment))
                added[team] += std::max(block.establishment->posts, 0);
        }
        for (const auto& [team, posts] : added) most[team] = std::max(most[team], posts);
    }
    return most;
}

/// Posts and whoever holds none, by team; those of no team in a place of their own.
ByTeam people_by_team(const Authority& a, const ByTeam& posts, double years) {
    ByTeam people = posts;
    for (const StaffGroup& g : a.staff)
        if (g.outside_posts) people[g.team] += g.heads;
    for (const ArrivalStream& s : a.arrivals) people[s.team] += s.per_year * std::min(years, 20.0);
    for (const Intake& i : a.intakes)
        if (i.beyond_establishment) people[i.team] += i.seats * std::min(years, 20.0);
    if (a.cover && a.cover->agency && !a.teams.empty())
        people[""] += std::max(a.cover->agency->beyond_establishment,
                               a.cover->agency->covering_at_start.value_or(0));
    return people;
}

/// A session looks for who supervises, or stands in, in the whole team; a case for who has most
/// room; and a request for cover, where agencies are capped, at every post.
void add_comparisons(const Authority& a, const ByTeam& people, double case_visits, double years,
                     ReplicationSize& size) {
    double largest = 0;
    for (const auto& [team, heads] : people) {
        largest = std::max(largest, heads);
        size.comparisons += heads * heads * sessions_of_person(a) * years;
    }
    size.comparisons += case_visits * years * 2 * largest;
    if (a.cover && a.cover->agency && a.cover->agency->cap_share < 1)
        size.comparisons += size.posts * size.posts * years;
}

std::string in_words(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.0f", x);
    std::string all = text;
    for (std::size_t at = all.size(); at > 3; at -= 3) all.insert(at - 3, ",");
    return x < 1e15 ? all : number_text(x);
}

void refuse_above(const Place& place, const char* where, double x, double most,
                  const std::string& what) {
    if (x <= most) return;
    place.add(where, "makes about " + in_words(x) + ' ' + what + ", and at most " + in_words(most) +
                         " can be simulated.");
}

} // namespace

namespace {

double vacancies_at_start(const Authority& a, const std::vector<Policy>& policies) {
    double vacant = -static_cast<double>(a.staff_list.size());
    for (const PostGroup& g : a.establishment) vacant += g.posts;
    for (const auto& [team, posts] : added_posts(a, policies)) vacant += posts;
    for (const StaffGroup& g : a.staff) vacant -= g.outside_posts ? 0 : g.heads;
    return vacant;
}

/// More cannot be named.
void check_pilots(const Place& place, const std::vector<Policy>& policies, double years) {
    constexpr std::size_t most_pilots = 16;
    constexpr double most_times = 60; // that a pilot begins
    for (const Policy& policy : policies) {
        std::size_t pilots = 0;
        bool repeats = false;
        for (const Block& block : blocks_of(policy)) {
            pilots += block.school_pilot.has_value();
            repeats |= block.school_pilot && block.school_pilot->repeats_yearly;
        }
        const std::string whose = "policy " + policy.name;
        if (pilots > most_pilots)
            place.add("", whose + " has " + std::to_string(pilots) +
                              " school pilots, and at most 16 can be simulated.");
        if (repeats && years > most_times)
            place.add("", whose + " has a school pilot that begins every year, and at most 60 of "
                                  "them can be simulated: shorten the horizon.");
    }
}

} // namespace

double ReplicationSize::work() const { return events + comparisons / comparisons_per_event; }

ReplicationSize replication_size(const Authority& a, const std::vector<Policy>& policies,
                                 double years) {
    ReplicationSize size;
    ByTeam posts = added_posts(a, policies);
    for (const PostGroup& g : a.establishment) posts[g.team] += g.posts;
    const double growth = std::max(a.establishment_growth_per_year, 0.0);
    for (auto& [team, number] : posts) {
        number *= elementary::exp(years * elementary::log(1 + growth));
        size.posts += number;
    }
    const ByTeam people = people_by_team(a, posts, years);
    double seats = 0;
    for (const Intake& i : a.intakes)
        seats += i.beyond_establishment ? 0 : i.seats * std::min(years, 20.0);
    for (const auto& [team, heads] : people) size.people += heads;
    size.people += seats;
    size.events = std::max(size.posts, size.people) * years * events_of_person(a);
    const double case_visits = a.casework ? add_cases(*a.casework, years, size) : 0;
    add_comparisons(a, people, case_visits, years, size);
    return size;
}

void check_size(const Tree& document, const Authority& a, const std::vector<Policy>& policies,
                double years, std::vector<Fault>& found, std::vector<Fault>& notes) {
    const ReplicationSize size = replication_size(a, policies, years);
    const std::size_t before = found.size();
    const Place place{document, "", found};
    refuse_above(place, "establishment", size.posts, most_posts, "posts");
    refuse_above(place, "staff", size.people, most_posts, "people");
    refuse_above(place, "casework", size.open_cases, most_cases, "open cases at a time");
    refuse_above(place, "casework.stages", size.stages_of_a_child, most_stages_of_a_child,
                 "stages that a child passes through");
    check_pilots(place, policies, years);
    if (found.size() > before) return;
    refuse_above(place, "", size.work(), most_events, "events in one replication");
    if (found.size() > before) return;
    const Place remark{document, "", notes};
    if (size.work() > many_events)
        remark.add("", "makes about as much work as " + in_words(size.work()) +
                           " events in one replication, each of which takes ten seconds or "
                           "longer.");
    const double vacant = vacancies_at_start(a, policies);
    if (vacant > many_vacancies)
        remark.add("establishment", "has about " + in_words(vacant) +
                                        " vacant posts at the start, or where a policy adds them: "
                                        "a replication may take ten seconds or longer.");
}

} // namespace tenure
