#include "statistics/histogram.hpp"

#include "core/contract.hpp"

namespace tenure {

std::int64_t bin_of(std::int64_t value, std::int64_t width) {
    const std::int64_t above = value + width / 2;
    return above / width - (above % width < 0);
}

void merge(Bins& total, const Bins& more) {
    Bins merged;
    merged.reserve(total.size() + more.size());
    auto a = total.cbegin();
    auto b = more.cbegin();
    while (a != total.cend() || b != more.cend()) {
        if (b == more.cend() || (a != total.cend() && a->key < b->key)) {
            merged.push_back(*a++);
        } else if (a == total.cend() || b->key < a->key) {
            merged.push_back(*b++);
        } else {
            merged.push_back({a->key, a->count + b->count});
            ++a;
            ++b;
        }
    }
    total = std::move(merged);
}

std::uint64_t count(const Bins& bins) {
    std::uint64_t total = 0;
    for (const Bin& bin : bins) total += bin.count;
    return total;
}

double value_at_rank(const Bins& bins, std::uint64_t rank, std::int64_t width) {
    expects(rank >= 1 && width > 0, "ranks start at 1 and bins have a width");
    std::uint64_t seen = 0;
    for (const Bin& bin : bins) {
        seen += bin.count;
        if (seen >= rank) return static_cast<double>(bin.key) * static_cast<double>(width);
    }
    broken("a rank is at most the count", __FILE__, __LINE__);
}

double quantile(const Bins& bins, PerThousand p, std::int64_t width) {
    return value_at_rank(bins, rank_of(p, count(bins)), width);
}

} // namespace tenure
