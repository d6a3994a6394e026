// Results as one NetCDF-4 file of labelled arrays, for xarray and R.
#pragma once

#include "output/part.hpp"
#include "output/store.hpp"

#include <filesystem>
#include <functional>

namespace tenure {

/// How many parts of the work are done, of how many.
using Parts = std::function<void(std::size_t done, std::size_t all)>;

/// Writes, whole or not at all, for every measure: `NAME` by policy, replication and year;
/// `overall.NAME` by policy and replication, over the horizon; and, where it is summarised by
/// month, `monthly.NAME` by policy, month and statistic (mean, p05, ..., p95, std_error). NaN where
/// there is no value. Each says its units, what it is (long_name) and how (kind); the file says
/// where it comes from.
/// @param part other measures, policies, years and their months are left out
/// @throws StoreError if it cannot be written, or the part is not in the results
void export_netcdf(Store& store, const std::filesystem::path& file, const ResultsPart& part = {},
                   const Parts& parts = {});

} // namespace tenure
