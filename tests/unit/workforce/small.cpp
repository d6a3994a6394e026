#include "tests/unit/workforce/small.hpp"

#include <cstdio>

namespace tenure::test {

namespace {

const char* word(EventKind kind) {
    switch (kind) {
    case EventKind::practitioner_started: return "started";
    case EventKind::notice_given: return "notice";
    case EventKind::practitioner_left: return "left";
    case EventKind::role_changed: return "role";
    case EventKind::moved_post: return "moved";
    case EventKind::post_vacated: return "vacated";
    case EventKind::post_taken: return "taken";
    case EventKind::post_filled: return "filled";
    case EventKind::posts_changed: return "posts";
    case EventKind::round_failed: return "round failed";
    case EventKind::programme_extended: return "extended";
    case EventKind::programme_failed: return "programme failed";
    case EventKind::portfolio_begun: return "portfolio";
    case EventKind::portfolio_submitted: return "submitted";
    case EventKind::portfolio_failed: return "portfolio failed";
    case EventKind::progression_blocked: return "blocked";
    case EventKind::course_begun: return "course";
    case EventKind::course_completed: return "qualified";
    case EventKind::payment_made: return "paid";
    case EventKind::tie_in_begun: return "tied";
    case EventKind::tie_in_ended: return "untied";
    case EventKind::break_ended: return "break ended";
    case EventKind::placed: return "placed";
    case EventKind::hours_changed: return "hours";
    case EventKind::absence_began: return "absent";
    case EventKind::absence_is_long: return "long absent";
    case EventKind::absence_ended: return "back";
    case EventKind::back_in_full: return "back in full";
    case EventKind::supervision_held: return "supervised";
    case EventKind::supervision_missed: return "not supervised";
    case EventKind::exhaustion_high: return "exhausted";
    case EventKind::exhaustion_eased: return "eased";
    case EventKind::case_given: return "given";
    case EventKind::case_handed_over: return "handed over";
    case EventKind::case_moved_on: return "moved on";
    case EventKind::case_closed: return "closed";
    case EventKind::case_waits: return "waits";
    case EventKind::cover_began: return "covers";
    case EventKind::cover_ended: return "covers no more";
    case EventKind::cover_failed: return "no cover";
    case EventKind::agency_converted: return "converted";
    case EventKind::wish_began: return "wishes";
    case EventKind::wish_passed: return "wishes no more";
    case EventKind::transfer_agreed: return "transfer agreed";
    case EventKind::transferred: return "transferred";
    case EventKind::academy_ended: return "academy ended";
    case EventKind::arrangement_changed: return "terms";
    case EventKind::protected_time_begun: return "protected";
    case EventKind::protected_time_ended: return "protected no more";
    case EventKind::preparation_begun: return "prepares";
    case EventKind::preparation_ended: return "prepared";
    case EventKind::registration_lapsed: return "lapses";
    case EventKind::registration_restored: return "restored";
    case EventKind::registration_given_up: return "gives up";
    case EventKind::secondment_begun: return "seconded";
    case EventKind::secondment_ended: return "returns";
    case EventKind::post_moved: return "post moved";
    case EventKind::kept_no_longer: return "kept no longer";
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

bool is_setup(const State& s, const Event& h) {
    return s.now == study_start &&
           (h.kind == EventKind::practitioner_started || h.kind == EventKind::post_filled);
}

} // namespace

void Diary::on_event(const State& s, const Event& h) {
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

void add_progression(Authority& a, const std::string& from, const std::string& to,
                     ProgressionKind kind) {
    Progression p;
    p.from = from;
    p.to = to;
    p.kind = kind;
    a.ladder.progressions.push_back(p);
}

Authority one_progression(ProgressionKind kind) {
    Authority a;
    add_role(a, "lower", 1, 1);
    Role upper;
    upper.name = "upper";
    a.ladder.roles.push_back(upper);
    a.ladder.families[0].roles.push_back("upper");
    add_progression(a, "lower", "upper", kind);
    a.start_date = {2023, 1, 1};
    return a;
}

void add_help(Authority& a, double children_per_year, double years, double cap_share) {
    Stage help;
    help.name = help.team_kind = "help";
    help.duration = fixed_law(years);
    CaseworkParameters c;
    c.cap_share = cap_share;
    c.services = {{"children", "", children_per_year, {}, "help"}};
    c.stages = {help};
    a.casework = c;
}

Authority seniors_and_manager(int seniors) {
    Authority a;
    add_role(a, "senior", seniors, seniors, Filling::advertised);
    add_role(a, "manager", 1, 1, Filling::advertised);
    a.ladder.roles[1].track = Track::management;
    add_progression(a, "senior", "manager", ProgressionKind::vacancy);
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

double Recorded::measure(const std::string& name, std::size_t first, std::size_t last) const {
    std::size_t i = 0;
    while (formulas.at(i).measure.name != name) ++i;
    const auto stored = evaluate(formulas, {rows, periods, columns}, first, last)[i];
    return stored == missing
               ? -1
               : static_cast<double>(stored) / static_cast<double>(formulas[i].measure.scale);
}

Recorded record_story(const Authority& a, double horizon_years, const std::vector<Block>& blocks,
                      CalendarKind calendar, State& state) {
    const Model model = compile(a, {"policy", "", "", blocks}, calendar, horizon_years);
    Diary diary;
    Recorded recorded;
    simulate(model, {7, 0}, state, recorded.rows, &diary);
    recorded.diary = diary.lines;
    recorded.formulas = formulas(a.ladder, mechanisms_of(a));
    recorded.periods = model.periods;
    recorded.columns = raw_columns(a.ladder.roles.size());
    return recorded;
}

Recorded record_story(const Authority& a, double horizon_years, const std::vector<Block>& blocks,
                      CalendarKind calendar) {
    State state;
    return record_story(a, horizon_years, blocks, calendar, state);
}

} // namespace tenure::test
