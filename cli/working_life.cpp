#include "cli/working_life.hpp"

#include <cstdio>

namespace tenure::cli {

namespace {

std::string in_words(const char* format, double x) {
    char text[64];
    std::snprintf(text, sizeof text, format, x);
    return text;
}

std::string number(double x) { return in_words("%.0f", x); }

AbsenceKind kind_of(const Happening& h) { return static_cast<AbsenceKind>(h.detail % 16); }

std::string falls_ill(const State& s, const Happening& h) {
    if (kind_of(h) == AbsenceKind::parental) return "goes on parental leave";
    const bool is_long = kind_of(h) == AbsenceKind::long_spell;
    return std::string("falls ill (") + (is_long ? "long" : "short") + " spell)" +
           exhaustion_now(s, h.who);
}

std::string comes_back(const State& s, const Happening& h) {
    const Absence& a = s.conditions.absence[h.who.index()];
    const double days = in_years(s.now - a.began) * 365.25;
    return "is back after " + in_words("%.1f days", days) +
           (kind_of(h) == AbsenceKind::parental ? " of parental leave" : "") +
           (h.detail >= 16 ? ", with less work at first" : "");
}

/// What the last look found, for the change it made.
std::string since_the_last_look(const State& s, PractitionerId p) {
    const Exhaustion& e = s.conditions.exhaustion[p.index()];
    std::string why = in_words("workload %.2f of the norm", e.ratio);
    if (e.due > 0) why += ", " + number(e.held) + " of " + number(e.due) + " sessions held";
    if (person(s, p).blocked) why += ", has waited too long to advance";
    return why;
}

std::string of_exhaustion(const State& s, const Happening& h) {
    const double x = s.conditions.exhaustion[h.who.index()].x;
    const bool high = h.kind == HappeningKind::exhaustion_high;
    return (high ? "has become exhausted (" : "is exhausted no longer (") + in_words("%.2f", x) +
           "): " + since_the_last_look(s, h.who);
}

std::string child(const State& s, const Happening& h) {
    const Case& c = s.conditions.cases[static_cast<std::size_t>(h.detail)];
    return "child " + std::to_string(c.child.bits & 0xfffffffu);
}

std::string of_case(const Study& study, const State& s, const Happening& h) {
    const std::string whose = "the case of " + child(s, h);
    const Case& c = s.conditions.cases[static_cast<std::size_t>(h.detail)];
    const std::string now = ", now " + std::to_string(worker(s, h.who).cases) + " cases";
    switch (h.kind) {
    case HappeningKind::case_given: return "takes on " + whose + now;
    case HappeningKind::case_handed_over: return "hands over " + whose + now;
    case HappeningKind::case_closed: return "closes " + whose + now;
    case HappeningKind::case_moved_on:
        return whose + " moves on" +
               (c.stage ? " to " + study.authority.casework->stages[c.stage.index()].name : "");
    default: return whose + " waits for a worker";
    }
}

std::string of_cover(const Happening& h) {
    const std::string at = h.post ? "post " + std::to_string(h.post.value) : "a post";
    switch (h.kind) {
    case HappeningKind::cover_began:
        return (h.detail == 1 ? "comes from the pool to cover "
                              : "comes from an agency to cover ") +
               at;
    case HappeningKind::cover_ended: return "covers " + at + " no longer";
    case HappeningKind::agency_converted: return "takes " + at + " for good";
    default: return "nobody is to be had to cover " + at;
    }
}

} // namespace

std::string exhaustion_now(const State& s, PractitionerId p) {
    if (!s.model->on.exhaustion) return "";
    return in_words(", exhaustion %.2f", s.conditions.exhaustion[p.index()].x);
}

std::string working_life(const Study& study, const State& s, const Happening& h) {
    switch (h.kind) {
    case HappeningKind::hours_changed:
        return in_words("works %.2f of full time from now on", h.detail / 100.0);
    case HappeningKind::absence_began: return falls_ill(s, h);
    case HappeningKind::absence_is_long: return "is away for long: cases go to colleagues";
    case HappeningKind::absence_ended: return comes_back(s, h);
    case HappeningKind::back_in_full: return "has all of the work again";
    case HappeningKind::exhaustion_high:
    case HappeningKind::exhaustion_eased: return of_exhaustion(s, h);
    case HappeningKind::case_given:
    case HappeningKind::case_handed_over:
    case HappeningKind::case_moved_on:
    case HappeningKind::case_closed:
    case HappeningKind::case_waits: return of_case(study, s, h);
    case HappeningKind::cover_began:
    case HappeningKind::cover_ended:
    case HappeningKind::cover_failed:
    case HappeningKind::agency_converted: return of_cover(h);
    default: return "";
    }
}

std::string SupervisionYear::add(const State& s, const Happening& h) {
    if (began_ == never) began_ = s.now;
    std::string text;
    if (s.now - began_ >= whole_days(360)) {
        const int missed = nobody_had_time_ + nobody_there_;
        text = "was supervised " + number(held_) + " times of " + number(held_ + missed) +
               " due in the past year";
        if (nobody_had_time_ > 0) text += "; nobody had time: " + number(nobody_had_time_);
        if (nobody_there_ > 0) text += "; nobody was there to: " + number(nobody_there_);
        *this = {};
        began_ = s.now;
    }
    if (h.kind == HappeningKind::supervision_held)
        ++held_;
    else
        ++(h.detail == 1 ? nobody_had_time_ : nobody_there_);
    return text;
}

} // namespace tenure::cli
