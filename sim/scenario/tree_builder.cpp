#include "scenario/tree_builder.hpp"

namespace tenure {

bool TreeBuilder::open(TreeKind kind, int line, int column) {
    if (open_.size() == deepest) {
        faults_.push_back(fault_at(position(line, column), path(),
                                   "lies more than " + std::to_string(deepest) + " levels deep."));
        return false;
    }
    Level level;
    level.tree.kind = kind;
    level.tree.position = position(line, column);
    open_.push_back(std::move(level));
    return true;
}

void TreeBuilder::close() {
    Tree done = std::move(open_.back().tree);
    open_.pop_back();
    put(std::move(done));
}

void TreeBuilder::key(std::string text, int line, int column) {
    Level& level = open_.back();
    level.key = std::move(text);
    level.key_position = position(line, column);
    level.has_key = true;
}

void TreeBuilder::value(Tree value, int line, int column) {
    value.position = position(line, column);
    put(std::move(value));
}

bool TreeBuilder::wants_key() const {
    return !open_.empty() && open_.back().tree.kind == TreeKind::map && !open_.back().has_key;
}

std::string TreeBuilder::path() const {
    std::string text;
    for (const Level& level : open_) {
        if (level.tree.kind == TreeKind::list)
            text += '[' + std::to_string(level.tree.items.size()) + ']';
        else if (level.has_key)
            text += (text.empty() ? "" : ".") + level.key;
    }
    return text;
}

void TreeBuilder::put(Tree value) {
    if (open_.empty()) {
        root_ = std::move(value);
        return;
    }
    Level& level = open_.back();
    if (level.tree.kind == TreeKind::list) {
        level.tree.items.push_back(std::move(value));
        return;
    }
    level.has_key = false;
    const auto [first, fresh] = level.lines.emplace(level.key, level.key_position.line);
    if (fresh) {
        level.tree.entries.push_back({level.key, level.key_position, std::move(value)});
        return;
    }
    level.has_key = true;
    const std::string where = path();
    level.has_key = false;
    faults_.push_back(
        fault_at(level.key_position, where,
                 "is written twice; the first is in line " + std::to_string(first->second) + '.'));
}

} // namespace tenure
