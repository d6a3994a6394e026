#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/shipped.hpp"
#include "cli/study_run.hpp"
#include "cli/working_life.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

namespace tenure::cli {

namespace {

struct TraceChoices {
    std::string study, policy;
    std::uint32_t replication = 0;
    std::uint32_t practitioner = 0;
    Overrides overrides;
};

/// Writes down one life: the k-th person to appear in the replication.
class Biographer final : public Observer {
public:
    Biographer(const Study& study, std::uint32_t k) : study_(study), wanted_(k) {}

    void on_event(const State& s, const Event& h) override {
        if (h.kind == EventKind::practitioner_started &&
            h.detail != static_cast<int>(StartedFrom::break_return) && seen_++ == wanted_)
            who_ = person(s, h.who).who;
        if (who_.bits == 0) return;
        for (auto over = cases_.over(s.now); !over.text.empty(); over = cases_.over(s.now))
            line(over.at, over.text);
        if (!h.who || person(s, h.who).who.bits != who_.bits) return;
        born_ = person(s, h.who).born;
        if (is_of_case(h.kind)) return cases_.add(s, h);
        const bool supervised =
            h.kind == EventKind::supervision_held || h.kind == EventKind::supervision_missed;
        line(s.now, supervised ? supervision_.add(s, h) : sentence(s, h));
    }
    bool found() const { return who_.bits != 0; }
    std::uint32_t seen() const { return seen_; }

private:
    std::string role(RoleId r) const {
        const Role& x = study_.authority.ladder.roles[r.index()];
        return x.title.empty() ? x.name : x.title;
    }

    static std::string in_words(const char* format, double x) {
        char text[64];
        std::snprintf(text, sizeof text, format, x);
        return text;
    }

    static std::string came_from(const Practitioner& x) {
        const bool agency = static_cast<Source>(x.who.bits >> 28) == Source::agency;
        return agency ? ", after covering the post for an agency" : "";
    }

    std::string started(const State& s, const Practitioner& x) const {
        if (x.from == StartedFrom::break_return)
            return "is back from a career break, as " + role(x.role);
        if (x.from != StartedFrom::initial)
            return "joins as " + role(x.role) + came_from(x) +
                   (x.post ? "" : ", without a post yet");
        return "is in post as " + role(x.role) +
               in_words(", %.1f years here", in_years(s.now - x.joined)) +
               in_words(", %.1f in the role", in_years(s.now - x.in_role_since));
    }

    std::string why_leaving(const State& s, PractitionerId p) const {
        const Practitioner& x = person(s, p);
        std::string why = x.blocked ? "; has waited too long to advance" : "";
        if (x.mismatched) why += "; manages without having wanted to";
        if (x.frailty > 1.5)
            why += in_words("; of those more ready to leave (frailty %.1f)", x.frailty);
        if (x.frailty < 0.5) why += in_words("; of those slow to leave (frailty %.1f)", x.frailty);
        return why + in_words("; %.1f years here", in_years(s.now - x.joined)) +
               exhaustion_now(s, p);
    }

    std::string changed_role(const Event& h, const Practitioner& x) const {
        std::string how =
            h.detail < 0
                ? ""
                : to_text(study_.authority.ladder.progressions[static_cast<std::size_t>(h.detail)]
                              .kind);
        return "becomes " + role(x.role) + " (by " + how + ")" +
               (x.mismatched ? ", though not what was wanted" : "");
    }

    std::string course(const Event& h) const {
        return study_.authority.ladder.qualifications[static_cast<std::size_t>(h.detail)].title;
    }

    std::string sentence(const State& s, const Event& h) const {
        const Practitioner& x = person(s, h.who);
        const std::string to = h.detail >= 0 && h.detail < destinations
                                   ? to_text(static_cast<Destination>(h.detail))
                                   : "";
        switch (h.kind) {
        case EventKind::practitioner_started: return started(s, x);
        case EventKind::notice_given: return "gives notice, for " + to + why_leaving(s, h.who);
        case EventKind::practitioner_left: return "leaves, for " + to + why_leaving(s, h.who);
        case EventKind::role_changed: return changed_role(h, x);
        case EventKind::post_filled: return "takes post " + std::to_string(h.post.value);
        case EventKind::post_vacated:
            return "leaves post " + std::to_string(h.post.value) + " empty";
        case EventKind::programme_extended: return "has the first-year programme extended";
        case EventKind::programme_failed: return "fails the first-year programme";
        case EventKind::portfolio_begun: return "begins a portfolio";
        case EventKind::portfolio_submitted: return "submits the portfolio";
        case EventKind::portfolio_failed: return "is told to work on the portfolio";
        case EventKind::progression_blocked:
            return "has waited too long to advance: leaving becomes likelier";
        case EventKind::course_begun: return "begins a course: " + course(h);
        case EventKind::course_completed: return "completes a course: " + course(h);
        case EventKind::payment_made:
            return in_words("is paid %.0f pounds for staying", static_cast<double>(h.detail));
        case EventKind::tie_in_begun:
            return "is tied in by a retention payment: leaving becomes less likely towards its end";
        case EventKind::tie_in_ended:
            return "is tied in no longer: leaving that was put off becomes likely again";
        case EventKind::preparation_begun: return "begins a programme for another role";
        case EventKind::preparation_ended: return "completes the programme for another role";
        case EventKind::registration_lapsed: return "lets their registration lapse";
        case EventKind::registration_restored: return "is registered again";
        case EventKind::registration_given_up: return "gives up their registration";
        case EventKind::secondment_begun:
            return "is seconded to post " + std::to_string(h.post.value) + "; their own is kept";
        case EventKind::secondment_ended:
            return "comes back from secondment to post " + std::to_string(h.post.value);
        case EventKind::break_ended:
            return h.detail != 0 ? "looks for a post here again" : "does not come back";
        default: return working_life(study_, s, h);
        }
    }

    void line(Instant at, const std::string& text) const {
        if (text.empty()) return;
        const std::string day = to_text(date_of(at, study_.authority.start_date));
        std::printf("%s  age %2.0f  %s\n", day.c_str(), in_years(at - born_), text.c_str());
    }

    const Study& study_;
    std::uint32_t wanted_, seen_ = 0;
    Entity who_{};
    Instant born_{};
    SupervisionYear supervision_;
    CaseQuarter cases_;
};

std::size_t index_of_policy(const Study& study, const std::string& name) {
    std::string known;
    for (std::size_t i = 0; i < study.policies.size(); ++i) {
        if (name.empty() || study.policies[i].name == name) return i;
        known += (i > 0 ? ", " : "") + study.policies[i].name;
    }
    throw CLI::ValidationError("--policy", "the study has no policy " + name + "; it has " + known);
}

int trace(const TraceChoices& asked) {
    const LoadedStudy loaded = read_study(asked.study, asked.overrides);
    const std::uint32_t share = loaded.anything_varies() ? loaded.study().replications_per_draw : 1;
    const Study study =
        loaded.anything_varies() ? loaded.drawn(asked.replication / share) : loaded.study();
    const std::size_t policy = index_of_policy(study, asked.policy);
    const Model model =
        compile(study.authority, study.policies[policy], study.calendar, study.horizon_years);
    State state;
    std::vector<std::int64_t> rows;
    Biographer biographer(study, asked.practitioner);
    std::printf("Practitioner %u, replication %u, policy %s\n", asked.practitioner,
                asked.replication, study.policies[policy].name.c_str());
    simulate(model, {study.seed, asked.replication}, state, rows, &biographer);
    if (biographer.found()) return done;
    std::printf("There is no such practitioner: %u appear in this replication, the first of them "
                "number 0.\n",
                biographer.seen());
    return usage;
}

} // namespace

void add_trace(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<TraceChoices>();
    CLI::App* sub = subcommand(
        app, "trace", "Tell one practitioner's life, event by event",
        "tenure trace scenarios/studies/bexley.yaml --policy retention_payment --practitioner 40");
    look_where_shipped(sub->add_option("study", asked->study, "Study file")->required());
    sub->add_option("--policy", asked->policy, "Under this policy (default: the baseline)");
    add_whole(*sub, "--replication", asked->replication, 0, 16777215,
              "In this replication (default 0)");
    add_whole(*sub, "--practitioner", asked->practitioner, 0, UINT32_MAX,
              "The n-th to appear, counted from 0 (default 0)");
    add_whole(*sub, "--seed", asked->overrides.seed, 0, largest_whole, "Instead of the study's");
    sub->callback([asked, &action] { action = [asked] { return trace(*asked); }; });
}

} // namespace tenure::cli
