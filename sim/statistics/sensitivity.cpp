#include "statistics/sensitivity.hpp"

#include "core/contract.hpp"
#include "statistics/information.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

Grid saltelli_points(const Grid& a, const Grid& b) {
    expects(a.rows == b.rows && a.columns == b.columns, "two matrices of points are of one size");
    const std::size_t d = a.columns;
    Grid points(a.rows * (d + 2), d);
    for (std::size_t r = 0; r < a.rows; ++r)
        for (std::size_t k = 0; k < d; ++k) {
            const std::size_t first = r * (d + 2);
            points.at(first, k) = a.at(r, k);
            points.at(first + 1, k) = b.at(r, k);
            for (std::size_t j = 0; j < d; ++j)
                points.at(first + 2 + j, k) = j == k ? b.at(r, k) : a.at(r, k);
        }
    return points;
}

namespace {

struct Indices {
    double first, total;
};

/// From some rows of the layout, for the k-th number.
Indices indices_of(const std::vector<double>& values, std::size_t numbers, std::size_t k,
                   const std::vector<std::size_t>& rows) {
    const std::size_t width = numbers + 2;
    const auto n = static_cast<double>(rows.size());
    double mean = 0, variance = 0, first = 0, total = 0;
    for (const std::size_t r : rows) mean += (values[r * width] + values[r * width + 1]) / (2 * n);
    for (const std::size_t r : rows) {
        const double a = values[r * width] - mean, b = values[r * width + 1] - mean;
        const double mixed = values[r * width + 2 + k] - mean;
        variance += (a * a + b * b) / (2 * n);
        first += b * (mixed - a) / n;
        total += (a - mixed) * (a - mixed) / (2 * n);
    }
    if (!(variance > 0)) return {not_known, not_known};
    return {first / variance, total / variance};
}

} // namespace

SobolIndices sobol_indices(const std::vector<double>& values, std::size_t numbers,
                           std::uint32_t sets) {
    const std::size_t count = values.size() / (numbers + 2);
    expects(count > 0 && values.size() == count * (numbers + 2), "every point has a value");
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    // Independent rows may be put into as many sets as is quick.
    const std::uint32_t groups = sets > 0 ? sets : 64;
    std::vector<std::uint32_t> set_of_row;
    for (std::size_t r = 0; r < count; ++r)
        set_of_row.push_back(static_cast<std::uint32_t>(r % groups));
    SobolIndices result;
    for (std::size_t k = 0; k < numbers; ++k) {
        const auto of = [&](const auto& rows) { return indices_of(values, numbers, k, rows); };
        result.first.push_back(of(all).first);
        result.total.push_back(of(all).total);
        result.first_error.push_back(
            jackknife_error(set_of_row, [&](const auto& kept) { return of(kept).first; }));
        result.total_error.push_back(
            jackknife_error(set_of_row, [&](const auto& kept) { return of(kept).total; }));
    }
    return result;
}

namespace {

/// The numbers in the order of their keys.
std::vector<std::size_t> order_of(const Grid& chance, std::size_t path, std::size_t numbers) {
    std::vector<std::size_t> order(numbers);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return chance.at(path, 2 * numbers + a) < chance.at(path, 2 * numbers + b);
    });
    return order;
}

} // namespace

Grid morris_points(const Grid& chance, std::size_t numbers, std::uint32_t levels) {
    expects(chance.columns == 3 * numbers && numbers > 0,
            "a path has random numbers for every parameter");
    expects(levels >= 2 && levels % 2 == 0, "Morris' grid has an even number of levels");
    const std::uint32_t jump = levels / 2;
    Grid points(chance.rows * (numbers + 1), numbers);
    for (std::size_t path = 0; path < chance.rows; ++path) {
        std::vector<std::uint32_t> at(numbers);
        std::vector<bool> up(numbers);
        for (std::size_t k = 0; k < numbers; ++k) {
            up[k] = chance.at(path, numbers + k) < 0.5;
            const auto low = static_cast<std::uint32_t>(chance.at(path, k) * jump);
            at[k] = up[k] ? low : low + jump;
        }
        const auto order = order_of(chance, path, numbers);
        for (std::size_t step = 0; step <= numbers; ++step) {
            for (std::size_t k = 0; k < numbers; ++k)
                points.at(path * (numbers + 1) + step, k) = (at[k] + 0.5) / levels;
            if (step == numbers) break;
            const std::size_t k = order[step];
            at[k] = up[k] ? at[k] + jump : at[k] - jump;
        }
    }
    return points;
}

ElementaryEffects elementary_effects(const Grid& points, const std::vector<double>& values,
                                     std::size_t numbers) {
    expects(values.size() == points.rows && points.columns == numbers, "every point has a value");
    const std::size_t paths = points.rows / (numbers + 1);
    std::vector<std::vector<double>> effects(numbers);
    for (std::size_t path = 0; path < paths; ++path)
        for (std::size_t step = 0; step < numbers; ++step) {
            const std::size_t row = path * (numbers + 1) + step;
            for (std::size_t k = 0; k < numbers; ++k) {
                const double moved = points.at(row + 1, k) - points.at(row, k);
                if (moved != 0) effects[k].push_back((values[row + 1] - values[row]) / moved);
            }
        }
    ElementaryEffects result;
    const auto n = static_cast<double>(paths);
    for (const auto& each : effects) {
        double mean = 0, size = 0, squares = 0, size_squares = 0;
        for (const double e : each) {
            mean += e / n;
            size += std::fabs(e) / n;
        }
        for (const double e : each) {
            squares += (e - mean) * (e - mean);
            size_squares += (std::fabs(e) - size) * (std::fabs(e) - size);
        }
        result.mean.push_back(mean);
        result.mean_size.push_back(size);
        result.deviation.push_back(std::sqrt(squares / (n - 1)));
        result.size_error.push_back(std::sqrt(size_squares / (n - 1) / n));
    }
    return result;
}

} // namespace tenure
