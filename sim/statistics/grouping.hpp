// Which replications are independent of each other: those of different draws of the uncertain
// numbers, or, where draws are Sobol' points, those of different scrambles.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tenure {

/// Replication r has draw r / draws_share. Draws are dealt out to `scrambles` sets in turn, or make
/// a set in a row of so many.
struct Grouping {
    std::uint32_t draws_share = 1;
    std::uint32_t scrambles = 0;      ///< 0: every draw is independent of the others
    std::uint32_t draws_in_a_row = 0; ///< that make a set; 0: draws are dealt out

    std::uint32_t set_of_draw(std::uint32_t draw) const {
        if (draws_in_a_row > 0) return draw / draws_in_a_row;
        return scrambles > 0 ? draw % scrambles : draw;
    }
    /// Its place among the draws of its set.
    std::uint32_t place_in_set(std::uint32_t draw) const {
        if (draws_in_a_row > 0) return draw % draws_in_a_row;
        return scrambles > 0 ? draw / scrambles : 0;
    }
    std::size_t set_of(std::size_t replication) const {
        return set_of_draw(static_cast<std::uint32_t>(replication / draws_share));
    }
    /// No replication of so many has a set with a number as high as this.
    std::size_t sets(std::size_t replications) const {
        if (replications == 0) return 0;
        const std::size_t draws = (replications + draws_share - 1) / draws_share;
        if (draws_in_a_row == 0 && scrambles > 0 && scrambles < draws) return scrambles;
        return set_of(replications - 1) + 1;
    }
};

} // namespace tenure
