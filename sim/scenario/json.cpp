#include "scenario/json.hpp"

#include <cstdio>

namespace tenure {

namespace {

void write_text(const std::string& text, std::string& out) {
    out += '"';
    for (char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (code < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(code));
            out += escaped;
        } else {
            out += c;
        }
    }
    out += '"';
}

/// Whether a number's text is already as JSON wants it: digits, perhaps a minus before them.
bool is_plain_integer(const std::string& text) {
    const std::size_t first = !text.empty() && text[0] == '-' ? 1 : 0;
    if (text.size() == first || (text[first] == '0' && text.size() > first + 1)) return false;
    return text.find_first_not_of("0123456789", first) == std::string::npos;
}

class Writer {
public:
    explicit Writer(std::size_t indent) : indent_(indent) {}

    void write(const Tree& tree) {
        switch (tree.kind) {
        case TreeKind::null: out += "null"; break;
        case TreeKind::flag: out += tree.flag ? "true" : "false"; break;
        case TreeKind::number:
            out += is_plain_integer(tree.text) ? tree.text : number_text(tree.number);
            break;
        case TreeKind::text: write_text(tree.text, out); break;
        case TreeKind::list: write_list(tree); break;
        case TreeKind::map: write_map(tree); break;
        }
    }

    std::string out;

private:
    void new_line() {
        if (indent_ == 0) return;
        out += '\n';
        out.append(indent_ * depth_, ' ');
    }

    void write_list(const Tree& list) {
        out += '[';
        ++depth_;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (i > 0) out += ',';
            new_line();
            write(list.items[i]);
        }
        --depth_;
        if (!list.items.empty()) new_line();
        out += ']';
    }

    void write_map(const Tree& map) {
        out += '{';
        ++depth_;
        for (std::size_t i = 0; i < map.entries.size(); ++i) {
            if (i > 0) out += ',';
            new_line();
            write_text(map.entries[i].key, out);
            out += indent_ > 0 ? ": " : ":";
            write(map.entries[i].value);
        }
        --depth_;
        if (!map.entries.empty()) new_line();
        out += '}';
    }

    std::size_t indent_;
    std::size_t depth_ = 0;
};

} // namespace

std::string to_json(const Tree& tree, int indent) {
    Writer writer(static_cast<std::size_t>(indent));
    writer.write(tree);
    return std::move(writer.out);
}

std::string fingerprint(const std::string& text) {
    std::uint64_t hash = 14695981039346656037ull;
    for (char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ull;
    }
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(hash));
    return hex;
}

} // namespace tenure
