#include "output/outcomes.hpp"

#include "core/contract.hpp"

#include <algorithm>

namespace tenure {

namespace {

Statement rows_of(Database& database, const Description& description, MeasureRange measures,
                  bool with_year) {
    std::string sql = with_year ? "SELECT replication, year" : "SELECT replication, 0";
    for (std::size_t m = measures.first; m < measures.last; ++m)
        sql += ", " + quoted_name(description.measures[m].name);
    sql += std::string(" FROM ") + (with_year ? "outcome_wide" : "overall_wide");
    const std::string point = is_sweep(description) ? " AND point = ?" : "";
    return database.prepare(sql + " WHERE policy = ? AND replication < ?" + point);
}

} // namespace

std::vector<MeasureRange> ranges_that_fit(std::size_t bytes,
                                          const std::vector<std::size_t>& measures,
                                          const Description& d, std::uint32_t replications) {
    const std::size_t each = (d.years.size() + 1) * sizeof(std::int64_t) * (replications + 1u);
    const std::size_t most = std::max<std::size_t>(1, bytes / each);
    std::vector<MeasureRange> ranges;
    for (const std::size_t m : measures) {
        if (ranges.empty() || ranges.back().last != m || ranges.back().size() == most)
            ranges.push_back({m, m});
        ++ranges.back().last;
    }
    return ranges;
}

Outcomes::Outcomes(Database& database, const Description& description, std::size_t policy,
                   MeasureRange measures, std::uint32_t replications, std::uint32_t point)
    : description_(description), measures_(measures), replications_(replications),
      values_((description.years.size() + 1) * measures.size() * replications, missing) {
    for (const bool with_year : {true, false}) {
        Statement rows = rows_of(database, description, measures, with_year);
        rows.bind(1, static_cast<std::int64_t>(policy)).bind(2, std::int64_t{replications});
        if (is_sweep(description)) rows.bind(3, std::int64_t{point});
        read(std::move(rows), with_year);
    }
}

void Outcomes::read(Statement rows, bool with_year) {
    const auto& years = description_.years;
    std::size_t year = with_year ? 0 : years.size();
    while (rows.step()) {
        const auto replication = static_cast<std::size_t>(rows.integer(0));
        if (with_year) {
            const auto at = std::lower_bound(years.begin(), years.end(), rows.integer(1));
            ensures(at != years.end(), "a stored year is one of the study's");
            year = static_cast<std::size_t>(at - years.begin());
        }
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            const int at = static_cast<int>(m) + 2;
            if (!rows.is_null(at))
                column(year, measures_.first + m)[replication] = rows.integer(at);
        }
    }
}

std::int64_t* Outcomes::column(std::size_t year, std::size_t measure) {
    return values_.data() + (year * measures_.size() + measure - measures_.first) * replications_;
}

Sample Outcomes::sample(std::size_t year, std::size_t measure) const {
    const std::size_t at = year * measures_.size() + measure - measures_.first;
    return {std::span(values_).subspan(at * replications_, replications_), description_.draws_share,
            missing, description_.scrambles, description_.draws_in_a_row};
}

} // namespace tenure
