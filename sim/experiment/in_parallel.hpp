// Tasks side by side, by oneTBB.
//
// Debian's libtbb is not compiled for the thread sanitizer, which cannot see it hand work from one
// thread to another: what it does before a task and after it is told to the sanitizer here. Nothing
// is told of what tasks do to each other.
#pragma once

#include <tbb/parallel_for.h>

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
#endif

namespace tenure {

/// From whoever gives to whoever takes. One that a task takes is static: what belongs to the task
/// must not be read before.
class HandOver {
#if defined(__SANITIZE_THREAD__)
public:
    void give() { __tsan_release(&mark_); }
    void take() { __tsan_acquire(&mark_); }

private:
    char mark_ = 0;
#else
public:
    void give() {}
    void take() {}
#endif
};

/// Does body(0) to body(count - 1), on as many threads as the arena has; all are done on return.
template <class Index, class Body> void in_parallel(Index count, const Body& body) {
    static HandOver begun;
    HandOver done;
    const auto task = [&](Index i) {
        begun.take();
        body(i);
        done.give();
    };
    begun.give();
    tbb::parallel_for(Index{0}, count, task);
    done.take();
}

} // namespace tenure
