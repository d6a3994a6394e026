#include "output/whole_file.hpp"

#include "output/sqlite.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <new>
#include <utility>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// A file that is not whole, and what SQLite keeps beside it while it writes.
void remove_unfinished(const fs::path& file) {
    std::error_code failed;
    fs::path journal = file;
    journal += "-journal";
    if (!fs::exists(file, failed) && !fs::exists(journal, failed)) return;
    fs::remove(file, failed);
    const std::string name = file.filename().string();
    fs::directory_iterator beside(file.parent_path().empty() ? "." : file.parent_path(), failed);
    for (; !failed && beside != fs::directory_iterator(); beside.increment(failed)) {
        const std::string each = beside->path().filename().string();
        std::error_code ignored;
        if (each == name + "-journal" || each.starts_with(name + "-mj"))
            fs::remove(beside->path(), ignored);
    }
}

/// Goes with its scope unless it was renamed.
struct Unfinished {
    fs::path file;
    ~Unfinished() { remove_unfinished(file); }
};

/// A descriptor that is closed with its scope.
struct Opened {
    int number;
    ~Opened() {
        if (number >= 0) ::close(number);
    }
};

/// Where a chain of links ends, whether or not something is there.
fs::path end_of_links(fs::path file) {
    constexpr int most = 40; // as many as Linux follows
    for (int i = 0; i < most && fs::is_symlink(fs::symlink_status(file)); ++i) {
        const fs::path next = fs::read_symlink(file);
        // The system's names for what a process has open are no files that could be renamed.
        const std::string folder = fs::weakly_canonical(file.parent_path()).string();
        if (folder.rfind("/proc/", 0) == 0) return file;
        file = next.is_absolute() ? next : file.parent_path() / next;
    }
    return file;
}

/// Whether the bytes go through what is there: a device, a pipe, what a process has open.
bool written_through(const fs::path& file) {
    std::error_code none;
    const fs::file_status there = fs::status(file, none);
    if (fs::is_symlink(fs::symlink_status(file, none))) return fs::exists(there);
    return fs::exists(there) && !fs::is_regular_file(there) && !fs::is_directory(there);
}

void write_bytes(int out, const char* bytes, std::size_t size, const fs::path& file) {
    while (size > 0) {
        const ssize_t written = ::write(out, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) cannot_write(file);
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
}

void copy_into(const fs::path& part, const fs::path& file) {
    std::ifstream in(part, std::ios::binary);
    const Opened out{::open(file.c_str(), O_WRONLY | O_CLOEXEC)};
    if (out.number < 0) cannot_write(file);
    std::array<char, 1 << 16> bytes{};
    while (in.read(bytes.data(), bytes.size()) || in.gcount() > 0)
        write_bytes(out.number, bytes.data(), static_cast<std::size_t>(in.gcount()), file);
    if (!in.eof()) cannot_write(file);
}

/// A name of its own in the folder for temporary files.
fs::path temporary_name() {
    std::string name = (fs::temp_directory_path() / "tenure_XXXXXX").string();
    const Opened made{::mkstemp(name.data())};
    if (made.number < 0) cannot_write(name);
    return name;
}

} // namespace

void cannot_write(const fs::path& file) {
    throw StoreError(file.string() + ": it cannot be written; check the folder's permissions "
                                     "and the space left on the disk");
}

void make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw StoreError(folder.string() + ": it cannot be made (" + failed.message() + ")");
}

void sync_file(const fs::path& file) {
    const Opened written{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (written.number < 0) cannot_write(file);
    // A file system that cannot sync says EINVAL or ENOTSUP; what it wrote is as good as it gets.
    if (::fsync(written.number) != 0 && errno != EINVAL && errno != ENOTSUP) cannot_write(file);
}

void write_whole(const fs::path& named, const FileWriter& write) {
    if (written_through(end_of_links(named))) {
        const Unfinished unfinished{temporary_name()};
        write(unfinished.file);
        return copy_into(unfinished.file, named);
    }
    const fs::path file = end_of_links(named);
    if (file.has_parent_path()) make_folder(file.parent_path());
    Unfinished unfinished{file};
    unfinished.file += ".part";
    remove_unfinished(unfinished.file); // of a process that was killed; another may still hold it
    write(unfinished.file);
    sync_file(unfinished.file);
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

namespace {

/// Lets the process end with its parent, however that ends; at once if it has ended already.
void end_with(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
}

/// The writer's part: done, or what went wrong into the pipe.
[[noreturn]] void write_and_exit(const FileWriter& write, const fs::path& part, int pipe) {
    // What breaks off here is told by the parent, once.
    std::set_new_handler(nullptr);
    std::set_terminate([] { ::_exit(1); });
    try {
        write(part);
        ::_exit(0); // without what libraries do at the end of a program: they may break off there
    } catch (const std::exception& e) {
        const std::string_view what = e.what();
        [[maybe_unused]] const ssize_t told = ::write(pipe, what.data(), what.size());
    }
    ::_exit(1);
}

std::string all_of(int pipe) {
    std::string text;
    std::array<char, 4096> bytes{};
    for (ssize_t n = 0; (n = ::read(pipe, bytes.data(), bytes.size())) != 0;) {
        if (n > 0)
            text.append(bytes.data(), static_cast<std::size_t>(n));
        else if (errno != EINTR)
            break;
    }
    return text;
}

void act_apart(const FileWriter& write, const fs::path& part, const fs::path& file) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) cannot_write(file);
    const Opened reading{ends[0]};
    Opened writing{ends[1]};
    const pid_t parent = ::getpid(), child = ::fork();
    if (child == 0) {
        end_with(parent);
        write_and_exit(write, part, ends[1]);
    }
    ::close(std::exchange(writing.number, -1));
    if (child < 0)
        throw StoreError(file.string() + ": it cannot be written; there is no room for a process");
    const std::string told = all_of(reading.number);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    if (!told.empty() && told != std::bad_alloc().what()) throw StoreError(told);
    throw StoreError(file.string() + ": it was not written, for the library that writes it broke "
                                     "off; check the memory and the space left on the disks, that "
                                     "of temporary files too");
}

} // namespace

void write_apart(const fs::path& file, const FileWriter& write) {
    write_whole(file, [&](const fs::path& part) { act_apart(write, part, file); });
}

} // namespace tenure
