// Every future that a search has tried, on disk: one SQLite file that keeps whatever was finished,
// and, when the search has ended, its answer. Its content, but for the table `timing`, does not
// depend on threads, shards, or how often the search was gone on with. Whatever opens it reads all
// of it and holds it against the checksums that were written with it.
#pragma once

#include "experiment/seek.hpp"
#include "output/schema.hpp"
#include "output/sqlite.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Marks a file as a search's ("seek").
inline constexpr std::int64_t seek_mark = 0x7365656b;
inline constexpr std::int64_t seek_format = 2;

/// A column of futures: value = stored / scale.
struct SeekColumn {
    std::string name, unit;
    std::int64_t scale = 1;
};

/// What a search's store is about.
struct SeekStudy {
    std::string title;
    std::string fingerprint; ///< of the study, its question and the program
    std::string resolved;    ///< the study, JSON
    std::vector<SeekColumn> quantities;
};

using SeekKept = std::map<SeekRequest, SeekValues>;

/// The store of a search, for reading. @throws StoreError if it is none, or damaged
std::unique_ptr<Database> open_search(const std::filesystem::path& file);

class SeekStore {
public:
    /// A new store. @throws StoreError if there is one
    static SeekStore create(const std::filesystem::path& file, const SeekStudy& study,
                            const Provenance& build);
    /// One of the same study, or a new one. @throws StoreError if it is of another, or damaged
    static SeekStore resume(const std::filesystem::path& file, const SeekStudy& study,
                            const Provenance& build);
    /// What another process has kept so far of the same study; nothing if there is no such store.
    /// @throws StoreError if it is of another study, or damaged
    static SeekKept read(const std::filesystem::path& file, const SeekStudy& study);

    /// What seek_json() says of the answer in a store; none where the search has none yet.
    static std::optional<std::string> told(const std::filesystem::path& file);

    SeekKept all();
    /// Within one transaction. Settings are told in words beside their numbers.
    void keep(const std::vector<SeekRequest>& requests, const std::vector<SeekValues>& values,
              const std::function<std::string(std::uint32_t)>& words);
    /// The tables of the answer, in place of earlier ones.
    void finish(const std::vector<std::pair<std::string, std::string>>& tables);
    void note_timing(const std::string& key, double value);
    Database& database() { return *database_; }

private:
    explicit SeekStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}
    std::unique_ptr<Database> database_;
};

} // namespace tenure
