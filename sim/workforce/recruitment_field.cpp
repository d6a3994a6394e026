#include "workforce/recruitment_field.hpp"

#include "workforce/appointable.hpp"
#include "workforce/influences.hpp"
#include "workforce/rules_in_force.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tenure::field {

namespace {

const RecruitmentParameters& rules(const State& s) { return s.model->recruitment; }

bool may_move(const Practitioner& x, const Post& vacant) {
    return x.status == Status::present && x.competes && !x.moving_to && x.post != vacant.id;
}

bool eligible(const State& s, const Practitioner& x, const ProgressionModel& m,
              const Post& vacant) {
    if (!may_move(x, vacant)) return false;
    if (s.now - x.in_role_since < m.minimum_in_role) return false;
    if (m.minimum_qualified.count() > 0 && s.now - x.qualified < m.minimum_qualified) return false;
    return qualified_for(x, m);
}

/// Visits those on a way who may have a post, some at a time: their number and where they stand.
template <class Visit>
void for_eligible(const State& s, const ProgressionModel& m, const Post& vacant, Visit visit) {
    std::array<PractitionerId, 64> found;
    std::size_t many = 0;
    for_people(s, s.roles[m.from.index()], 1, [&](PractitionerId p) {
        found[many] = p;
        many += eligible(s, person(s, p), m, vacant);
        if (many < found.size()) return;
        visit(found.data(), many);
        many = 0;
    });
    visit(found.data(), many);
}

/// A draw that belongs to a person and a round of advertising a vacancy: each round is a new
/// occasion.
Address in_round(const State& s, Purpose what, Entity who, const Post& vacant) {
    return address(s.random, what, who, vacant.rounds, vacant.vacancy);
}

/// A draw that belongs to a person and a vacancy.
Address pair(const State& s, Purpose what, Entity who, const Post& vacant) {
    return address(s.random, what, who, 0, vacant.vacancy);
}

double drawn_merit(const State& s, Entity judged) {
    return normal(address(s.random, Purpose::merit, judged));
}

double merit_of(State& s, PractitionerId p) {
    double& merit = s.merits[p.index()];
    if (std::isnan(merit)) merit = drawn_merit(s, person(s, p).judged);
    return merit;
}

/// @param own merit, as it would be seen without noise
double judged_merit(const State& s, Entity who, double own, const Post& vacant) {
    return own + rules(s).merit_noise * normal(in_round(s, Purpose::merit_noise, who, vacant));
}

double application_probability(const State& s, PractitionerId who, const ProgressionModel& m) {
    double p = m.application_probability;
    if (!wants(s, person(s, who).aspiration, m.to)) p *= rules(s).reluctant_application;
    if (s.model->acts_on_applications)
        p = elementary::at_odds(p, influences::application_odds(s, who, m.to));
    return p;
}

/// Visits those of some people who apply; two are asked at a time.
template <class Visit>
void for_applicants(const State& s, const PractitionerId* some, std::size_t many,
                    const ProgressionModel& m, const Post& vacant, Visit visit) {
    const auto random = [&](std::size_t k) {
        return in_round(s, Purpose::application, person(s, some[k]).who, vacant);
    };
    const auto ask = [&](std::size_t k, const Words& words) {
        const double p = application_probability(s, some[k], m);
        if (p >= 1 || uniform_of(words.first) < p) visit(some[k]);
    };
    for (std::size_t k = 0; k + 1 < many; k += 2) {
        const TwoBlocks two = two_blocks(random(k), random(k + 1));
        ask(k, two.a);
        ask(k + 1, two.b);
    }
    if (many % 2 == 1) ask(many - 1, block(random(many - 1), 0));
}

struct Best {
    double score = -std::numeric_limits<double>::infinity();
    std::uint32_t who = 0; ///< breaks a tie that has probability 2^-52
    bool beats(double other, std::uint32_t person) const {
        return score > other || (score == other && who < person);
    }
};

/// @param seconded for a while, or else for good
void consider_insiders(State& s, const Post& vacant, RoleId role, bool seconded, Best& best,
                       Choice& choice) {
    for (ProgressionId e : s.model->roles[role.index()].into) {
        if (!s.policy_effects.open[e.index()]) continue;
        const ProgressionModel& m = s.model->progressions[e.index()];
        if (m.is_secondment() != seconded) continue;
        if (!(m.application_probability > 0)) continue;
        const auto judge = [&](PractitionerId p) {
            const Practitioner& x = person(s, p);
            const Address random = in_round(s, Purpose::appointable, x.who, vacant);
            if (!bernoulli(random, appointable::inside(s, p))) return;
            double score =
                judged_merit(s, x.who, merit_of(s, p), vacant) + rules(s).inside_advantage;
            if (s.model->acts_on_applications) score += influences::merit(s, p, role);
            if (best.beats(score, x.who.bits)) return;
            best = {score, x.who.bits};
            choice = {true, p, e, false, 0};
        };
        for_eligible(s, m, vacant, [&](const PractitionerId* some, std::size_t many) {
            for_applicants(s, some, many, m, vacant, judge);
        });
    }
}

bool wishes(const State& s, PractitionerId p) {
    return s.model->on.transfers && wish_of(s, p).since != never;
}

/// For a post of their family in another team; learners stay where they are.
bool like_for_like(const State& s, const Practitioner& x, const Post& vacant) {
    return may_move(x, vacant) && x.post && x.team != vacant.team &&
           s.model->roles[x.role.index()].track != Track::learning;
}

/// Visits everybody whose role may hold the post.
template <class Visit> void for_family(const State& s, const Post& vacant, Visit visit) {
    for (std::size_t r = 0; r < s.roles.size(); ++r)
        if (s.model->roles[r].family == vacant.family) for_people(s, s.roles[r], 1, visit);
}

/// Colleagues who want another team, or to work as this one does.
void consider_transfers(State& s, const Post& vacant, Best& best, Choice& choice) {
    const StayModel* staying = stay_with_child_in_force(s, vacant.team);
    const double wanted = staying != nullptr ? staying->application_probability : 0;
    if (!s.model->on.transfers && wanted == 0) return;
    for_family(s, vacant, [&](PractitionerId p) {
        const Practitioner& x = person(s, p);
        const double applies =
            wishes(s, p) ? std::max(wanted, s.model->transfers.application_probability) : wanted;
        if (applies == 0 || !like_for_like(s, x, vacant)) return;
        if (!bernoulli(in_round(s, Purpose::transfer_application, x.who, vacant), applies)) return;
        if (!bernoulli(in_round(s, Purpose::appointable, x.who, vacant), appointable::inside(s, p)))
            return;
        const double score =
            judged_merit(s, x.who, merit_of(s, p), vacant) + rules(s).inside_advantage;
        if (best.beats(score, x.who.bits)) return;
        best = {score, x.who.bits};
        choice = {true, p, {}, false, 0};
    });
}

void consider_returners(State& s, const Post& vacant, Best& best, Choice& choice) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        if (s.model->roles[r].family != vacant.family) continue;
        for (PractitionerId p : s.roles[r].returners) {
            const Practitioner& x = person(s, p);
            const double score = judged_merit(s, x.who, merit_of(s, p), vacant);
            if (best.beats(score, x.who.bits)) continue;
            best = {score, x.who.bits};
            choice = {true, p, {}, true, 0};
        }
    }
}

void consider_outsiders(State& s, const Post& vacant, RoleId role, Best& best, Choice& choice) {
    const Instant closes = vacant.advertised_at + days(rules(s).advertising_days);
    Applicant* taken = nullptr;
    for (Applicant& a : s.roles[role.index()].applicants) {
        const Entity who = applicant(role.value, a.k);
        if (a.taken || a.until < vacant.advertised_at || a.at >= closes) continue;
        if (!bernoulli(address(s.random, Purpose::appointable, who),
                       appointable::outside(s, who, role)))
            continue;
        const double score = judged_merit(s, who, drawn_merit(s, who), vacant);
        if (best.beats(score, who.bits)) continue;
        best = {score, who.bits};
        choice = {true, {}, {}, false, a.k};
        taken = &a;
    }
    if (taken != nullptr) taken->taken = true;
}

/// How long they would wait for a round to open.
Duration patience(const State& s, Entity who) {
    const double mean = rules(s).market.patience_days;
    if (!(mean > 0)) return {};
    return days(mean * unit_exponential(address(s.random, Purpose::patience, who)));
}

/// Whether applicants to a role are more where more is advertised.
bool answers_adverts(const State& s, const RoleState& role) {
    return rules(s).market.advert_elasticity != 0 && role.usual_adverts > 0;
}

/// (adverts / usual adverts)^elasticity.
double answer_to_adverts(const State& s, const RoleState& role) {
    if (!answers_adverts(s, role)) return 1;
    if (role.adverts <= 0) return 0;
    return elementary::exp(rules(s).market.advert_elasticity *
                           elementary::log(role.adverts / role.usual_adverts));
}

/// Nobody is remembered for longer than the longest round could have been open.
bool old(const State& s, Instant at) {
    return at + days(rules(s).advertising_days) + days(rules(s).selection_days) < s.now;
}

void forget_old(State& s, RoleState& role) {
    const auto gone = [&](const Applicant& a) { return old(s, a.until); };
    role.applicants.erase(std::remove_if(role.applicants.begin(), role.applicants.end(), gone),
                          role.applicants.end());
}

} // namespace

double stream_rate(const State& s, RoleId role) {
    const double base = s.model->roles[role.index()].applicants_per_year *
                        s.policy_effects.applicants[role.index()];
    const double gap = s.policy_effects.pay_log_gap[role.index()];
    const double paid =
        gap == 0 ? base : base * elementary::exp(rules(s).applicant_pay_elasticity * gap);
    const RatingEffects* rating = rating_in_force(s);
    const double rated = rating ? paid * rating->applicants : paid;
    return rated * rules(s).market.rating_factor * s.year.of(YearActsOn::applicants) *
           answer_to_adverts(s, s.roles[role.index()]);
}

void advance_stream(State& s, RoleId r) {
    RoleState& role = s.roles[r.index()];
    while (due(role.stream) <= s.now) {
        const Instant at = due(role.stream);
        const Instant until = at + patience(s, applicant(r.value, role.next_applicant));
        if (!old(s, until)) role.applicants.push_back({at, role.next_applicant, false, until});
        ++role.next_applicant;
        role.stream.since = at;
        role.stream.budget = unit_exponential(
            address(s.random, Purpose::arrival, applicant(r.value, role.next_applicant)));
    }
    forget_old(s, role);
}

void change_adverts(State& s, RoleId r, int by) {
    RoleState& role = s.roles[r.index()];
    role.adverts += by;
    if (!answers_adverts(s, role)) return;
    advance_stream(s, r);
    set_hazard(role.stream, stream_rate(s, r), s.now);
}

void begin_market(State& s) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        RoleState& role = s.roles[r];
        const double stated = s.model->roles[r].usual_adverts;
        role.usual_adverts = stated > 0 ? stated : std::max(1, role.adverts);
        if (rules(s).market.advert_elasticity == 0) continue;
        advance_stream(s, RoleId(r));
        set_hazard(role.stream, stream_rate(s, RoleId(r)), s.now);
    }
}

Choice by_random_allocation(const State& s, const Post& vacant, RoleId role) {
    Best best;
    Choice choice;
    for (ProgressionId e : s.model->roles[role.index()].into) {
        if (!s.policy_effects.open[e.index()]) continue;
        const ProgressionModel& m = s.model->progressions[e.index()];
        if (m.is_secondment()) continue;
        for (PractitionerId p : s.roles[m.from.index()].people) {
            const Practitioner& x = person(s, p);
            if (!eligible(s, x, m, vacant)) continue;
            const double score = uniform(pair(s, Purpose::priority, x.who, vacant));
            if (best.beats(score, x.who.bits)) continue;
            best = {score, x.who.bits};
            choice = {true, p, e, false, 0};
        }
    }
    return choice;
}

PractitionerId from_register(const State& s, const Post& vacant) {
    const auto which = static_cast<std::size_t>(s.policy_effects.transfer_register);
    const double released = s.model->transfer_registers[which].release_probability;
    PractitionerId longest;
    const auto before = [&](PractitionerId p, PractitionerId q) {
        const Instant a = wish_of(s, p).since, b = wish_of(s, q).since;
        return a < b || (a == b && person(s, p).who.bits < person(s, q).who.bits);
    };
    for_family(s, vacant, [&](PractitionerId p) {
        const Practitioner& x = person(s, p);
        if (!wishes(s, p) || !like_for_like(s, x, vacant)) return;
        if (longest && !before(p, longest)) return;
        if (bernoulli(pair(s, Purpose::release, x.who, vacant), released)) longest = p;
    });
    return longest;
}

Choice by_merit(State& s, const Post& vacant, RoleId role) {
    Best best;
    Choice choice;
    advance_stream(s, role);
    consider_insiders(s, vacant, role, false, best, choice);
    consider_transfers(s, vacant, best, choice);
    consider_returners(s, vacant, best, choice);
    consider_outsiders(s, vacant, role, best, choice);
    return choice;
}

Choice by_secondment(State& s, const Post& vacant, RoleId role) {
    Best best;
    Choice choice;
    consider_insiders(s, vacant, role, true, best, choice);
    if (choice.found && !person(s, choice.who).post) return {}; // there is no post to keep for them
    return choice;
}

} // namespace tenure::field
