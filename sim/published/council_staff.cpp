#include "published/council_staff.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

namespace {

enum class Place { case_teams, review, leadership };

/// A part of the staff, with its weight among heads and among vacancies.
///
/// Heads by role are England's, 2022 (DfE; an average authority's 221.6): case holders 104.2,
/// senior practitioners 37.4, without cases 31.8, first line 32.8, middle and senior managers 15.4.
/// In the words of Bexley's ladder two thirds of those without cases are social workers in
/// fostering and review, the others consultants and chairs; of first-line managers two fifths are
/// assistants. How vacancies lie is assumed, as in the England-average authority.
struct Part {
    const char* family;
    Place place;
    double heads, vacancies;
};
constexpr Part parts[] = {
    {"social_worker", Place::case_teams, 104.2, 32},
    {"senior_practitioner", Place::case_teams, 28.3, 6},
    {"assistant_team_manager", Place::case_teams, 13.1, 2.4},
    {"team_manager", Place::case_teams, 15.7, 2.6},
    {"social_worker", Place::review, 20.6, 3.2},
    {"senior_practitioner", Place::review, 9.1, 2},
    {"practice_development_consultant", Place::review, 5.6, 0.9},
    {"child_protection_chair", Place::review, 5.6, 0.9},
    {"team_manager", Place::review, 4.0, 1},
    {"service_manager", Place::leadership, 15.4, 1},
};
constexpr const char* review = "fostering_and_review";
constexpr const char* leadership = "leadership";

constexpr int team_size = 8;                  ///< posts of social workers
constexpr double newly_qualified_share = 0.1; ///< of social workers with cases
constexpr double level_3_share = 27.0 / 71;   ///< of the others, as in Bexley

/// Of 17 such teams in the England-average authority.
struct Kind {
    const char* name;
    int of_17;
};
constexpr Kind kinds[] = {{"assessment", 4}, {"support", 8}, {"looked_after", 5}};

template <class Weight> std::vector<int> apportioned_over_parts(int total, Weight weight) {
    std::vector<double> weights;
    for (const Part& p : parts) weights.push_back(weight(p));
    return apportioned(total, weights);
}

std::vector<StaffedTeam> case_teams(int social_workers) {
    const int count =
        std::max(3, static_cast<int>(std::lround(static_cast<double>(social_workers) / team_size)));
    std::vector<double> weights;
    for (const Kind& k : kinds) weights.push_back(k.of_17);
    std::vector<int> by_kind = apportioned(count, weights);
    const auto least = std::min_element(by_kind.begin(), by_kind.end());
    if (*least == 0) --*std::max_element(by_kind.begin(), by_kind.end()), ++*least;
    std::vector<StaffedTeam> teams;
    for (std::size_t k = 0; k < by_kind.size(); ++k)
        for (int i = 1; i <= by_kind[k]; ++i)
            teams.push_back(
                {std::string(kinds[k].name) + '_' + std::to_string(i), kinds[k].name, ""});
    return teams;
}

/// The i-th of `count` places' part of a total; the first have what is left over.
int even_part(int total, std::size_t i, std::size_t count) {
    const auto n = static_cast<int>(count);
    return total / n + (static_cast<int>(i) < total % n ? 1 : 0);
}

void add_heads(CouncilStaff& s, const std::string& role, const std::string& team, int heads) {
    if (heads > 0) s.heads.push_back({role, team, heads});
}

void add_posts(CouncilStaff& s, const std::string& family, const std::string& team, int posts) {
    if (posts > 0) s.posts.push_back({family, team, posts});
}

/// Social workers by level: the newly qualified one a team, the rest level 3 in Bexley's share.
class Levels {
public:
    explicit Levels(int newly_qualified) : newly_qualified_(newly_qualified) {}

    void put(CouncilStaff& s, const StaffedTeam& team, int heads) {
        const bool takes = team.kind == "assessment" || team.kind == "support";
        const int newly = takes && newly_qualified_ > 0 && heads > 0 ? 1 : 0;
        newly_qualified_ -= newly;
        others_ += heads - newly;
        const int third = static_cast<int>(std::lround(others_ * level_3_share)) - level_3_;
        level_3_ += third;
        add_heads(s, "nqsw", team.name, newly);
        add_heads(s, "social_worker_2", team.name, heads - newly - third);
        add_heads(s, "social_worker_3", team.name, third);
    }

private:
    int newly_qualified_, others_ = 0, level_3_ = 0;
};

} // namespace

std::vector<int> apportioned(int total, const std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<int> all;
    std::vector<double> left;
    for (double w : weights) {
        const double exact = total * w / sum;
        all.push_back(static_cast<int>(std::floor(exact)));
        left.push_back(exact - std::floor(exact));
    }
    for (int rest = total - std::accumulate(all.begin(), all.end(), 0); rest > 0; --rest) {
        const auto most = std::max_element(left.begin(), left.end());
        *most = -1;
        ++all[static_cast<std::size_t>(most - left.begin())];
    }
    return all;
}

namespace {

constexpr std::size_t workers_cases = 0, seniors_cases = 1, workers_review = 4, seniors_review = 5;

/// Of two parts together, so many in the first.
void divide(std::vector<int>& all, std::size_t first, std::size_t second, int in_first) {
    const int both = all[first] + all[second];
    all[first] = std::clamp(in_first, 0, both);
    all[second] = both - all[first];
}

double share_in_first(const std::vector<int>& all, std::size_t first, std::size_t second) {
    const int both = all[first] + all[second];
    return both > 0 ? static_cast<double>(all[first]) / both : 0;
}

/// @return whether senior practitioners hold cases
bool put_holders(std::vector<int>& in_post, std::vector<int>& vacant, double holders) {
    const int wanted = static_cast<int>(std::lround(holders));
    const int workers = in_post[workers_cases] + in_post[workers_review];
    divide(in_post, workers_cases, workers_review, std::max(3, wanted));
    divide(vacant, workers_cases, workers_review,
           static_cast<int>(std::lround(
               share_in_first(in_post, workers_cases, workers_review) *
               (vacant[workers_cases] + vacant[workers_review]))));
    if (wanted <= workers) return false;
    divide(in_post, seniors_cases, seniors_review, wanted - workers);
    divide(vacant, seniors_cases, seniors_review,
           static_cast<int>(std::lround(
               share_in_first(in_post, seniors_cases, seniors_review) *
               (vacant[seniors_cases] + vacant[seniors_review]))));
    return true;
}

} // namespace

CouncilStaff council_staff(int heads, int vacancies, double holders) {
    auto in_post = apportioned_over_parts(heads, [](const Part& p) { return p.heads; });
    auto vacant = apportioned_over_parts(vacancies, [](const Part& p) { return p.vacancies; });
    CouncilStaff s;
    s.seniors_hold_cases = put_holders(in_post, vacant, holders);
    s.heads_with_cases = in_post[workers_cases] + (s.seniors_hold_cases ? in_post[seniors_cases] : 0);
    s.vacancies_with_cases =
        vacant[workers_cases] + (s.seniors_hold_cases ? vacant[seniors_cases] : 0);
    s.teams = case_teams(in_post[0] + vacant[0]);
    const std::vector<StaffedTeam> holds_cases = s.teams;
    s.teams.push_back({review, "", "Fostering, adoption and reviewing"});
    s.teams.push_back({leadership, "", "Service managers and above"});
    Levels levels(static_cast<int>(std::lround(in_post[0] * newly_qualified_share)));
    for (std::size_t k = 0; k < std::size(parts); ++k) {
        const Part& part = parts[k];
        const bool cases = part.place == Place::case_teams;
        const std::size_t count = cases ? holds_cases.size() : 1;
        for (std::size_t i = 0; i < count; ++i) {
            const StaffedTeam team =
                cases ? holds_cases[i]
                      : StaffedTeam{part.place == Place::review ? review : leadership, "", ""};
            const int here = even_part(in_post[k], i, count);
            add_posts(s, part.family, team.name, even_part(in_post[k] + vacant[k], i, count));
            const std::size_t before = s.heads.size();
            if (std::string(part.family) == "social_worker")
                levels.put(s, team, here);
            else
                add_heads(s, part.family, team.name, here);
            for (std::size_t h = before; h < s.heads.size(); ++h)
                s.heads[h].holds_cases =
                    k == workers_cases || (k == seniors_cases && s.seniors_hold_cases);
        }
    }
    return s;
}

} // namespace tenure
