// How years differ: the rules, and the factors of a replication; year_effects.hpp says how it
// works.
#pragma once

#include "core/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenure {

/// What a year acts on.
enum class YearActsOn : std::uint8_t {
    leaving,    ///< every hazard of leaving
    applicants, ///< rate of outside applicants
    absence,    ///< rates of spells of sickness
    referrals,  ///< rate of referrals
    agency,     ///< odds that an agency has somebody
    growth,     ///< posts: a year's, over what they would be without it
    last
};
inline constexpr std::size_t year_effects_known = static_cast<std::size_t>(YearActsOn::last);
const char* to_text(YearActsOn on);

/// A log effect of a year: the nation's and the council's own, each autoregressive.
struct YearEffect {
    YearActsOn on = YearActsOn::leaving;
    double sd_national = 0; ///< of the log effect
    double sd_council = 0;
    double correlation = 0;      ///< of one year's effect with the next one's
    double last_year_factor = 0; ///< the council's own, of the year before the first; 0: not known
};

/// What is known of the nation in a year, for a study that stands on it.
struct NationalYear {
    YearActsOn on = YearActsOn::leaving;
    int year = 2022;   ///< ends on 30 September of it
    double factor = 1; ///< instead of a drawn national one
};

struct YearEffectsParameters {
    std::vector<YearEffect> effects;
    std::vector<NationalYear> national_path;
};

using YearFactors = std::array<double, year_effects_known>;
inline constexpr YearFactors same_every_year{1, 1, 1, 1, 1, 1};

/// Of one replication.
struct YearState {
    double of(YearActsOn on) const { return factor[static_cast<std::size_t>(on)]; }
    YearFactors factor = same_every_year; ///< of the year now
    std::vector<YearFactors> years;       ///< of all, the first that in which the study starts
    double log_growth = 0;                ///< of posts, so far
    Instant grown_to{};                   ///< until when
    std::int64_t posts_changed = 0;       ///< so far, in all
    std::int64_t posts_wanted = 0;        ///< to be reached by changing them
};

/// As compiled.
struct YearEffectsModel {
    std::array<YearEffect, year_effects_known> effects;
    std::vector<std::array<double, year_effects_known>>
        stated;                    ///< national factors by year; 0: drawn
    std::vector<Instant> years;    ///< when the second year, and each later one, begins
    std::vector<Instant> quarters; ///< when posts come or go
    bool leaving_differs = false;
};

} // namespace tenure
