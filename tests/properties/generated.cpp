#include "tests/properties/generated.hpp"

#include <rapidcheck.h>

namespace tenure::test {

namespace {

int whole(int low, int high) { return *rc::gen::inRange(low, high + 1); }
bool either() { return whole(0, 1) == 1; }
double part() { return whole(0, 4) / 4.0; }
template <class T> T one(std::initializer_list<T> of) {
    return of.begin()[whole(0, static_cast<int>(of.size()) - 1)];
}

Law some_law(double mean) {
    Law law = one({fixed_law(mean), exponential_law(mean)});
    if (either()) return law;
    law.kind = LawKind::gamma;
    law.mean = mean;
    law.cv = .7;
    return law;
}

Role role(const char* name, Track track) {
    Role r;
    r.name = name;
    r.track = track;
    r.pay_minimum_gbp_per_year = whole(20000, 40000);
    r.pay_maximum_gbp_per_year = r.pay_minimum_gbp_per_year + whole(0, 5000);
    r.pay_points = whole(1, 4);
    return r;
}

Progression way(const char* from, const char* to, ProgressionKind kind) {
    Progression p;
    p.from = from;
    p.to = to;
    p.kind = kind;
    // Sideways moves without a minimum could go round for ever in an instant.
    p.minimum_months_in_role = whole(kind == ProgressionKind::lateral ? 1 : 0, 6);
    p.programme_months = whole(0, 12);
    p.extension_probability = part();
    p.extension_months = whole(0, 3);
    p.portfolio = some_law(.2);
    p.attempt_probability = part();
    p.resubmission_months = whole(1, 4);
    p.pass_probability = part();
    p.rate_per_year = part();
    p.application_probability = part();
    p.probation_months = whole(0, 14);
    p.probation_pass_probability = part();
    if (kind == ProgressionKind::panel && either()) {
        p.portfolio = {};
        p.evidence = {{"summaries", whole(1, 3), some_law(.05)}, {"report", 1, some_law(.1)}};
    }
    if (either()) p.requires_qualifications = {"award"};
    p.commitment_suffices = either();
    return p;
}

/// Not always one.
Progression secondment(const char* from, const char* to) {
    Progression p = way(from, to, ProgressionKind::lateral);
    p.requires_qualifications.clear();
    p.application_probability = either();
    p.secondment = some_law(one({.3, 1.}));
    return p;
}

Ladder some_ladder() {
    Ladder l;
    l.roles = {role("nqsw", Track::learning),   role("worker", Track::practice),
               role("expert", Track::practice), role("senior", Track::practice),
               role("lead", Track::practice),   role("manager", Track::management)};
    l.qualifications = {{"award", "", 4, 500}};
    l.progressions = {
        way("nqsw", "worker", ProgressionKind::completion),
        way("worker", "expert",
            one({ProgressionKind::panel, ProgressionKind::threshold, ProgressionKind::rate})),
        way("worker", "senior", ProgressionKind::vacancy),
        way("expert", "senior", ProgressionKind::vacancy),
        way("senior", "lead", ProgressionKind::lateral),
        way("lead", "senior", ProgressionKind::lateral),
        secondment("worker", "senior"),
        secondment("lead", "manager"),
        way("senior", "manager", ProgressionKind::vacancy),
        way("lead", "manager", ProgressionKind::vacancy)};
    l.families = {{"social_worker", "", {"nqsw", "worker", "expert"}, "worker"},
                  {"senior", "", {"senior"}, "senior"},
                  {"lead", "", {"lead"}, "lead"},
                  {"manager", "", {"manager"}, "manager"}};
    return l;
}

void add_people(Authority& a) {
    for (const char* team : {"north", "south"})
        for (const Family& f : a.ladder.families) {
            const int posts = whole(0, 6);
            a.establishment.push_back({f.name, team, posts});
            int left = posts;
            for (const std::string& r : f.roles) {
                const int heads = whole(0, left);
                left -= heads;
                a.staff.push_back({r, team, static_cast<double>(heads)});
            }
        }
    a.staff.push_back({"worker", "south", 2, true, true});
    if (either()) a.arrivals.push_back({"nqsw", "north", 3});
    for (unsigned month : {1u, 9u})
        a.intakes.push_back({"intake_" + std::to_string(month),
                             "nqsw",
                             either() ? "north" : "south",
                             month,
                             1,
                             static_cast<double>(whole(0, 3)),
                             either(),
                             {}});
}

void set_population(Authority& a) {
    PopulationParameters& p = a.population;
    p.service_at_start = one({ServiceAtStart::none, ServiceAtStart::drawn});
    p.service_law = exponential_law(4);
    p.part_time_share = part();
    p.practice_aspiration_share = .3;
    p.management_aspiration_share = .4;
    p.qualification_held_share = part();
    p.earlier_years_mean = whole(0, 3);
}

void set_leaving(Authority& a) {
    LeavingParameters& l = a.leaving;
    for (Destination d :
         {Destination::profession, Destination::agency, Destination::career_break}) {
        LeavingDestination to;
        to.destination = d;
        to.rate_per_year = part();
        to.tenure_bands = {{0, 1}, {.5, part() * 2}};
        to.age_bands = {{0, 1}, {40.5, 2}};
        l.to.push_back(to);
    }
    l.base = one({BaseHazard::population_average, BaseHazard::individual});
    l.frailty_variance = part();
    l.notice_period_days = one({0, 28, 91});
    l.pay_elasticity = -1;
    l.blocked_log_hazard = part();
    l.blocked_after_months = 6;
    l.mismatch_log_hazard = part();
    a.career_break = {part(), some_law(.3)};
}

void set_recruitment(Authority& a) {
    RecruitmentParameters& r = a.recruitment;
    for (const Family& f : a.ladder.families)
        r.families.push_back({f.name,
                              one({Filling::instant, Filling::after_delay, Filling::advertised}),
                              some_law(.2), part()});
    for (const char* role_name : {"worker", "senior", "manager"})
        r.applicants.push_back({role_name, static_cast<double>(whole(0, 20))});
    r.outside_identity = one({OutsideIdentity::applicant, OutsideIdentity::holder});
    r.recruiters = whole(0, 2);
    r.inside_notice_days = one({0, 28, 84});
    r.outside_notice_days = one({0, 28, 84});
    r.checks_days = one({0, 21});
    r.advertising_gbp = 1000;
    r.induction_gbp = 500;
}

StageNext next_stage(const char* to, double most) { return {to, most * part()}; }

Stage some_stage(const char* name, const char* kind) {
    Stage x;
    x.name = name;
    x.team_kind = kind;
    x.weight = one({.5, 1., 1., 2.5});
    x.duration = some_law(one({.1, .5}));
    x.looked_after = either();
    return x;
}

/// Two kinds of team, of which one may be of both; work for more people than there are, or fewer.
void add_casework(Authority& a) {
    a.teams[0].kind = "field";
    a.teams[1].kind = either() ? "field" : "care";
    a.teams.push_back({"third", "", "care"});
    for (Role& r : a.ladder.roles)
        if (r.track != Track::management) r.caseload_norm = whole(0, 8);
    CaseworkParameters c;
    c.services = {{"children", "", static_cast<double>(whole(0, 60)), {}, "assessment"},
                  {"disabled", "", 10, {2, 2, 2, 0, 0, 0, 1, 1, 1, 1, 1, 1}, "care"}};
    c.stages = {some_stage("assessment", "field"), some_stage("help", "field"),
                some_stage("care", "care")};
    c.stages[0].next = {next_stage("help", .5), next_stage("care", .5)};
    c.stages[1].next = {next_stage("care", .5), next_stage("help", .4)};
    c.stages[2].next = {next_stage("assessment", .9)};
    c.cap_share = one({.5, 1.2});
    c.delay_days_per_change = one({0., 20.});
    c.rereferral_probability = .5 * part();
    c.rereferral_log_odds_per_change = part();
    c.rereferral_delay = some_law(.2);
    if (either()) a.staff.push_back({"worker", "third", 2, false, true});
    a.casework = c;
}

void set_wellbeing(Authority& a) {
    for (Role& r : a.ladder.roles) {
        r.supervision_span = whole(0, 4) * whole(0, 1);
        r.supervises = one({Supervises::everybody, Supervises::newly_qualified});
        r.stands_in = whole(0, 3) == 0;
        r.support_to_team = part() * whole(0, 1);
    }
    if (either()) a.supervision = SupervisionParameters{};
    if (a.supervision) a.supervision->stand_in_span = whole(0, 2) / 2.0;
    if (either()) {
        ExhaustionParameters& e = a.exhaustion.emplace();
        e.missed_supervision = part();
        e.blocked = part();
        e.leaving_log_hazard = part() * 2;
        e.absence_log_hazard = part() * 2;
        e.long_absence_log_hazard = part() * 2;
    }
    if (!either()) return;
    AbsenceParameters& x = a.absence.emplace();
    x.short_spells_per_year = whole(0, 4);
    x.short_length = some_law(.02);
    x.long_spells_per_year = part();
    x.long_length = some_law(.3);
    x.handover_days = one({0, 14, 28});
    x.phased_return_weeks = whole(0, 6);
    x.parental_leave_per_year = part();
    x.parental_leave_until_age = 40;
    x.parental_length = some_law(.6);
    x.parental_fewer_hours_share = part();
    x.sick_pay_share = one({0., .5, 1.});
    x.parental_pay_share = one({0., .4, 1.});
    x.hours_changes_per_year = part();
}

/// Rates for some roles, so that others can be covered by the pool alone; rules from before, within
/// or after the years simulated.
AgencyParameters some_agency() {
    AgencyParameters x;
    x.rates.push_back({"worker", 1270.55});
    for (const char* role : {"nqsw", "senior", "manager"})
        if (either()) x.rates.push_back({role, static_cast<double>(whole(500, 2000))});
    x.availability = one({1., .7, .3});
    x.lead_time = some_law(.05);
    x.assignment = some_law(one({.1, .5}));
    x.productivity = one({.5, 1., 1.1});
    x.cap_share = one({1., .5, .2});
    x.retry_weeks = whole(1, 8);
    x.experience_mean_years = whole(1, 8);
    x.conversion_per_year = one({1., 3., 0.});
    x.own_leavers_share = part();
    if (either())
        x.rules = AgencyRules{Date{whole(2021, 2026), 6, 15}, static_cast<double>(whole(0, 3)),
                              static_cast<double>(whole(0, 6)), static_cast<double>(whole(0, 8))};
    return x;
}

void add_cover(Authority& a) {
    CoverParameters& c = a.cover.emplace();
    c.covers_vacancies = whole(0, 3) > 0;
    c.covers_absence = whole(0, 3) > 0;
    if (whole(0, 3) > 0) c.agency = some_agency();
    Team pool{"pool", ""};
    pool.peripatetic = true;
    a.teams.push_back(pool);
    const int posts = whole(0, 4);
    a.establishment.push_back({"social_worker", "pool", posts});
    a.staff.push_back({"worker", "pool", static_cast<double>(whole(0, posts))});
    for (Role& r : a.ladder.roles)
        if (r.caseload_norm == 0 && either()) r.caseload_norm = 6;
    for (const char* team : {"north", "south"})
        if (either()) c.streams.push_back({team, static_cast<double>(whole(1, 30)), some_law(.1)});
}

void add_transfers(Authority& a) {
    a.transfers = TransferParameters{2 * part(), some_law(.5), part(), part()};
}

/// Of a kind of team, of all, or of one that no case comes to by itself.
StayWithChild some_staying() {
    StayWithChild x;
    x.all = either();
    x.teams = {one({"north", "south"})};
    x.first_contact_share = part();
    x.emotional_load = part();
    x.training_days = whole(0, 20);
    x.training_gbp = 700;
    x.application_probability = part();
    return x;
}

Academy some_academy() {
    Academy x;
    x.intakes = {{"intake_1", static_cast<double>(whole(0, 3))}};
    if (either()) x.intakes.push_back({"intake_9", static_cast<double>(whole(-1, 2))});
    if (either()) x.routes = {{"new", 1}, {"back", 1, 6, 35, 55}};
    x.induction_months = whole(0, 2);
    if (either()) x.protected_caseload = {{0, .5}, {3, part()}, {8, 1}};
    x.practice_educators_per_learner = part();
    if (either()) x.managers_per_learner = part() / 4;
    x.educator_interval_weeks = whole(1, 4);
    x.educator_sessions_in_4_weeks = whole(0, 8);
    x.educator_gbp_per_year = 50000;
    x.clinical_support = part();
    x.choice_of_team_after_months = whole(0, 3);
    x.match_log_hazard = -part();
    x.pass_odds = 1 + part();
    x.staff_cost_gbp_per_year = whole(0, 100000);
    x.cost_gbp_per_head = whole(0, 3000);
    return x;
}

ProtectedTime some_protected_time() {
    ProtectedTime x;
    x.roles = {"worker"};
    if (either()) x.roles.push_back("senior");
    x.places = whole(0, 4);
    x.share_of_time = part();
    x.support = part();
    x.leaving_log_hazard = -part();
    x.willing_share = part();
    x.minimum_months_in_role = whole(0, 6);
    x.round_months = whole(1, 4);
    x.cost_gbp_per_place_per_year = whole(0, 3000);
    if (either()) x.supervises_newly_qualified = whole(1, 4);
    return x;
}

Preparation some_preparation() {
    Preparation x;
    x.roles = {"worker", either() ? "senior" : "expert"};
    x.to = {either() ? "senior" : "lead", "manager"};
    x.dates = {{2, 1}, {10, 15}};
    x.places_per_year = whole(0, 5);
    x.months = whole(1, 18);
    x.study_days_per_year = whole(0, 60);
    x.merit_sd = part();
    x.application_odds = 1 + part();
    x.mismatch_factor = part();
    x.cost_gbp_per_place = 300;
    return x;
}

using Names = std::vector<std::string>;

const char* another(const std::string& family) {
    return family == "social_worker" ? "senior" : "social_worker";
}

Block some_block() {
    Block b;
    b.start = Date{2022, static_cast<unsigned>(whole(10, 12)), static_cast<unsigned>(whole(1, 28))};
    if (either()) b.end = Date{2024, 2, static_cast<unsigned>(whole(1, 28))};
    const char* family = one({"social_worker", "senior", "manager"});
    switch (whole(0, 18)) {
    case 11: b.caseload_cap = CaseloadCap{{}, 2 * part()}; break;
    case 12: b.agency_cap = AgencyCap{part() / 2}; break;
    case 13: b.recruitment = RecruitmentChange{{}, 3 * part(), 2 * part(), 50}; break;
    case 14: b.vacancy_freeze = VacancyFreeze{either() ? Names{} : Names{family}}; break;
    case 15: b.supervision = SupervisionChange{1.0 * whole(0, 4), 2 * part()}; break;
    case 16:
        b.establishment =
            EstablishmentChange{family, "north", whole(1, 4), {}, {}, another(family), part()};
        break;
    case 17:
        b.establishment = EstablishmentChange{family, "south", whole(1, 4)};
        b.establishment->moved_from = "north";
        break;
    case 18: b.programme = ProgrammeLength{{}, 6.0 * whole(0, 4)}; break;
    case 6: b.stay_with_child = some_staying(); break;
    case 7:
        b.transfer_register = TransferRegister{part(), 5.0 * whole(0, 2), 14.0 * whole(0, 2), 40};
        break;
    case 10: b.preparation = some_preparation(); break;
    case 0: b.establishment = EstablishmentChange{family, "north", whole(-4, 4)}; break;
    case 1: b.intake = IntakeChange{"intake_1", static_cast<double>(whole(-2, 2))}; break;
    case 2: b.pay_award = PayAward{{}, part() - .5}; break;
    case 3: b.leaving = LeavingChange{{}, {"worker"}, part() * 3}; break;
    case 8: b.academy = some_academy(); break;
    case 9: b.protected_time = some_protected_time(); break;
    case 4: b.coaching = Coaching{{"worker"}, .5 + part(), .5 + part(), 100}; break;
    default:
        b.retention_payment = RetentionPayment{{"worker", "senior"},
                                               3000,
                                               12,
                                               one({PaymentTime::at_end, PaymentTime::at_start}),
                                               either(),
                                               0,
                                               part()};
    }
    return b;
}

/// Of what is a fault twice at one time only the first stays.
void keep_one_of_each(std::vector<Block>& blocks) {
    bool stays = false, registers = false, lengthens = false;
    std::erase_if(blocks, [&](const Block& b) {
        const bool again = (b.stay_with_child && stays) || (b.transfer_register && registers) ||
                           (b.programme && lengthens);
        stays |= b.stay_with_child.has_value();
        registers |= b.transfer_register.has_value();
        lengthens |= b.programme.has_value();
        return again;
    });
}

ExperienceParameters some_experience() {
    return {{{0, .25 + part()}, {3, .5}, {14, .75}, {24, one({.75, 1.})}}};
}

/// A rating that changes within the years simulated, and one that a policy brings.
void add_inspection(Authority& a, Policy& policy) {
    InspectionParameters& x = a.inspection.emplace();
    x.ratings = {{"good"}, {"inadequate", part(), 1 + 2 * part(), part()}};
    x.rating = one({"good", "inadequate"});
    if (either()) x.changes = {{Date{2023, 2, 14}, "inadequate"}, {Date{2024, 7, 1}, "good"}};
    if (!either()) return;
    Block block;
    block.start = Date{2023, static_cast<unsigned>(whole(1, 12)), 1};
    block.inspection = InspectionRating{one({"good", "inadequate"})};
    policy.blocks.push_back(block);
}

/// Schools, a change of demand and a pilot, whose staff are charged where cover is simulated.
void add_schools(Authority& a, Policy& policy) {
    a.casework->schools = Schools{whole(1, 6), part(), part()};
    Block shock;
    shock.start = Date{2022, 11, 5};
    shock.demand = DemandChange{{"children"}, one({0., .5, 1., 1.7})};
    if (either()) policy.blocks.push_back(shock);
    if (!a.cover || whole(0, 4) == 0) return;
    Block block;
    block.start = Date{2022, 12, static_cast<unsigned>(whole(1, 28))};
    block.end = Date{2023, static_cast<unsigned>(whole(1, 9)), 1};
    SchoolPilot pilot;
    pilot.treated = whole(0, a.casework->schools->number);
    pilot.workers = whole(0, 4);
    pilot.managers = whole(0, 1);
    pilot.worker_role = "worker";
    pilot.manager_role = "manager";
    pilot.worker_gbp_per_hour = 32;
    pilot.manager_gbp_per_hour = 40.5;
    pilot.margin = part();
    pilot.demand_factor = one({.5, 1., 1.5});
    pilot.repeats_yearly = either();
    block.school_pilot = pilot;
    policy.blocks.push_back(block);
}

} // namespace

Study made_up_study() {
    Study study;
    Authority& a = study.authority;
    a.name = "made_up";
    a.ladder = some_ladder();
    a.teams = {{"north", ""}, {"south", ""}};
    add_people(a);
    set_population(a);
    set_leaving(a);
    set_recruitment(a);
    if (either()) add_casework(a);
    set_wellbeing(a);
    if (either()) add_cover(a);
    if (either()) add_transfers(a);
    if (either()) a.progression.panel_dates = {{3, 15}, {9, 15}};
    if (either()) {
        RegistrationParameters& r = a.registration.emplace();
        r.every_years = 1;
        r.lapse_probability = part();
        r.lapse = some_law(.1);
        r.leaving_probability = part() / 4;
    }
    a.progression.enrolment_delay_months = whole(0, 6);
    a.pay.benefits_gbp_per_year = 1000;
    study.policies.resize(1);
    study.policies[0].name = "policy";
    for (int k = whole(0, 6); k > 0; --k) study.policies[0].blocks.push_back(some_block());
    if (either()) {
        study.policies[0].blocks.emplace_back();
        study.policies[0].blocks.back().preparation = some_preparation();
    }
    if (either()) a.equality = EqualityParameters{"members", part(), {}, part() + .1, 1 + part()};
    if (either()) a.experience = some_experience();
    if (either()) add_inspection(a, study.policies[0]);
    keep_one_of_each(study.policies[0].blocks);
    study.calendar = one({CalendarKind::official, CalendarKind::even});
    study.horizon_years = 3;
    study.seed = static_cast<std::uint64_t>(whole(0, 1'000'000));
    if (a.casework) add_schools(a, study.policies[0]);
    return study;
}

} // namespace tenure::test
