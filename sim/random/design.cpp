#include "random/design.hpp"

#include "random/draw.hpp"
#include "random/sobol.hpp"

#include <algorithm>
#include <utility>

namespace tenure {

namespace {

Address at(std::uint64_t seed, Entity field, std::uint32_t point) {
    return address({seed, point}, Purpose::design, field);
}

} // namespace

std::vector<double> latin_hypercube(std::uint64_t seed, Entity field, std::uint32_t points) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < points; ++i)
        order.emplace_back(block(at(seed, field, i), 1).first, i);
    std::sort(order.begin(), order.end());
    std::vector<double> result(points);
    for (std::uint32_t slice = 0; slice < points; ++slice) {
        const std::uint32_t point = order[slice].second;
        const double x = (slice + uniform(at(seed, field, point))) / points;
        result[point] = std::min(x, 0x1.fffffffffffffp-1); // below 1, however it was rounded
    }
    return result;
}

std::vector<std::vector<double>> sobol(std::uint64_t seed, const std::vector<Entity>& fields,
                                       std::uint32_t points) {
    expects(fields.size() <= SobolPoints::most_dimensions,
            "a Sobol sequence has so many coordinates");
    std::vector<std::vector<double>> result(fields.size(), std::vector<double>(points));
    if (fields.empty()) return result;
    const SobolPoints sequence(fields.size());
    for (std::uint32_t i = 0; i < points; ++i)
        for (std::size_t f = 0; f < fields.size(); ++f) {
            // In the order of Gray's code, in which points follow each other by one digit.
            const std::uint64_t digits = sequence.digits(i ^ i >> 1, f);
            const std::uint64_t shift = block(at(seed, fields[f], 0), 0).first;
            result[f][i] = uniform_of(digits << 32 ^ shift);
        }
    return result;
}

} // namespace tenure
