// Fields of what a study seeks.
#include "scenario/documents.hpp"

namespace tenure {

namespace {

/// How many of the ways to say what a lever may be are taken.
int ways_of(const SeekLever& x) {
    return !x.values.empty() + !x.words.empty() + (x.low || x.high ? 1 : 0);
}

} // namespace

void declare(Fields& f, SeekLever& x) {
    f.text("field", x.field,
           "a field of a policy, as results name a parameter: "
           "policy.retention_payment.blocks[0].retention_payment.amount_gbp");
    f.numbers("values", x.values, "", any_number, "the values it may take, in order");
    f.texts("words", x.words, "the same for what is no number, such as dates");
    f.number("low", x.low, "", any_number, "the least it may be, in place of values");
    f.number("high", x.high, "", any_number, "the most it may be");
    f.flag("whole", x.whole, "every whole number from low to high");
    f.integer("steps", x.steps, "", between(2, 1025), "how many values from low to high");
    f.reference("policy", x.policy, "policy",
                "in place of a field: a policy of the study that may be chosen");
    f.texts("starts", x.starts,
            "dates on which its first block may begin, the others as long after it as they are; "
            "none: as the policy says");
    f.flag("may_be_left_out", x.may_be_left_out, "whether doing without the policy is a choice");
    f.item_is(x.field.empty() ? x.policy : x.field);
    f.check(x.field.empty() != x.policy.empty(), "field",
            "and policy exclude each other: a lever is one of the two");
    f.check(x.field.empty() || ways_of(x) == 1, "values",
            "or words, or low and high, say what the field may be: write one of the three");
    f.check(x.low.has_value() == x.high.has_value(), x.low ? "low" : "high",
            "stands alone; write low and high");
    f.check(!x.low || !x.high || *x.low < *x.high, "high", "must be above low");
    f.check(x.field.empty() || x.starts.empty(), "starts", "goes with a policy, not with a field");
    f.check(x.policy.empty() || ways_of(x) == 0, "policy",
            "takes no values: it is there or not; starts says from when");
    f.check(x.policy.empty() || x.may_be_left_out || x.starts.size() > 1, "starts",
            "leaves nothing to choose for a policy that may not be left out: name two dates");
}

void declare(Fields& f, SeekTarget& x) {
    f.reference("measure", x.measure, "measure", "what is to be reached", required);
    f.number("at_most", x.at_most, "", any_number, "in the measure's unit; a rate of 10% is 0.10");
    f.number("at_least", x.at_least, "", any_number, "the same where more is better");
    f.date("at", x.at,
           "the last day of a month of the study: stocks on it, flows over the 12 months up to it",
           required);
    f.number("probability", x.probability, "", Allowed{0.01, 0.99, false, false},
             "in at least this share of futures");
    f.check(x.at_most.has_value() != x.at_least.has_value(), "at_most",
            "and at_least exclude each other: write one of the two");
}

void declare(Fields& f, SeekLimit& x) {
    f.reference("measure", x.measure, "measure", "money, a flow in GBP");
    f.number("at_most_gbp", x.at_most_gbp, "GBP", any_number, "in a financial year", required);
    f.integer("financial_year", x.financial_year, "", between(1900, 2400),
              "the year in whose April it begins; none: each that the study touches");
    f.flag("over_baseline", x.over_baseline,
           "what is spent beyond the baseline's; false: all that is spent");
    f.number("probability", x.probability, "", Allowed{0.01, 0.99, false, false},
             "kept in at least this share of futures; none: on average over futures");
}

void declare(Fields& f, SeekQuestion& x) {
    f.objects("levers", x.levers, "lever", "what may be set", required);
    f.integer("most_policies", x.most_policies, "", between(0, 100),
              "of the policies that may be left out, how many at once; 0: any number");
    f.objects("targets", x.targets, "target", "what is to be reached", required);
    f.objects("limits", x.limits, "limit", "what may be spent in financial years");
    f.choice("objective", x.objective,
             {{SeekObjective::least_cost, "least_cost"},
              {SeekObjective::most_net_benefit, "most_net_benefit"}},
             "which of the settings that reach the targets is best: total_cost over the whole "
             "study, or the net benefit by the study's values");
    f.integer("futures", x.futures, "", between(100, 1000000),
              "that nobody has seen, in which a setting is confirmed, at most; four times as many "
              "where they leave it undecided and trials are left");
    f.check(!x.levers.empty(), "levers", "is empty: name at least one");
    f.check(!x.targets.empty(), "targets", "is empty: name at least one");
}

} // namespace tenure
