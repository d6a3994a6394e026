#include "reader/yaml.hpp"

#include "reader/encoding.hpp"
#include "reader/yaml_fault.hpp"
#include "scenario/tree_builder.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

namespace tenure {

namespace {

/// Ends a parse whose fault has been told.
struct Stop {};

class Events : public YAML::EventHandler {
public:
    Events(TreeBuilder& builder, std::vector<Fault>& faults) : builder_(builder), faults_(faults) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { put({}, "", mark); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        fault(mark, "an alias (*) stands here; write the value itself, or use extends.");
        put({}, "", mark);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& value) override {
        const bool plain = tag == "?" || tag.empty();
        if (value.find('\0') != std::string::npos)
            fault(mark, "holds a zero character (\\0): take it out.");
        if (!plain) check_tag(mark, tag);
        put(plain ? plain_scalar(value) : text_tree(value), value, mark);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        start(TreeKind::list, tag, mark);
    }
    void OnSequenceEnd() override { builder_.close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        start(TreeKind::map, tag, mark);
    }
    void OnMapEnd() override { builder_.close(); }

private:
    void put(Tree value, const std::string& written, const YAML::Mark& mark) {
        if (builder_.wants_key())
            builder_.key(written, mark.line + 1, mark.column + 1);
        else
            builder_.value(std::move(value), mark.line + 1, mark.column + 1);
    }

    void start(TreeKind kind, const std::string& tag, const YAML::Mark& mark) {
        check_tag(mark, tag);
        if (builder_.wants_key()) {
            fault(mark, "a key is a word, not a list or a group.");
            throw Stop{};
        }
        if (!builder_.open(kind, mark.line + 1, mark.column + 1)) throw Stop{};
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag != "!" && tag != "?" && !tag.empty())
            fault(mark, "tags (!) are not understood here; quote the value if it is text.");
    }

    void fault(const YAML::Mark& mark, std::string message) {
        faults_.push_back(fault_at(builder_.position(mark.line + 1, mark.column + 1),
                                   builder_.path(), std::move(message)));
    }

    TreeBuilder& builder_;
    std::vector<Fault>& faults_;
};

void run(std::istream& text, TreeBuilder& builder, std::vector<Fault>& faults) {
    Events events(builder, faults);
    YAML::Parser parser(text);
    if (!parser.HandleNextDocument(events)) {
        faults.push_back(fault_at(builder.position(1, 1), "", "nothing is written here."));
        return;
    }
    TreeBuilder beyond("", faults);
    Events ignored(beyond, faults);
    if (parser.HandleNextDocument(ignored))
        faults.push_back(fault_at(builder.position(1, 1), "",
                                  "holds more than one document (---); a file is one scenario."));
}

/// Marks count lines at LF alone.
std::string with_plain_line_ends(const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool half = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!half) all += text[i] == '\r' ? '\n' : text[i];
    }
    return all;
}

Tree parsed(const std::string& text, const std::string& file, std::vector<Fault>& faults) {
    TreeBuilder builder(file, faults);
    std::istringstream stream(text);
    try {
        run(stream, builder, faults);
    } catch (const Stop&) {
    } catch (const YAML::Exception& error) {
        const bool known = error.mark.line >= 0;
        const Position at = known ? builder.position(error.mark.line + 1, error.mark.column + 1)
                                  : builder.position(1, 1);
        faults.push_back(fault_at(at, builder.path(),
                                  "this is not YAML: " + yaml_fault(error.msg, text, at.line)));
    }
    return builder.tree();
}

} // namespace

std::optional<Tree> parse_yaml(const std::string& bytes, const std::string& file,
                               std::vector<Fault>& faults) {
    const std::size_t before = faults.size();
    const std::optional<std::string> text = text_of(bytes, file, faults);
    if (!text) return {};
    Tree tree = parsed(with_plain_line_ends(*text), file, faults);
    if (faults.size() > before) return {};
    return tree;
}

} // namespace tenure
