// Fields of what comes from outside: applicants who answer, routes into the profession, years that
// differ.
#include "scenario/documents.hpp"

namespace tenure {

void declare(Fields& f, MarketParameters& x) {
    f.number("advert_elasticity", x.advert_elasticity, "", between(0, 2),
             "of outside applicants in posts advertised over usual_adverts; 0: a fixed stream");
    f.number("rating_factor", x.rating_factor, "", between(0, 10),
             "on outside applicants, for what the authority is known for");
    f.number("patience_days", x.patience_days, "days", between(0, 730),
             "mean, exponential, that an applicant who meets no open round waits for one; 0: none "
             "does");
}

void declare(Fields& f, SupplyRoute& x) {
    f.name("name", x.name, "route", "the word for it");
    f.number("share", x.share, "", between(0, 1e6),
             "of the seats asked for; shares need not add up to 1");
    f.number("places", x.places, "heads", between(-1, 10000),
             "the most it has for this intake in a year; below 0: no limit; a fraction is the "
             "chance of one more, year by year");
    f.number("fill", x.fill, "", probability, "that a place is taken up");
    f.number("drop_out", x.drop_out, "", probability,
             "of whoever has taken one up, before the first day");
    f.number("lag_days", x.lag_days, "days", between(0, 730),
             "from the intake's day to their first day");
    f.number("cost_gbp", x.cost_gbp, "GBP", between(0, 1e6), "for each who starts");
    f.integer("every_years", x.every_years, "years", between(1, 50),
              "from one year with people to the next");
    f.integer("first_year", x.first_year, "year", between(1900, 2200),
              "a calendar year with people; none before it");
}

void declare(Fields& f, YearEffect& x) {
    constexpr Allowed sd = between(0, 2);
    f.choice("on", x.on,
             {YearActsOn::leaving, YearActsOn::applicants, YearActsOn::absence,
              YearActsOn::referrals, YearActsOn::agency, YearActsOn::growth},
             "what the years act on", required);
    f.item_is(to_text(x.on));
    f.number("sd_national", x.sd_national, "", sd,
             "of the log effect that the nation has in common");
    f.number("sd_council", x.sd_council, "", sd, "of the log effect of the council's own");
    f.number("correlation", x.correlation, "", between(-0.99, 0.99),
             "of a year's effect with the next year's");
    f.number("last_year_factor", x.last_year_factor, "", between(0, 100),
             "of the council's own, in the year before the first, which goes on from it; 0: not "
             "known");
}

void declare(Fields& f, NationalYear& x) {
    f.choice("on", x.on,
             {YearActsOn::leaving, YearActsOn::applicants, YearActsOn::absence,
              YearActsOn::referrals, YearActsOn::agency, YearActsOn::growth},
             "what is known", required);
    f.integer("year", x.year, "year", between(1990, 2200), "that ends on 30 September of it",
              required);
    f.item_is(std::string(to_text(x.on)) + " in " + std::to_string(x.year));
    f.number("factor", x.factor, "", Allowed{0.01, 100, false, false},
             "of the nation, instead of a drawn one", required);
}

void declare(Fields& f, YearEffectsParameters& x) {
    f.objects("effects", x.effects, "effect", "how much years differ, by what they act on");
    f.objects("national_path", x.national_path, "year", "what is known of the nation");
}

} // namespace tenure
