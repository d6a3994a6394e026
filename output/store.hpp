// Results on disk: one SQLite file that keeps finished blocks whatever happens to the program.
//
// A block is one transaction of the rollback journal (which, unlike the write-ahead log, is safe on
// the network file systems of clusters). Everything but the table `timing` has the same content
// whatever the order of blocks, the number of threads and how often a run was resumed or merged.
#pragma once

#include "experiment/results.hpp"
#include "output/precision.hpp"
#include "output/schema.hpp"
#include "output/sqlite.hpp"
#include "output/summary.hpp"

#include <filesystem>
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
    /// The store of an earlier run of the same study, or a new one where there is none.
    /// @throws StoreError if it is of another study
    static Store resume(const std::filesystem::path& file, const Description& description,
                        const Provenance& build = {});
    /// A store as it is.
    static Store open(const std::filesystem::path& file);

    bool has(std::uint32_t block) const override { return blocks_.count(block) > 0; }
    /// @pre not has(block.index)
    void take(const TrialBlock& block) override;
    bool precise_enough() override;
    /// Takes the blocks it has not yet from a store of the same study.
    void absorb(const std::filesystem::path& shard);

    /// Computes the summary tables from the complete blocks from the first on, up to where the
    /// study's precision was reached; blocks after that go, since no straight run would have them.
    void finalise();
    /// Whether the summary tables are those of what is stored.
    bool finalised();
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
    void expect_shape(const TrialBlock& block) const;
    void write_outcomes(const TrialBlock& block);
    void write_monthly(const TrialBlock& block);
    void write_drawn(const TrialBlock& block);
    void write_block(const TrialBlock& block);
    void drop_blocks_from(std::uint32_t block);

    std::unique_ptr<Database> database_;
    Description description_;
    std::set<std::uint32_t> blocks_;
    PrecisionWatch watch_;
};

} // namespace tenure
