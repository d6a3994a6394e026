#include "benchmarks/mix.hpp"

#include "random/draw.hpp"

#include <fstream>
#include <queue>
#include <stdexcept>

namespace tenure::benchmarks {

namespace {

struct Later {
    bool operator()(const ScheduledEvent& a, const ScheduledEvent& b) const { return before(b, a); }
};

/// Entities that re-plan themselves and each other; writes down what they ask.
class Hold {
public:
    Hold(std::size_t pending, std::uint32_t replication, Mix& mix)
        : mix_(mix), generation_(pending), replication_(replication) {
        mix_.requests.push_back(begin_anew);
        for (std::uint32_t who = 0; who < pending; ++who) reschedule(0, who);
    }

    bool step() {
        mix_.requests.push_back(hand_out_next);
        if (queue_.empty()) return false;
        const ScheduledEvent p = queue_.top();
        queue_.pop();
        ++mix_.handed_out;
        if (p.tag() != generation_[p.entity()]) return true;
        reschedule(p.time, p.entity());
        if (draw() < 2.0 / 3)
            reschedule(p.time, static_cast<std::uint32_t>(draw() *
                                                          static_cast<double>(generation_.size())));
        return true;
    }

private:
    double draw() { return uniform({1, 0, 0, drawn_++, replication_}); }

    void reschedule(std::int64_t now, std::uint32_t who) {
        const double wait = -elementary::log(draw()) * in_years(mix_.horizon - study_start) / 4.8;
        const ScheduledEvent p =
            scheduled(Instant{Duration{now}} + years(wait), 1, who, ++generation_[who]);
        mix_.requests.push_back(p);
        if (p.time < microseconds(mix_.horizon)) queue_.push(p);
    }

    Mix& mix_;
    std::vector<std::uint32_t> generation_;
    std::priority_queue<ScheduledEvent, std::vector<ScheduledEvent>, Later> queue_;
    std::uint32_t replication_;
    std::uint32_t drawn_ = 0;
};

} // namespace

Mix hold(std::size_t pending) {
    Mix mix;
    mix.name = "hold_" + std::to_string(pending);
    mix.horizon = study_start + years(10);
    mix.expected = 5 * pending;
    for (std::uint32_t replication = 0; replication * pending < 30'000; ++replication) {
        Hold model(pending, replication, mix);
        while (model.step()) {
        }
    }
    return mix;
}

Mix read_mix(const std::string& file) {
    std::ifstream in(file);
    Mix mix;
    mix.name = "recorded";
    std::int64_t horizon = 0;
    std::string word;
    if (!(in >> word >> horizon >> word >> mix.expected))
        throw std::runtime_error(file + ": no event mix");
    mix.horizon = Instant{Duration{horizon}};
    while (in >> word) {
        ScheduledEvent p = hand_out_next;
        if (word == "+")
            in >> p.time >> p.order;
        else
            ++mix.handed_out;
        mix.requests.push_back(p);
    }
    return mix;
}

} // namespace tenure::benchmarks
