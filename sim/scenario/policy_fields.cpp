// A policy's fields.
#include "scenario/documents.hpp"

namespace tenure {

void declare(Fields& f, RetentionPayment& x) {
    f.references("roles", x.roles, "role", "who is paid", required);
    f.number("amount_gbp", x.amount_gbp, "GBP", between(0, 1e6), "per FTE and tie-in", required);
    f.number("tie_in_months", x.tie_in_months, "months", Allowed{0, 240, true, false},
             "whoever leaves within it forgoes the payment, or pays it back");
    f.choice("paid", x.paid, {{PaymentTime::at_end, "at_end"}, {PaymentTime::at_start, "at_start"}},
             "at the end or the start of the tie-in");
    f.flag("repeats", x.repeats, "a new tie-in begins when one ends");
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
             "added a year; below 0, taken away", required);
}

void declare(Fields& f, EstablishmentChange& x) {
    f.reference("family", x.family, "family", "the posts' family", required);
    f.reference("team", x.team, "team", "where they are", required);
    f.integer("posts", x.posts, "posts", between(-10000, 10000),
              "added; below 0, lost as they fall vacant", required);
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

namespace {

int changes(const Block& x) {
    return x.retention_payment.has_value() + x.panels.has_value() + x.coaching.has_value() +
           x.intake.has_value() + x.establishment.has_value() + x.pay_award.has_value() +
           x.leaving.has_value() + x.opens.has_value();
}

bool before(const std::optional<Date>& a, const std::optional<Date>& b) {
    return !a || !b || day_number(*a) < day_number(*b);
}

/// Two panel blocks at one time set the same dates twice.
bool panels_clash(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Block &a = blocks[i], &b = blocks[j];
            if (a.panels && b.panels && before(a.start, b.end) && before(b.start, a.end))
                return true;
        }
    return false;
}

} // namespace

const char* clash(const std::vector<Block>& blocks) {
    if (panels_clash(blocks))
        return "set panel dates twice for the same time; end one before the other starts";
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
    f.object("retention_payment", x.retention_payment, "money for staying");
    f.object("panels", x.panels, "panels on other dates");
    f.object("coaching", x.coaching, "coaching for people who build a portfolio");
    f.object("intake", x.intake, "more or fewer seats in a yearly intake");
    f.object("establishment", x.establishment, "more or fewer posts");
    f.object("pay_award", x.pay_award, "pay raised over the market");
    f.object("leaving", x.leaving, "leaving hazards times a factor");
    f.object("opens", x.opens, "ways of the ladder that are closed otherwise");
    f.check(before(x.start, x.end), "end", "is not after start");
    f.check(changes(x) == 1, "",
            "a block changes exactly one thing: retention_payment, panels, coaching, "
            "intake, establishment, pay_award, leaving or opens");
}

void declare(Fields& f, Policy& x) {
    f.name("name", x.name, "policy", "the word for it in files and results");
    f.text("title", x.title, "what people call it");
    f.text("why", x.why, "the reason for it, in one line");
    f.objects("blocks", x.blocks, "block", "what it changes; none: nothing");
    f.part("adds", "authority",
           "a part of an authority that is put at the end of the study's under every policy: "
           "roles, ways, teams that only this policy makes use of");
    f.parts("combine", "policy", "other policies, whose blocks stand beside its own");
    if (const char* words = clash(x.blocks)) f.check(false, "blocks", words);
}

} // namespace tenure
