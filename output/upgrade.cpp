#include "output/upgrade.hpp"

#include "output/checksum.hpp"
#include "output/store.hpp"
#include "output/whole_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// Rows of the original, which this connection has attached as `earlier`.
void copy_rows(Database& database, const Description& d) {
    for (const char* table : {"outcome_wide", "overall_wide", "failure", "parameter_draw"})
        database.run(std::string("INSERT INTO main.") + table + " SELECT * FROM earlier." + table);
    if (!is_sweep(d))
        database.run("INSERT INTO main.monthly_batch (policy, batch, events, data) "
                     "SELECT policy, block, events, data FROM earlier.monthly_block");
    database.run("INSERT INTO main.timing SELECT * FROM earlier.timing");
    const std::string point = is_sweep(d) ? "point, " : "";
    database.run("INSERT INTO main.batch (id, " + point + "first, count, checksum) SELECT id, " +
                 point + "first, count, 0 FROM earlier.block");
}

void note_checksums(Database& database, const Description& d) {
    std::vector<std::int64_t> batches;
    {
        Statement row = database.prepare("SELECT id FROM batch");
        while (row.step()) batches.push_back(row.integer(0));
    }
    Statement note = database.prepare("UPDATE batch SET checksum = ? WHERE id = ?");
    for (const std::int64_t id : batches)
        note.bind(1, batch_checksum(database, d, static_cast<std::uint32_t>(id))).bind(2, id).run();
}

void write_anew(Store& earlier, std::int64_t format, const fs::path& part) {
    const Description& d = earlier.description();
    Provenance made_by = earlier.made_by();
    made_by["upgraded_from_format"] = std::to_string(format);
    {
        Store fresh = Store::create(part, d, made_by);
        Database& database = fresh.database();
        database.run("ATTACH DATABASE " + quoted_text(earlier.database().file()) + " AS earlier");
        {
            Transaction transaction(database);
            copy_rows(database, d);
            note_checksums(database, d);
            transaction.commit();
        }
        database.run("DETACH DATABASE earlier");
    }
    Store::open(part).finalise(); // opened: held against the checksums
}

bool equal_bytes(const fs::path& a, const fs::path& b) {
    if (fs::file_size(a) != fs::file_size(b)) return false;
    std::ifstream first(a, std::ios::binary), second(b, std::ios::binary);
    using Bytes = std::istreambuf_iterator<char>;
    return first && second && std::equal(Bytes(first), Bytes(), Bytes(second), Bytes());
}

/// Under its new name, where an upgrade that was cut off may have put it already.
void keep_original(const fs::path& file, const fs::path& kept) {
    if (!fs::exists(kept))
        return write_whole(kept, [&](const fs::path& part) {
            fs::copy_file(file, part, fs::copy_options::overwrite_existing);
        });
    if (!equal_bytes(file, kept))
        throw StoreError(kept.string() + " is in the way: the original is to get that name; "
                                         "move it first");
}

} // namespace

std::optional<Upgrade> upgrade_store(const fs::path& file) {
    Store earlier = Store::open(file);
    if (earlier.has_checksums()) return {};
    const std::int64_t format = earlier.database().integer("PRAGMA user_version");
    Upgrade done{format, file.string() + ".format-" + std::to_string(format)};
    keep_original(file, done.kept);
    try {
        write_whole(file, [&](const fs::path& part) { write_anew(earlier, format, part); });
    } catch (...) {
        std::error_code ignored;
        fs::remove(done.kept, ignored);
        throw;
    }
    return done;
}

} // namespace tenure
