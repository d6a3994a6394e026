// Overlays: a file that extends another is laid over it, and every value keeps its own position.
//
// Maps are merged key by key. Lists of items with a `name` (or, failing that, a `destination`, or a
// `role` and a `team`) are merged by it; `remove: true` drops the item, [] all of them, and an item
// that is `remove: true` alone all those beneath, so that the others replace them. Everything else
// replaces: other lists, plain values, a law, an uncertain number. An empty value takes the key
// away, back to its default.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace tenure {

/// A file cannot be read at all; the program ends with exit code 74. Where another file names it,
/// that one is at fault, unless reading failed for what passes.
struct FileError : std::runtime_error {
    explicit FileError(const std::string& what, bool what_passes = false)
        : std::runtime_error(what), passes(what_passes) {}
    bool passes; ///< the path may be right: too many open files, a disk that fails
};

/// Where text comes from: files, or a web page.
struct Reader {
    Reader() = default;
    Reader(const Reader&) = default;
    Reader(Reader&&) = default;
    Reader& operator=(const Reader&) = default;
    Reader& operator=(Reader&&) = default;
    virtual ~Reader() = default;
    /// The tree written at a path; nothing, and at least one fault, if it cannot be understood.
    /// Throws a FileError if there is no reading it.
    virtual std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) = 0;
};

/// A path as written in `file`, seen from where the program runs.
std::string beside(const std::string& file, const std::string& path);

/// `over` laid over `base`.
Tree merged(const Tree& base, const Tree& over);

/// The document at a path with everything it extends beneath it.
std::optional<Tree> resolve(Reader& reader, const std::string& path, std::vector<Fault>& faults);

/// The same for a document written inside another, or a path in its place.
/// @param key where the part is named: "policies[2]"
std::optional<Tree> resolve_part(Reader& reader, const Tree& part, const std::string& key,
                                 std::vector<Fault>& faults);

} // namespace tenure
