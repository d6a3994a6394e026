#include "random/quick_gamma.hpp"

#include "core/real.hpp"
#include "random/draw.hpp"

#include <boost/random/normal_distribution.hpp>

#include <cmath>
#include <limits>

namespace tenure {

namespace {

struct Constants {
    double d, c;
};

inline Constants constants(double shape) {
    const double d = shape - 1.0 / 3;
    return {d, 1 / std::sqrt(9 * d)};
}

/// Whether u lies where a number made of x is taken without a logarithm.
inline bool squeezed_in(double u, double x) {
    const double x2 = x * x;
    return u < 1 - 0.0331 * x2 * x2;
}

double gamma_from_1_on(Stream& bits, double shape) {
    boost::random::normal_distribution<Real> normal_law;
    const auto [d, c] = constants(shape);
    for (;;) {
        const double x = static_cast<double>(normal_law(bits)), root = 1 + c * x;
        const double u = uniform_of(bits());
        if (root <= 0) continue;
        const double v = root * root * root;
        if (squeezed_in(u, x)) return d * v;
        if (elementary::log(u) < x * x / 2 + d * (1 - v + elementary::log(v))) return d * v;
    }
}

[[gnu::noinline]] double drawn_at_length(const Address& at, double shape) {
    Stream bits(at);
    if (shape >= 1) return gamma_from_1_on(bits, shape);
    const double raised = gamma_from_1_on(bits, shape + 1);
    return raised * elementary::pow(uniform_of(bits()), 1 / shape);
}

/// Where the word falls into the part of its layer that is all under the curve, as 99 of 100 do,
/// the normal number that Boost.Random makes of it; otherwise not a number.
inline double normal_at_once(std::uint64_t word) {
    const auto& edges = boost::random::detail::normal_table<double>::table_x;
    constexpr std::uint64_t unused = std::uint64_t{1} << 11;
    const std::size_t layer = (word & 255) >> 1;
    const auto place = static_cast<std::int64_t>((word & ~unused) >> 8);
    const double x = static_cast<double>(place) * 0x1p-56 * edges[layer];
    if (!(x < edges[layer + 1])) return std::numeric_limits<double>::quiet_NaN();
    return x * (static_cast<int>(word & 1) * 2 - 1); // the sign cannot be predicted: no branch
}

} // namespace

double quick_gamma(const Address& at, double shape) {
    expects(shape > 0, "a gamma law has a positive shape");
    const Words words = block(at, 0);
    const auto [d, c] = constants(shape);
    const double x = normal_at_once(words.first), root = 1 + c * x;
    // False where x is no number.
    if (shape >= 1 && root > 0 && squeezed_in(uniform_of(words.second), x))
        return d * (root * root * root);
    return drawn_at_length(at, shape);
}

} // namespace tenure
