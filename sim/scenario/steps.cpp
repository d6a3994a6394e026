#include "scenario/steps.hpp"

namespace tenure {

std::string Steps::path() const {
    std::string text;
    for (const Step& step : steps_)
        feed(step, text.empty(), false, [&](std::string_view piece) { text += piece; });
    return text;
}

std::string Steps::parameter_path() const {
    std::string text;
    feed_parameter_path([&](std::string_view piece) { text += piece; });
    return text;
}

} // namespace tenure
