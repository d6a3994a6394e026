#include "published/behaviour.hpp"

#include "core/contract.hpp"

#include <cmath>
#include <string_view>

namespace tenure {

namespace {

/// What makes a council look at its own months may be of a kind that no year before had.
constexpr double times_as_far = 2;

} // namespace

const std::vector<Behaviour>& behaviours() {
    static const std::vector<Behaviour> all{
        {"leaving",
         "rates of leaving",
         PackActs::factor,
         {"leaving.to[another_authority].rate_per_year", "leaving.to[agency].rate_per_year",
          "leaving.to[profession].rate_per_year"},
         0.1,
         "leaving"},
        {"joining",
         "outside applicants and seats for the newly qualified",
         PackActs::factor,
         {"recruitment.applicants[*].per_year", "intakes[*].seats"},
         0.12,
         "applicants"},
        {"advert_answer",
         "how applicants answer more adverts",
         PackActs::factor,
         {"recruitment.market.advert_elasticity"},
         0.5,
         nullptr},
        {"agency_supply",
         "odds that an agency has somebody",
         PackActs::odds,
         {"cover.agency.availability"},
         0.4,
         nullptr},
        {"agency_stay",
         "how long agency staff stay",
         PackActs::factor,
         {"cover.agency.assignment.mean_months"},
         0.25,
         nullptr},
        {"absence",
         "spells of sickness",
         PackActs::factor,
         {"absence.short_spells_per_year", "absence.long_spells_per_year"},
         0.15,
         nullptr},
        {"referrals",
         "referrals",
         PackActs::factor,
         {"casework.services[front_door].referrals_per_year"},
         0.05,
         nullptr},
        {"growth",
         "growth of posts a year",
         PackActs::added,
         {"establishment_growth_per_year"},
         0.015,
         nullptr},
        {"exhaustion_leaving",
         "what exhaustion does to leaving",
         PackActs::factor,
         {"exhaustion.leaving_log_hazard"},
         0.4,
         nullptr},
    };
    return all;
}

std::vector<PackNumber> numbers_of_behaviours() {
    std::vector<PackNumber> all;
    for (const Behaviour& b : behaviours()) {
        PackNumber number;
        number.name = b.name;
        number.title = b.title;
        number.acts = b.acts;
        number.on.assign(b.on.begin(), b.on.end());
        number.prior_sd = number.sd = b.prior_sd;
        all.push_back(number);
    }
    return all;
}

std::vector<double> moved_sd(const std::vector<YearVariation>& years) {
    std::vector<double> all;
    for (const Behaviour& b : behaviours()) {
        all.push_back(0);
        for (const YearVariation& y : years)
            if (b.moves_as && std::string_view(y.on) == b.moves_as)
                all.back() = times_as_far * y.sd_council / b.prior_sd;
    }
    return all;
}

std::vector<double> pack_values(const std::vector<double>& settings) {
    expects(settings.size() == behaviours().size(), "each behaviour has a setting");
    std::vector<double> all;
    for (std::size_t k = 0; k < settings.size(); ++k) {
        const Behaviour& b = behaviours()[k];
        const double x = settings[k] * b.prior_sd;
        all.push_back(b.acts == PackActs::added ? x : std::exp(x));
    }
    return all;
}

} // namespace tenure
