#include "scenario/law_field.hpp"

#include "core/contract.hpp"
#include "scenario/fields.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// What can be drawn and added up in microseconds: from five minutes to ten millennia.
constexpr double least_years = 1e-5, most_years = 10'000;
constexpr Allowed rates = between(1e-4, 1e5);

bool one_mean(const LawWords& x) {
    return x.mean_days.has_value() + x.mean_months.has_value() + x.mean_years.has_value() == 1;
}

bool no_mean(const LawWords& x) { return !x.mean_days && !x.mean_months && !x.mean_years; }

double mean_in_years(const LawWords& x) {
    if (x.mean_days) return years_from(*x.mean_days, "days");
    if (x.mean_months) return years_from(*x.mean_months, "months");
    if (x.mean_years) return *x.mean_years;
    return x.rate_per_year ? 1 / *x.rate_per_year : 0;
}

bool all_positive(const std::vector<double>& all) {
    return std::all_of(all.begin(), all.end(), [](double each) { return each > 0; });
}

void check_mean(Fields& f, const LawWords& x) {
    const bool rate = x.law == LawKind::exponential || x.law == LawKind::weibull;
    const bool by_mean = one_mean(x) && !x.rate_per_year;
    const bool by_rate = no_mean(x) && x.rate_per_year.has_value();
    if (x.law == LawKind::never || x.law == LawKind::hyperexponential)
        f.check(no_mean(x) && !x.rate_per_year, "law", "takes neither a mean nor rate_per_year");
    else if (rate)
        f.check(by_mean || by_rate, "law",
                "needs exactly one of mean_days, mean_months, mean_years and rate_per_year");
    else
        f.check(by_mean, "law", "needs exactly one of mean_days, mean_months and mean_years");
    f.check_written(x.law == LawKind::fixed || no_mean(x) || mean_in_years(x) >= least_years, "law",
                    "needs a mean of at least 0.00001 years, five minutes");
}

void check_spread(Fields& f, const LawWords& x) {
    const bool spread = x.law == LawKind::gamma || x.law == LawKind::lognormal;
    f.check(spread || !x.cv, "cv", "is only for gamma and lognormal laws");
    f.check(!spread || x.cv, "law", "needs cv, the coefficient of variation");
    f.check(x.law == LawKind::weibull || !x.shape, "shape", "is only for weibull laws");
    f.check(x.law != LawKind::weibull || x.shape, "law", "needs shape");
}

void check_mixture(Fields& f, const LawWords& x) {
    const bool mixture = x.law == LawKind::hyperexponential;
    f.check(mixture || x.weights.empty(), "weights", "are only for hyperexponential laws");
    f.check(mixture || x.rates_per_year.empty(), "rates_per_year",
            "are only for hyperexponential laws");
    f.check(!mixture || (!x.weights.empty() && x.weights.size() == x.rates_per_year.size()), "law",
            "needs weights and rates_per_year, as many of one as of the other");
    f.check(!mixture || all_positive(x.weights), "weights", "must all be above 0");
}

} // namespace

const char* to_text(LawKind kind) {
    switch (kind) {
    case LawKind::never: return "never";
    case LawKind::fixed: return "fixed";
    case LawKind::exponential: return "exponential";
    case LawKind::gamma: return "gamma";
    case LawKind::weibull: return "weibull";
    case LawKind::lognormal: return "lognormal";
    case LawKind::hyperexponential: return "hyperexponential";
    }
    return "";
}

void declare(Fields& f, LawWords& x) {
    f.choice("law", x.law,
             {LawKind::never, LawKind::fixed, LawKind::exponential, LawKind::gamma,
              LawKind::weibull, LawKind::lognormal, LawKind::hyperexponential},
             "the law's kind", required);
    f.number("mean_days", x.mean_days, "days", between(0, most_years * 365.25), "the mean");
    f.number("mean_months", x.mean_months, "months", between(0, most_years * 12), "the mean");
    f.number("mean_years", x.mean_years, "years", between(0, most_years), "the mean");
    f.number("cv", x.cv, "", between(0.01, 20), "standard deviation over mean (gamma, lognormal)");
    f.number("rate_per_year", x.rate_per_year, "per year", rates,
             "one over the mean (exponential); the scale's inverse (weibull)");
    f.number("shape", x.shape, "", between(0.1, 50), "of a weibull law: above 1 the hazard rises");
    f.numbers("weights", x.weights, "", between(1e-6, 1e6),
              "how often each component (hyperexponential)");
    f.numbers("rates_per_year", x.rates_per_year, "per year", rates,
              "each component's rate (hyperexponential)");
    check_mean(f, x);
    check_spread(f, x);
    check_mixture(f, x);
}

Law law_of(const LawWords& words) {
    Law law;
    law.kind = words.law;
    law.mean = mean_in_years(words);
    // An uncertain mean may be drawn below what its value had to be.
    if (law.kind != LawKind::fixed && law.kind != LawKind::never)
        law.mean = std::max(law.mean, least_years);
    law.cv = words.cv.value_or(law.cv);
    law.shape = words.shape.value_or(law.shape);
    law.weights = words.weights;
    law.rates = words.rates_per_year;
    if (law.kind != LawKind::weibull) return law;
    law.rate = 1;
    law.rate = words.rate_per_year ? *words.rate_per_year : mean(law) / law.mean;
    law.mean = 0;
    return law;
}

LawWords words_of(const Law& law) {
    LawWords words;
    words.law = law.kind;
    switch (law.kind) {
    case LawKind::never: break;
    case LawKind::gamma:
    case LawKind::lognormal: words.cv = law.cv; [[fallthrough]];
    case LawKind::fixed:
    case LawKind::exponential: words.mean_years = law.mean; break;
    case LawKind::weibull:
        words.rate_per_year = law.rate;
        words.shape = law.shape;
        break;
    case LawKind::hyperexponential:
        words.weights = law.weights;
        words.rates_per_year = law.rates;
        break;
    }
    return words;
}

double years_from(double duration, std::string_view unit) {
    if (unit == "years") return duration;
    if (unit == "months") return duration / 12;
    expects(unit == "days", "a duration is in days, months or years");
    return duration / 365.25;
}

} // namespace tenure
