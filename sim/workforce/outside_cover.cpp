#include "workforce/outside_cover.hpp"

#include "workforce/duration.hpp"
#include "workforce/peripatetic_pool.hpp"

#include <algorithm>

namespace tenure::outside_cover {

namespace {

void schedule_stream(State& s, std::size_t which) {
    const CoverStreamState& stream = s.cover.streams[which];
    Instant first = stream.next_request;
    for (const StreamAssignment& a : stream.under_way) first = std::min(first, a.ends);
    s.agenda.schedule(scheduled(first, static_cast<std::uint8_t>(EventType::cover_stream),
                                static_cast<std::uint32_t>(which), 0));
}

Entity stream_name(std::size_t which, std::uint32_t k) {
    return cover_stream(static_cast<std::uint32_t>(which), k);
}

void draw_next_request(State& s, std::size_t which) {
    CoverStreamState& stream = s.cover.streams[which];
    const Entity next = stream_name(which, stream.requests);
    const double gap = unit_exponential(address(s.random, Purpose::arrival, next));
    stream.next_request = s.now + years(gap / s.model->cover.streams[which].per_year);
}

void end_assignments(State& s, CoverStreamState& stream) {
    auto& all = stream.under_way;
    for (std::size_t i = all.size(); i-- > 0;) {
        if (all[i].ends > s.now) continue;
        const PractitionerId who = all[i].worker;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
        if (!who) continue;
        pool::set_covering(s, who, false);
        emit(s, EventKind::cover_ended, who);
    }
}

void meet_request(State& s, std::size_t which) {
    CoverStreamState& stream = s.cover.streams[which];
    const Entity request = stream_name(which, stream.requests++);
    draw_next_request(s, which);
    count(s, Count::stream_requests);
    count(s, Count::cover_requests);
    const PractitionerId who = pool::somebody_free(s);
    if (!who) {
        count(s, Count::stream_unmet);
        return count(s, Count::cover_unmet);
    }
    count(s, Count::cover_by_pool);
    pool::set_covering(s, who, true);
    const Law& law = s.model->cover.streams[which].length;
    const double length =
        duration::drawn(law, address(s.random, Purpose::cover_length, request, 0));
    stream.under_way.push_back({who, s.now + years(length)});
    emit(s, EventKind::cover_began, who, {}, covers_stream + static_cast<std::int64_t>(which));
}

} // namespace

void step(State& s, std::size_t which) {
    CoverStreamState& stream = s.cover.streams[which];
    end_assignments(s, stream);
    if (stream.next_request <= s.now) meet_request(s, which);
    schedule_stream(s, which);
}

void begin(State& s) {
    for (std::size_t i = 0; i < s.cover.streams.size(); ++i) {
        draw_next_request(s, i);
        schedule_stream(s, i);
    }
}

} // namespace tenure::outside_cover
