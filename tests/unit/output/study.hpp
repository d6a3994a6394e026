// A made-up study for tests of what is stored: every value known from its replication.
#pragma once

#include "experiment/results.hpp"
#include "output/seek_store.hpp"
#include "output/store.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tenure::test {

/// A folder of its own that goes when the test ends.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// What a file holds.
std::string bytes_of(const std::filesystem::path& file);

/// Three policies (the last changes nothing), four measures, two reporting years of which the first
/// is partial, six periods, batches of 8 replications.
Description study(std::uint32_t replications = 40, std::uint32_t draws_share = 1);

/// The same at three points of a sweep of two fields.
Description sweep(std::uint32_t replications = 20);

/// The stored value; year 2 is the horizon. Measure 1 is missing now and then, and measure 3
/// differs by the same between policies 0 and 1 always.
std::int64_t value(std::size_t policy, std::uint32_t replication, std::size_t year,
                   std::size_t measure);
std::int64_t monthly_value(std::size_t policy, std::uint32_t replication, std::size_t period,
                           std::size_t measure);

/// @param failed a replication that fails under the second policy, if it is in the batch
TrialBatch batch(const Description& d, std::uint32_t index,
                 std::optional<std::uint32_t> failed = {});
std::uint32_t batches(const Description& d);
/// A batch of a sweep: replication r at point p is the study's replication r + 100 p.
TrialBatch at_point(const Description& d, std::uint32_t index);

/// The results of all batches, each with what is done to it, in the folder.
Store filled(const Folder& folder, const Description& d,
             const std::function<void(TrialBatch&)>& change);

/// A search that reads vacancies and another quantity off.
SeekStudy searched(const char* second = "total_cost");
/// Its store: two settings, a forbidden one and the baseline, and an answer.
void write_search(const std::filesystem::path& file);

/// Makes a store of a study what the program wrote that knew less of a measure.
void make_format_2(Store& store);

/// Everything but `timing`, as text: equal exactly where stores are equal in content.
std::string content(Store& store);
/// The only value of a query; rows of many are joined by '|' and ended by a new line.
std::string query(Store& store, const std::string& sql);

} // namespace tenure::test
