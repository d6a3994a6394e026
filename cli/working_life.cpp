#include "cli/working_life.hpp"

#include <cstdio>
#include <utility>

namespace tenure::cli {

namespace {

std::string in_words(const char* format, double x) {
    char text[64];
    std::snprintf(text, sizeof text, format, x);
    return text;
}

std::string number(double x) { return in_words("%.0f", x); }

AbsenceKind kind_of(const Event& h) { return static_cast<AbsenceKind>(h.detail % 16); }

std::string falls_ill(const State& s, const Event& h) {
    if (kind_of(h) == AbsenceKind::parental) return "goes on parental leave";
    const bool is_long = kind_of(h) == AbsenceKind::long_spell;
    return std::string("falls ill (") + (is_long ? "long" : "short") + " spell)" +
           exhaustion_now(s, h.who);
}

std::string comes_back(const State& s, const Event& h) {
    const Absence& a = s.absence[h.who.index()];
    const double days = in_years(s.now - a.began) * 365.25;
    return "is back after " + in_words("%.1f days", days) +
           (kind_of(h) == AbsenceKind::parental ? " of parental leave" : "") +
           (h.detail >= 16 ? ", with less work at first" : "");
}

/// What the last look found, for the change it made.
std::string since_the_last_update(const State& s, PractitionerId p) {
    const Exhaustion& e = s.exhaustion[p.index()];
    std::string why = in_words("workload %.2f of the norm", e.ratio);
    if (e.due > 0) why += ", " + number(e.held) + " of " + number(e.due) + " sessions held";
    if (person(s, p).blocked) why += ", has waited too long to advance";
    return why;
}

std::string of_exhaustion(const State& s, const Event& h) {
    const double x = s.exhaustion[h.who.index()].x;
    const bool high = h.kind == EventKind::exhaustion_high;
    return (high ? "has become exhausted (" : "is exhausted no longer (") + in_words("%.2f", x) +
           "): " + since_the_last_update(s, h.who);
}

std::string team(const Study& study, TeamId t) {
    const Team& x = study.authority.teams[t.index()];
    return x.title.empty() ? x.name : x.title;
}

std::string of_cover(const Study& study, const State& s, const Event& h) {
    const std::string at = h.post ? "post " + std::to_string(h.post.value) + " in " +
                                        team(study, s.posts[h.post.index()].team)
                                  : "elsewhere";
    if (h.kind == EventKind::cover_ended) return "covers " + at + " no longer";
    if (h.kind != EventKind::cover_began) return "";
    if (h.detail == covers_schools) return "works in schools for a time";
    if (h.detail >= covers_stream)
        return "is sent to " +
               team(study,
                    s.model->stream_team[static_cast<std::size_t>(h.detail - covers_stream)]) +
               ", which has asked for help";
    const bool vacant = !s.posts[h.post.index()].holder;
    return "is sent to cover " + at + ", " + (vacant ? "vacant" : "whose holder is away for long");
}

void tell_part(std::string& text, int count, const char* what) {
    if (count > 0) text += (text.empty() ? "" : ", ") + (what + (" " + number(count)));
}

std::string now_has(std::uint32_t cases) { return "; has " + number(cases) + " now"; }

} // namespace

std::string exhaustion_now(const State& s, PractitionerId p) {
    if (!s.model->on.exhaustion) return "";
    return in_words(", exhaustion %.2f", s.exhaustion[p.index()].x);
}

std::string working_life(const Study& study, const State& s, const Event& h) {
    switch (h.kind) {
    case EventKind::hours_changed:
        return in_words("works %.2f of full time from now on", h.detail / 100.0);
    case EventKind::absence_began: return falls_ill(s, h);
    case EventKind::absence_is_long: return "is away for long: cases go to colleagues";
    case EventKind::absence_ended: return comes_back(s, h);
    case EventKind::back_in_full: return "has all of the work again";
    case EventKind::exhaustion_high:
    case EventKind::exhaustion_eased: return of_exhaustion(s, h);
    case EventKind::cover_began:
    case EventKind::cover_ended: return of_cover(study, s, h);
    case EventKind::wish_began: return "comes to want another team";
    case EventKind::wish_passed: return "wants another team no more";
    case EventKind::transfer_agreed: return "is to move to a wanted team, off the register";
    case EventKind::transferred: return "has moved to a post like their own in another team";
    case EventKind::moved_post: return "has chosen another team";
    case EventKind::academy_ended: return "is through with the academy";
    case EventKind::arrangement_changed: return "has other terms in the academy from now on";
    case EventKind::protected_time_begun: return "has part of the week protected from now on";
    case EventKind::protected_time_ended: return "has no part of the week protected any more";
    default: return "";
    }
}

std::string SupervisionYear::add(const State& s, const Event& h) {
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
    if (h.kind == EventKind::supervision_held)
        ++held_;
    else
        ++(h.detail == 1 ? nobody_had_time_ : nobody_there_);
    return text;
}

bool is_of_case(EventKind kind) {
    switch (kind) {
    case EventKind::case_given:
    case EventKind::case_handed_over:
    case EventKind::case_moved_on:
    case EventKind::case_closed: return true;
    default: return false;
    }
}

void CaseQuarter::add(const State& s, const Event& h) {
    at_ = s.now;
    if (began_ == never) began_ = s.now;
    cases_ = worker(s, h.who).cases;
    now_.taken += h.kind == EventKind::case_given;
    now_.closed += h.kind == EventKind::case_closed;
    now_.handed_over += h.kind == EventKind::case_handed_over;
    now_.moved_on += h.kind == EventKind::case_moved_on;
}

/// Fewer than this many at once are routine.
constexpr int many = 5;

CaseQuarter::Line CaseQuarter::at_once() {
    std::string text;
    if (now_.handed_over >= many)
        tell_part(text, std::exchange(now_.handed_over, 0), "cases handed over to colleagues:");
    if (now_.taken >= many)
        tell_part(text, std::exchange(now_.taken, 0), "cases taken on at once:");
    quarter_.taken += now_.taken;
    quarter_.closed += now_.closed;
    quarter_.handed_over += now_.handed_over;
    quarter_.moved_on += now_.moved_on;
    now_ = {};
    return {at_, text};
}

CaseQuarter::Line CaseQuarter::over(Instant now) {
    if (at_ < now) {
        const Line line = at_once();
        at_ = never;
        if (!line.text.empty()) return line;
    }
    if (began_ == never || now - began_ < whole_days(91)) return {};
    std::string text;
    tell_part(text, quarter_.taken, "taken on");
    tell_part(text, quarter_.closed, "closed");
    tell_part(text, quarter_.moved_on, "gone on to another stage");
    tell_part(text, quarter_.handed_over, "handed over");
    const Line line{began_ + whole_days(91),
                    text.empty() ? "" : "cases in the past quarter: " + text + now_has(cases_)};
    began_ = never;
    quarter_ = {};
    return line;
}

} // namespace tenure::cli
