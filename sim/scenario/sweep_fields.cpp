// A sweep's fields.
#include "scenario/documents.hpp"

namespace tenure {

const char* to_text(SweepDesign design) {
    switch (design) {
    case SweepDesign::grid: return "grid";
    case SweepDesign::latin_hypercube: return "latin_hypercube";
    case SweepDesign::sobol: return "sobol";
    }
    return "";
}

void declare(Fields& f, VariedField& x) {
    f.text("field", x.field,
           "the field, as results name a parameter: authority.leaving.pay_elasticity, "
           "policy.retention_payment.blocks[0].retention_payment.amount_gbp; a number in a block "
           "that has low and high may be varied over these, without a further key",
           required);
    f.item_is(x.field);
    f.numbers("values", x.values, "", any_number, "the values it takes");
    f.texts("words", x.words, "the same for what is no number: words, dates, true and false");
    f.number("low", x.low, "", any_number, "the least it takes, in place of values");
    f.number("high", x.high, "", any_number, "the most it takes");
    f.choice("distribution", x.distribution,
             {Distribution::uniform, Distribution::triangular, Distribution::normal,
              Distribution::lognormal},
             "between low and high; uniform if nothing is written. Normal and lognormal ones have "
             "them for the 2.5% and 97.5% points, and are cut off there");
    f.number("value", x.value, "", any_number,
             "the peak of a triangular, the median of a normal one");
    f.flag("whole", x.whole, "only whole numbers between low and high");
    f.integer("steps", x.steps, "", between(0, 1e6), "of a grid: how many values from low to high");
    f.check(x.values.empty() || x.words.empty(), "words",
            "stands beside values; write one of them");
    f.check((x.values.empty() && x.words.empty()) || (!x.low && !x.high), "low",
            "stands beside values; write either values, or low and high");
    f.check(x.low.has_value() == x.high.has_value(), x.low ? "low" : "high",
            "stands alone; write low and high");
    f.check(!x.low || !x.high || *x.low < *x.high, "high", "must be above low");
    f.check(x.low || !(x.distribution || x.value), "distribution",
            "needs low and high; without them, the study's own are meant");
    const Distribution law = x.distribution.value_or(Distribution::uniform);
    f.check(!x.low || x.value.has_value() == (law != Distribution::uniform), "value",
            "goes with a triangular, normal or lognormal distribution, which need it");
    f.check(!x.low || !x.value || (*x.low <= *x.value && *x.value <= *x.high), "value",
            "must have low <= value <= high");
    f.check(!x.low || law != Distribution::lognormal || *x.low > 0, "low",
            "must be above 0, the distribution being lognormal");
}

void declare(Fields& f, SweepFile& x) {
    f.text("title", x.title, "what the sweep asks; by default the study's title");
    f.part("study", "study", "the study that is run at every point", required);
    f.choice("design", x.design,
             {SweepDesign::grid, SweepDesign::latin_hypercube, SweepDesign::sobol},
             "how the points lie: every value with every other, or spread evenly over the ranges");
    f.integer("points", x.points, "", between(0, 1e6), "how many; a grid has as many as it has");
    f.objects("vary", x.vary, "varied field", "the fields that differ between points", required);
    f.integer("seed", x.seed, "", at_least(0),
              "of the random streams of study and design, in place of the study's");
    f.integer("replications", x.replications, "", between(1, 16777216),
              "runs of each policy at each point, in place of the study's");
    f.number("horizon_years", x.horizon_years, "years", horizon,
             "how far it looks ahead, in place of the study's");
    f.references("policies", x.policies, "policy",
                 "only these of the study's, beside its baseline");
    f.check(!x.vary.empty(), "vary", "is empty: name at least one field");
    f.check(x.design == SweepDesign::grid || x.points > 0, "points",
            "is missing: how many points is the design to have?");
    f.check(x.design != SweepDesign::grid || x.points == 0, "points",
            "is not for a grid: its points are its values, each with every other");
}

} // namespace tenure
