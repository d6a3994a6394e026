#include "workforce/extra_agency.hpp"

#include "workforce/cover.hpp"
#include "workforce/cover_need.hpp"
#include "workforce/workload.hpp"

#include <algorithm>
#include <cmath>

namespace tenure::extra_agency {

namespace {

bool in_use(const State& s, std::size_t i) {
    return s.posts[i].agency_only && i < s.cover.posts.size() &&
           s.cover.posts[i].stage != CoverStage::unneeded;
}

std::int64_t places(const State& s) {
    std::int64_t n = 0;
    for (std::size_t i = 0; i < s.posts.size(); ++i) n += in_use(s, i);
    return n;
}

/// Full-time, those who have come.
std::int64_t engaged(const State& s) {
    std::int64_t n = 0;
    for (std::size_t i = 0; i < s.posts.size(); ++i) n += in_use(s, i) && s.cover.posts[i].worker;
    return n;
}

/// Posts whose holders have cases and can be had through agencies.
const std::vector<PostId>& posts_with_cases(State& s) {
    std::vector<PostId>& like = s.cover.with_cases;
    like.clear();
    for (std::size_t i = 0; i < s.posts.size(); ++i)
        if (!s.posts[i].agency_only && cover::has_cases(s, PostId(i)) &&
            agency_supply::serves(s, cover::role_to_cover(s, s.posts[i])))
            like.push_back(PostId(i));
    return like;
}

/// A place like this post, an idle one before a new one.
PostId place_like(State& s, PostId like) {
    std::size_t i = 0;
    while (i < s.posts.size() && (!s.posts[i].agency_only || in_use(s, i))) ++i;
    Post x;
    x.family = post(s, like).family;
    x.team = post(s, like).team;
    x.id = PostId(i);
    x.abolished = x.agency_only = true;
    if (i < s.posts.size())
        s.posts[i] = x;
    else
        s.posts.push_back(x);
    return x.id;
}

/// Where most cases wait; where none do, the k-th in a turn over all.
PostId most_loaded(State& s, const std::vector<PostId>& like, std::size_t k) {
    constexpr double golden = 0.6180339887498949; // spreads any number of places evenly
    const double turn = golden * static_cast<double>(k + 1);
    const double at = (turn - std::floor(turn)) * static_cast<double>(like.size());
    PostId best = like[std::min(static_cast<std::size_t>(at), like.size() - 1)];
    std::uint32_t most = 0;
    for (const PostId p : like) {
        const std::uint32_t waiting = team_of(s, post(s, p).team).waiting;
        if (waiting > most) most = waiting, best = p;
    }
    return best;
}

void open_places(State& s, std::int64_t many) {
    const std::vector<PostId>& like = posts_with_cases(s);
    if (like.empty()) return;
    const std::int64_t before = places(s);
    for (std::int64_t k = 0; k < many; ++k)
        cover::ask_for_place(
            s, place_like(s, most_loaded(s, like, static_cast<std::size_t>(before + k))));
}

/// Those for which nobody has been had yet are given up at once.
void close_places(State& s, std::int64_t many) {
    for (std::size_t i = s.posts.size(); i-- > 0 && many > 0;) {
        if (!in_use(s, i) || s.cover.posts[i].worker) continue;
        cover::end_need(s, PostId(i));
        --many;
    }
}

} // namespace

void begin(State& s, std::size_t places) {
    s.cover.extra_at_start = s.cover.extra_wanted = static_cast<std::int64_t>(places);
    if (places == 0) return;
    const std::vector<PostId>& like = posts_with_cases(s);
    for (std::size_t k = 0; k < places && !like.empty(); ++k)
        cover::begin_place(s, place_like(s, like[(2 * k + 1) * like.size() / (2 * places)]));
}

void review(State& s) {
    const double open = static_cast<double>(s.case_ledger.open),
                 holders = static_cast<double>(workload::case_holder_fte(s)) / 100;
    if (!(s.cover.usual_cases > 0)) s.cover.usual_cases = holders > 0 ? open / holders : 0;
    if (!(s.cover.usual_cases > 0)) return;
    const std::int64_t base = s.cover.extra_at_start;
    const double without = holders - static_cast<double>(engaged(s) - base);
    const double excess = open / s.cover.usual_cases - without;
    const double response = s.model->cover.agency->load_response;
    s.cover.extra_wanted = std::max<std::int64_t>(0, base + std::llround(response * excess));
    const std::int64_t more = s.cover.extra_wanted - places(s);
    more > 0 ? open_places(s, more) : close_places(s, -more);
}

bool goes_on(const State& s) {
    return s.model->cover.agency->load_response == 0 || places(s) <= s.cover.extra_wanted;
}

} // namespace tenure::extra_agency
