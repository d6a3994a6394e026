#include "tests/verification/known.hpp"

#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <cstdio>

namespace tenure::test {

namespace {

constexpr double allowed = 4;       ///< standard errors
constexpr double plainly_wrong = 8; ///< expected standard errors of a negative control

/// Central moments of a sample.
struct Moments {
    double n = 0, mean = 0, variance = 0, fourth = 0;
};

Moments moments(const std::vector<double>& values) {
    Moments m;
    m.n = static_cast<double>(values.size());
    for (double x : values) m.mean += x;
    m.mean /= m.n;
    for (double x : values) {
        const double d = (x - m.mean) * (x - m.mean);
        m.variance += d / (m.n - 1);
        m.fourth += d * d / m.n;
    }
    return m;
}

/// Of the sample variance: Var = (mu4 - sigma^4 (n - 3) / (n - 1)) / n.
double std_error_of_variance(const Moments& m) {
    return std::sqrt((m.fourth - m.variance * m.variance * (m.n - 3) / (m.n - 1)) / m.n);
}

Compared compared(const Answer& a, const std::vector<double>& values) {
    const Moments m = moments(values);
    const double sd = std::sqrt(m.variance);
    if (a.of == Of::variance) return {a.name, a.exact, m.variance, std_error_of_variance(m)};
    if (a.of == Of::deviation) return {a.name, a.exact, sd, std_error_of_variance(m) / (2 * sd)};
    return {a.name, a.exact, m.mean, sd / std::sqrt(m.n)};
}

/// A ratio of means, its error linearised (Cochran 1977, 6.4).
Compared compared_ratio(const Answer& a, const std::vector<double>& tops,
                        const std::vector<double>& bottoms) {
    const Moments bottom = moments(bottoms);
    const double ratio = moments(tops).mean / bottom.mean;
    std::vector<double> rest;
    for (std::size_t i = 0; i < tops.size(); ++i) rest.push_back(tops[i] - ratio * bottoms[i]);
    const double error = std::sqrt(moments(rest).variance / bottom.n) / bottom.mean;
    return {a.name, a.exact, ratio, error};
}

TrialPlan plan_of(const Study& s) {
    return trial_plan(s.authority, s.calendar, s.authority.start_date, s.horizon_years, s.seed);
}

/// Values of every answer's statistic, and of its denominator, by replication.
struct Values {
    std::vector<double> top, bottom;
};

std::vector<Values> simulated(const std::vector<Answer>& answers, const Study& study,
                              const Runs& runs) {
    const TrialPlan plan = plan_of(study);
    const Model model = compile(study.authority, study.policies.at(runs.policy), study.calendar,
                                study.horizon_years);
    std::vector<Values> all(answers.size());
    Workspace workspace;
    BookOfLives book;
    for (std::uint32_t r = 0; r < runs.replications; ++r) {
        workspace.rows.clear();
        book.forget();
        simulate(model, {study.seed, r}, workspace.state, workspace.rows,
                 runs.lives ? &book : nullptr);
        const RawRows rows{workspace.rows, plan.periods, raw_columns(model.roles.size())};
        const Outcome outcome(plan, rows, book.lives());
        for (std::size_t i = 0; i < answers.size(); ++i) {
            all[i].top.push_back(answers[i].statistic(outcome));
            if (answers[i].denominator) all[i].bottom.push_back(answers[i].denominator(outcome));
        }
    }
    return all;
}

std::string row_text(const Compared& row) {
    char line[200];
    std::snprintf(line, sizeof line, "%-44s %14.6f %14.6f %12.6f %8.2f%s\n", row.name.c_str(),
                  row.exact, row.simulated, row.std_error, row.z(),
                  std::fabs(row.z()) < allowed ? "" : "  <--");
    return line;
}

} // namespace

Study known_study(const std::string& name) {
    FileReader reader;
    const std::string folder = TENURE_SOURCE_DIR "/scenarios/verification/";
    return load_study(reader, folder + name + ".yaml").study();
}

std::size_t Outcome::periods_until(double t) const {
    if (t == 0) return 0;
    for (std::size_t p = 0; p < rows_.periods.size(); ++p)
        if (rows_.periods[p].end == study_start + tenure::years(t)) return p + 1;
    throw std::logic_error("no period ends after " + std::to_string(t) + " years");
}

double Outcome::value(const std::string& measure, std::size_t first, std::size_t last) const {
    std::size_t i = 0;
    while (plan_.formulas.at(i).measure.name != measure) ++i;
    const auto span = std::make_pair(first, last);
    for (const auto& [periods, values] : evaluated_)
        if (periods == span)
            return static_cast<double>(values[i]) /
                   static_cast<double>(plan_.formulas[i].measure.scale);
    evaluated_.emplace_back(span, evaluate(plan_.formulas, rows_, first, last));
    return value(measure, first, last);
}

double Outcome::at(const std::string& measure, double t) const {
    const std::size_t last = periods_until(t) - 1;
    return value(measure, last, last);
}

double Outcome::over(const std::string& measure, double from, double to) const {
    return value(measure, periods_until(from), periods_until(to) - 1);
}

double Outcome::counted(RoleCount what, std::size_t role, double to) const {
    std::int64_t sum = 0;
    for (std::size_t p = 0; p < periods_until(to); ++p)
        sum += rows_.numbers[p * rows_.columns + column(what, role)];
    return static_cast<double>(sum);
}

Statistic stock(const std::string& measure, double t) {
    return [=](const Outcome& o) { return o.at(measure, t); };
}

Statistic flow(const std::string& measure, double from, double to) {
    return [=](const Outcome& o) { return o.over(measure, from, to); };
}

Statistic share_beyond(double t) {
    return [=](const Outcome& o) {
        double beyond = 0;
        for (const Life& life : o.lives()) beyond += life.years() > t;
        return beyond / static_cast<double>(o.lives().size());
    };
}

Statistic mean_life_within(double t) {
    return [=](const Outcome& o) {
        double sum = 0;
        for (const Life& life : o.lives()) sum += std::min(life.years(), t);
        return sum / static_cast<double>(o.lives().size());
    };
}

bool Table::agrees() const {
    for (const Compared& row : rows)
        if (!(std::fabs(row.z()) < allowed)) return false;
    return true;
}

std::string Table::text() const {
    std::string all = title + "\n";
    char head[120];
    std::snprintf(head, sizeof head, "%-44s %14s %14s %12s %8s\n", "statistic", "exact",
                  "simulated", "s.e.", "z");
    all += head;
    for (const Compared& row : rows) all += row_text(row);
    return all;
}

Table compare(const std::vector<Answer>& answers, const Study& study, const Runs& runs) {
    const auto values = simulated(answers, study, runs);
    Table table{study.title + ", " + std::to_string(runs.replications) + " replications", {}};
    for (std::size_t i = 0; i < answers.size(); ++i)
        table.rows.push_back(answers[i].of == Of::ratio
                                 ? compared_ratio(answers[i], values[i].top, values[i].bottom)
                                 : compared(answers[i], values[i].top));
    return table;
}

void require_known(const std::vector<Answer>& answers, const Study& study, const Runs& runs) {
    const Table table = compare(answers, study, runs);
    INFO(table.text());
    REQUIRE(table.agrees());
}

void require_noticed(const Answer& answer, const Study& wrong, double exact_if_wrong,
                     const Runs& runs) {
    const Table table = compare({answer}, wrong, runs);
    const double expected = (exact_if_wrong - answer.exact) / table.rows[0].std_error;
    INFO("negative control, expected z " << expected << '\n' << table.text());
    REQUIRE(std::fabs(expected) >= plainly_wrong);
    REQUIRE_FALSE(table.agrees());
}

} // namespace tenure::test
