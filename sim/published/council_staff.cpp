#include "published/council_staff.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

namespace {

enum class Place { case_teams, review, leadership };

/// Roles as published.
enum Published { case_holders, senior_practitioners, without_cases, first_line, managers };

double heads_of(const RoleMix& mix, Published role) {
    const double all[] = {mix.case_holders, mix.senior_practitioners, mix.without_cases,
                          mix.first_line, mix.middle_and_senior};
    return all[role];
}

/// A part of the staff, with its weight among heads and among vacancies.
///
/// Heads by role are England's, 2022, those of a RoleMix where nothing is said.
/// In the words of Bexley's ladder two thirds of those without cases are social workers in
/// fostering and review, the others consultants and chairs; of first-line managers two fifths are
/// assistants. How vacancies lie is assumed, as in the England-average authority.
struct Part {
    const char* family;
    Place place;
    Published role;
    double heads, vacancies;
    bool agencies_have = true; ///< by the rates of england_base.yaml
};
constexpr Part parts[] = {
    {"social_worker", Place::case_teams, case_holders, 104.2, 32},
    {"senior_practitioner", Place::case_teams, senior_practitioners, 28.3, 6},
    {"assistant_team_manager", Place::case_teams, first_line, 13.1, 2.4},
    {"team_manager", Place::case_teams, first_line, 15.7, 2.6},
    {"social_worker", Place::review, without_cases, 20.6, 3.2},
    {"senior_practitioner", Place::review, senior_practitioners, 9.1, 2},
    {"practice_development_consultant", Place::review, without_cases, 5.6, 0.9, false},
    {"child_protection_chair", Place::review, without_cases, 5.6, 0.9, false},
    {"team_manager", Place::review, first_line, 4.0, 1},
    {"service_manager", Place::leadership, managers, 15.4, 1, false},
};
constexpr const char* review = "fostering_and_review";
constexpr const char* leadership = "leadership";

constexpr int fewest_holders = 3; ///< heads, one for each kind of team, if agency staff leave room
constexpr int team_size = 8;      ///< posts of social workers
constexpr double newly_qualified_share = 0.1; ///< of social workers with cases
constexpr double level_3_share = 27.0 / 71;   ///< of the others, as in Bexley

/// What share of open cases a kind of team holds, with the journeys of england_base.yaml.
struct Kind {
    const char* name;
    double work;
};
constexpr Kind kinds[] = {{"assessment", 0.241}, {"support", 0.516}, {"looked_after", 0.243}};

/// @param of heads or vacancies; those of a role are as many more as the role is more often here
std::vector<int> apportioned_over_parts(int total, const RoleMix& mix, double Part::*of) {
    std::vector<double> weights;
    for (const Part& p : parts)
        weights.push_back(p.*of * heads_of(mix, p.role) / heads_of({}, p.role));
    return apportioned(total, weights);
}

std::vector<StaffedTeam> case_teams(int social_workers) {
    const int count =
        std::max(3, static_cast<int>(std::lround(static_cast<double>(social_workers) / team_size)));
    std::vector<double> weights;
    for (const Kind& k : kinds) weights.push_back(k.work);
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

/// What share of the work falls to each of these teams.
std::vector<double> work_of(const std::vector<StaffedTeam>& teams) {
    std::vector<double> work;
    for (const StaffedTeam& t : teams) {
        const auto same = std::count_if(teams.begin(), teams.end(),
                                        [&](const StaffedTeam& x) { return x.kind == t.kind; });
        for (const Kind& k : kinds)
            if (t.kind == k.name) work.push_back(k.work / static_cast<double>(same));
    }
    return work;
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

int workers(const std::vector<int>& all) { return all[workers_cases] + all[workers_review]; }
int seniors(const std::vector<int>& all) { return all[seniors_cases] + all[seniors_review]; }

/// Where roles as published have too few who could hold cases, others are counted as social
/// workers.
void make_enough(std::vector<int>& all, int holders) {
    for (int more = holders - workers(all) - seniors(all); more > 0; --more) {
        std::size_t most = all.size() - 1;
        for (std::size_t k = 0; k < all.size(); ++k)
            if (k != workers_cases && k != workers_review && k != seniors_cases &&
                k != seniors_review && all[k] > all[most])
                most = k;
        if (all[most] == 0) return;
        --all[most];
        ++all[workers_cases];
    }
}

/// Social workers first; senior practitioners where that is not enough.
void put_holders(std::vector<int>& all, int holders, bool seniors_too) {
    make_enough(all, holders);
    const int of_workers = std::min(holders, workers(all));
    divide(all, workers_cases, workers_review, of_workers);
    if (seniors_too) divide(all, seniors_cases, seniors_review, holders - of_workers);
}

/// Vacancies of those with cases, in proportion to how many of them hold cases.
int usual_vacancies_with_cases(const std::vector<int>& in_post, const std::vector<int>& vacant,
                               int holders) {
    const auto part = [](int of, int holding, int all) {
        return all > 0 ? 1.0 * of * std::clamp(holding, 0, all) / all : 0.0;
    };
    return static_cast<int>(
        std::lround(part(workers(vacant), holders, workers(in_post)) +
                    part(seniors(vacant), holders - workers(in_post), seniors(in_post))));
}

/// How a part's heads and posts lie in its teams.
struct Spread {
    std::vector<int> posts, heads;
};

/// Posts as the work, or evenly; heads as posts.
Spread spread_over(int heads, int vacant, const std::vector<double>& weights) {
    Spread s;
    s.posts = apportioned(heads + vacant, weights);
    const std::vector<double> places(s.posts.begin(), s.posts.end());
    s.heads = heads + vacant > 0 ? apportioned(heads, places) : s.posts;
    return s;
}

class StaffMaker {
public:
    StaffMaker(std::vector<int> in_post, std::vector<int> vacant, CouncilStaff& s)
        : in_post_(std::move(in_post)), vacant_(std::move(vacant)), s_(s),
          levels_(static_cast<int>(std::lround(in_post_[0] * newly_qualified_share))) {}

    void make() {
        with_cases_ = case_teams(in_post_[0] + vacant_[0]);
        s_.teams = with_cases_;
        s_.teams.push_back({review, "", "Fostering, adoption and reviewing"});
        s_.teams.push_back({leadership, "", "Service managers and above"});
        for (std::size_t k = 0; k < std::size(parts); ++k) make_part(k);
    }

private:
    void make_part(std::size_t k) {
        const Place place = parts[k].place;
        const bool holds = k == workers_cases || (k == seniors_cases && s_.seniors_hold_cases);
        const std::vector<StaffedTeam> elsewhere{
            {place == Place::review ? review : leadership, "", ""}};
        const auto& teams = place == Place::case_teams ? with_cases_ : elsewhere;
        const Spread lie =
            spread_over(in_post_[k], vacant_[k],
                        holds ? work_of(teams) : std::vector<double>(teams.size(), 1.0));
        std::vector<int> away(teams.size());
        if (k == workers_cases && s_.heads_away > 0)
            away = apportioned(s_.heads_away, {lie.heads.begin(), lie.heads.end()});
        for (std::size_t i = 0; i < teams.size(); ++i) {
            add_posts(s_, parts[k].family, teams[i].name, lie.posts[i]);
            put(parts[k].family, teams[i], lie.heads[i] - away[i], holds);
            if (away[i] == 0) continue;
            add_heads(s_, "social_worker_2", teams[i].name, away[i]);
            s_.heads.back().away = true;
        }
    }

    void put(const std::string& family, const StaffedTeam& team, int heads, bool holds) {
        const std::size_t before = s_.heads.size();
        if (family == "social_worker")
            levels_.put(s_, team, heads);
        else
            add_heads(s_, family, team.name, heads);
        for (std::size_t h = before; h < s_.heads.size(); ++h) s_.heads[h].holds_cases = holds;
    }

    std::vector<int> in_post_, vacant_;
    CouncilStaff& s_;
    Levels levels_;
    std::vector<StaffedTeam> with_cases_;
};

/// How many hold cases, of heads and of vacancies that are covered.
struct Holding {
    int heads = 0, vacancies = 0;
    double heads_fte = 0;
};

/// Agency staff with cases, with so many vacancies where cases are held. Those that agencies have
/// nobody for are covered by nobody: agency staff who are too many for the others are beyond the
/// establishment.
int agency_with_cases(const StaffSize& size, const std::vector<int>& vacant, int vacancies) {
    int can_be_covered = 0;
    for (std::size_t k = 0; k < vacant.size(); ++k)
        if (parts[k].agencies_have) can_be_covered += vacant[k];
    return std::min(size.covering, vacancies) + std::max(0, size.covering - can_be_covered) +
           size.beyond;
}

/// With so many vacancies where cases are held, and so many agency staff with cases.
Holding holding(const StaffSize& size, int vacancies, int cover) {
    Holding h;
    h.vacancies = vacancies;
    const int fewest =
        std::clamp(static_cast<int>(std::lround(size.holders_fte)) - cover, 1, fewest_holders);
    // Nobody works more than full time, of the others either.
    const double least = std::max(0.0, size.fte - (size.heads - fewest)),
                 most = std::min(size.fte, 1.0 * size.heads);
    h.heads_fte = std::clamp(size.holders_fte - cover, least, most);
    const int lowest = static_cast<int>(std::ceil(h.heads_fte - 1e-9)),
              highest = size.heads - static_cast<int>(std::ceil(size.fte - h.heads_fte - 1e-9));
    const double alike = h.heads_fte * size.heads / size.fte;
    h.heads = std::max({std::min(static_cast<int>(std::lround(alike)), highest), lowest, fewest});
    return h;
}

/// As many vacancies with cases as make those who hold them, agency staff too, the published ones,
/// and lie nearest to the usual number.
Holding holding(const StaffSize& size, const std::vector<int>& in_post,
                const std::vector<int>& vacant) {
    Holding best;
    double least = INFINITY;
    for (int v = 0; v <= workers(vacant) + seniors(vacant); ++v) {
        const int agency = agency_with_cases(size, vacant, v);
        const Holding h = holding(size, v, agency);
        const double missed = std::abs(size.holders_fte - h.heads_fte - agency);
        const int unusual = v - usual_vacancies_with_cases(in_post, vacant, h.heads);
        const double score = 1000 * missed + std::abs(unusual);
        if (score >= least) continue;
        least = score;
        best = h;
    }
    return best;
}

/// Social workers who would hold cases and are away, as far as there are any beside the holders;
/// what is left is to have no more hours than it has heads, nor fewer than a head can have.
int heads_away(const StaffSize& size, const Holding& h, int social_workers) {
    const double as_many = h.heads * size.away_share / (1 - size.away_share);
    return std::clamp(static_cast<int>(std::lround(as_many)), 0,
                      std::max(0, std::min(social_workers, size.heads - 1) - h.heads));
}

void spread_vacancies(CouncilStaff& s, const std::vector<int>& in_post,
                      const std::vector<int>& vacant) {
    double with_cases = 0, posts = 0, vacancies = 0;
    for (std::size_t k = 0; k < vacant.size(); ++k) {
        if (!parts[k].agencies_have) continue;
        const bool holds = k == workers_cases || (k == seniors_cases && s.seniors_hold_cases);
        if (holds) with_cases += in_post[k] + vacant[k];
        posts += in_post[k] + vacant[k];
        vacancies += vacant[k];
    }
    s.vacancies_with_cases = vacancies * with_cases / std::max(posts, 1.0);
    s.other_vacancies = vacancies - s.vacancies_with_cases;
}

} // namespace

CouncilStaff council_staff(const StaffSize& size, const RoleMix& mix) {
    auto in_post = apportioned_over_parts(size.heads, mix, &Part::heads);
    auto vacant = apportioned_over_parts(size.vacancies, mix, &Part::vacancies);
    const Holding h = holding(size, in_post, vacant);
    CouncilStaff s;
    s.seniors_hold_cases = h.heads > workers(in_post) || h.vacancies > workers(vacant);
    const int away = heads_away(size, h, workers(in_post));
    put_holders(in_post, h.heads + away, s.seniors_hold_cases);
    put_holders(vacant, h.vacancies, s.seniors_hold_cases);
    s.heads_away = std::min(away, in_post[workers_cases]);
    s.heads_with_cases =
        in_post[workers_cases] + (s.seniors_hold_cases ? in_post[seniors_cases] : 0) - s.heads_away;
    spread_vacancies(s, in_post, vacant);
    s.holders_fte = std::min(h.heads_fte, 1.0 * s.heads_with_cases);
    StaffMaker(std::move(in_post), std::move(vacant), s).make();
    return s;
}

} // namespace tenure
