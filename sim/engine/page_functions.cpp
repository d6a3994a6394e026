#include "engine/page_functions.hpp"

#include "engine/live_study.hpp"

#include <array>
#include <exception>
#include <optional>
#include <string>

namespace {

struct Page {
    std::array<std::string, 3> texts{"", "{}", "{}"};
    std::optional<tenure::LiveStudy> live;
    std::string message;
    std::uint64_t hash = 0;
};

Page& page() {
    static Page one;
    return one;
}

/// Does something, and notes what went wrong. @return whether it was done
template <class Act> bool noted(Act&& act) {
    try {
        act();
        return true;
    } catch (const std::exception& e) {
        page().message = e.what();
        return false;
    }
}

} // namespace

extern "C" {

char* engine_text(int which, std::size_t bytes) {
    std::string& text = page().texts.at(static_cast<std::size_t>(which));
    text.assign(bytes, ' ');
    return text.data();
}

int engine_open() {
    page().live.reset();
    const auto& texts = page().texts;
    return noted([&] { page().live = tenure::open_live(texts[0], texts[1], texts[2]); });
}

std::size_t engine_years() { return page().live->plan.years.size(); }
std::size_t engine_measures() { return page().live->plan.formulas.size(); }

const std::int64_t* engine_run(std::uint32_t policy, std::uint32_t replication) {
    const std::int64_t* outcomes = nullptr;
    noted([&] {
        const auto& all = tenure::run_live(*page().live, policy, replication);
        page().hash = tenure::outcome_hash(policy, replication, all.data(), all.size());
        outcomes = all.data();
    });
    return outcomes;
}

std::uint32_t engine_hash(int upper) {
    return static_cast<std::uint32_t>(upper != 0 ? page().hash >> 32 : page().hash);
}

const char* engine_message() { return page().message.c_str(); }

void engine_describe(int print) {
    noted([&] {
        const tenure::LoadedStudy& loaded = page().live->loaded;
        page().message = print != 0 ? fingerprint(loaded) : resolved_json(loaded, 1);
    });
}

} // extern "C"
