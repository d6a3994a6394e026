#include "core/nearest.hpp"
#include "reader/csv.hpp"
#include "reader/yaml.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace tenure {

namespace {

namespace fs = std::filesystem;

bool is_table(const std::string& path) {
    std::string ending = fs::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending == ".csv" || ending == ".tsv";
}

const char* in_words(fs::file_type type) {
    switch (type) {
    case fs::file_type::directory: return "a folder";
    case fs::file_type::fifo: return "a pipe";
    case fs::file_type::socket: return "a socket";
    case fs::file_type::block:
    case fs::file_type::character: return "a device";
    default: return "no regular file";
    }
}

void check_type(const std::string& path) {
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type == fs::file_type::regular || type == fs::file_type::none ||
        type == fs::file_type::not_found)
        return; // what is missing is told on opening
    throw FileError("cannot read " + path + ": it is " + in_words(type) +
                    ". Save what is to be read in a file, and name that.");
}

/// Where nothing has that name: the file beside it that was perhaps meant.
std::string near_file(const std::string& path, int error) {
    if (error != ENOENT) return {};
    const fs::path missing(path);
    const fs::path folder = missing.has_parent_path() ? missing.parent_path() : fs::path(".");
    std::error_code ignored;
    std::vector<std::string> names;
    for (fs::directory_iterator at(folder, ignored), end;
         !ignored && at != end && names.size() < 1000; at.increment(ignored))
        names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    const std::string near = nearest_name(missing.filename().string(), names);
    return near.empty() ? "" : " Did you mean " + near + "?";
}

/// Whether a path that cannot be opened is itself at fault.
bool is_of_path(int error) {
    for (const int wrong : {ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG, EINVAL})
        if (error == wrong) return true;
    return false;
}

std::string bytes_of(const std::string& path) {
    check_type(path);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    std::array<char, 65536> part{};
    while (file && bytes.size() <= largest_file_bytes) {
        file.read(part.data(), part.size());
        bytes.append(part.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (!file.is_open() || file.bad()) {
        const int error = errno;
        const char* why = error != 0 ? std::strerror(error) : "unknown reason";
        throw FileError("cannot read " + path + ": " + why + '.' + near_file(path, error),
                        !is_of_path(error));
    }
    return bytes;
}

} // namespace

std::optional<Tree> FileReader::read(const std::string& path, std::vector<Fault>& faults) {
    const std::string bytes = bytes_of(path);
    if (bytes.size() > largest_file_bytes) {
        faults.push_back({path, 0, 0, "", "is larger than 10 MB; no scenario is."});
        return {};
    }
    if (is_table(path)) return parse_csv(bytes, path, faults);
    return parse_yaml(bytes, path, faults);
}

} // namespace tenure
