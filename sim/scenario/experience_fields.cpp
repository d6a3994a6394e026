// An authority's fields: experience, inspection and equality.
#include "scenario/documents.hpp"

#include <algorithm>

namespace tenure {

void declare(Fields& f, ExperienceStep& x) {
    f.number("from_months", x.from_months, "months", between(0, 120), "since qualifying", required);
    f.number("share_of_norm", x.share_of_norm, "", Allowed{0, 2, true, false},
             "of the caseload norm of their role, until the next step", required);
}

void declare(Fields& f, ExperienceParameters& x) {
    f.objects("steps", x.steps, "step", "in the order of their months; after the last, its share",
              required);
    f.check(std::is_sorted(x.steps.begin(), x.steps.end(),
                           [](const ExperienceStep& a, const ExperienceStep& b) {
                               return a.from_months < b.from_months;
                           }),
            "steps", "must rise in from_months");
}

void declare(Fields& f, RatingEffects& x) {
    f.name("name", x.name, "rating", "the word for it");
    f.number("applicants", x.applicants, "", between(0, 10), "outside applicants, times this");
    f.number("agency_odds", x.agency_odds, "", Allowed{0, 100, true, false},
             "odds that an agency has somebody, times this");
    f.number("exhaustion", x.exhaustion, "logit", Allowed{-5, 5, false, false},
             "added to the target of everybody's exhaustion");
}

void declare(Fields& f, RatingChange& x) {
    f.date("date", x.date, "on which the rating is given");
    f.reference("rating", x.rating, "rating", "from then on", required);
}

void declare(Fields& f, InspectionParameters& x) {
    f.objects("ratings", x.ratings, "rating", "what each does, beside what is as usual", required);
    f.reference("rating", x.rating, "rating", "when the study starts", required);
    f.objects("changes", x.changes, "change of rating",
              "known or assumed dates, under every policy");
    f.check(std::is_sorted(x.changes.begin(), x.changes.end(),
                           [](const RatingChange& a, const RatingChange& b) {
                               return day_number(a.date) < day_number(b.date);
                           }),
            "changes", "must be in the order of their dates");
}

void declare(Fields& f, GroupShare& x) {
    f.reference("role", x.role, "role", "whose", required);
    f.item_is(x.role);
    f.number("share", x.share, "", probability,
             "of those in the role at the start, who join in it or apply for it", required);
}

void declare(Fields& f, EqualityParameters& x) {
    f.text("group", x.group, "its name", required);
    f.number("share", x.share, "", probability, "in roles that are not named");
    f.objects("shares", x.shares, "share", "by role");
    constexpr Allowed odds{0, 100, true, false};
    f.number("inside_odds", x.inside_odds, "", odds,
             "odds that a colleague of the group could be appointed, times this");
    f.number("outside_odds", x.outside_odds, "", odds,
             "odds that an applicant of the group from outside could be appointed, times this");
}

} // namespace tenure
