// The agenda: what is still to happen, handed out in the order (time, kind, entity).
//
// Buckets of equal time, each an unsorted chain until its turn comes, then sorted; an entry that
// falls into the bucket being served is inserted in place. What lies at or beyond the horizon is
// never kept. Entries are never removed: whoever re-plans remembers what stands and skips the old
// entry when it comes up. benchmarks/README.md has the measurement behind this choice.
#pragma once

#include "core/time.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenure {

/// One planned event: 16 bytes, compared as one number.
struct Planned {
    std::int64_t time = 0;   ///< microseconds since the start of the study
    std::uint64_t order = 0; ///< kind (8), entity (32), tag (24), from the highest bit down

    std::uint8_t kind() const { return static_cast<std::uint8_t>(order >> 56); }
    std::uint32_t entity() const { return static_cast<std::uint32_t>(order >> 24); }
    std::uint32_t tag() const { return static_cast<std::uint32_t>(order & 0xffffffu); }
};

inline Planned planned(Instant t, std::uint8_t kind, std::uint32_t entity, std::uint32_t tag) {
    return {microseconds(t), std::uint64_t{kind} << 56 | std::uint64_t{entity} << 24 | (tag & 0xffffffu)};
}

inline bool before(const Planned& a, const Planned& b) {
    const auto wide = [](const Planned& p) {
        return static_cast<unsigned __int128>(static_cast<std::uint64_t>(p.time)) << 64 | p.order;
    };
    return wide(a) < wide(b);
}

class Agenda {
public:
    /// Empties it for a study of [0, horizon). Keeps its memory. @pre horizon > 0
    /// @param expected how many events are likely to pass through; it sets the bucket width
    void begin(Instant horizon, std::size_t expected);

    /// @pre not earlier than the last entry handed out
    void plan(const Planned& p) {
        if (p.time >= horizon_) return;
        const auto bucket = static_cast<std::size_t>(p.time >> shift_);
        if (bucket > serving_) keep(bucket, p);
        else insert(p);
    }

    /// The next entry, or false when nothing is left before the horizon.
    bool next(Planned& p) {
        while (now_.empty())
            if (!turn()) return false;
        p = now_.back();
        now_.pop_back();
        return true;
    }

private:
    struct Link {
        Planned entry;
        std::uint32_t next;
    };

    void keep(std::size_t bucket, const Planned& p) {
        std::uint32_t at = free_;
        if (at != nothing) {
            free_ = pool_[at].next;
        } else {
            at = static_cast<std::uint32_t>(pool_.size());
            pool_.emplace_back();
        }
        pool_[at] = {p, heads_[bucket]};
        heads_[bucket] = at;
    }

    void insert(const Planned& p);
    bool turn();

    static constexpr std::uint32_t nothing = 0xffffffffu;
    std::vector<Link> pool_;
    std::vector<std::uint32_t> heads_; ///< a chain per bucket
    std::vector<Planned> now_;         ///< the bucket being served, latest first
    std::uint32_t free_ = nothing;
    std::size_t serving_ = 0;
    std::int64_t horizon_ = 0;
    unsigned shift_ = 0; ///< a bucket is 2^shift microseconds wide
};

} // namespace tenure
