// Small authorities in which chance is made certain by parameters, and a diary of what happens.
#pragma once

#include "workforce/measures.hpp"
#include "workforce/world.hpp"

#include <string>
#include <vector>

namespace tenure::test {

using Lines = std::vector<std::string>;

/// Writes down each event as "day what who post": "365.25 left i0 p0". People are named by
/// where they come from (i: at the start, o: outside, n: intake) and post by number.
class Diary final : public Observer {
public:
    void on_event(const State& s, const Event& h) override;
    Lines lines;
};

/// A role with a family of its own and posts in team "one"; `heads` of them are filled.
void add_role(Authority& a, const std::string& role, int posts, double heads,
              Filling filling = Filling::instant, double outside_share = 1);
void add_progression(Authority& a, const std::string& from, const std::string& to,
                     ProgressionKind kind);
/// So many children a year are referred to teams of the kind "help", and each case is open for so
/// long. @param cap_share of the norm, beyond which no case is given
void add_help(Authority& a, double children_per_year, double years, double cap_share);
/// One family of two roles, "lower" and "upper", the second reached in place.
Authority one_progression(ProgressionKind kind);
/// Seniors who would manage, a manager who leaves after 100 days, and nobody outside.
Authority seniors_and_manager(int seniors);
/// Everybody in the role is certain to leave when so many days of service are over (within a
/// minute).
void leaves_after(Authority& a, const std::string& role, double days, Destination to);

FamilyRecruitment& filling_of(Authority& a, const std::string& family);

/// Those of the lines that have these words in them.
Lines lines_with(const Lines& diary, const std::string& words);

struct Recorded {
    Lines diary;
    std::vector<std::int64_t> rows;
    std::vector<Formula> formulas;
    std::vector<Period> periods;
    std::size_t columns = 0;

    /// A measure over the periods [first, last].
    double measure(const std::string& name, std::size_t first, std::size_t last) const;
};

/// One replication. The diary leaves out what happens on day 0 to those present at the start.
Recorded record_story(const Authority& a, double horizon_years,
                      const std::vector<Block>& blocks = {},
                      CalendarKind calendar = CalendarKind::yearly);

/// The same, and what the State was in at the end.
Recorded record_story(const Authority& a, double horizon_years, const std::vector<Block>& blocks,
                      CalendarKind calendar, State& state);

} // namespace tenure::test
