#include "published/last_year.hpp"
#include "random/draw.hpp"
#include "tests/catch.hpp"
#include "tests/unit/published/made_up_row.hpp"

#include <cmath>
#include <numeric>

using namespace tenure;

namespace {

double z(std::uint32_t a, std::uint32_t b) {
    return normal(address({9, 0}, Purpose::year_effect, entity(Source::parameter, a), b));
}

/// So many councils with 100 holders, whose caseloads have these standard deviations between
/// councils and between the years of one, about 18; a tenth more in the last year.
Indicators made_up(int councils, int years, double between, double within) {
    Indicators all;
    for (int i = 1; i <= councils; ++i)
        for (int y = 0; y < years; ++y) {
            IndicatorRow row = made_up_row(i, 2000 + y);
            const auto who = static_cast<std::uint32_t>(i), when = static_cast<std::uint32_t>(y);
            set(row, Column::inpost_fte, 200);
            set(row, Column::case_holders_fte, 100);
            set(row, Column::cases,
                (y + 1 == years ? 1.1 : 1.0) * 1800 *
                    std::exp(between * z(who, 99) + within * z(who, when)));
            all.rows.push_back(row);
        }
    return all;
}

Lines lines_of_first(const Indicators& all) {
    Lines own;
    for (const IndicatorRow& row : all.rows)
        if (row.codes == "1") own.push_back(&row);
    return own;
}

} // namespace

TEST_CASE("a council's usual caseload is its own so far as the panel says, at the nation's level") {
    // Nothing differs from year to year: a council's own mean is all there is to know.
    const Indicators steady = made_up(200, 6, .1, 0);
    const Lines own = lines_of_first(steady);
    const FlowEstimate sure = usual_caseload(steady, own, 2005);
    CHECK(sure.weight > .99);
    CHECK(sure.value == Approx(18 * 1.1 * std::exp(.1 * z(1, 99))).epsilon(.001));
    // Councils do not differ: what one has had is chance, and it is taken for the nation.
    const Indicators alike = made_up(200, 6, 0, .1);
    const FlowEstimate none = usual_caseload(alike, lines_of_first(alike), 2005);
    CHECK(none.weight < .35);
    CHECK(none.value == Approx(18 * 1.1).epsilon(.03));
    // As often as much: 6 years at 1:1 deserve 6/7.
    const Indicators both = made_up(400, 6, .1, .1);
    CHECK(std::abs(usual_caseload(both, lines_of_first(both), 2005).weight - 6. / 7) < .04);
    CHECK(usual_caseload(both, lines_of_first(both), 1990).value == 0);
}

TEST_CASE("usual caseloads read nothing later than their year") {
    const Indicators all = made_up(50, 6, .1, .1);
    Indicators early{all.file, {}};
    for (const IndicatorRow& row : all.rows)
        if (row.year <= 2003) early.rows.push_back(row);
    const double known = usual_caseload(all, lines_of_first(all), 2003).value;
    CHECK(known == usual_caseload(early, lines_of_first(early), 2003).value);
    CHECK(known != usual_caseload(all, lines_of_first(all), 2005).value); // control
}

TEST_CASE("the census's year is believed as far as it is not chance") {
    YearVariation years;
    years.sd_council = .2;
    const double usual = .15;
    const auto factor = [&](double rate, double chance) {
        return last_year_factor(years, {std::log(rate), chance}, usual);
    };
    CHECK(factor(.30, 0) == Approx(2));
    CHECK(factor(.30, .04) == Approx(std::sqrt(2.0))); // as much chance as there is difference
    CHECK(factor(usual, .04) == Approx(1));
    years.answer = .5; // the logarithm of what acts is twice that of what is seen
    CHECK(factor(.30, 0) == Approx(4));
    CHECK(factor(.30, .01) == Approx(2));
    years.answer = 1;
    years.sd_council = 0;
    CHECK(factor(.30, 0) == 0);
}
