#include "output/shard.hpp"

#include "experiment/shard.hpp"
#include "output/sqlite.hpp"
#include "output/whole_file.hpp"

#include <boost/crc.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <new>

namespace tenure {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr int manifest_format = 1;

fs::path manifest_file(const fs::path& folder) { return folder / "shard.json"; }

/// CRC-32 of a whole file. @throws StoreError if it cannot be read
std::uint32_t crc_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    boost::crc_32_type crc;
    std::array<char, 1 << 16> bytes{};
    while (in.read(bytes.data(), bytes.size()) || in.gcount() > 0)
        crc.process_bytes(bytes.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.eof()) throw StoreError(file.string() + ": it cannot be read");
    return crc.checksum();
}

std::string hexadecimal(std::uint32_t x) {
    char text[16];
    std::snprintf(text, sizeof text, "%08x", x);
    return text;
}

ordered_json to_json(const ShardManifest& m) {
    return {{"format", manifest_format},
            {"shard", m.shard},
            {"of", m.of},
            {"title", m.title},
            {"fingerprint", m.fingerprint},
            {"version", m.version},
            {"commit", m.commit},
            {"seed", std::to_string(m.seed)},
            {"trials", m.trials},
            {"batches", m.batches},
            {"bytes", m.bytes},
            {"crc32", hexadecimal(m.crc)}};
}

ShardManifest from_json(const ordered_json& j) {
    if (j.at("format") != manifest_format)
        throw StoreError("its manifest was written by another version of tenure");
    ShardManifest m;
    m.shard = j.at("shard");
    m.of = j.at("of");
    m.title = j.at("title");
    m.fingerprint = j.at("fingerprint");
    m.version = j.at("version");
    m.commit = j.at("commit");
    m.seed = std::stoull(j.at("seed").get<std::string>());
    m.trials = j.at("trials");
    m.batches = j.at("batches").get<std::vector<std::uint32_t>>();
    m.bytes = j.at("bytes");
    m.crc = static_cast<std::uint32_t>(std::stoul(j.at("crc32").get<std::string>(), nullptr, 16));
    return m;
}

std::string counted(const ShardManifest& m) {
    return "part " + std::to_string(m.shard) + " of " + std::to_string(m.of);
}

FoundShard without_manifest(FoundShard found) {
    const fs::path& folder = found.folder;
    if (fs::exists(growing_file(folder)) || fs::exists(finished_file(folder))) {
        found.state = ShardState::unfinished;
        found.why = "is not complete, or is no shard; run it with --shard and --resume";
    } else {
        found.why = "has no results; run it with --shard";
    }
    return found;
}

FoundShard damaged_shard(FoundShard found, const std::string& why) {
    found.state = ShardState::damaged;
    found.why = "is damaged: " + why + "; run it again with --resume";
    return found;
}

} // namespace

const char* to_text(ShardState state) {
    switch (state) {
    case ShardState::missing: return "missing";
    case ShardState::unfinished: return "unfinished";
    case ShardState::finished: return "finished";
    case ShardState::damaged: return "damaged";
    case ShardState::foreign: return "foreign";
    }
    return "";
}

ShardManifest planned_shard(const Description& d, const Provenance& build, std::uint32_t shard,
                            std::uint32_t of) {
    ShardManifest m;
    m.shard = shard;
    m.of = of;
    m.title = d.title;
    m.fingerprint = d.fingerprint;
    m.version = build.at("version");
    m.commit = build.at("commit");
    m.seed = d.seed;
    m.batches = batches_of_shard(d, shard, of);
    m.trials = trials_of(d, m.batches);
    return m;
}

fs::path growing_file(const fs::path& folder) { return folder / "results.sqlite.part"; }
fs::path finished_file(const fs::path& folder) { return folder / "results.sqlite"; }

FoundShard find_shard(const fs::path& folder) {
    FoundShard found;
    found.folder = folder;
    if (!fs::exists(manifest_file(folder))) return without_manifest(std::move(found));
    try {
        std::ifstream file(manifest_file(folder));
        if (!file) throw std::ios_base::failure("unreadable");
        found.manifest = from_json(ordered_json::parse(file));
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::ios_base::failure&) {
        throw StoreError(manifest_file(folder).string() + ": it cannot be read");
    } catch (const std::exception& e) {
        return damaged_shard(std::move(found), e.what());
    }
    const ShardManifest& m = found.manifest;
    const fs::path results = finished_file(folder);
    if (!fs::exists(results)) return damaged_shard(std::move(found), "its results are gone");
    const std::uint64_t bytes = fs::file_size(results);
    if (bytes != m.bytes)
        return damaged_shard(std::move(found), "its results have " + std::to_string(bytes) +
                                                   " bytes of the " + std::to_string(m.bytes) +
                                                   " that were written");
    const std::uint32_t crc = crc_of(results);
    if (crc != m.crc)
        return damaged_shard(std::move(found), "its results have the checksum " + hexadecimal(crc) +
                                                   ", not " + hexadecimal(m.crc) + " as written");
    found.state = ShardState::finished;
    return found;
}

FoundShard find_shard(const fs::path& folder, const ShardManifest& wanted) {
    FoundShard found = find_shard(folder);
    if (found.state != ShardState::finished) return found;
    found.why = difference(found.manifest, wanted);
    if (found.why.empty() && found.manifest.shard != wanted.shard)
        found.why = "is " + counted(found.manifest) + ", not " + counted(wanted);
    if (!found.why.empty()) found.state = ShardState::foreign;
    return found;
}

std::string difference(const ShardManifest& a, const ShardManifest& b) {
    if (a.version != b.version || a.commit != b.commit)
        return "was made by tenure " + a.version + " (" + a.commit + "), not " + b.version + " (" +
               b.commit + ")";
    if (a.seed != b.seed)
        return "has the seed " + std::to_string(a.seed) + ", not " + std::to_string(b.seed);
    if (a.title != b.title) return "is of \"" + a.title + "\", not of \"" + b.title + "\"";
    if (a.fingerprint != b.fingerprint)
        return "is of another state of \"" + b.title + "\": its files or options differ";
    if (a.of != b.of) return "is " + counted(a) + ", not one of " + std::to_string(b.of) + " parts";
    return {};
}

void finish_shard(const fs::path& folder, ShardManifest manifest) {
    const fs::path growing = growing_file(folder);
    manifest.bytes = fs::file_size(growing);
    manifest.crc = crc_of(growing);
    fs::rename(growing, finished_file(folder));
    write_whole(manifest_file(folder), to_json(manifest).dump(2) + "\n");
}

std::string reopen_shard(const fs::path& folder) {
    const FoundShard found = find_shard(folder);
    const fs::path results = finished_file(folder);
    if (found.state == ShardState::damaged) {
        fs::remove(manifest_file(folder));
        fs::remove(results);
        return folder.string() + " " + found.why + ". It is being run again.";
    }
    if (found.state == ShardState::unfinished && fs::exists(results))
        fs::rename(results, growing_file(folder));
    return {};
}

} // namespace tenure
