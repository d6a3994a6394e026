#include "statistics/accumulator.hpp"

#include "core/contract.hpp"

namespace tenure {

namespace {

void add_exactly(__int128& total, __int128 more) {
    expects(!__builtin_add_overflow(total, more, &total), "a sum fits 128 bits");
}

} // namespace

__int128 nearest_quotient(__int128 sum, std::int64_t count) {
    expects(count > 0, "a mean is taken of something");
    __int128 quotient = sum / count;
    __int128 rest = sum - quotient * count;
    if (rest < 0) {
        --quotient;
        rest += count;
    }
    return rest >= count - rest ? quotient + 1 : quotient;
}

void Accumulator::add(std::int64_t value) {
    ++count_;
    add_exactly(sum_, value);
    add_exactly(squares_, static_cast<__int128>(value) * value);
}

void Accumulator::merge(const Accumulator& other) {
    count_ += other.count_;
    add_exactly(sum_, other.sum_);
    add_exactly(squares_, other.squares_);
}

Accumulator::Deviations Accumulator::deviations() const {
    if (count_ == 0) return {};
    const __int128 centre = nearest_quotient(sum_, count_);
    const __int128 rest = sum_ - centre * count_;
    // sum (x - c)^2 = sum x^2 - c (sum x + rest). Parts may pass 2^127 but the result does not,
    // and unsigned arithmetic is exact modulo 2^128.
    using Unsigned = unsigned __int128;
    const Unsigned about = static_cast<Unsigned>(squares_) -
                           static_cast<Unsigned>(centre) * static_cast<Unsigned>(sum_ + rest);
    return {about, rest};
}

double Accumulator::mean() const {
    expects(count_ > 0, "a mean is taken of something");
    return static_cast<double>(sum_) / static_cast<double>(count_);
}

double Accumulator::variance() const {
    expects(count_ > 1, "a variance takes two values");
    const Deviations d = deviations();
    const auto rest = static_cast<double>(d.rest);
    const auto n = static_cast<double>(count_);
    // Whole deviations have squares no smaller than themselves, so rest^2 / n takes away at most
    // half: nothing cancels.
    return (static_cast<double>(d.about_centre) - rest * rest / n) / (n - 1);
}

} // namespace tenure
