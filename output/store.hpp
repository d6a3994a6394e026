// Results on disk: one SQLite file that keeps finished batches whatever happens to the program.
//
// A batch is one transaction of the rollback journal (which, unlike the write-ahead log, is safe on
// the network file systems of clusters). Everything but the table `timing` has the same content
// whatever the order of batches, the number of threads and how often a run was resumed or merged.
#pragma once

#include "experiment/results.hpp"
#include "output/contest_watch.hpp"
#include "output/precision.hpp"
#include "output/schema.hpp"
#include "output/sqlite.hpp"
#include "output/summary.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>

namespace tenure {

class Store : public Sink {
public:
    enum class Existing { refuse, replace };

    /// A new store. @throws StoreError if the file holds results and may not be replaced, or holds
    /// anything else
    static Store create(const std::filesystem::path& file, const Description& description,
                        const Provenance& build = {}, Existing existing = Existing::refuse);
    /// The fingerprint of a study that differs in nothing but how many replications it has.
    using FingerprintAt = std::function<std::string(std::uint32_t replications)>;
    /// The store of an earlier run of the same study, or a new one where there is none.
    /// @param at if given, results of fewer replications become part of this run's
    /// @throws StoreError if it is of another study, or of more replications
    static Store resume(const std::filesystem::path& file, const Description& description,
                        const Provenance& build = {}, const FingerprintAt& at = {});
    /// A store as it is, every value of it held against the checksums it was written with.
    /// @throws StoreError if it is damaged
    static Store open(const std::filesystem::path& file);

    /// The same results over a connection of its own, for another process.
    Store again() const;

    bool has(std::uint32_t batch) const override { return batches_.contains(batch); }
    /// @pre not has(batch.index)
    void take(const TrialBatch& batch) override;
    bool precise_enough() override;
    std::vector<bool> still_in() override;
    /// Of a study that decides, after whole rounds; nothing of others.
    std::optional<Standings> standings();
    /// Takes the batches it has not yet from a store of the same study.
    void absorb(const std::filesystem::path& shard);

    /// Computes the summary tables from the complete batches from the first on, up to where the
    /// study's precision was reached; batches after that go, since no straight run would have them.
    void finalise();
    /// Whether the summary tables are those of what is stored.
    bool finalised();
    /// Whether damage to it would show: not in what was written before there were checksums.
    bool has_checksums();
    /// What finalising analyses, or would.
    Analysed analysed();
    /// Version, commit and compiler that made the results.
    Provenance made_by();
    /// Notes what may differ between equal runs.
    void note_timing(const std::string& key, const std::string& value);
    void note_timing(const std::string& key, double value);

    const Description& description() const { return description_; }
    Database& database() { return *database_; }

private:
    Store(std::unique_ptr<Database> database, Description description);
    void forget_summary();
    void expect_shape(const TrialBatch& batch) const;
    void write_outcomes(const TrialBatch& batch);
    void write_monthly(const TrialBatch& batch);
    void write_drawn(const TrialBatch& batch);
    void write_batch(const TrialBatch& batch);
    void extend(const Description& longer);
    void renumber_batches(const Description& longer);
    void drop_replications_from(std::uint32_t first);
    void read_batches();

    std::unique_ptr<Database> database_;
    Description description_;
    std::set<std::uint32_t> batches_;
    PrecisionWatch watch_;
    ContestWatch contest_;
};

/// Whether there is anything that a new run would write over: not what a run left that broke off
/// before its store was made. @throws StoreError if it cannot be read
bool holds_results(const std::filesystem::path& file);

/// Whether a store is there and is not damaged. @throws StoreError if it cannot be read
bool is_sound(const std::filesystem::path& file);

} // namespace tenure
