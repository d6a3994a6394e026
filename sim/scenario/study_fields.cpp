// A study's fields.
#include "scenario/documents.hpp"
#include "scenario/pack.hpp"

#include <set>

namespace tenure {

namespace {

bool has_twice(const std::vector<std::string>& all) {
    return std::set<std::string>(all.begin(), all.end()).size() < all.size();
}

} // namespace

void declare(Fields& f, StudyValue& x) {
    f.reference("measure", x.measure, "measure", "what has a worth", required);
    f.item_is(x.measure);
    f.number("gbp_per_unit", x.gbp_per_unit, "GBP per unit", any_number,
             "worth of one more of it in every year; negative for what is to be avoided", required);
    f.text("source", x.source, "where the worth comes from, or that it is an assumption", required);
}

void declare(Fields& f, PrecisionWanted& x) {
    f.reference("measure", x.measure, "measure", "whose differences are to be known well enough",
                required);
    f.number("half_width", x.half_width, "", above(0),
             "in the measure's unit, of the 95% interval of every policy's difference from the "
             "baseline, together",
             required);
}

void declare(Fields& f, DecideWanted& x) {
    f.number("probability", x.probability, "", between(0.5, 0.9999),
             "with which the best policy is to be selected where it leads by `indifference_gbp`");
    f.number("indifference_gbp", x.indifference_gbp, "GBP", above(0),
             "a year, of net benefit: the smallest lead that is worth finding", required);
}

void declare(Fields& f, Design& x) {
    f.choice("outer", x.outer, {{OuterDesign::random, "random"}, {OuterDesign::sobol, "sobol"}},
             "how the uncertain numbers are drawn: each draw by itself, or as scrambled Sobol' "
             "points, which fill their range evenly");
    f.integer("scrambles", x.scrambles, "", between(16, 256),
              "independent sets of Sobol' points; errors come from means over sets");
    f.texts("order", x.order,
            "uncertain numbers, as results name them, in the order of their dimensions; the others "
            "follow as they are written. Numbers of policies that are not in the study keep their "
            "places, so that the others have the draws that they have beside them: results of "
            "some of a study's policies say so");
    f.check(x.order.empty() || x.outer == OuterDesign::sobol, "order",
            "is of the dimensions of Sobol' points: `outer` must be sobol");
    f.check(!has_twice(x.order), "order", "names a number twice");
}

bool good_horizon(const Study& study) {
    return study.calendar != CalendarKind::official || whole_months(study.horizon_years) > 0;
}

void declare(Fields& f, Lever& x) {
    f.text("field", x.field,
           "the field, as results name a parameter: policy.retention_payment.blocks[0]."
           "retention_payment.amount_gbp. It is certain wherever it is moved to",
           required);
    f.item_is(x.field);
    f.text("label", x.label, "what a reader calls it, with its unit", required);
    f.number("from", x.from, "", any_number, "the least it can be moved to");
    f.number("to", x.to, "", any_number, "the most it can be moved to");
    f.number("step", x.step, "", above(0), "from one value to the next");
    f.texts("words", x.words, "in place of these, for what is no number: dates or words in order");
    const bool all = x.from && x.to && x.step, any = x.from || x.to || x.step;
    f.check(x.words.empty() ? all : !any, "words",
            "stand in place of from, to and step: write either these three, or words");
    f.check(x.words.empty() || x.words.size() > 1, "words", "needs two at least");
    f.check(!all || *x.from + *x.step <= *x.to, "step", "must lead from `from` to `to` at most");
}

void declare(Fields& f, StudyFile& x) {
    Study& study = x.study;
    f.text("title", study.title, "what the study asks");
    f.part("authority", "authority", "the authority it is about", required);
    f.parts("policies", "policy", "the policies it compares, the first of them the baseline",
            required);
    f.date("start_date", x.start_date, "the day it starts; by default the authority's start_date");
    f.choice(
        "calendar", study.calendar,
        {{CalendarKind::official, "official"},
         {CalendarKind::even, "even"},
         {CalendarKind::yearly, "yearly"}},
        "reporting periods: calendar months and years to 30 September; or, for comparison with "
        "exact answers, twelfths of 365.25 days, or years of 365.25 days");
    f.number("horizon_years", study.horizon_years, "years", horizon,
             "how far it looks ahead, in whole calendar months: 0.25 is three, 0.5 six");
    f.check(good_horizon(study), "horizon_years", not_whole_months);
    f.integer("seed", study.seed, "", at_least(0), "of every random stream of the study");
    f.integer("replications", study.replications, "", between(1, 16777216), "runs of each policy");
    f.integer("replications_per_draw", study.replications_per_draw, "", between(1, 256),
              "runs that share one draw of the uncertain numbers");
    f.check(256 % study.replications_per_draw == 0, "replications_per_draw",
            "must divide 256, the replications of a block: 1, 2, 4, 8, ...");
    f.object("design", study.design,
             "how the uncertain numbers are drawn; by default as scrambled Sobol' points");
    f.object("precision", study.precision,
             "stops the study after a block of 256 replications once it is this precise, at the "
             "latest after `replications`");
    f.object("decide", study.decide,
             "stops the study once one policy is selected by its net benefit; the others drop out "
             "on the way; at the latest after `replications`");
    f.references("decide_on", study.decide_on, "measure", "measures, the most important first");
    f.objects("values", study.values, "value",
              "what measures are worth, for net benefit; where none of them is in GBP, total_cost "
              "counts too, at -1 GBP per GBP");
    f.object("seek", study.seek, "a target to be reached at least cost, for `tenure seek`");
    f.objects("explore", x.explore, "lever",
              "fields that a reader of the report may move, six at most: the report then simulates "
              "anew, by itself");
    f.check(!study.decide || !study.values.empty(), "decide",
            "selects by net benefit: say under `values` what one more of a measure is worth");
    f.check(!study.decide || !study.precision, "decide",
            "ends the study, and so does `precision`: one of them must go");
    f.check(!study.decide || study.replications_per_draw <= replications_of_observation, "decide",
            "needs independent draws: at most 8 `replications_per_draw`");
    f.check(x.explore.size() <= most_levers, "explore", "has more than six levers");
}

const std::vector<Document>& documents() {
    static const std::vector<Document> all{
        {"authority", notes_of<Authority>()},  {"policy", notes_of<Policy>()},
        {"study", notes_of<StudyFile>()},      {"sweep", notes_of<SweepFile>()},
        {"staff_list", notes_of<StaffList>()}, {"pack", notes_of<Pack>()}};
    return all;
}

} // namespace tenure
