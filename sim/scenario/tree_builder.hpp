// Builds a tree from the events of a parser, and refuses what no scenario should hold.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace tenure {

class TreeBuilder {
public:
    static constexpr std::size_t deepest = 64;

    TreeBuilder(const std::string& file, std::vector<Fault>& faults)
        : file_(std::make_shared<const std::string>(file)), faults_(faults) {}

    /// Opens a list or map. False when it would lie too deep, a fault: stop parsing.
    bool open(TreeKind kind, int line, int column);
    void close();
    /// The next value of the map now open stands at this key.
    void key(std::string text, int line, int column);
    void value(Tree value, int line, int column);

    /// Whether a map is open that waits for a key.
    bool wants_key() const;
    bool done() const { return open_.empty(); }
    const Tree& tree() const { return root_; }
    Position position(int line, int column) const { return {file_, line, column}; }
    /// The path of the value now being built.
    std::string path() const;

private:
    struct Level {
        Tree tree;
        std::string key;
        Position key_position;
        bool has_key = false;
        std::unordered_map<std::string, int> lines; ///< by key: where it was written first
    };

    void put(Tree value);

    std::shared_ptr<const std::string> file_;
    std::vector<Fault>& faults_;
    std::vector<Level> open_;
    Tree root_;
};

} // namespace tenure
