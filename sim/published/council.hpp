// One council in one year, as published: what its file is to hold, and what to read with care.
//
// A value that is suppressed, or known to be wrong, gives way to England's of the same year in
// proportion to the council's staff, and the notes say so. Flows rest on all years up to the one
// asked for.
#pragma once

#include "published/council_staff.hpp"
#include "published/indicators.hpp"
#include "published/year_variation.hpp"
#include "workforce/published_data.hpp"

namespace tenure {

/// In post, for a council to be put into teams.
inline constexpr int fewest_heads = 8;

/// A published number, or one made of several, and where they were read.
struct Figure {
    double value = 0;
    std::string source = {};
    double next_year_sd = 0; ///< of an estimate: how far a year's value may lie from it
    double mean_sd = 0;      ///< of an estimate: how far the mean of all years may
};

struct CouncilFigures {
    std::string name;  ///< as an authority's file has names
    std::string title; ///< as published
    std::string code;  ///< the old one
    int year = 0;
    int heads = 0; ///< in post
    double fte = 0;
    Figure vacancies;           ///< FTE, each read as one post
    Figure agency;              ///< FTE
    Figure agency_on_vacancies; ///< FTE of them
    Figure cases;               ///< open
    Figure case_holders;        ///< FTE, agency staff too
    // Flows are estimates from all years known, by council_flows.hpp.
    Figure leaving_rate;   ///< leavers FTE over the mean of FTE in post a year ago and now
    Figure starting_rate;  ///< starters FTE, over the same
    Figure growth;         ///< of posts, a year
    Figure cover_share;    ///< of vacancies, covered by agency staff; at most 1
    Figure cases_growth;   ///< a year
    Figure usual_caseload; ///< cases a holder, its mean_sd relative
    Figure vacant_share;   ///< of posts
    Figure absence_rate;   ///< working days lost over FTE in post x 253
    RoleMix roles;         ///< England's, unless own_roles
    bool own_roles = false;
    std::vector<YearVariation> years;     ///< how they differ, from the panel of all councils
    std::vector<PublishedYear> published; ///< up to this one
    std::vector<std::string> notes;
};

/// The name that a council's authority has: "Herefordshire, County of" is herefordshire_county_of.
std::string authority_name(const std::string& title);

/// @param asked a name, or a code, of a council; letters may be small or large
/// @param year the last one published where none is given
/// Throws a ScenarioError: an unknown name with the nearest ones, a council that has been recoded,
/// merged or reports with another with the name to use, a year that is not there with those that
/// are, a staff that is suppressed or too small to be put into teams.
CouncilFigures council_figures(const Indicators& all, const std::string& asked,
                               std::optional<int> year);

} // namespace tenure
