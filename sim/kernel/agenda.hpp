// The agenda: what is still to happen, handed out in the order (time, kind, entity).
//
// Buckets of equal time, narrower than the usual gap between events, so that most hold none or one;
// a map of one bit each finds the next that holds any. Only 8,192 of them are there at a time, a
// span, so that they and what they hold stay in the processor's memory; what is planned for later
// spans waits in chunks, a chain of them for each. A bucket is an unsorted chain until its turn
// comes, then sorted; an entry that falls into the bucket being served is inserted in place. What
// lies at or beyond the horizon is never kept. Entries are never removed: whoever re-plans
// remembers what stands and skips the old entry when it comes up. benchmarks/README.md has the
// measurement behind this choice.
#pragma once

#include "core/contract.hpp"
#include "core/time.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenure {

/// One planned event: 16 bytes, compared as one number.
struct ScheduledEvent {
    std::int64_t time = 0;   ///< microseconds since the start of the study
    std::uint64_t order = 0; ///< kind (8), entity (32), tag (24), from the highest bit down

    std::uint8_t kind() const { return static_cast<std::uint8_t>(order >> 56); }
    std::uint32_t entity() const { return static_cast<std::uint32_t>(order >> 24); }
    std::uint32_t tag() const { return static_cast<std::uint32_t>(order & 0xffffffu); }
};

inline ScheduledEvent scheduled(Instant t, std::uint8_t kind, std::uint32_t entity,
                                std::uint32_t tag) {
    return {microseconds(t),
            std::uint64_t{kind} << 56 | std::uint64_t{entity} << 24 | (tag & 0xffffffu)};
}

inline bool same(const ScheduledEvent& a, const ScheduledEvent& b) {
    return a.time == b.time && a.order == b.order;
}

inline bool before(const ScheduledEvent& a, const ScheduledEvent& b) {
    const auto wide = [](const ScheduledEvent& p) {
        return static_cast<unsigned __int128>(static_cast<std::uint64_t>(p.time)) << 64 | p.order;
    };
    return wide(a) < wide(b);
}

class Agenda {
public:
    /// Empties it for a study of [0, horizon). Keeps its memory: a second study of the same size
    /// allocates nothing. @pre horizon > 0
    /// @param expected how many events are likely to pass through; it sets the bucket width
    void begin(Instant horizon, std::size_t expected);

    /// Room for so many entries at a time, and for as many at one instant.
    void reserve(std::size_t entries);

    /// @pre not earlier than the last entry handed out
    void schedule(ScheduledEvent p) {
        expects(p.time >= now_, "what is planned lies not in the past");
        if (p.time >= horizon_) return;
        const auto bucket = static_cast<std::size_t>(p.time >> shift_);
        if (bucket >= span_end_)
            put_off(bucket >> span_bits, p);
        else if (bucket == serving_ && !turned_.empty()) [[unlikely]]
            insert(p);
        else
            keep(bucket, p);
    }

    /// The next entry, or false when nothing is left before the horizon.
    bool next(ScheduledEvent& p) {
        if (!turned_.empty()) [[unlikely]] {
            p = turned_.back();
            turned_.pop_back();
        } else {
            if (ahead_ == nothing && !look_ahead() && !enter_next_span()) return false;
            turn(p);
        }
        now_ = p.time;
        return true;
    }

    /// What will be handed out next, unless something earlier is planned: a hint, perhaps an old
    /// one.
    const ScheduledEvent& probably_next() const { return ahead_entry_; }

    /// What will be handed out after that, where it is near: likewise a hint.
    const ScheduledEvent* probably_after_next() const {
        std::size_t at = (ahead_bucket_ & within_span) / 64;
        const std::uint64_t word = occupied_[at];
        std::uint64_t others = word & (word - 1);
        if (others == 0 && at + 1 < occupied_.size()) others = occupied_[++at];
        if (others == 0) return nullptr;
        const auto bucket = at * 64 + static_cast<std::size_t>(std::countr_zero(others));
        return &pool_[heads_[bucket]].entry;
    }

private:
    static constexpr std::uint32_t nothing = 0xffffffffu;
    static constexpr unsigned span_bits = 13;
    static constexpr std::size_t span_buckets = std::size_t{1} << span_bits;
    static constexpr std::size_t within_span = span_buckets - 1;

    struct Link {
        ScheduledEvent entry;
        std::uint32_t next = nothing;
    };

    static constexpr std::uint32_t chunk_entries = 15;
    struct alignas(64) Chunk {
        std::array<ScheduledEvent, chunk_entries> entries;
        std::uint32_t next = nothing;
    };
    /// What waits for a span: a chain of chunks, of which the first holds `used`, all others all
    /// that they can.
    struct Later {
        std::uint32_t first = nothing, used = chunk_entries;
    };

    /// A place in the pool with the entry in it.
    std::uint32_t stored(ScheduledEvent p) {
        const std::uint32_t at = free_ != nothing ? free_ : used_++;
        if (free_ != nothing)
            free_ = pool_[at].next;
        else if (at == room_) [[unlikely]]
            grow();
        pool_[at].entry.time = p.time;
        pool_[at].entry.order = p.order;
        return at;
    }

    /// Into a bucket of the span being served.
    void keep(std::size_t bucket, ScheduledEvent p) {
        const std::uint32_t at = stored(p);
        if (bucket <= ahead_bucket_) [[unlikely]]
            ahead_ = nothing;
        link(bucket & within_span, at);
    }

    void link(std::size_t bucket, std::uint32_t at) {
        std::uint64_t& word = occupied_[bucket / 64];
        const std::uint64_t bit = std::uint64_t{1} << bucket % 64;
        // Whether others are there cannot be predicted: selected, not branched on.
        const std::uint32_t head = heads_[bucket];
        pool_[at].next = (word & bit) != 0 ? head : nothing;
        heads_[bucket] = at;
        word |= bit;
    }

    /// To what waits for a later span.
    void put_off(std::size_t span, ScheduledEvent p) {
        Later& later = later_[span];
        if (later.used == chunk_entries) [[unlikely]]
            add_chunk(later);
        ScheduledEvent& entry = chunks_[later.first].entries[later.used++];
        entry.time = p.time;
        entry.order = p.order;
    }

    /// Finds the next bucket of the span that holds any. What it holds is read long before it is
    /// needed, so that whoever asks need not wait for memory.
    bool look_ahead() {
        std::size_t at = (serving_ & within_span) / 64;
        std::uint64_t word = occupied_[at];
        while (word == 0) {
            if (++at == occupied_.size()) return false;
            word = occupied_[at];
        }
        const std::size_t bucket = at * 64 + static_cast<std::size_t>(std::countr_zero(word));
        ahead_bucket_ = (serving_ & ~within_span) | bucket;
        ahead_ = heads_[bucket];
        ahead_entry_.time = pool_[ahead_].entry.time;
        ahead_entry_.order = pool_[ahead_].entry.order;
        return true;
    }

    /// Hands out the first entry of the bucket ahead; the others stand in turned_.
    void turn(ScheduledEvent& p) {
        serving_ = ahead_bucket_;
        std::uint64_t& word = occupied_[(serving_ & within_span) / 64];
        word &= word - 1;
        p.time = ahead_entry_.time;
        p.order = ahead_entry_.order;
        const std::uint32_t following = pool_[ahead_].next;
        pool_[ahead_].next = free_;
        free_ = ahead_;
        if (following != nothing) turn_chain(following, p);
        ahead_ = nothing;
        look_ahead();
    }

    // Rare; kept out of plan() and next(), whose callers then need not save registers for them.
    [[gnu::noinline]] void turn_chain(std::uint32_t at, ScheduledEvent& p);
    [[gnu::noinline]] void insert(ScheduledEvent p);
    /// In front of the others.
    [[gnu::noinline]] void add_chunk(Later& waiting);
    /// Sorts what has been put off to the next span that holds any into its buckets.
    [[gnu::noinline]] bool enter_next_span();
    [[gnu::noinline, gnu::cold]] void grow();

    std::vector<Link> pool_;              ///< what the buckets of the span hold
    std::vector<std::uint32_t> heads_;    ///< a chain per bucket of the span, where it is occupied
    std::vector<std::uint64_t> occupied_; ///< a bit per bucket of the span
    std::vector<Chunk> chunks_;           ///< what later spans hold
    std::vector<Later> later_;            ///< by span
    std::vector<ScheduledEvent> turned_;  ///< what is left of the bucket being served, latest first
    std::uint32_t used_ = 0;              ///< of the pool, since the study began
    std::uint32_t room_ = 0;              ///< in the pool
    std::uint32_t free_ = nothing;
    std::uint32_t used_chunks_ = 0, free_chunk_ = nothing;
    std::size_t serving_ = 0;       ///< bucket; the span is the one it lies in
    std::size_t span_end_ = 0;      ///< first bucket of the next span
    std::uint32_t ahead_ = nothing; ///< head of the next bucket that holds any, where it is known
    std::size_t ahead_bucket_ = 0;
    ScheduledEvent ahead_entry_;
    std::int64_t now_ = 0;
    std::int64_t horizon_ = 0;
    unsigned shift_ = 0; ///< a bucket is 2^shift microseconds wide
};

} // namespace tenure
