// An authority's fields: leaving and recruitment.
#include "scenario/documents.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr Allowed multiplier{0, 1000, false, false};

template <class Band> bool rise(const std::vector<Band>& bands, double Band::*from) {
    return std::is_sorted(bands.begin(), bands.end(),
                          [&](const Band& a, const Band& b) { return a.*from < b.*from; });
}

} // namespace

void declare(Fields& f, TenureBand& x) {
    f.number("from_years", x.from_years, "years", between(0, 60), "service at which it begins",
             required);
    f.number("multiplier", x.multiplier, "", multiplier, "of the hazard until the next band",
             required);
}

void declare(Fields& f, LeavingAgeBand& x) {
    f.number("from_age", x.from_age, "years", between(0, 100), "age at which it begins", required);
    f.number("multiplier", x.multiplier, "", multiplier, "of the hazard until the next band",
             required);
}

void declare(Fields& f, RoleMultiplier& x) {
    f.reference("role", x.role, "role", "whose hazard", required);
    f.item_is(x.role);
    f.number("multiplier", x.multiplier, "", multiplier, "of the hazard", required);
}

void declare(Fields& f, LeavingDestination& x) {
    f.choice("destination", x.destination,
             {Destination::another_authority, Destination::agency, Destination::profession,
              Destination::career_break, Destination::retirement},
             "where to", required);
    f.item_is(to_text(x.destination));
    f.number("rate_per_year", x.rate_per_year, "per year", between(0, 1000),
             "hazard before bands and multipliers");
    f.objects("tenure_bands", x.tenure_bands, "band", "multipliers by service at the authority");
    f.objects("age_bands", x.age_bands, "band", "multipliers by age");
    f.objects("role_multipliers", x.role_multipliers, "multiplier", "by role");
    f.law("service_law", x.service_law, "", "of service until leaving, instead of rate and bands");
    f.flag("responds_to_conditions", x.responds_to_conditions,
           "pay, blocked progression, mismatch and payments act on it");
    f.check(rise(x.tenure_bands, &TenureBand::from_years), "tenure_bands",
            "must rise in from_years");
    f.check(rise(x.age_bands, &LeavingAgeBand::from_age), "age_bands", "must rise in from_age");
}

void declare(Fields& f, LeavingParameters& x) {
    f.objects("to", x.to, "destination", "hazards by destination");
    f.choice(
        "base", x.base,
        {{BaseHazard::population_average, "population_average"},
         {BaseHazard::individual, "individual"}},
        "what the rates are an average of: survivors, so that frailty is taken out of them, or a "
        "person with frailty 1");
    f.number("frailty_variance", x.frailty_variance, "", between(0, 10),
             "of a gamma frailty with mean 1, shared by all destinations");
    f.number("notice_period_days", x.notice_period_days, "days", between(0, 365),
             "between the decision to leave and the last day");
    f.number("pay_elasticity", x.pay_elasticity, "", between(-10, 10),
             "of the hazard in own pay over market pay; below 0, less pay means more leaving");
    f.number("blocked_log_hazard", x.blocked_log_hazard, "", log_hazard,
             "added to the log hazard while progression is blocked");
    f.number("blocked_after_months", x.blocked_after_months, "months", between(0, 600),
             "in a role one wants to advance from, before progression counts as blocked");
    f.flag("blocked_without_a_way", x.blocked_without_a_way,
           "who wants to go on counts as blocked also where no way leads on; else only where one "
           "does that they have not taken");
    f.number("mismatch_log_hazard", x.mismatch_log_hazard, "", log_hazard,
             "added to the log hazard while managing without having wanted to");
}

void declare(Fields& f, CareerBreakParameters& x) {
    f.number("return_probability", x.return_probability, "", probability,
             "of coming back, as an applicant for a post in the old role");
    f.law("length", x.length, "", "of a break that ends in a return");
}

void declare(Fields& f, FamilyRecruitment& x) {
    f.reference("family", x.family, "family", "whose posts", required);
    f.item_is(x.family);
    f.choice("filling", x.filling,
             {{Filling::instant, "instant"},
              {Filling::after_delay, "after_delay"},
              {Filling::advertised, "advertised"}},
             "at once; when a recruiter has worked on it for delay; or by rounds of advertising");
    f.law("delay", x.delay, "",
          "after_delay: from the vacancy, or a recruiter being free, to the start");
    f.number("outside_share", x.outside_share, "", probability,
             "instant, after_delay: share of vacancies filled from outside");
    f.check(x.filling != Filling::after_delay || x.delay.kind != LawKind::never, "filling",
            "is after_delay, which needs a delay");
}

void declare(Fields& f, ApplicantStream& x) {
    f.reference("role", x.role, "role", "applied for", required);
    f.item_is(x.role);
    f.number("per_year", x.per_year, "heads per year", between(0, 100000),
             "people who would answer an advertisement", required);
    f.number("usual_adverts", x.usual_adverts, "posts", between(0, 10000),
             "advertised at a time where they are so many; 0: as many as when the study starts");
}

namespace {

void declare_rounds(Fields& f, RecruitmentParameters& x) {
    constexpr Allowed days = between(0, 730);
    f.number("advertising_days", x.advertising_days, "days", days,
             "a round is open: whoever would answer applies from its first day to its last");
    f.number("selection_days", x.selection_days, "days", days,
             "from closing to an offer; nobody applies any more");
    f.number("pause_days", x.pause_days, "days", days, "from a failed round to the next");
    f.number("checks_days", x.checks_days, "days", days, "between offer and start, beside notice");
    f.number("outside_notice_days", x.outside_notice_days, "days", days,
             "an outsider gives where he works now");
    f.number("inside_notice_days", x.inside_notice_days, "days", days,
             "before a colleague moves across");
    f.check(x.advertising_days + x.selection_days + x.pause_days >= 1, "advertising_days",
            "and selection_days and pause_days are less than a day together: a round must take "
            "time");
}

void declare_choosing(Fields& f, RecruitmentParameters& x) {
    f.flag("appointed_at_start", x.appointed_at_start,
           "somebody from outside is on the way to some of the posts that are empty when the study "
           "starts, to as many as the streams of applicants make");
    f.number("outside_appointable", x.outside_appointable, "", probability,
             "that an outside applicant could be appointed");
    f.number("inside_appointable", x.inside_appointable, "", probability,
             "that an inside applicant could be appointed");
    f.number("inside_advantage", x.inside_advantage, "sd", between(-10, 10),
             "added to an insider's merit");
    f.number("largest_learner_share", x.largest_learner_share, "", probability,
             "of a team's posts of a family, with newly qualified people; an intake adds none "
             "beyond it");
    f.number("merit_noise", x.merit_noise, "sd", between(0, 100),
             "of a panel's judgement about a merit of sd 1");
    f.number("applicant_pay_elasticity", x.applicant_pay_elasticity, "", between(-10, 10),
             "of applicants in own pay over market pay");
    f.number("reluctant_application", x.reluctant_application, "", probability,
             "factor on applying for a track one does not want");
}

} // namespace

void declare(Fields& f, RecruitmentParameters& x) {
    f.objects("families", x.families, "family", "how posts of each family are filled");
    f.objects("applicants", x.applicants, "applicant stream", "people outside who would apply");
    f.object("market", x.market, "how outside applicants answer what is advertised");
    f.choice(
        "outside_identity", x.outside_identity,
        {{OutsideIdentity::hire, "hire"},
         {OutsideIdentity::applicant, "applicant"},
         {OutsideIdentity::holder, "holder"}},
        "whose random draws an outside hire has under every policy: the k-th hire's into the role, "
        "the k-th "
        "applicant's for it, or the k-th outside holder's of the post");
    f.integer("recruiters", x.recruiters, "vacancies", between(0, 10000),
              "after_delay: vacancies worked on at a time; 0: no limit");
    declare_rounds(f, x);
    declare_choosing(f, x);
    f.number("advertising_gbp", x.advertising_gbp, "GBP", between(0, 1e6), "per round");
    f.number("induction_gbp", x.induction_gbp, "GBP", between(0, 1e6), "per starter from outside");
}

} // namespace tenure
