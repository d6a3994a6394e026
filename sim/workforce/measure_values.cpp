// Values of measures from the rows that a replication leaves.
#include "workforce/measures.hpp"

#include "core/contract.hpp"
#include "workforce/count.hpp"

#include <algorithm>

namespace tenure {

namespace {

bool is_stock(std::size_t c) {
    if (c < counts) return false;
    if (c < counts + stocks) return true;
    return (c - counts - stocks) % (role_counts + role_stocks) >= role_counts;
}

/// Sums over a set of periods: flows of all, stocks of those that are `read`.
struct Sums {
    std::vector<std::int64_t> columns;
    std::int64_t readings = 0;
};

void add_columns(Sums& sums, const std::int64_t* row, std::size_t first, std::size_t count) {
    for (std::size_t c = first; c < first + count; ++c) sums.columns[c] += row[c];
}

void add(Sums& sums, const RawRows& rows, std::size_t period, bool read) {
    sums.columns.resize(rows.columns);
    const std::int64_t* row = rows.numbers.data() + period * rows.columns;
    sums.readings += read;
    if (read) return add_columns(sums, row, 0, rows.columns);
    add_columns(sums, row, 0, counts);
    for (std::size_t c = counts + stocks; c < rows.columns; c += role_counts + role_stocks)
        add_columns(sums, row, c, role_counts);
}

__int128 total(const std::vector<Term>& terms, const Sums& sums) {
    __int128 t = 0;
    for (const Term& x : terms) t += static_cast<__int128>(sums.columns[x.column]) * x.weight;
    return t;
}

std::int64_t rounded(__int128 a, __int128 b) {
    const __int128 twice = 2 * a + b;
    __int128 q = twice / (2 * b);
    if (twice < 0 && q * 2 * b != twice) --q;
    return static_cast<std::int64_t>(q);
}

std::int64_t value(const Formula& f, const Sums& sums) {
    const __int128 top = total(f.numerator, sums);
    if (f.denominator.empty()) return rounded(top, sums.readings);
    const __int128 bottom = total(f.denominator, sums);
    return bottom == 0 ? missing : rounded(top * f.measure.scale, bottom);
}

std::vector<std::int64_t> values(const std::vector<Formula>& formulas, const Sums& sums) {
    std::vector<std::int64_t> all;
    all.reserve(formulas.size());
    for (const Formula& f : formulas) all.push_back(value(f, sums));
    return all;
}

/// Of every period p: flows over the `span` periods that end with p, stocks at the end of p.
void sum_windows(const std::vector<Term>& terms, const RawRows& rows, std::size_t span,
                 std::vector<std::int64_t>& sums) {
    std::fill(sums.begin(), sums.end(), 0);
    for (const Term& x : terms) {
        const std::int64_t* column = rows.numbers.data() + x.column;
        const std::size_t reach = is_stock(x.column) ? 1 : span;
        std::int64_t window = 0;
        for (std::size_t p = 0; p < sums.size(); ++p) {
            window += column[p * rows.columns];
            if (p >= reach) window -= column[(p - reach) * rows.columns];
            sums[p] += window * x.weight;
        }
    }
}

bool has_flow(const Formula& f) {
    const auto flow = [](const Term& t) { return !is_stock(t.column); };
    return std::any_of(f.numerator.begin(), f.numerator.end(), flow) ||
           std::any_of(f.denominator.begin(), f.denominator.end(), flow);
}

} // namespace

std::vector<std::int64_t> evaluate(const std::vector<Formula>& formulas, const RawRows& rows,
                                   std::size_t first, std::size_t last) {
    Sums sums;
    for (std::size_t p = first; p <= last; ++p) add(sums, rows, p, p == last);
    return values(formulas, sums);
}

std::vector<std::int64_t> evaluate_year(const std::vector<Formula>& formulas, const RawRows& rows,
                                        int year) {
    std::size_t first = 0;
    while (first < rows.periods.size() && rows.periods[first].year != year) ++first;
    expects(first < rows.periods.size(), "the year is among the periods");
    std::size_t last = first;
    while (last + 1 < rows.periods.size() && rows.periods[last + 1].year == year) ++last;
    return evaluate(formulas, rows, first, last);
}

std::vector<std::int64_t> evaluate_horizon(const std::vector<Formula>& formulas,
                                           const RawRows& rows) {
    const bool any = std::any_of(rows.periods.begin(), rows.periods.end(),
                                 [](const Period& p) { return p.whole_year; });
    Sums sums;
    for (std::size_t p = 0; p < rows.periods.size(); ++p)
        if (!any || rows.periods[p].whole_year) add(sums, rows, p, rows.periods[p].ends_year);
    return values(formulas, sums);
}

void evaluate_periods(const std::vector<Formula>& formulas, const RawRows& rows,
                      std::size_t periods_per_year, std::vector<std::int64_t>& values) {
    const std::size_t count = rows.periods.size();
    values.assign(count * formulas.size(), missing);
    std::vector<std::int64_t> tops(count), bottoms(count);
    for (std::size_t i = 0; i < formulas.size(); ++i) {
        const Formula& f = formulas[i];
        if (!f.measure.monthly) continue;
        const bool ratio = !f.denominator.empty();
        const std::size_t span = ratio && has_flow(f) ? periods_per_year : 1;
        sum_windows(f.numerator, rows, span, tops);
        if (ratio) sum_windows(f.denominator, rows, span, bottoms);
        for (std::size_t p = span - 1; p < count; ++p) {
            if (!ratio)
                values[p * formulas.size() + i] = tops[p];
            else if (bottoms[p] != 0)
                values[p * formulas.size() + i] =
                    rounded(static_cast<__int128>(tops[p]) * f.measure.scale, bottoms[p]);
        }
    }
}

} // namespace tenure
