// A pack's fields.
#include "scenario/pack.hpp"

namespace tenure {

const char* to_text(PackActs acts) {
    switch (acts) {
    case PackActs::factor: return "factor";
    case PackActs::odds: return "odds";
    case PackActs::added: return "added";
    }
    return "";
}

void declare(Fields& f, PackNumber& x) {
    f.name("name", x.name, "fitted number", "by which an uncertain number names it");
    f.text("title", x.title, "what people call it");
    f.choice("acts", x.acts, {PackActs::factor, PackActs::odds, PackActs::added},
             "how a draw changes a number: times it, times its odds, or added to it");
    f.texts("on", x.on,
            "numbers of the authority, as results name them without \"authority.\"; [*] is every "
            "item of a list",
            required);
    f.number("prior_sd", x.prior_sd, "", at_least(0),
             "standard deviation before the fit: of logarithms, log odds, or what is added");
    f.number("sd", x.sd, "", at_least(0), "after the fit, likewise");
    f.flag("identified", x.identified,
           "whether the fit says something of it: sd at most 0.8 of prior_sd");
}

void declare(Fields& f, PackInput& x) {
    f.text("file", x.file, "a file that the fit rests on", required);
    f.text("fingerprint", x.fingerprint, "of its content", required);
}

void declare(Fields& f, PackMatch& x) {
    f.text("measure", x.measure, "what was published", required);
    f.item_is(x.measure);
    f.number("published", x.published, "", any_number, "mean over councils and years");
    f.number("before", x.before, "", any_number, "mean simulated before the fit");
    f.number("fitted", x.fitted, "", any_number, "mean simulated after it");
    f.number("covered_90", x.covered_90, "", probability,
             "share of published values within 90% intervals of the fit");
}

void declare(Fields& f, PackScore& x) {
    f.number("ratio", x.ratio, "", at_least(0),
             "errors over those of a naive forecast, mean over measures, origins and years",
             required);
    f.number("error_councils", x.error_councils, "", at_least(0),
             "its standard error, by leaving out councils");
    f.number("error_years", x.error_years, "", at_least(0),
             "its standard error, by leaving out years");
    f.integer("councils", x.councils, "", at_least(1), "how many were forecast", required);
    f.integer("futures", x.futures, "", at_least(1), "simulated of each");
    f.integer("first_origin", x.first_origin, "", between(1990, 2199),
              "the earliest last year that a fit knew", required);
    f.integer("last_origin", x.last_origin, "", between(1990, 2199), "the latest", required);
    f.integer("first_year", x.first_year, "", between(1990, 2199), "forecast", required);
    f.integer("last_year", x.last_year, "", between(1990, 2199), "forecast", required);
}

void declare(Fields& f, PackDraw& x) {
    f.numbers("values", x.values, "", any_number, "one for each number, in their order", required);
}

void declare(Fields& f, Pack& x) {
    f.text("title", x.title, "what was fitted to what", required);
    f.text("method", x.method, "how");
    f.text("years", x.years, "that the fit may know, from-to");
    f.text("council", x.council, "whose it is; left out: any council's");
    f.object("score", x.score,
             "how councils on fits by this method to earlier years were forecast");
    f.flag("own_ranges", x.own_ranges,
           "uncertain numbers that it acts on keep their own ranges, and are drawn from them "
           "first; else it stands in their place");
    f.integer("seed", x.seed, "", at_least(0), "of the fit");
    f.objects("inputs", x.inputs, "input file", "files that the fit rests on");
    f.objects("matches", x.matches, "match", "how near measures are to what was published");
    f.texts("not_matched", x.not_matched, "measures that no setting brings near");
    f.objects("numbers", x.numbers, "fitted number", "what was fitted: columns of the draws",
              required);
    f.objects("draws", x.draws, "row of draws",
              "from the joint posterior: row i is that of draw i of a study, modulo the rows",
              required);
}

} // namespace tenure
