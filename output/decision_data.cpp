#include "output/decision_data.hpp"

#include "core/contract.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

std::vector<Sample> HorizonValues::samples() const {
    std::vector<Sample> all;
    for (std::size_t p = 0; p < of_policy.size(); ++p) all.push_back(sample(p));
    return all;
}

HorizonValues read_horizon(Database& database, const Description& d, std::size_t measure,
                           std::uint32_t end, std::uint32_t first) {
    const Measure& m = d.measures[measure];
    HorizonValues values{m.scale, d.draws_share, d.scrambles, d.draws_in_a_row, {}};
    values.of_policy.assign(d.policies.size(), std::vector<std::int64_t>(end - first, missing));
    Statement row = database.prepare("SELECT replication, " + quoted_name(m.name) +
                                     " FROM overall_wide WHERE policy = ? AND replication >= ? "
                                     "AND replication < ?");
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        row.bind(1, static_cast<std::int64_t>(p));
        row.bind(2, std::int64_t{first}).bind(3, std::int64_t{end});
        while (row.step())
            if (!row.is_null(1))
                values.of_policy[p][static_cast<std::size_t>(row.integer(0) - first)] =
                    row.integer(1);
        row.reset();
    }
    return values;
}

std::vector<std::string> measure_names(const Description& d) {
    std::vector<std::string> names;
    for (const Measure& m : d.measures) names.push_back(m.name);
    return names;
}

std::size_t measure_index(const Description& d, const std::string& name) {
    for (std::size_t m = 0; m < d.measures.size(); ++m)
        if (d.measures[m].name == name) return m;
    throw StoreError(not_in_results("measure", name, measure_names(d)));
}

namespace {

/// GBP for one stored unit of a measure.
double gbp_per_stored(const Description& d, const Value& value, double scale) {
    const Measure& m = d.measures[measure_index(d, value.measure)];
    return value.gbp_per_unit * (m.unit == "GBP" ? 1 : scale) / static_cast<double>(m.scale);
}

} // namespace

std::vector<HorizonValues> read_values(Database& database, const Description& d, std::uint32_t end,
                                       std::uint32_t first) {
    std::vector<HorizonValues> all;
    for (const Value& value : d.values)
        all.push_back(read_horizon(database, d, measure_index(d, value.measure), end, first));
    return all;
}

HorizonValues net_benefit(const Description& d, const std::vector<HorizonValues>& of_values,
                          double scale) {
    expects(!of_values.empty() && of_values.size() == d.values.size(),
            "net benefit has values of measures");
    HorizonValues result{100, d.draws_share, d.scrambles, d.draws_in_a_row, {}};
    std::vector<double> worth;
    for (const Value& value : d.values) worth.push_back(100 * gbp_per_stored(d, value, scale));
    result.of_policy.resize(d.policies.size());
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        const std::size_t count = of_values[0].of_policy[p].size();
        result.of_policy[p].assign(count, missing);
        for (std::size_t r = 0; r < count; ++r) {
            double pence = 0;
            bool known = true;
            for (std::size_t v = 0; v < worth.size() && known; ++v) {
                const std::int64_t stored = of_values[v].of_policy[p][r];
                known = stored != missing;
                pence += worth[v] * static_cast<double>(stored);
            }
            if (known) result.of_policy[p][r] = std::llround(pence);
        }
    }
    return result;
}

Grid read_draws(Database& database, const Description& d, std::uint32_t draws) {
    Grid grid(draws, d.parameters.size());
    Statement row = database.prepare("SELECT draw, parameter, value FROM parameter_draw "
                                     "WHERE draw < ?");
    row.bind(1, std::int64_t{draws});
    std::size_t read = 0;
    while (row.step()) {
        grid.at(static_cast<std::size_t>(row.integer(0)),
                static_cast<std::size_t>(row.integer(1))) = row.real(2);
        ++read;
    }
    return read == grid.values.size() ? grid : Grid(0, d.parameters.size());
}

} // namespace tenure
