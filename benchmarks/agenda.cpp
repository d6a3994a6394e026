// The agenda against two heaps on the same event mixes; --mix=FILE adds a recorded one.
//
// Every contender cuts at the horizon and must hand out the same entries in the same order: the
// label is a checksum of that order, and a contender that differs ends the program.
#include "benchmarks/mix.hpp"

#include <benchmark/benchmark.h>
#include <boost/heap/d_ary_heap.hpp>

#include <cstdio>
#include <cstring>
#include <queue>

namespace tenure::benchmarks {

namespace {

struct Later {
    bool operator()(const ScheduledEvent& a, const ScheduledEvent& b) const { return before(b, a); }
};

template <class Heap> class Cut {
public:
    void begin(Instant horizon, std::size_t) {
        horizon_ = microseconds(horizon);
        for (ScheduledEvent p; next(p);) {
        }
    }
    void schedule(const ScheduledEvent& p) {
        if (p.time < horizon_) heap_.push(p);
    }
    bool next(ScheduledEvent& p) {
        if (heap_.empty()) return false;
        p = heap_.top();
        heap_.pop();
        return true;
    }

private:
    Heap heap_;
    std::int64_t horizon_ = 0;
};

using BinaryHeap = Cut<std::priority_queue<ScheduledEvent, std::vector<ScheduledEvent>, Later>>;
using FourAryHeap = Cut<
    boost::heap::d_ary_heap<ScheduledEvent, boost::heap::arity<4>, boost::heap::compare<Later>>>;

std::uint64_t mixed(std::uint64_t sum, const ScheduledEvent& p) {
    return (sum ^ static_cast<std::uint64_t>(p.time) ^ p.order) * 0x9e3779b97f4a7c15u;
}

/// Asks everything of the mix once; a checksum of what came out, in its order.
template <class Queue> std::uint64_t replay(Queue& queue, const Mix& mix) {
    std::uint64_t sum = 0;
    ScheduledEvent p;
    for (const ScheduledEvent& request : mix.requests) {
        if (request.time >= 0)
            queue.schedule(request);
        else if (begins(request))
            queue.begin(mix.horizon, mix.expected);
        else if (queue.next(p))
            sum = mixed(sum, p);
    }
    return sum;
}

template <class Queue> void time_replay(benchmark::State& state, const Mix& mix) {
    Queue queue;
    std::uint64_t sum = 0;
    for (auto _ : state) benchmark::DoNotOptimize(sum = replay(queue, mix));
    char label[40];
    std::snprintf(label, sizeof label, "order %016llx", static_cast<unsigned long long>(sum));
    state.SetLabel(label);
    state.counters["ns_each"] = benchmark::Counter(static_cast<double>(mix.handed_out),
                                                   benchmark::Counter::kIsIterationInvariantRate |
                                                       benchmark::Counter::kInvert);
}

template <class Queue> std::uint64_t order_of(const Mix& mix) {
    Queue queue;
    return replay(queue, mix);
}

template <class Queue> void enter(const char* name, const Mix& mix) {
    const auto run = [&mix](benchmark::State& state) { time_replay<Queue>(state, mix); };
    benchmark::RegisterBenchmark((mix.name + "/" + name).c_str(), run);
}

/// False when the contenders do not hand out the same order.
bool enter_all(const Mix& mix) {
    enter<BinaryHeap>("priority_queue", mix);
    enter<FourAryHeap>("4_ary_heap", mix);
    enter<Agenda>("agenda", mix);
    const std::uint64_t order = order_of<BinaryHeap>(mix);
    return order == order_of<FourAryHeap>(mix) && order == order_of<Agenda>(mix);
}

} // namespace

} // namespace tenure::benchmarks

int main(int argc, char** argv) {
    using namespace tenure::benchmarks;
    std::vector<Mix> mixes{hold(300), hold(3'000), hold(30'000)};
    if (argc > 1 && std::strncmp(argv[1], "--mix=", 6) == 0) {
        mixes.push_back(read_mix(argv[1] + 6));
        argv[1] = argv[0];
        --argc, ++argv;
    }
    for (const Mix& mix : mixes)
        if (!enter_all(mix)) {
            std::fprintf(stderr, "%s: the contenders disagree about the order\n", mix.name.c_str());
            return 1;
        }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 64;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
