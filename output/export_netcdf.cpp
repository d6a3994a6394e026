#include "output/export_netcdf.hpp"

#include "output/dictionary.hpp"
#include "output/monthly_error.hpp"
#include "output/netcdf_arrays.hpp"
#include "output/outcomes.hpp"
#include "output/whole_file.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <type_traits>

namespace tenure {

namespace fs = std::filesystem;

namespace {

constexpr const char* statistics[] = {"mean", "p05", "p25", "p50", "p75", "p95", "std_error"};
constexpr std::size_t statistic_count = std::size(statistics);
constexpr std::size_t memory_of_values = 128u << 20; ///< of the values held at a time

struct ArrayDimensions {
    int policy, replication, year, month, statistic;
};

/// What a measure is kept in; -1 where it is not.
struct Variables {
    int yearly = -1, overall = -1, monthly = -1;
};

/// What of the results goes into the file, as places in their description.
struct Wanted : PartPlaces {
    std::vector<std::size_t> months;
};

Wanted wanted_of(const ResultsPart& part, const Description& d) {
    Wanted wanted{places_of(part, d), {}};
    std::vector<bool> has_year(d.years.size(), false);
    for (const std::size_t y : wanted.years) has_year[y] = true;
    for (std::size_t m = 0; m < d.periods.size(); ++m) {
        const auto year = std::lower_bound(d.years.begin(), d.years.end(), d.periods[m].year);
        if (has_year[static_cast<std::size_t>(year - d.years.begin())]) wanted.months.push_back(m);
    }
    return wanted;
}

template <class Values, class Of>
auto picked(const Values& all, const std::vector<std::size_t>& places, Of of) {
    std::vector<std::decay_t<decltype(of(all[0]))>> some;
    for (const std::size_t place : places) some.push_back(of(all[place]));
    return some;
}

template <class T>
std::vector<T> picked(const std::vector<T>& all, const std::vector<std::size_t>& places) {
    return picked(all, places, [](const T& x) { return x; });
}

ArrayDimensions define_dimensions(Arrays& out, const Wanted& wanted, std::size_t replications) {
    return {out.dimension("policy", wanted.policies.size()),
            out.dimension("replication", replications), out.dimension("year", wanted.years.size()),
            out.dimension("month", wanted.months.size()),
            out.dimension("statistic", statistic_count)};
}

/// Days since 1970-01-01 of the last day of each month; none where periods are not of a calendar.
std::vector<int> month_days(const std::vector<std::string>& labels) {
    std::vector<int> days;
    for (const std::string& label : labels) {
        Date last;
        if (!parse_date(label, last)) return {};
        days.push_back(static_cast<int>(day_number(last)));
    }
    return days;
}

/// Time as the CF conventions have it.
void write_months_of(Arrays& out, const std::vector<int>& days, const ArrayDimensions& at) {
    const int month = out.variable("month", NC_INT, {at.month});
    out.note(month, "standard_name", "time");
    out.note(month, "long_name", "last day of the month");
    out.note(month, "units", "days since 1970-01-01");
    out.note(month, "calendar", "proleptic_gregorian");
    out.check(netcdf_library().put_var_int(out.id(), month, days.data()));
}

void write_labels(Arrays& out, const Description& d, const Wanted& wanted,
                  const ArrayDimensions& at, std::size_t replications) {
    out.texts("policy", at.policy, "policy; the first of the study is the baseline",
              picked(d.policies, wanted.policies));
    out.texts("policy_title", at.policy, "policy, for people to read",
              picked(d.policy_titles, wanted.policies));
    out.texts("policy_reason", at.policy, "why the policy",
              picked(d.policy_reasons, wanted.policies));
    const auto labels = picked(d.periods, wanted.months, [](const Period& p) { return p.label; });
    const std::vector<int> days = month_days(labels);
    if (days.empty())
        out.texts("month", at.month, "period", labels);
    else
        write_months_of(out, days, at);
    out.texts("statistic", at.statistic, "over replications",
              {std::begin(statistics), std::end(statistics)});
    std::vector<int> numbers(replications);
    std::iota(numbers.begin(), numbers.end(), 0);
    out.whole_numbers("replication", at.replication,
                      "simulated future; the same under every policy", numbers);
    out.whole_numbers("year", at.year,
                      "reporting year, 1 October of the year before to 30 September",
                      picked(d.years, wanted.years));
    out.whole_numbers(
        "whole_year", at.year, "1 if all twelve months of the year were simulated",
        picked(d.whole_years, wanted.years, [](bool all) { return static_cast<int>(all); }));
}

int define(Arrays& out, const std::string& name, const Measure& m, const std::string& span,
           const std::vector<int>& dimensions, const std::vector<std::size_t>& chunk) {
    const int variable = out.numbers(name, m.unit, dimensions, chunk);
    out.note(variable, "long_name", label(m) + span + ": " + m.meaning);
    out.note(variable, "measure", m.name);
    out.note(variable, "kind", to_text(m.kind));
    if (m.better != Direction::none) out.note(variable, "better", to_text(m.better));
    if (!m.role.empty()) out.note(variable, "role", m.role);
    return variable;
}

bool has_months(Store& store, const Measure& m) {
    Statement row =
        store.database().prepare("SELECT 1 FROM monthly WHERE measure = ? AND count > 0 LIMIT 1");
    row.bind(1, m.name);
    return row.step();
}

Variables define_measure(Arrays& out, Store& store, const Measure& m, const Wanted& wanted,
                         const ArrayDimensions& at, std::size_t replications) {
    Variables v;
    const std::size_t r = std::max<std::size_t>(1, replications);
    v.yearly = define(out, m.name, m, "", {at.policy, at.replication, at.year},
                      {1, r, wanted.years.size()});
    v.overall = define(out, "overall_" + m.name, m, " over the horizon",
                       {at.policy, at.replication}, {1, r});
    if (has_months(store, m))
        v.monthly =
            define(out, "monthly_" + m.name, m, " by month", {at.policy, at.month, at.statistic},
                   {1, wanted.months.size(), statistic_count});
    return v;
}

double natural(std::int64_t stored, const Measure& m) {
    return stored == missing ? NAN : static_cast<double>(stored) / static_cast<double>(m.scale);
}

/// @param at where the policy stands in the file
void write_values(Arrays& out, const Description& d, const Outcomes& outcomes,
                  const std::vector<std::size_t>& kept_years, std::size_t at, std::size_t measure,
                  const Variables& v, std::size_t replications) {
    const Measure& m = d.measures[measure];
    const std::size_t years = kept_years.size();
    std::vector<double> values(replications * years), whole;
    for (std::size_t y = 0; y < years; ++y) {
        const Sample sample = outcomes.sample(kept_years[y], measure);
        for (std::size_t r = 0; r < replications; ++r)
            values[r * years + y] = natural(sample.values[r], m);
    }
    for (const std::int64_t stored : outcomes.sample(d.years.size(), measure).values)
        whole.push_back(natural(stored, m));
    const std::size_t start[] = {at, 0, 0}, count[] = {1, replications, years};
    out.check(netcdf_library().put_vara_double(out.id(), v.yearly, start, count, values.data()));
    out.check(netcdf_library().put_vara_double(out.id(), v.overall, start, count, whole.data()));
}

void write_months(Arrays& out, Store& store, const Wanted& wanted, std::size_t measure,
                  const Variables& v) {
    if (v.monthly < 0 || wanted.months.empty()) return;
    const Description& d = store.description();
    for (std::size_t p = 0; p < wanted.policies.size(); ++p) {
        Statement row =
            store.database().prepare("SELECT m.period, mean, p05, p25, p50, p75, p95, std_error "
                                     "FROM monthly m LEFT JOIN monthly_error e ON e.policy = "
                                     "m.policy AND e.measure = m.measure AND e.period = m.period "
                                     "WHERE m.policy = ? AND m.measure = ?");
        row.bind(1, d.policies[wanted.policies[p]]).bind(2, d.measures[measure].name);
        std::vector<double> all(d.periods.size() * statistic_count, NAN), values;
        while (row.step())
            for (std::size_t s = 0; s < statistic_count; ++s)
                all[static_cast<std::size_t>(row.integer(0)) * statistic_count + s] =
                    row.real(static_cast<int>(s) + 1);
        for (const std::size_t month : wanted.months)
            for (std::size_t s = 0; s < statistic_count; ++s)
                values.push_back(all[month * statistic_count + s]);
        const std::size_t start[] = {p, 0, 0}, count[] = {1, wanted.months.size(), statistic_count};
        out.check(
            netcdf_library().put_vara_double(out.id(), v.monthly, start, count, values.data()));
    }
}

/// @param variables of the measures wanted
void write_measures(Arrays& out, Store& store, const Wanted& wanted,
                    const std::vector<Variables>& variables, std::uint32_t replications,
                    const Parts& parts) {
    const Description& d = store.description();
    const std::size_t all = wanted.measures.size() * (wanted.policies.size() + 1);
    std::size_t done = 0;
    auto v = variables.begin();
    for (const MeasureRange& range :
         ranges_that_fit(memory_of_values, wanted.measures, d, replications)) {
        for (std::size_t p = 0; p < wanted.policies.size(); ++p) {
            const Outcomes outcomes(store.database(), d, wanted.policies[p], range, replications);
            for (std::size_t m = range.first; m < range.last; ++m)
                write_values(out, d, outcomes, wanted.years, p, m,
                             v[static_cast<std::ptrdiff_t>(m - range.first)], replications);
            if (parts) parts(done += range.size(), all);
        }
        for (std::size_t m = range.first; m < range.last; ++m)
            write_months(out, store, wanted, m, *v++);
        if (parts) parts(done += range.size(), all);
    }
}

} // namespace

void export_netcdf(Store& results, const fs::path& file, const ResultsPart& part,
                   const Parts& parts) {
    const Wanted wanted = wanted_of(part, results.description());
    write_apart(file, [&](const fs::path& temporary) {
        Store store = results.again();
        tabulate_monthly_errors(store.database(), store.description(), store.analysed(), wanted);
        Arrays out(temporary, file);
        const std::uint32_t replications = store.analysed().replications;
        const ArrayDimensions at = define_dimensions(out, wanted, replications);
        out.note_origin(store.database());
        write_labels(out, store.description(), wanted, at, replications);
        std::vector<Variables> variables;
        for (const std::size_t m : wanted.measures)
            variables.push_back(define_measure(out, store, store.description().measures[m], wanted,
                                               at, replications));
        write_measures(out, store, wanted, variables, replications, parts);
        out.close();
    });
}

} // namespace tenure
