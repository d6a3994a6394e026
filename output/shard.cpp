#include "output/shard.hpp"

#include "experiment/shard.hpp"
#include "output/sqlite.hpp"
#include "output/store.hpp"
#include "output/whole_file.hpp"

#include <boost/crc.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
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
    ordered_json json{{"format", manifest_format},
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
    if (m.round_first > 0) json["round_first"] = m.round_first;
    return json;
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
    m.round_first = j.value("round_first", 0u);
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

NextRound next_round(const Description& d, const fs::path& merged) {
    NextRound next;
    if (!d.decide) return next;
    next.batches.end = end_of_round(d, 0);
    if (!holds_results(merged)) return next;
    Store store = Store::resume(merged, d); // throws if it is of another study
    const auto so_far = store.standings();
    if (!so_far) return {};
    next.still_in = so_far->still_in;
    next.batches.first = so_far->rounds_end;
    next.batches.end = so_far->decided
                           ? next.batches.first
                           : end_of_round(d, std::min(next.batches.first, batches_per_point(d)));
    return next;
}

ShardManifest planned_shard(const Description& d, const Provenance& build, std::uint32_t shard,
                            std::uint32_t of, const NextRound& round) {
    ShardManifest m;
    m.shard = shard;
    m.of = of;
    m.title = d.title;
    m.fingerprint = d.fingerprint;
    m.version = build.at("version");
    m.commit = build.at("commit");
    m.seed = d.seed;
    m.batches = batches_of_shard(d, shard, of, round.batches);
    m.trials = trials_of(d, m.batches);
    if (!round.still_in.empty())
        m.trials = m.trials / d.policies.size() *
                   static_cast<std::uint64_t>(
                       std::count(round.still_in.begin(), round.still_in.end(), true));
    m.round_first = round.batches.first;
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

bool clear_earlier_round(const fs::path& folder, const ShardManifest& planned) {
    const FoundShard found = find_shard(folder);
    ShardManifest now = found.manifest;
    now.round_first = planned.round_first;
    if (found.state != ShardState::finished || !difference(now, planned).empty() ||
        found.manifest.round_first >= planned.round_first)
        return false;
    fs::remove(manifest_file(folder));
    fs::remove(finished_file(folder));
    return true;
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
    if (a.round_first != b.round_first)
        return "is of the round that begins with batch " + std::to_string(a.round_first) +
               ", not " + std::to_string(b.round_first);
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
