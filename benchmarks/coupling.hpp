// How closely two policies that share random streams move together, from their values replication
// by replication.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace tenure {

/// What paired replications say of one measure.
struct Coupling {
    double baseline = 0, policy = 0; ///< means
    double factor = 0;               ///< (Var A + Var B) / Var(A - B); infinite if always the same
    double std_error = 0;            ///< of the factor, jackknife over batches
    double apart = 0;                ///< Var A + Var B
};

/// Share of the baseline that the policy avoids.
inline double avoided(const Coupling& c) { return 1 - c.policy / c.baseline; }

/// What a clock shared by both can about reach for a count of which the share d is avoided.
inline double reachable(double d) { return (2 - d) / d; }

/// The same for a count that varies less, or more, than a Poisson count: with everybody's own clock
/// shared, the events that are avoided are still as good as independent, so that Var(A - B) is
/// about their mean. @param one the stored value of one event
inline double reachable(const Coupling& c, double one) {
    return c.apart / one / (c.baseline - c.policy);
}

namespace coupling {

/// Sums of a set of pairs. Measured from a first pair, so that large values lose no digits.
struct Sums {
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;

    void add(double x, double y) { n += 1, a += x, b += y, aa += x * x, bb += y * y, ab += x * y; }
    Sums without(const Sums& o) const {
        return {n - o.n, a - o.a, b - o.b, aa - o.aa, bb - o.bb, ab - o.ab};
    }
    double apart() const { return (aa - a * a / n + bb - b * b / n) / (n - 1); }
    double factor() const {
        const double together = (ab - a * b / n) / (n - 1);
        return apart() / (apart() - 2 * together);
    }
};

} // namespace coupling

/// @pre as many values of one as of the other, at least 2 * batches
inline Coupling coupled(const std::vector<double>& a, const std::vector<double>& b,
                        std::size_t batches = 20) {
    std::vector<coupling::Sums> parts(batches);
    coupling::Sums all;
    for (std::size_t r = 0; r < a.size(); ++r) {
        parts[r * batches / a.size()].add(a[r] - a[0], b[r] - a[0]);
        all.add(a[r] - a[0], b[r] - a[0]);
    }
    Coupling c{a[0] + all.a / all.n, a[0] + all.b / all.n, all.factor(), 0, all.apart()};
    double sum = 0, squares = 0;
    for (const auto& part : parts) {
        const double left = all.without(part).factor();
        sum += left, squares += left * left;
    }
    const auto k = static_cast<double>(batches);
    c.std_error = std::sqrt(std::fmax(0, (squares - sum * sum / k) * (k - 1) / k));
    return c;
}

} // namespace tenure
