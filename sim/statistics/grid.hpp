// A table of numbers, row by row: draws down, options or parameters across.
#pragma once

#include <cstddef>
#include <vector>

namespace tenure {

struct Grid {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values; ///< [row][column]

    Grid() = default;
    Grid(std::size_t row_count, std::size_t column_count)
        : rows(row_count), columns(column_count), values(row_count * column_count, 0.0) {}

    double& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
    double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

} // namespace tenure
