#include "kernel/agenda.hpp"

#include "core/fetch.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr std::size_t buckets_per_event = 4;
constexpr std::size_t most_events = 1u << 24;

bool later(const ScheduledEvent& a, const ScheduledEvent& b) { return before(b, a); }

} // namespace

void Agenda::begin(Instant horizon, std::size_t expected) {
    expects(microseconds(horizon) > 0, "an agenda has a horizon later than its start");
    horizon_ = microseconds(horizon);
    const std::size_t events = std::clamp<std::size_t>(expected, 16, most_events);
    const std::size_t wanted = events * buckets_per_event;
    const auto width = static_cast<std::uint64_t>(horizon_) / wanted + 1;
    shift_ = static_cast<unsigned>(std::bit_width(width)) - 1;
    const auto buckets = static_cast<std::size_t>(horizon_ >> shift_) + 1;
    heads_.resize(std::min(buckets, span_buckets));
    occupied_.assign((heads_.size() + 63) / 64, 0);
    later_.assign((buckets >> span_bits) + 1, {});
    used_ = 0;
    turned_.clear();
    free_ = nothing;
    used_chunks_ = 0;
    free_chunk_ = nothing;
    serving_ = 0;
    span_end_ = span_buckets;
    ahead_ = nothing;
    ahead_bucket_ = 0;
    ahead_entry_ = {};
    now_ = 0;
}

void Agenda::grow() {
    pool_.resize(pool_.size() * 2 + 64);
    room_ = static_cast<std::uint32_t>(pool_.size());
}

void Agenda::reserve(std::size_t entries) {
    pool_.reserve(entries);
    turned_.reserve(entries);
    chunks_.reserve(entries / chunk_entries + later_.size());
}

void Agenda::add_chunk(Later& waiting) {
    const std::uint32_t at = free_chunk_ != nothing ? free_chunk_ : used_chunks_++;
    if (free_chunk_ != nothing)
        free_chunk_ = chunks_[at].next;
    else if (at == chunks_.size())
        chunks_.resize(2 * chunks_.size() + 16);
    chunks_[at].next = waiting.first;
    waiting = {at, 0};
}

void Agenda::insert(ScheduledEvent p) {
    turned_.insert(std::lower_bound(turned_.begin(), turned_.end(), p, later), p);
}

bool Agenda::enter_next_span() {
    std::size_t span = serving_ >> span_bits;
    do {
        if (++span >= later_.size()) return false;
    } while (later_[span].first == nothing);
    serving_ = span << span_bits;
    span_end_ = serving_ + span_buckets;
    Later& waiting = later_[span];
    std::uint32_t used = waiting.used;
    for (std::uint32_t at = waiting.first; at != nothing;) {
        Chunk& chunk = chunks_[at];
        fetch(place_of(chunks_, chunk.next), sizeof(Chunk) / 64);
        for (std::uint32_t k = 0; k < used; ++k) {
            const ScheduledEvent& p = chunk.entries[k];
            link(static_cast<std::size_t>(p.time >> shift_) & within_span, stored(p));
        }
        const std::uint32_t following = chunk.next;
        chunk.next = free_chunk_;
        free_chunk_ = at;
        at = following;
        used = chunk_entries;
    }
    waiting = {};
    return look_ahead();
}

void Agenda::turn_chain(std::uint32_t at, ScheduledEvent& p) {
    turned_.push_back(p);
    while (at != nothing) {
        turned_.push_back(pool_[at].entry);
        const std::uint32_t following = pool_[at].next;
        pool_[at].next = free_;
        free_ = at;
        at = following;
    }
    std::sort(turned_.begin(), turned_.end(), later);
    p = turned_.back();
    turned_.pop_back();
}

} // namespace tenure
