#include "output/netcdf_arrays.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// Names without points, which R and attribute access in Python cannot take.
std::string array_name(std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

} // namespace

Arrays::Arrays(const std::filesystem::path& part, const std::filesystem::path& file) : file_(file) {
    check(netcdf_library().create(part.c_str(), NC_NETCDF4 | NC_CLOBBER, &id_));
    open_ = true;
}

Arrays::~Arrays() {
    if (open_) netcdf_library().close(id_);
}

void Arrays::check(int code) const {
    if (code != NC_NOERR)
        throw StoreError(file_.string() + ": it cannot be written (" +
                         netcdf_library().strerror(code) +
                         "); check the folder's permissions and the space on the disk");
}

void Arrays::close() {
    open_ = false;
    check(netcdf_library().close(id_));
}

int Arrays::dimension(const char* name, std::size_t size) {
    int dimension = 0;
    check(netcdf_library().def_dim(id_, name, size, &dimension));
    return dimension;
}

int Arrays::variable(const std::string& name, nc_type type, const std::vector<int>& dimensions) {
    int variable = 0;
    check(netcdf_library().def_var(id_, name.c_str(), type, static_cast<int>(dimensions.size()),
                                   dimensions.data(), &variable));
    return variable;
}

void Arrays::note(int variable, const char* name, const std::string& text) {
    check(netcdf_library().put_att_text(id_, variable, name, text.size(), text.c_str()));
}

void Arrays::note_origin(Database& database) {
    note(NC_GLOBAL, "Conventions", "CF-1.8");
    note(NC_GLOBAL, "source", "tenure, a workforce policy simulator");
    Statement row = database.prepare("SELECT key, value FROM provenance ORDER BY key");
    while (row.step()) note(NC_GLOBAL, row.text(0).c_str(), row.text(1));
}

void Arrays::texts(const std::string& name, int dimension, const std::string& meaning,
                   const std::vector<std::string>& values) {
    const int variable = this->variable(name, NC_STRING, {dimension});
    note(variable, "long_name", meaning);
    std::vector<const char*> pointers;
    for (const std::string& text : values) pointers.push_back(text.c_str());
    check(netcdf_library().put_var_string(id_, variable, pointers.data()));
}

void Arrays::whole_numbers(const std::string& name, int dimension, const std::string& meaning,
                           const std::vector<int>& values) {
    const int variable = this->variable(name, NC_INT, {dimension});
    note(variable, "long_name", meaning);
    check(netcdf_library().put_var_int(id_, variable, values.data()));
}

int Arrays::numbers(const std::string& name, const std::string& unit,
                    const std::vector<int>& dimensions, const std::vector<std::size_t>& chunk) {
    const int variable = this->variable(array_name(name), NC_DOUBLE, dimensions);
    check(netcdf_library().def_var_chunking(id_, variable, NC_CHUNKED, chunk.data()));
    check(netcdf_library().def_var_deflate(id_, variable, 1, 1, 1));
    const double absent = NAN;
    check(netcdf_library().put_att_double(id_, variable, "_FillValue", NC_DOUBLE, 1, &absent));
    // xarray takes "days" for a span of time and would make dates of means; "day" is a unit to it.
    note(variable, "units", unit == "days" ? "day" : unit);
    return variable;
}

} // namespace tenure
