// The NetCDF library, loaded when it is first asked for: nothing else of the program needs it, nor
// the forty libraries that it needs itself.
#pragma once

#include <netcdf.h>

namespace tenure {

/// Its functions that are called here, by their names without "nc_".
struct NetcdfLibrary {
    decltype(&nc_create) create = nullptr;
    decltype(&nc_close) close = nullptr;
    decltype(&nc_strerror) strerror = nullptr;
    decltype(&nc_def_dim) def_dim = nullptr;
    decltype(&nc_def_var) def_var = nullptr;
    decltype(&nc_def_var_chunking) def_var_chunking = nullptr;
    decltype(&nc_def_var_deflate) def_var_deflate = nullptr;
    decltype(&nc_put_att_text) put_att_text = nullptr;
    decltype(&nc_put_att_double) put_att_double = nullptr;
    decltype(&nc_put_var_string) put_var_string = nullptr;
    decltype(&nc_put_var_int) put_var_int = nullptr;
    decltype(&nc_put_vara_double) put_vara_double = nullptr;
};

/// @throws StoreError, which names what to install, if it is not there
const NetcdfLibrary& netcdf_library();

} // namespace tenure
