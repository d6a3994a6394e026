// A NetCDF-4 file that is being written: labelled arrays, closed with the object or with what went
// wrong.
#pragma once

#include "output/netcdf_library.hpp"
#include "output/sqlite.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tenure {

class Arrays {
public:
    /// @param part where it is written @param file the name that errors say
    Arrays(const std::filesystem::path& part, const std::filesystem::path& file);
    ~Arrays();
    Arrays(const Arrays&) = delete;
    Arrays& operator=(const Arrays&) = delete;

    /// @throws StoreError with the library's words, unless the code is of success
    void check(int code) const;
    void close();
    int id() const { return id_; }

    int dimension(const char* name, std::size_t size);
    int variable(const std::string& name, nc_type type, const std::vector<int>& dimensions);
    /// @param variable NC_GLOBAL: of the file
    void note(int variable, const char* name, const std::string& text);
    /// Conventions, and what a store's table `provenance` says.
    void note_origin(Database& database);
    /// Labels along a dimension, with what they are.
    void texts(const std::string& name, int dimension, const std::string& meaning,
               const std::vector<std::string>& values);
    void whole_numbers(const std::string& name, int dimension, const std::string& meaning,
                       const std::vector<int>& values);
    /// Numbers that are still to come, compressed; not a number where there is none.
    int numbers(const std::string& name, const std::string& unit,
                const std::vector<int>& dimensions, const std::vector<std::size_t>& chunk);

private:
    std::filesystem::path file_;
    int id_ = 0;
    bool open_ = false;
};

} // namespace tenure
