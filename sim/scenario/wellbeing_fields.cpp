// An authority's fields: supervision, exhaustion and absence.
#include "scenario/documents.hpp"

namespace tenure {

namespace {

constexpr Allowed weeks{0.1, 52, false, false};

} // namespace

void declare(Fields& f, SupervisionParameters& x) {
    f.number("interval_weeks", x.interval_weeks, "weeks", weeks, "between sessions");
    f.number("newly_qualified_first_weeks", x.newly_qualified_first_weeks, "weeks", between(0, 520),
             "how long sessions of somebody newly qualified come closest");
    f.number("newly_qualified_first_interval_weeks", x.newly_qualified_first_interval_weeks,
             "weeks", weeks, "between sessions meanwhile");
    f.number("newly_qualified_then_months", x.newly_qualified_then_months, "months",
             between(0, 120), "until when, since the start, sessions come closer than usual");
    f.number("newly_qualified_then_interval_weeks", x.newly_qualified_then_interval_weeks, "weeks",
             weeks, "between sessions meanwhile");
    f.number("stand_in_span", x.stand_in_span, "practitioners", between(0, 100),
             "whom the longest qualified colleague supervises where nobody else is there to");
}

void declare(Fields& f, ExhaustionParameters& x) {
    f.number("level", x.level, "logit", logit,
             "of the target of an average person at the norm, supervised");
    f.number("trait_sd", x.trait_sd, "logit", between(0, 10),
             "of the personal part, fixed for life");
    f.number("workload", x.workload, "logit", logit, "added per unit of load over norm, above 1");
    f.number("missed_supervision", x.missed_supervision, "logit", logit,
             "added where no session that was due is held");
    f.number("support", x.support, "logit", logit, "taken off: peer and clinical support");
    f.number("blocked", x.blocked, "logit", logit, "added while progression is blocked");
    f.number("rise_months", x.rise_months, "months", Allowed{0, 120, true, false},
             "time constant upwards");
    f.number("fall_months", x.fall_months, "months", Allowed{0, 120, true, false},
             "time constant downwards");
    f.number("high_threshold", x.high_threshold, "score 0 to 1", probability,
             "from which exhaustion counts as high");
    f.number("leaving_log_hazard", x.leaving_log_hazard, "", logit,
             "added to the log hazard of leaving per unit above the reference");
    f.number("absence_log_hazard", x.absence_log_hazard, "", logit,
             "added to the log hazard of short spells per unit above the reference");
    f.number("long_absence_log_hazard", x.long_absence_log_hazard, "", logit,
             "added to the log hazard of long spells per unit above the reference");
    f.number("reference", x.reference, "score 0 to 1", probability,
             "exhaustion at which published hazards hold");
    f.number("new_start_share", x.new_start_share, "", probability,
             "of the target, at which somebody who joins starts");
}

void declare(Fields& f, AbsenceParameters& x) {
    f.number("short_spells_per_year", x.short_spells_per_year, "spells per year", between(0, 50),
             "per head, at the reference exhaustion");
    f.law("short_length", x.short_length, "days", "of a short spell");
    f.number("long_spells_per_year", x.long_spells_per_year, "spells per year", between(0, 10),
             "per head, at the reference exhaustion");
    f.law("long_length", x.long_length, "days", "of a long spell");
    f.number("handover_days", x.handover_days, "days", between(0, 365),
             "of absence after which cases go to colleagues and cover is asked for");
    f.number("phased_return_weeks", x.phased_return_weeks, "weeks", between(0, 52),
             "after an absence that led to handover");
    f.number("phased_return_share", x.phased_return_share, "", probability,
             "of the work meanwhile");
    f.number("parental_leave_per_year", x.parental_leave_per_year, "per year", between(0, 1),
             "per head below the age limit");
    f.number("parental_leave_until_age", x.parental_leave_until_age, "years", between(16, 70),
             "the age limit");
    f.law("parental_length", x.parental_length, "months", "of parental leave");
    f.number("parental_fewer_hours_share", x.parental_fewer_hours_share, "", probability,
             "who come back part-time");
    f.number("hours_changes_per_year", x.hours_changes_per_year, "per year", between(0, 5),
             "between full and part time, per head");
    f.number("sick_pay_share", x.sick_pay_share, "", probability,
             "of pay that goes on while off sick");
    f.number("parental_pay_share", x.parental_pay_share, "", probability,
             "of pay that goes on while on parental leave");
    f.check(x.short_spells_per_year == 0 || x.short_length.kind != LawKind::never, "short_length",
            "is wanted where there are short spells");
    f.check(x.long_spells_per_year == 0 || x.long_length.kind != LawKind::never, "long_length",
            "is wanted where there are long spells");
    f.check(x.parental_leave_per_year == 0 || x.parental_length.kind != LawKind::never,
            "parental_length", "is wanted where there is parental leave");
}

} // namespace tenure
