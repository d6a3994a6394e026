#include "output/backtest.hpp"

#include "output/backtest_words.hpp"

#include <cmath>

namespace tenure {

namespace {

std::string row_of(const BacktestCell& cell) {
    const OfficialMeasure& m = official(cell.measure);
    const double regression = mean_error_of(cell, &Judged::regression);
    std::string text = padded(m.title, 10) + ' ' + std::to_string(cell.target.origin.year) + " +" +
                       std::to_string(cell.target.horizon());
    for (const double x : {mean_absolute_error(cell), mean_error_of(cell, &Judged::naive),
                           mean_error_of(cell, &Judged::persistence),
                           mean_error_of(cell, &Judged::own_mean), regression})
        text += std::isnan(x) ? "       -" : fixed(x, 2, 8);
    return text + fixed(ratio_of(cell), 2, 8) + fixed(hindsight_ratio_of(cell), 2, 8) +
           (ratio_of(cell) > 1 ? "  worse\n" : "\n");
}

std::string cells_table(const Backtest& scores) {
    std::string text =
        "Mean absolute error over councils: simulated, then the naive forecast fixed "
        "before the origin,\nthen the naive ones it is chosen from\n" +
        padded("", 18) + "   ours   naive  persist ownmean regress   ratio  hindsight\n";
    for (const BacktestCell& cell : scores.cells) text += row_of(cell);
    return text;
}

std::string with_error(const Scored& s) {
    return fixed(s.value, 2, 6) + " (" + (std::isnan(s.by_council) ? "-" : fixed(s.by_council, 2)) +
           ", " + (std::isnan(s.by_year) ? "-" : fixed(s.by_year, 2)) + ")";
}

std::string measures_table(const Backtest& scores) {
    std::string text = "By measure, over all targets, with (standard errors over councils, over "
                       "years forecast)\n" +
                       padded("", 10) +
                       "  ratio             in 50%            in 90%            "
                       "90% shifted       interval score ratio\n";
    for (std::size_t k = 0; k < officials; ++k) {
        const auto m = static_cast<Official>(k);
        const IntervalScores i = interval_scores(scores, m);
        text += padded(official(m).title, 10);
        for (const Scored& s : {mean_ratio(scores, &m), i.within_50, i.within_90,
                                i.within_90_shifted, i.winkler_ratio})
            text += with_error(s);
        text += '\n';
    }
    return text;
}

} // namespace

std::string backtest_table(const Backtest& scores, const BacktestAccount& account) {
    std::string text = cells_table(scores) + '\n' + measures_table(scores) + '\n';
    for (const std::string& line : verdict(scores, account)) text += line + '\n';
    return text;
}

std::string backtest_cells_csv(const Backtest& scores) {
    std::string text = "measure,fit_from,origin,horizon,year,councils,error,naive,persistence,"
                       "own_mean,regression,ratio,hindsight_ratio\n";
    for (const BacktestCell& c : scores.cells) {
        text += std::string(official(c.measure).name);
        for (const int x : {c.target.origin.first, c.target.origin.year, c.target.horizon(),
                            c.target.year, static_cast<int>(c.councils.size())})
            text += ',' + std::to_string(x);
        for (const double x :
             {mean_absolute_error(c), mean_error_of(c, &Judged::naive),
              mean_error_of(c, &Judged::persistence), mean_error_of(c, &Judged::own_mean),
              mean_error_of(c, &Judged::regression), ratio_of(c), hindsight_ratio_of(c)})
            text += ',' + (std::isnan(x) ? std::string() : fixed(x, 6));
        text += '\n';
    }
    return text;
}

std::string backtest_councils_csv(const Backtest& scores) {
    std::string text = "measure,origin,year,council,error,naive,within_50,within_90,"
                       "within_90_shifted,interval_score,naive_interval_score\n";
    for (const BacktestCell& c : scores.cells)
        for (std::size_t i = 0; i < c.councils.size(); ++i) {
            const Judged& j = c.councils[i];
            text += std::string(official(c.measure).name) + ',' +
                    std::to_string(c.target.origin.year) + ',' + std::to_string(c.target.year) +
                    ",\"" + scores.councils[i] + '"';
            for (const double x : {j.error, j.naive}) text += ',' + fixed(x, 6);
            for (const bool within : {j.within_50, j.within_90, j.within_90_shifted})
                text += within ? ",1" : ",0";
            for (const double x : {j.winkler, j.naive_winkler}) text += ',' + fixed(x, 6);
            text += '\n';
        }
    return text;
}

std::string backtest_starts_csv(const std::vector<CensusCheck>& starts) {
    std::string text = "council,year,in_post_off,vacancies_off,agency_off,caseload_off,agrees\n";
    for (const CensusCheck& c : starts) {
        text += '"' + c.council + "\"," + std::to_string(c.year);
        for (const double x : {c.in_post, c.vacancies, c.agency, c.caseload})
            text += ',' + fixed(x, 3);
        text += c.agrees() ? ",1\n" : ",0\n";
    }
    return text;
}

} // namespace tenure
