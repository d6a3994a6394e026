// Growth of the establishment: whole posts come or go each quarter, spread over groups of posts in
// proportion to their size.
#include "core/elementary.hpp"
#include "workforce/compile_parts.hpp"

#include <cmath>

namespace tenure {

std::int64_t posts_in(const Model& model) {
    std::int64_t posts = 0;
    for (const PostGroupModel& g : model.post_groups) posts += g.posts;
    return posts;
}

std::size_t group_in_turn(const Model& model, std::int64_t n) {
    constexpr double golden = 0.6180339887498949;
    const double turn = (static_cast<double>(n) + 0.5) * golden;
    double left = (turn - std::floor(turn)) * static_cast<double>(posts_in(model));
    std::size_t g = 0;
    while (g + 1 < model.post_groups.size() && left >= model.post_groups[g].posts)
        left -= model.post_groups[g++].posts;
    return g;
}

void add_growth(Model& model, const Authority& authority) {
    const double rate = authority.establishment_growth_per_year;
    const std::int64_t posts = posts_in(model);
    std::int64_t so_far = 0;
    if (rate == 0 || posts == 0) return;
    const double log_rate = elementary::log(1 + rate);
    for (int quarter = 1; study_start + years(quarter * 0.25) < model.horizon; ++quarter) {
        const double grown = elementary::exp(log_rate * quarter * 0.25) - 1;
        const auto wanted = std::llround(static_cast<double>(posts) * grown);
        BlockModel block;
        block.start = study_start + years(quarter * 0.25);
        block.posts = wanted > so_far ? 1 : -1;
        for (; so_far != wanted; so_far += block.posts)
            block.post_groups.push_back(group_in_turn(model, std::abs(so_far)));
        if (!block.post_groups.empty()) model.blocks.push_back(std::move(block));
    }
}

} // namespace tenure
