// One run at a time in a folder: two tasks that were given the same shard do not write side by
// side.
#pragma once

#include <filesystem>

namespace tenure {

/// Held until it goes, or its process dies. Where the file system knows no locks, nothing is held:
/// SQLite's own then keep each batch whole.
class FolderLock {
public:
    /// Makes the folder. @throws StoreError if another process holds its lock
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int file_ = -1;
};

} // namespace tenure
