// A search's store for other programs: its answer, and every future tried, in natural units.
#pragma once

#include <filesystem>
#include <vector>

namespace tenure {

/// A file of comma-separated values for each table of the answer. @return the files
std::vector<std::filesystem::path> export_seek_answer(const std::filesystem::path& store,
                                                      const std::filesystem::path& folder);
/// The same and every future.
std::vector<std::filesystem::path> export_seek_csv(const std::filesystem::path& store,
                                                   const std::filesystem::path& folder);
/// A workbook with a sheet for each table of the answer.
void export_seek_xlsx(const std::filesystem::path& store, const std::filesystem::path& file);
/// Arrays by setting and future, one for each quantity that is read off, not a number where a
/// setting was not tried in a future. @throws StoreError if nothing has been tried
void export_seek_netcdf(const std::filesystem::path& store, const std::filesystem::path& file);

} // namespace tenure
