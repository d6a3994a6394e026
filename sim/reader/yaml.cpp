#include "reader/yaml.hpp"

#include "reader/csv.hpp"

#include "scenario/tree_builder.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
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

} // namespace

std::optional<Tree> parse_yaml(const std::string& text, const std::string& file,
                               std::vector<Fault>& faults) {
    const std::size_t before = faults.size();
    TreeBuilder builder(file, faults);
    std::istringstream stream(text);
    try {
        run(stream, builder, faults);
    } catch (const Stop&) {
    } catch (const YAML::Exception& error) {
        const bool known = error.mark.line >= 0;
        const Position at = known ? builder.position(error.mark.line + 1, error.mark.column + 1)
                                  : builder.position(1, 1);
        faults.push_back(fault_at(at, builder.path(), "this is not YAML: " + error.msg + '.'));
    }
    if (faults.size() > before) return {};
    return builder.tree();
}

namespace {

bool is_table(const std::string& path) {
    const std::string end = ".csv";
    return path.size() >= end.size() &&
           path.compare(path.size() - end.size(), end.size(), end) == 0;
}

} // namespace

std::optional<Tree> FileReader::read(const std::string& path, std::vector<Fault>& faults) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::array<char, 65536> part{};
    while (file && text.size() <= largest_file_bytes) {
        file.read(part.data(), part.size());
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (!file.is_open() || file.bad()) {
        const char* why = errno != 0 ? std::strerror(errno) : "unknown reason";
        throw FileError("cannot read " + path + ": " + why + '.');
    }
    if (text.size() > largest_file_bytes) {
        faults.push_back({path, 0, 0, "", "is larger than 10 MB; no scenario is."});
        return {};
    }
    if (is_table(path)) return parse_csv(text, path, faults);
    return parse_yaml(text, path, faults);
}

} // namespace tenure
