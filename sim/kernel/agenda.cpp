#include "kernel/agenda.hpp"

#include "core/promise.hpp"

#include <algorithm>
#include <bit>

namespace tenure {

namespace {

constexpr std::size_t events_per_bucket = 4;
constexpr std::size_t most_buckets = 1u << 20;

bool later(const Planned& a, const Planned& b) { return before(b, a); }

} // namespace

void Agenda::begin(Instant horizon, std::size_t expected) {
    expects(microseconds(horizon) > 0, "an agenda has a horizon later than its start");
    horizon_ = microseconds(horizon);
    const std::size_t wanted = std::clamp<std::size_t>(expected / events_per_bucket, 16, most_buckets);
    const auto width = static_cast<std::uint64_t>(horizon_) / wanted + 1;
    shift_ = static_cast<unsigned>(std::bit_width(width)) - 1;
    heads_.assign((static_cast<std::size_t>(horizon_) >> shift_) + 1, nothing);
    pool_.clear();
    now_.clear();
    free_ = nothing;
    serving_ = 0;
}

void Agenda::insert(const Planned& p) {
    now_.insert(std::lower_bound(now_.begin(), now_.end(), p, later), p);
}

bool Agenda::turn() {
    while (++serving_ < heads_.size()) {
        std::uint32_t at = heads_[serving_];
        if (at == nothing) continue;
        while (at != nothing) {
            now_.push_back(pool_[at].entry);
            const std::uint32_t following = pool_[at].next;
            pool_[at].next = free_;
            free_ = at;
            at = following;
        }
        std::sort(now_.begin(), now_.end(), later);
        return true;
    }
    serving_ = heads_.size();
    return false;
}

} // namespace tenure
