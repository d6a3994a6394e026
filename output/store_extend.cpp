#include "output/store.hpp"

#include "core/contract.hpp"
#include "output/checksum.hpp"

namespace tenure {

/// Of every point, where there are points.
void Store::drop_replications_from(std::uint32_t first) {
    const std::string from = std::to_string(first);
    for (const char* table : {"outcome_wide", "overall_wide", "failure"})
        database_->run(std::string("DELETE FROM ") + table + " WHERE replication >= " + from);
    database_->run("DELETE FROM parameter_draw WHERE draw * " +
                   std::to_string(description_.draws_share) + " >= " + from);
    if (!is_sweep(description_))
        database_->run("DELETE FROM monthly_batch WHERE batch IN "
                       "(SELECT id FROM batch WHERE first >= " +
                       from + ")");
    database_->run("DELETE FROM batch WHERE first >= " + from);
    read_batches();
}

/// The batches of a sweep are counted point after point, and each point now has more of them. The
/// last comes first, so that no number is taken twice.
void Store::renumber_batches(const Description& longer) {
    Statement batch = database_->prepare("UPDATE batch SET id = ?, checksum = ? WHERE id = ?");
    Statement timing = database_->prepare("UPDATE timing SET key = ? WHERE key = ?");
    const auto timed = [](std::uint32_t id) { return "batch " + std::to_string(id) + " seconds"; };
    for (auto old = batches_.rbegin(); old != batches_.rend(); ++old) {
        const TrialBatch there = empty_batch(description_, *old);
        const std::uint32_t id =
            there.point * batches_per_point(longer) + there.first / longer.batch_size;
        batch.bind(1, std::int64_t{id}).bind(2, batch_checksum(*database_, longer, id));
        batch.bind(3, std::int64_t{*old}).run();
        if (id == *old) continue;
        database_->run("DELETE FROM timing WHERE key = " + quoted_text(timed(id)));
        timing.bind(1, timed(id)).bind(2, timed(*old)).run();
    }
    read_batches();
}

/// Whole batches stay. One that was cut short by the number of replications goes: a straight run of
/// the longer study has none like it.
void Store::extend(const Description& longer) {
    expects(longer.replications > description_.replications &&
                longer.batch_size == description_.batch_size,
            "a study is extended to one of more replications");
    Transaction transaction(*database_);
    drop_replications_from(description_.replications -
                           description_.replications % description_.batch_size);
    forget_summary();
    if (is_sweep(longer)) renumber_batches(longer);
    rewrite_provenance(*database_, longer);
    transaction.commit();
    description_ = longer;
}

} // namespace tenure
