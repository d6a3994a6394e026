// The way from the top of a document to the value now visited, as a path in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenure {

class Steps {
public:
    /// @param prefix comes before every parameter path: "authority"
    explicit Steps(std::string prefix = {}) : prefix_(std::move(prefix)) {}

    void enter(std::string_view key) { steps_.push_back({key, 0, {}}); }
    void enter(std::size_t index) { steps_.push_back({{}, index, {}}); }
    void leave() { steps_.pop_back(); }
    /// The list item now visited has this name.
    void name_item(const std::string& name) {
        if (!steps_.empty() && steps_.back().key.empty()) steps_.back().name = name;
    }

    /// Where it stands in its document: leaving.destinations[2].rate_per_year.
    std::string path() const;
    /// What a parameter is known by: authority.leaving.destinations[agency].rate_per_year.
    std::string parameter_path() const;
    /// Feeds the parameter path, piece by piece.
    template <class Sink> void feed_parameter_path(Sink&& sink) const {
        sink(std::string_view(prefix_));
        bool first = prefix_.empty();
        for (const Step& step : steps_) {
            feed(step, first, true, sink);
            first = false;
        }
    }

private:
    struct Step {
        std::string_view key; ///< empty for an item of a list
        std::size_t index;
        std::string name; ///< of an item; empty if it has none
    };

    template <class Sink>
    static void feed(const Step& step, bool first, bool by_name, Sink&& sink) {
        if (!step.key.empty()) {
            if (!first) sink(std::string_view("."));
            sink(step.key);
            return;
        }
        sink(std::string_view("["));
        if (by_name && !step.name.empty())
            sink(std::string_view(step.name));
        else
            sink(std::string_view(std::to_string(step.index)));
        sink(std::string_view("]"));
    }

    std::string prefix_;
    std::vector<Step> steps_;
};

} // namespace tenure
