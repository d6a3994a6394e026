// A policy's fields.
#include "scenario/documents.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace tenure {

void declare(Fields& f, RetentionPayment& x) {
    f.references("roles", x.roles, "role", "who is paid", required);
    f.number("amount_gbp", x.amount_gbp, "GBP", between(0, 1e6), "per FTE and tie-in", required);
    f.number("tie_in_months", x.tie_in_months, "months", Allowed{0, 240, true, false},
             "whoever leaves within it forgoes the payment, or pays it back");
    f.choice("paid", x.paid, {{PaymentTime::at_end, "at_end"}, {PaymentTime::at_start, "at_start"}},
             "at the end or the start of the tie-in");
    f.flag("repeats", x.repeats, "a new tie-in begins when one ends");
    f.check(!x.repeats || x.tie_in_months >= 1, "tie_in_months",
            "is under a month, though payments repeat");
    f.number("minimum_months_of_service", x.minimum_months_of_service, "months", between(0, 600),
             "before a tie-in begins");
    f.number("deferred_share", x.deferred_share, "", probability,
             "of the leaving put off, comes back after the last tie-in");
    f.number("deferred_over_months", x.deferred_over_months, "months", Allowed{0, 240, true, false},
             "the time over which it comes back");
    f.number("response", x.response, "", between(0, 10),
             "how far forgone money works like pay: 0 not at all, 1 fully");
    f.check(!x.roles.empty(), "roles", "names no role");
}

void declare(Fields& f, PanelChange& x) {
    f.objects("dates", x.dates, "yearly date", "when panels sit from now on", required);
}

void declare(Fields& f, Coaching& x) {
    f.references("roles", x.roles, "role", "whose portfolios", required);
    f.number("portfolio_speed", x.portfolio_speed, "", Allowed{0, 100, true, false},
             "a portfolio grows so many times faster");
    f.number("pass_odds", x.pass_odds, "", Allowed{0, 1000, true, false},
             "odds of passing the panel, times this");
    f.number("cost_gbp_per_portfolio", x.cost_gbp_per_portfolio, "GBP", between(0, 1e6),
             "per portfolio begun");
}

void declare(Fields& f, IntakeChange& x) {
    f.reference("intake", x.intake, "intake", "which intake", required);
    f.number("seats", x.seats, "heads per year", between(-5000, 5000),
             "added a year; below 0, taken away; a fraction is drawn, year by year", required);
}

void declare(Fields& f, EstablishmentChange& x) {
    f.reference("family", x.family, "family", "the posts' family", required);
    f.reference("team", x.team, "team", "where they are");
    f.reference("teams_with", x.teams_with, "family",
                "instead of a team: so many in each team that has posts of this family");
    f.reference("team_kind", x.team_kind, "team kind",
                "instead of a team: so many in each team of this kind");
    f.check(!x.team.empty() + !x.teams_with.empty() + !x.team_kind.empty() == 1, "team",
            "teams_with or team_kind says where they are: give one of the three");
    f.reference("regraded_from", x.regraded_from, "family",
                "whose posts in the same team turn into these, empty ones at once, others as they "
                "fall empty; none: posts are added");
    f.integer("posts", x.posts, "posts", between(-10000, 10000),
              "added; below 0, lost as they fall vacant", required);
    f.check(x.regraded_from.empty() || (x.posts > 0 && x.regraded_from != x.family),
            "regraded_from", "is another family than the posts', and posts is above 0");
    f.number("regraded_share", x.regraded_share, "", probability,
             "of the posts are regraded, and the rest is added; to whole posts in each team");
    f.reference("moved_from", x.moved_from, "team",
                "whose posts of the same family move into the team with their holders, whose cases "
                "are handed over; none: posts are added");
    f.check(x.moved_from.empty() || (x.posts > 0 && !x.team.empty() && x.moved_from != x.team &&
                                     x.regraded_from.empty()),
            "moved_from",
            "is another team than team, which is given, with posts above 0 and nothing regraded");
}

void declare(Fields& f, ProgrammeLength& x) {
    f.references("roles", x.roles, "role", "who are on it; none: all who are on a programme");
    f.number("months", x.months, "months", between(0, 120),
             "how long it takes whoever begins it while this is in force", required);
}

void declare(Fields& f, InspectionRating& x) {
    f.reference("rating", x.rating, "rating",
                "the authority's while this is in force; that a policy brings it about is assumed, "
                "not simulated",
                required);
}

void declare(Fields& f, PayAward& x) {
    f.references("roles", x.roles, "role", "whose pay; none: everybody's");
    f.number("rise", x.rise, "", between(-0.9, 9), "over the market; 0.05 is 5 per cent", required);
}

void declare(Fields& f, LeavingChange& x) {
    f.choices("to", x.to,
              {Destination::another_authority, Destination::agency, Destination::profession,
               Destination::career_break, Destination::retirement},
              "leaving for where; none: for anywhere");
    f.references("roles", x.roles, "role", "whose leaving; none: everybody's");
    f.number("multiplier", x.multiplier, "", between(0, 1000), "of the hazard", required);
}

void declare(Fields& f, OpenWays& x) {
    f.references("roles", x.roles, "role", "ways into these are open", required);
    f.check(!x.roles.empty(), "roles", "names no role");
}

void declare(Fields& f, CaseloadCap& x) {
    f.references("roles", x.roles, "role", "whose caseloads; none: everybody's");
    f.number(
        "share_of_norm", x.share_of_norm, "", between(0, 10),
        "of the caseload norm, beyond which no case is given; above the authority's cap_share it "
        "changes nothing",
        required);
}

void declare(Fields& f, AgencyCap& x) {
    f.number("share", x.share, "", probability,
             "of agency FTE in that and the FTE of holders of posts, beyond which nobody is "
             "engaged; above the authority's cap_share it changes nothing",
             required);
}

void declare(Fields& f, RecruitmentChange& x) {
    f.references("roles", x.roles, "role", "recruited; none: all");
    f.number("applicants", x.applicants, "", between(0, 100), "outside applicants, times this");
    f.number("round_time", x.round_time, "", between(0, 100),
             "days of advertising and selection, times this");
    f.number("gbp_per_round", x.gbp_per_round, "GBP", between(0, 1e6),
             "of advertising, beside what the authority pays");
}

void declare(Fields& f, VacancyFreeze& x) {
    f.references("families", x.families, "family",
                 "of posts for which nobody is sought; none: all");
}

void declare(Fields& f, SupervisionChange& x) {
    f.number("interval_weeks", x.interval_weeks, "weeks", between(0, 104),
             "between sessions of whoever is not newly qualified; 0: as it was");
    f.check(x.interval_weeks == 0 || x.interval_weeks >= 0.1, "interval_weeks",
            "is neither 0 nor at least 0.1");
    f.number("time", x.time, "", between(0, 100),
             "sessions that supervisors have time for, times this");
}

namespace {

template <class Change> struct BlockKind {
    const char* key;
    std::optional<Change> Block::*change;
    const char* meaning;
};
template <class Change>
BlockKind(const char*, std::optional<Change> Block::*, const char*) -> BlockKind<Change>;

/// Everything that a block may change.
constexpr std::tuple block_kinds{
    BlockKind{"retention_payment", &Block::retention_payment, "money for staying"},
    BlockKind{"panels", &Block::panels, "panels on other dates"},
    BlockKind{"programme", &Block::programme, "a programme of another length"},
    BlockKind{"coaching", &Block::coaching, "coaching for people who build a portfolio"},
    BlockKind{"intake", &Block::intake, "more or fewer seats in a yearly intake"},
    BlockKind{"establishment", &Block::establishment, "more or fewer posts"},
    BlockKind{"pay_award", &Block::pay_award, "pay raised over the market"},
    BlockKind{"leaving", &Block::leaving, "leaving hazards times a factor"},
    BlockKind{"preparation", &Block::preparation, "a programme on the way to other roles"},
    BlockKind{"opens", &Block::opens, "ways of the ladder that are closed otherwise"},
    BlockKind{"stay_with_child", &Block::stay_with_child, "one worker from first contact on"},
    BlockKind{"transfer_register", &Block::transfer_register,
              "wishes for another team are registered"},
    BlockKind{"academy", &Block::academy, "an academy for the people of an intake"},
    BlockKind{"protected_time", &Block::protected_time,
              "part of some practitioners' time kept for something else, such as research"},
    BlockKind{"school_pilot", &Block::school_pilot, "an agency team in schools drawn by lot"},
    BlockKind{"demand", &Block::demand, "more or fewer referrals"},
    BlockKind{"caseload_cap", &Block::caseload_cap, "no case is given beyond a share of the norm"},
    BlockKind{"agency_cap", &Block::agency_cap, "no agency worker is engaged beyond a share"},
    BlockKind{"recruitment", &Block::recruitment, "other ways of finding people outside"},
    BlockKind{"vacancy_freeze", &Block::vacancy_freeze, "nobody is sought for empty posts"},
    BlockKind{"supervision", &Block::supervision, "supervision at other intervals"},
    BlockKind{"inspection", &Block::inspection, "another rating by the inspectorate"},
};

/// "retention_payment, panels, ... or demand".
std::string names_of_block_kinds() {
    std::string names;
    std::size_t left = std::tuple_size_v<decltype(block_kinds)>;
    const auto add = [&](const char* key) {
        --left;
        names += key + std::string(left > 1 ? ", " : left == 1 ? " or " : "");
    };
    std::apply([&](const auto&... kind) { (add(kind.key), ...); }, block_kinds);
    return names;
}

/// Returns how many of them are there.
int declare_changes(Fields& f, Block& x) {
    int there = 0;
    const auto one = [&](const auto& kind) {
        f.object(kind.key, x.*kind.change, kind.meaning);
        there += (x.*kind.change).has_value();
    };
    std::apply([&](const auto&... kind) { (one(kind), ...); }, block_kinds);
    return there;
}

bool before(const std::optional<Date>& a, const std::optional<Date>& b) {
    return !a || !b || day_number(*a) < day_number(*b);
}

/// Whether two blocks that are in force at one time do not agree.
template <class Clash> bool any_clash(const std::vector<Block>& blocks, Clash clash) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Block &a = blocks[i], &b = blocks[j];
            if (before(a.start, b.end) && before(b.start, a.end) && clash(a, b)) return true;
        }
    return false;
}

/// Two blocks that set the same thing.
template <class Change, std::optional<Change> Block::*what>
bool both_have(const Block& a, const Block& b) {
    return a.*what && b.*what;
}

/// Two academies at one time take the people of one intake.
bool academies_clash(const Block& a, const Block& b) {
    if (!a.academy || !b.academy) return false;
    const auto& others = b.academy->intakes;
    return std::any_of(a.academy->intakes.begin(), a.academy->intakes.end(), [&](const auto& x) {
        return std::any_of(others.begin(), others.end(),
                           [&](const auto& y) { return x.intake == y.intake; });
    });
}

} // namespace

const char* clash(const std::vector<Block>& blocks) {
    if (any_clash(blocks, both_have<PanelChange, &Block::panels>))
        return "set panel dates twice for the same time; end one before the other starts";
    if (any_clash(blocks, both_have<ProgrammeLength, &Block::programme>))
        return "set the length of programmes twice for the same time; end one before the other "
               "starts";
    if (any_clash(blocks, both_have<InspectionRating, &Block::inspection>))
        return "give two ratings for the same time; end one before the other starts";
    if (any_clash(blocks, both_have<StayWithChild, &Block::stay_with_child>))
        return "have stay_with_child twice for the same time; name all its teams in one, or end "
               "one before the other starts";
    if (any_clash(blocks, both_have<TransferRegister, &Block::transfer_register>))
        return "have transfer_register twice for the same time; end one before the other starts";
    if (any_clash(blocks, academies_clash))
        return "give one intake to two academies for the same time; end one before the other "
               "starts";
    return nullptr;
}

std::vector<Block> blocks_of(const Policy& policy) {
    std::vector<Block> all = policy.blocks;
    for (const Policy& other : policy.combine)
        all.insert(all.end(), other.blocks.begin(), other.blocks.end());
    return all;
}

void declare(Fields& f, Block& x) {
    f.date("start", x.start, "the day it begins; by default the start of the study");
    f.date("end", x.end, "the day it ends; by default never");
    const int changes = declare_changes(f, x);
    f.check(before(x.start, x.end), "end", "is not after start");
    static const std::string one_of_them =
        "a block changes exactly one thing: " + names_of_block_kinds();
    f.check(changes == 1, "", one_of_them.c_str());
    f.check(!x.school_pilot || !x.school_pilot->repeats_yearly ||
                (x.start && x.end && day_number(*x.end) - day_number(*x.start) <= 365),
            "", "a pilot that repeats yearly has a start and an end within a year of it");
}

void declare(Fields& f, Policy& x) {
    f.name("name", x.name, "policy", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.text("why", x.why, "the reason for it, in one line");
    f.objects("blocks", x.blocks, "block", "what it changes; none: nothing");
    f.part("adds", "authority",
           "a part of an authority that is put at the end of the study's under every policy: "
           "roles, ways, teams that only this policy makes use of, in whatever order they are "
           "written");
    f.parts("combine", "policy", "other policies, whose blocks stand beside its own");
    const auto prepares = [](const Block& b) { return b.preparation.has_value(); };
    f.check(std::count_if(x.blocks.begin(), x.blocks.end(), prepares) <= 32, "blocks",
            "have more than 32 preparations");
    if (const char* words = clash(x.blocks)) f.check(false, "blocks", words);
}

} // namespace tenure
