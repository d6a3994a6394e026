#include "cli/shown_output.hpp"

#include "core/text.hpp"

#include <spdlog/pattern_formatter.h>

#include <iostream>
#include <streambuf>

namespace tenure::cli {

/// Passes on whole lines, and what stands before a flush.
class ShownOutput::Filter final : public std::streambuf {
public:
    explicit Filter(std::ostream& stream) : stream_(stream), below_(stream.rdbuf(this)) {}
    ~Filter() override {
        pass_on();
        stream_.rdbuf(below_);
    }
    Filter(const Filter&) = delete;
    Filter(Filter&&) = delete;
    Filter& operator=(const Filter&) = delete;
    Filter& operator=(Filter&&) = delete;

private:
    static constexpr std::size_t enough = 1 << 16;

    int overflow(int c) override {
        if (c == traits_type::eof()) return traits_type::not_eof(c);
        held_ += static_cast<char>(c);
        return held_.size() < enough || pass_on() ? c : traits_type::eof();
    }

    std::streamsize xsputn(const char* text, std::streamsize count) override {
        held_.append(text, static_cast<std::size_t>(count));
        return held_.size() < enough || pass_on() ? count : 0;
    }

    int sync() override { return pass_on() && below_->pubsync() == 0 ? 0 : -1; }

    /// All but a character that is not whole yet.
    bool pass_on() {
        const std::size_t end = whole_characters();
        const std::string text = shown(std::string_view(held_).substr(0, end));
        held_.erase(0, end);
        const auto size = static_cast<std::streamsize>(text.size());
        return below_->sputn(text.data(), size) == size;
    }

    std::size_t whole_characters() const {
        const std::size_t size = held_.size();
        for (std::size_t back = 1; back <= 3 && back <= size; ++back) {
            const auto c = static_cast<unsigned char>(held_[size - back]);
            const std::size_t wanted = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
            if (c >= 0xc0) return wanted > back ? size - back : size;
            if (c < 0x80) return size;
        }
        return size;
    }

    std::ostream& stream_;
    std::streambuf* below_;
    std::string held_;
};

ShownOutput::ShownOutput()
    : out_(std::make_unique<Filter>(std::cout)), error_(std::make_unique<Filter>(std::cerr)) {}

ShownOutput::~ShownOutput() = default;

namespace {

class ShownMessage final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&,
                spdlog::memory_buf_t& to) override {
        const std::string text = shown({message.payload.data(), message.payload.size()});
        to.append(text.data(), text.data() + text.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<ShownMessage>();
    }
};

} // namespace

std::unique_ptr<spdlog::formatter> shown_formatter(const std::string& pattern) {
    auto formatter = std::make_unique<spdlog::pattern_formatter>();
    formatter->add_flag<ShownMessage>('*').set_pattern(pattern);
    return formatter;
}

} // namespace tenure::cli
