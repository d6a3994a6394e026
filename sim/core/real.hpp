// A double whose logarithm, exponential, power and tangent are the same on every machine.
//
// Boost.Random's distributions and Boost.Math's special functions find these by the type of their
// argument, so over Real they give the same bits everywhere, where over double they would not.
#pragma once

#include "core/elementary.hpp"

#include <boost/operators.hpp>

#include <cmath>
#include <limits>
#include <ostream>
#include <type_traits>

namespace tenure {

struct Real : boost::ordered_field_operators<Real> {
    double value; // uninitialised by default: Boost keeps it in a union

    Real() = default;
    template <class T, class = std::enable_if_t<std::is_arithmetic_v<T>>>
    Real(T v) : value(static_cast<double>(v)) {}
    explicit operator double() const { return value; }
    explicit operator int() const { return static_cast<int>(value); }

    Real& operator+=(const Real& o) {
        value += o.value;
        return *this;
    }
    Real& operator-=(const Real& o) {
        value -= o.value;
        return *this;
    }
    Real& operator*=(const Real& o) {
        value *= o.value;
        return *this;
    }
    Real& operator/=(const Real& o) {
        value /= o.value;
        return *this;
    }
    Real operator-() const { return Real(-value); }
    friend bool operator<(const Real& a, const Real& b) { return a.value < b.value; }
    friend bool operator==(const Real& a, const Real& b) { return a.value == b.value; }
};

inline std::ostream& operator<<(std::ostream& out, const Real& x) { return out << x.value; }

inline Real log(Real x) { return elementary::log(x.value); }
inline Real exp(Real x) { return elementary::exp(x.value); }
inline Real tan(Real x) { return elementary::tan(x.value); }
inline Real pow(Real x, Real a) { return elementary::pow(x.value, a.value); }
inline Real sqrt(Real x) { return std::sqrt(x.value); }
inline Real sin(Real x) { return elementary::sin(x.value); }
inline Real cos(Real x) { return elementary::cos(x.value); }
inline Real atan(Real x) { return elementary::atan(x.value); }
inline Real asin(Real x) { return elementary::asin(x.value); }
inline Real acos(Real x) { return elementary::acos(x.value); }
inline Real frexp(Real x, int* power) { return std::frexp(x.value, power); }
inline Real ldexp(Real x, int power) { return std::ldexp(x.value, power); }
inline Real fabs(Real x) { return std::fabs(x.value); }
inline Real ceil(Real x) { return std::ceil(x.value); }
inline Real trunc(Real x) { return std::trunc(x.value); }
inline Real floor(Real x) { return std::floor(x.value); }
inline Real abs(Real x) { return std::fabs(x.value); }

} // namespace tenure

template <> struct std::numeric_limits<tenure::Real> : std::numeric_limits<double> {
    static tenure::Real min() { return std::numeric_limits<double>::min(); }
    static tenure::Real max() { return std::numeric_limits<double>::max(); }
    static tenure::Real lowest() { return std::numeric_limits<double>::lowest(); }
    static tenure::Real epsilon() { return std::numeric_limits<double>::epsilon(); }
    static tenure::Real infinity() { return std::numeric_limits<double>::infinity(); }
};
