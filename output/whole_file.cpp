#include "output/whole_file.hpp"

#include "output/sqlite.hpp"

#include <fstream>

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// Goes with its scope unless it was renamed.
struct Unfinished {
    fs::path file;
    ~Unfinished() {
        std::error_code ignored;
        fs::remove(file, ignored);
    }
};

} // namespace

void cannot_write(const fs::path& file) {
    throw StoreError(file.string() + ": it cannot be written; look at the folder's permissions "
                                     "and the space left on the disk");
}

void make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw StoreError(folder.string() + ": it cannot be made (" + failed.message() + ")");
}

void write_whole(const fs::path& file, const std::function<void(const fs::path&)>& write) {
    if (file.has_parent_path()) make_folder(file.parent_path());
    Unfinished unfinished{file};
    unfinished.file += ".part";
    write(unfinished.file);
    std::error_code failed;
    fs::rename(unfinished.file, file, failed);
    if (failed) cannot_write(file);
}

void write_whole(const fs::path& file, std::string_view bytes) {
    write_whole(file, [&](const fs::path& part) {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) cannot_write(file);
    });
}

} // namespace tenure
