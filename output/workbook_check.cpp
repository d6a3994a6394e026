#include "output/workbook_check.hpp"

#include <zlib.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace tenure {

namespace {

namespace fs = std::filesystem;

/// Follows the tags of an XML text that comes in pieces.
class Tags {
public:
    void add(std::string_view piece) {
        for (const char c : piece) step(c);
    }
    /// Every tag that was opened is closed, and there was one.
    bool balanced() const { return good_ && !inside_ && open_.empty() && elements_ > 0; }
    std::uint64_t cells = 0;       ///< elements c
    std::uint64_t texts = 0;       ///< elements si
    std::uint64_t texts_noted = 0; ///< uniqueCount of sst

private:
    void step(char c) {
        if (!inside_) {
            inside_ = c == '<';
            if (c == '>') good_ = false;
            return;
        }
        if (c == '"') quoted_ = !quoted_;
        if (c == '>' && !quoted_) {
            finish(tag_);
            tag_.clear();
            inside_ = false;
        } else {
            if (c == '<') good_ = false;
            tag_ += c;
        }
    }
    void finish(std::string_view tag) {
        if (tag.empty()) good_ = false;
        if (tag.empty() || tag[0] == '?' || tag[0] == '!') return;
        if (tag[0] == '/') {
            if (open_.empty() || open_.back() != tag.substr(1))
                good_ = false;
            else
                open_.pop_back();
            return;
        }
        const std::string_view name = tag.substr(0, tag.find_first_of(" /\n"));
        ++elements_;
        if (name == "c") ++cells;
        if (name == "si") ++texts;
        if (name == "sst") note_texts(tag);
        if (tag.back() != '/') open_.emplace_back(name);
    }
    void note_texts(std::string_view tag) {
        constexpr std::string_view key = "uniqueCount=\"";
        const std::size_t at = tag.find(key);
        if (at != std::string_view::npos)
            texts_noted =
                std::strtoull(std::string(tag.substr(at + key.size())).c_str(), nullptr, 10);
    }

    bool good_ = true, inside_ = false, quoted_ = false;
    std::uint64_t elements_ = 0;
    std::string tag_;
    std::vector<std::string> open_;
};

/// The archive could not be followed.
struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at + size > bytes.size()) throw Broken("it is cut off");
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct Part {
    std::string name;
    std::uint64_t method = 0, crc = 0, packed = 0, size = 0, header = 0;
};

/// The directory at the end of the archive.
std::vector<Part> parts_of(std::string_view bytes) {
    const std::size_t end = bytes.rfind("PK\5\6");
    if (end == std::string_view::npos) throw Broken("it has no directory");
    const std::uint64_t count = number_at(bytes, end + 10, 2);
    std::size_t at = number_at(bytes, end + 16, 4);
    std::vector<Part> parts;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (number_at(bytes, at, 4) != 0x02014b50) throw Broken("its directory is broken");
        const std::uint64_t name = number_at(bytes, at + 28, 2);
        parts.push_back({std::string(bytes.substr(at + 46, name)), number_at(bytes, at + 10, 2),
                         number_at(bytes, at + 16, 4), number_at(bytes, at + 20, 4),
                         number_at(bytes, at + 24, 4), number_at(bytes, at + 42, 4)});
        at += 46 + name + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
    return parts;
}

std::string_view packed_bytes(std::string_view bytes, const Part& part) {
    const std::size_t at = part.header + 30 + number_at(bytes, part.header + 26, 2) +
                           number_at(bytes, part.header + 28, 2);
    if (at + part.packed > bytes.size()) throw Broken("it is cut off");
    return bytes.substr(at, part.packed);
}

/// Inflates a part piece by piece.
struct Inflater {
    z_stream stream{};
    explicit Inflater(std::string_view packed) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw Broken("it cannot be unpacked");
    }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
};

Tags unpacked(std::string_view bytes, const Part& part) {
    const std::string_view packed = packed_bytes(bytes, part);
    Tags tags;
    std::uint64_t crc = crc32(0, nullptr, 0), size = 0;
    const auto take = [&](std::string_view piece) {
        crc = crc32(crc, reinterpret_cast<const Bytef*>(piece.data()),
                    static_cast<uInt>(piece.size()));
        size += piece.size();
        tags.add(piece);
    };
    if (part.method == 0) {
        take(packed);
    } else {
        Inflater inflater(packed);
        std::array<char, 1 << 16> out{};
        int code = Z_OK;
        while (code == Z_OK) {
            inflater.stream.next_out = reinterpret_cast<Bytef*>(out.data());
            inflater.stream.avail_out = out.size();
            code = inflate(&inflater.stream, Z_NO_FLUSH);
            take({out.data(), out.size() - inflater.stream.avail_out});
        }
        if (code != Z_STREAM_END) throw Broken(part.name + " cannot be unpacked");
    }
    if (crc != part.crc || size != part.size) throw Broken(part.name + " is not as it was packed");
    return tags;
}

/// Of xl/worksheets/sheet3.xml 2; nothing of another part.
std::optional<std::size_t> sheet_index(const std::string& name) {
    constexpr std::string_view begin = "xl/worksheets/sheet";
    if (name.rfind(begin, 0) != 0) return std::nullopt;
    return std::strtoull(name.c_str() + begin.size(), nullptr, 10) - 1;
}

void expect_whole(std::string_view bytes, const std::vector<std::uint64_t>& cells) {
    std::size_t sheets = 0;
    for (const Part& part : parts_of(bytes)) {
        const Tags tags = unpacked(bytes, part);
        if (!tags.balanced()) throw Broken(part.name + " is not whole");
        if (tags.texts != tags.texts_noted) throw Broken(part.name + " lacks texts");
        const auto sheet = sheet_index(part.name);
        if (!sheet) continue;
        ++sheets;
        if (*sheet >= cells.size() || tags.cells != cells[*sheet])
            throw Broken(part.name + " lacks cells");
    }
    if (sheets != cells.size()) throw Broken("it lacks sheets");
}

} // namespace

std::string workbook_bytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string workbook_fault(const fs::path& file, const std::vector<std::uint64_t>& cells) {
    try {
        expect_whole(workbook_bytes(file), cells);
    } catch (const Broken& broken) {
        return broken.what();
    }
    return {};
}

} // namespace tenure
