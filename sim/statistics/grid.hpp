// A table of numbers, row by row: draws down, options or parameters across.
#pragma once

#include <cstddef>
#include <vector>

namespace tenure {

struct Grid {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values; ///< [row][column]

    Grid() = default;
    Grid(std::size_t rows_, std::size_t columns_)
        : rows(rows_), columns(columns_), values(rows_ * columns_, 0.0) {}

    double& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
    double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

} // namespace tenure
