#include "output/folder_lock.hpp"

#include "output/sqlite.hpp"
#include "output/whole_file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tenure {

FolderLock::FolderLock(const std::filesystem::path& folder) {
    make_folder(folder);
    const std::string name = (folder / ".lock").string();
    file_ = open(name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (file_ < 0) cannot_write(name);
    if (flock(file_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    close(file_);
    throw StoreError(folder.string() + ": another run is writing here; wait for that to end");
}

FolderLock::~FolderLock() { close(file_); }

} // namespace tenure
