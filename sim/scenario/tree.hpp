// A tree of values as a person wrote it: like JSON, and every node knows its file, line and column.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tenure {

/// Where something is written. Lines and columns count from 1; 0 means nowhere.
struct Position {
    std::shared_ptr<const std::string> file;
    int line = 0;
    int column = 0;
};

/// The file's name, or nothing.
const std::string& file_name(const Position& at);

enum class TreeKind : std::uint8_t { null, flag, number, text, list, map };

struct TreeEntry;

/// One value. Members that its kind does not use are empty.
struct Tree {
    TreeKind kind = TreeKind::null;
    bool flag = false;
    double number = 0;
    std::string text;               ///< of a text; of a number, as written, or empty
    std::vector<Tree> items;        ///< of a list
    std::vector<TreeEntry> entries; ///< of a map, in written order, no key twice
    Position position;

    /// The value at a key; null if this is no map or has no such key.
    const Tree* find(std::string_view key) const;
    Tree* find(std::string_view key);
};

struct TreeEntry {
    std::string key;
    Position position; ///< of the key
    Tree value;
};

Tree flag_tree(bool flag);
Tree number_tree(double number);
Tree integer_tree(std::int64_t number);
Tree text_tree(std::string text);
Tree list_tree();
Tree map_tree();
/// Appends. @pre the map has no such key
Tree& add(Tree& map, std::string key, Tree value);
/// Removes a key if it is there.
void erase(Tree& map, std::string_view key);

/// What it is, for a person: "text", "a list".
const char* in_words(TreeKind kind);
/// A value as a message quotes it: 900, "agency", a list of 3.
std::string quoted(const Tree& value);
/// The shortest of 15, 16 or 17 significant digits that reads back as the same number.
std::string number_text(double number);

/// The node a path such as "progressions[3].to" leads to, or the last one met on the way.
const Tree& node_at(const Tree& root, std::string_view path);

} // namespace tenure
