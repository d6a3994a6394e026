#include "scenario/size_check.hpp"

#include "kernel/law.hpp"
#include "scenario/place.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

constexpr double weeks_per_year = 365.25 / 7;
constexpr double events_per_person = 20; ///< a year: service, careers, recruitment, absence, cover
constexpr double events_per_stage = 4;   ///< begun, given, held, ended

/// How often each stage is gone through a year: what is referred, and what other stages pass on.
std::vector<double> visits_per_year(const CaseworkParameters& c) {
    const double again = 1 / std::max(1 - c.rereferral_probability, 0.01);
    std::vector<double> first(c.stages.size(), 0);
    const auto stage = [&](const std::string& name) {
        std::size_t i = 0;
        while (i < c.stages.size() && c.stages[i].name != name) ++i;
        return i;
    };
    for (const Service& s : c.services)
        if (const std::size_t i = stage(s.first_stage); i < first.size())
            first[i] += s.referrals_per_year * again;
    std::vector<double> visits = first;
    for (int round = 0; round < 200; ++round) {
        std::vector<double> next = first;
        for (std::size_t i = 0; i < c.stages.size(); ++i)
            for (const StageNext& n : c.stages[i].next)
                if (const std::size_t to = stage(n.stage); to < next.size())
                    next[to] += visits[i] * n.probability;
        visits = std::move(next);
    }
    return visits;
}

void add_cases(const CaseworkParameters& c, double years, ReplicationSize& size) {
    const std::vector<double> visits = visits_per_year(c);
    for (std::size_t i = 0; i < visits.size(); ++i) {
        const double duration = mean(c.stages[i].duration);
        if (visits[i] > 0) size.open_cases += visits[i] * duration;
        size.events += visits[i] * years * events_per_stage;
    }
}

double events_of_person(const Authority& a) {
    double events = events_per_person;
    if (a.exhaustion) events += weeks_per_year;
    if (a.supervision) events += weeks_per_year / a.supervision->interval_weeks;
    if (a.absence)
        events += 2 * (a.absence->short_spells_per_year + a.absence->long_spells_per_year);
    return events;
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

ReplicationSize replication_size(const Authority& a, double years) {
    ReplicationSize size;
    for (const PostGroup& g : a.establishment) size.posts += g.posts;
    for (const StaffGroup& g : a.staff) size.people += g.heads;
    size.people += static_cast<double>(a.staff_list.size());
    double coming = 0;
    for (const ArrivalStream& s : a.arrivals) coming += s.per_year;
    for (const Intake& i : a.intakes) coming += i.seats;
    size.people += coming * std::min(years, 20.0);
    size.events = std::max(size.posts, size.people) * years * events_of_person(a);
    if (a.casework) add_cases(*a.casework, years, size);
    return size;
}

void check_size(const Tree& document, const Authority& a, double years, std::vector<Fault>& found,
                std::vector<Fault>& notes) {
    const ReplicationSize size = replication_size(a, years);
    const std::size_t before = found.size();
    const Place place{document, "", found};
    refuse_above(place, "establishment", size.posts, most_posts, "posts");
    refuse_above(place, "staff", size.people, most_posts, "people");
    refuse_above(place, "casework", size.open_cases, most_cases, "open cases at a time");
    if (found.size() > before) return;
    refuse_above(place, "", size.events, most_events, "events in one replication");
    if (found.size() > before) return;
    const Place remark{document, "", notes};
    if (size.events > many_events)
        remark.add("", "makes about " + in_words(size.events) +
                           " events in one replication, each of which takes a minute or longer.");
    double seated = static_cast<double>(a.staff_list.size());
    for (const StaffGroup& g : a.staff) seated += g.outside_posts ? 0 : g.heads;
    if (size.posts - seated > many_vacancies)
        remark.add("establishment", "has about " + in_words(size.posts - seated) +
                                        " vacant posts at the start: a replication may take a "
                                        "minute or longer.");
}

} // namespace tenure
