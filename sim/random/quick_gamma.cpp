#include "random/quick_gamma.hpp"

#include "core/real.hpp"
#include "random/draw.hpp"

#include <boost/random/normal_distribution.hpp>

namespace tenure {

namespace {

double gamma_from_1_on(Stream& bits, double shape) {
    boost::random::normal_distribution<Real> normal_law;
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = static_cast<double>(normal_law(bits)), root = 1 + c * x;
        const double u = uniform_of(bits());
        if (root <= 0) continue;
        const double v = root * root * root, x2 = x * x;
        if (u < 1 - 0.0331 * x2 * x2) return d * v;
        if (elementary::log(u) < x2 / 2 + d * (1 - v + elementary::log(v))) return d * v;
    }
}

} // namespace

double quick_gamma(const Address& at, double shape) {
    expects(shape > 0, "a gamma law has a positive shape");
    Stream bits(at);
    if (shape >= 1) return gamma_from_1_on(bits, shape);
    const double raised = gamma_from_1_on(bits, shape + 1);
    return raised * elementary::pow(uniform_of(bits()), 1 / shape);
}

} // namespace tenure
