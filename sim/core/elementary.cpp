#include "core/elementary.hpp"

#include <initializer_list>

namespace tenure::elementary {

double pow(double x, double a) {
    if (a == 0) return 1;
    if (x == 0) return a > 0 ? 0 : std::numeric_limits<double>::infinity();
    if (a == 1) return x;
    return exp(a * log(x));
}

namespace {

/// Taylor series on [-pi/4, pi/4].
double sine(double x) {
    const double z = x * x;
    double p = 1.0 / 355687428096000.0;
    for (double c : {-1.0 / 1307674368000.0, 1.0 / 6227020800.0, -1.0 / 39916800.0, 1.0 / 362880.0,
                     -1.0 / 5040.0, 1.0 / 120.0, -1.0 / 6.0})
        p = p * z + c;
    return x + x * z * p;
}

double cosine(double x) {
    const double z = x * x;
    double p = 1.0 / 20922789888000.0;
    for (double c : {-1.0 / 87178291200.0, 1.0 / 479001600.0, -1.0 / 3628800.0, 1.0 / 40320.0,
                     -1.0 / 720.0, 1.0 / 24.0, -0.5})
        p = p * z + c;
    return 1.0 + z * p;
}

/// x less the nearest multiple k of pi/2.
double reduced(double x, int& k) {
    constexpr double half_pi_high = 0x1.921fb54400000p+0; // 33 bits: k times it is exact
    constexpr double half_pi_low = 0x1.0b4611a626331p-34;
    const double quarter = x * 0.636619772367581343076;
    k = static_cast<int>(quarter + (quarter < 0 ? -0.5 : 0.5));
    return (x - k * half_pi_high) - k * half_pi_low;
}

} // namespace

double sin(double x) {
    int k = 0;
    const double r = reduced(x, k);
    const double value = k % 2 == 0 ? sine(r) : cosine(r);
    return (k & 2) != 0 ? -value : value;
}

double cos(double x) {
    int k = 0;
    const double r = reduced(x, k);
    const double value = k % 2 == 0 ? cosine(r) : sine(r);
    return ((k + 1) & 2) != 0 ? -value : value;
}

double tan(double x) {
    int k = 0;
    const double r = reduced(x, k);
    return k % 2 == 0 ? sine(r) / cosine(r) : -cosine(r) / sine(r);
}

double atan(double x) {
    if (x < 0) return -atan(-x);
    if (x > 1) return 1.57079632679489661923 - atan(1 / x);
    // Halve the angle twice, then the series.
    const double half = x / (1 + std::sqrt(1 + x * x));
    const double a = half / (1 + std::sqrt(1 + half * half));
    const double z = a * a;
    double p = 0;
    for (int n = 25; n >= 3; n -= 2) p = z * ((n % 4 == 1 ? 1.0 : -1.0) / n + p);
    return 4 * (a + a * p);
}

double asin(double x) { return 2 * atan(x / (1 + std::sqrt((1 - x) * (1 + x)))); }
double acos(double x) {
    return x == -1 ? 3.14159265358979323846 : 2 * atan(std::sqrt((1 - x) / (1 + x)));
}

} // namespace tenure::elementary
