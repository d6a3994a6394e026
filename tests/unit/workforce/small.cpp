#include "tests/unit/workforce/small.hpp"

#include <cstdio>

namespace tenure::test {

namespace {

const char* word(HappeningKind kind) {
    switch (kind) {
    case HappeningKind::practitioner_started: return "started";
    case HappeningKind::notice_given: return "notice";
    case HappeningKind::practitioner_left: return "left";
    case HappeningKind::role_changed: return "role";
    case HappeningKind::moved_post: return "moved";
    case HappeningKind::post_vacated: return "vacated";
    case HappeningKind::post_taken: return "taken";
    case HappeningKind::post_filled: return "filled";
    case HappeningKind::posts_changed: return "posts";
    case HappeningKind::round_failed: return "round failed";
    case HappeningKind::programme_extended: return "extended";
    case HappeningKind::programme_failed: return "programme failed";
    case HappeningKind::portfolio_begun: return "portfolio";
    case HappeningKind::portfolio_submitted: return "submitted";
    case HappeningKind::portfolio_failed: return "portfolio failed";
    case HappeningKind::progression_blocked: return "blocked";
    case HappeningKind::course_begun: return "course";
    case HappeningKind::course_completed: return "qualified";
    case HappeningKind::payment_made: return "paid";
    case HappeningKind::tie_in_begun: return "tied";
    case HappeningKind::tie_in_ended: return "untied";
    case HappeningKind::break_ended: return "break ended";
    case HappeningKind::placed: return "placed";
    case HappeningKind::hours_changed: return "hours";
    case HappeningKind::absence_began: return "absent";
    case HappeningKind::absence_is_long: return "long absent";
    case HappeningKind::absence_ended: return "back";
    case HappeningKind::back_in_full: return "back in full";
    case HappeningKind::supervision_held: return "supervised";
    case HappeningKind::supervision_missed: return "not supervised";
    case HappeningKind::exhaustion_high: return "exhausted";
    case HappeningKind::exhaustion_eased: return "eased";
    case HappeningKind::case_given: return "given";
    case HappeningKind::case_handed_over: return "handed over";
    case HappeningKind::case_moved_on: return "moved on";
    case HappeningKind::case_closed: return "closed";
    case HappeningKind::case_waits: return "waits";
    case HappeningKind::cover_began: return "covers";
    case HappeningKind::cover_ended: return "covers no more";
    case HappeningKind::cover_failed: return "no cover";
    case HappeningKind::agency_converted: return "converted";
    case HappeningKind::wish_began: return "wishes";
    case HappeningKind::wish_passed: return "wishes no more";
    case HappeningKind::transfer_agreed: return "transfer agreed";
    case HappeningKind::transferred: return "transferred";
    case HappeningKind::academy_ended: return "academy ended";
    case HappeningKind::terms_changed: return "terms";
    case HappeningKind::protected_time_begun: return "protected";
    case HappeningKind::protected_time_ended: return "protected no more";
    case HappeningKind::preparation_begun: return "prepares";
    case HappeningKind::preparation_ended: return "prepared";
    case HappeningKind::registration_lapsed: return "lapses";
    case HappeningKind::registration_restored: return "restored";
    case HappeningKind::registration_given_up: return "gives up";
    case HappeningKind::secondment_begun: return "seconded";
    case HappeningKind::secondment_ended: return "returns";
    case HappeningKind::kept_no_longer: return "kept no longer";
    }
    return "";
}

std::string name_of(const State& s, PractitionerId p) {
    const std::uint32_t bits = person(s, p).who.bits;
    const std::uint32_t ordinal = bits & 0xffffu;
    switch (static_cast<Source>(bits >> 28)) {
    case Source::initial: return "i" + std::to_string((bits >> 16 & 0xfffu) + ordinal);
    case Source::intake: return "n" + std::to_string(ordinal);
    default: return "o" + std::to_string(ordinal);
    }
}

bool is_setup(const State& s, const Happening& h) {
    return s.now == study_start &&
           (h.kind == HappeningKind::practitioner_started || h.kind == HappeningKind::post_filled);
}

} // namespace

void Diary::happened(const State& s, const Happening& h) {
    if (is_setup(s, h)) return;
    char day[32];
    const double days = static_cast<double>(microseconds(s.now)) / microseconds_per_day;
    std::snprintf(day, sizeof day, "%.2f ", days);
    std::string line = day + std::string(word(h.kind));
    if (h.who) line += " " + name_of(s, h.who);
    if (h.post) line += " p" + std::to_string(h.post.value);
    lines.push_back(line);
}

void add_role(Authority& a, const std::string& role, int posts, double heads, Filling filling,
              double outside_share) {
    if (a.teams.empty()) a.teams = {{"one", ""}};
    Role r;
    r.name = role;
    a.ladder.roles.push_back(r);
    a.ladder.families.push_back({role, "", {role}, role});
    if (posts > 0) a.establishment.push_back({role, "one", posts});
    if (heads > 0) a.staff.push_back({role, "one", heads});
    a.recruitment.families.push_back({role, filling, Law{}, outside_share});
}

void add_way(Authority& a, const std::string& from, const std::string& to, ProgressionKind kind) {
    Progression p;
    p.from = from;
    p.to = to;
    p.kind = kind;
    a.ladder.progressions.push_back(p);
}

Authority one_way_up(ProgressionKind kind) {
    Authority a;
    add_role(a, "lower", 1, 1);
    Role upper;
    upper.name = "upper";
    a.ladder.roles.push_back(upper);
    a.ladder.families[0].roles.push_back("upper");
    add_way(a, "lower", "upper", kind);
    a.start_date = {2023, 1, 1};
    return a;
}

Authority seniors_and_manager(int seniors) {
    Authority a;
    add_role(a, "senior", seniors, seniors, Filling::advertised);
    add_role(a, "manager", 1, 1, Filling::advertised);
    a.ladder.roles[1].track = Track::management;
    add_way(a, "senior", "manager", ProgressionKind::vacancy);
    a.ladder.progressions[0].application_probability = 1;
    a.population.practice_aspiration_share = 0;
    a.population.management_aspiration_share = 1;
    a.recruitment.inside_appointable = 1;
    leaves_after(a, "manager", 100, Destination::profession);
    return a;
}

void leaves_after(Authority& a, const std::string& role, double days, Destination to) {
    LeavingDestination d;
    d.destination = to;
    d.rate_per_year = 1e7;
    d.tenure_bands = {{0, 0}, {days / 365.25, 1}};
    for (const Role& r : a.ladder.roles)
        d.role_multipliers.push_back({r.name, r.name == role ? 1. : 0.});
    a.leaving.to.push_back(d);
}

FamilyRecruitment& filling_of(Authority& a, const std::string& family) {
    for (FamilyRecruitment& f : a.recruitment.families)
        if (f.family == family) return f;
    throw std::logic_error("no such family");
}

Lines lines_with(const Lines& diary, const std::string& words) {
    Lines found;
    for (const std::string& line : diary)
        if (line.find(words) != std::string::npos) found.push_back(line);
    return found;
}

double Told::measure(const std::string& name, std::size_t first, std::size_t last) const {
    std::size_t i = 0;
    while (formulas.at(i).measure.name != name) ++i;
    const auto stored = evaluate(formulas, {rows, periods, columns}, first, last)[i];
    return stored == missing
               ? -1
               : static_cast<double>(stored) / static_cast<double>(formulas[i].measure.scale);
}

Told tell_story(const Authority& a, double horizon_years, const std::vector<Block>& blocks,
                CalendarKind calendar, State& state) {
    const Model model = compile(a, {"policy", "", "", blocks}, calendar, horizon_years);
    Diary diary;
    Told told;
    simulate(model, {7, 0}, state, told.rows, &diary);
    told.diary = diary.lines;
    told.formulas = formulas(a.ladder, mechanisms_of(a));
    told.periods = model.periods;
    told.columns = raw_columns(a.ladder.roles.size());
    return told;
}

Told tell_story(const Authority& a, double horizon_years, const std::vector<Block>& blocks,
                CalendarKind calendar) {
    State state;
    return tell_story(a, horizon_years, blocks, calendar, state);
}

} // namespace tenure::test
