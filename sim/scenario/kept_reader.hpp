// A reader that reads every path once.
#pragma once

#include "scenario/resolve.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace tenure {

/// Hands out what has been read before without reading it again.
class KeptReader final : public Reader {
public:
    explicit KeptReader(std::shared_ptr<Reader> reader) : reader_(std::move(reader)) {}

    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        const auto at = kept_.find(path);
        if (at != kept_.end()) return at->second;
        const std::optional<Tree> tree = reader_->read(path, faults);
        if (tree) kept_.emplace(path, *tree);
        return tree;
    }

private:
    std::shared_ptr<Reader> reader_;
    std::map<std::string, Tree> kept_;
};

} // namespace tenure
