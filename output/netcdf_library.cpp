#include "output/netcdf_library.hpp"

#include "output/sqlite.hpp"

#include <string>

#include <dlfcn.h>

namespace tenure {

namespace {

/// As Debian 12 names it, as its neighbours do, and as those do who build against it.
constexpr const char* library_names[] = {"libnetcdf.so.19", "libnetcdf.so.22", "libnetcdf.so.18",
                                         "libnetcdf.so"};

void* opened_library() {
    for (const char* name : library_names)
        if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) return library;
    throw StoreError("arrays are written by the NetCDF library, which is not installed here (in "
                     "Debian: apt-get install libnetcdf19); csv and xlsx do without it");
}

template <class Function> void find_function(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (!function)
        throw StoreError(std::string("the NetCDF library installed here has no ") + name +
                         "; install version 4.7 or newer, or export csv or xlsx");
}

NetcdfLibrary loaded_library() {
    void* library = opened_library();
    NetcdfLibrary nc;
    find_function(library, "nc_create", nc.create);
    find_function(library, "nc_close", nc.close);
    find_function(library, "nc_strerror", nc.strerror);
    find_function(library, "nc_def_dim", nc.def_dim);
    find_function(library, "nc_def_var", nc.def_var);
    find_function(library, "nc_def_var_chunking", nc.def_var_chunking);
    find_function(library, "nc_def_var_deflate", nc.def_var_deflate);
    find_function(library, "nc_put_att_text", nc.put_att_text);
    find_function(library, "nc_put_att_double", nc.put_att_double);
    find_function(library, "nc_put_var_string", nc.put_var_string);
    find_function(library, "nc_put_var_int", nc.put_var_int);
    find_function(library, "nc_put_vara_double", nc.put_vara_double);
    return nc;
}

} // namespace

const NetcdfLibrary& netcdf_library() {
    static const NetcdfLibrary library = loaded_library();
    return library;
}

} // namespace tenure
