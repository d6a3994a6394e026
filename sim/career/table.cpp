#include "career/drawing.hpp"
#include "career/equivalent.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

constexpr std::size_t columns = 100;

/// Letters as they appear: continuation bytes of UTF-8 take no place.
std::size_t width(const std::string& text) {
    std::size_t letters = 0;
    for (char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return letters;
}

std::string padded(const std::string& text, std::size_t to) {
    const std::size_t taken = width(text);
    return text + std::string(taken < to ? to - taken : 1, ' ');
}

std::string number(double value, int decimals) {
    if (!std::isfinite(value)) return "-";
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string right(const std::string& text, std::size_t to) {
    const std::size_t taken = width(text);
    return std::string(taken < to ? to - taken : 1, ' ') + text;
}

/// A paragraph under a heading word, broken at spaces.
std::string paragraph(const std::string& head, const std::string& text, std::size_t indent) {
    std::string all = padded(head, indent), word;
    std::size_t at = width(all);
    const auto put = [&] {
        if (at > indent && at + 1 + width(word) > columns) {
            all += "\n" + std::string(indent, ' ');
            at = indent;
        }
        if (at > indent) all += " ";
        all += word;
        at += width(word) + 1;
        word.clear();
    };
    for (char c : text) {
        if (c == ' ')
            put();
        else
            word += c;
    }
    put();
    return all + "\n";
}

class Report {
public:
    Report(const Ladder& ladder, const LadderAnalysis& analysis)
        : ladder_(ladder), analysis_(analysis) {
        for (const auto& role : ladder.roles)
            name_width_ = std::max(name_width_, width(role.name) + 2);
    }

    void roles() {
        text_ += padded("Role", name_width_) + padded("Track", 12) + padded("Pay a year", 22) +
                 right("Months from the start", 22) + "\n" + padded("", name_width_ + 34) +
                 right("fastest", 12) + right("expected", 10) + "\n";
        for (std::size_t r = 0; r < ladder_.roles.size(); ++r) {
            const Role& role = ladder_.roles[r];
            const auto& found = analysis_.roles[r];
            text_ += padded(role.name, name_width_) + padded(to_text(role.track), 12) +
                     padded(pay_range(role), 22) + right(number(found.fastest_months, 1), 12) +
                     right(number(found.expected_months, 1), 10) + "\n";
        }
    }

    void ways() {
        text_ += "\nWays in and out, with the months expected in the role before\n";
        for (std::size_t r = 0; r < ladder_.roles.size(); ++r) {
            text_ += ladder_.roles[r].name + "\n";
            if (in(analysis_.entries, r)) text_ += "  in   from outside\n";
            for (std::size_t p = 0; p < ladder_.progressions.size(); ++p)
                if (ladder_.progressions[p].to == ladder_.roles[r].name)
                    way("  in   from ", p, false);
            for (std::size_t p = 0; p < ladder_.progressions.size(); ++p)
                if (ladder_.progressions[p].from == ladder_.roles[r].name)
                    way("  out  to   ", p, true);
        }
    }

    void findings() {
        text_ += "\n";
        list("Careers start at", analysis_.starts);
        list("Outsiders enter at", analysis_.entries);
        list("Nothing follows", analysis_.dead_ends);
        list("Nobody reaches", analysis_.unreachable);
        for (const auto& circle : analysis_.promotion_cycles) list("Promotions circle", circle);
        text_ += "\nRoles that every way up to management passes through\n";
        for (std::size_t r = 0; r < ladder_.roles.size(); ++r) {
            if (ladder_.roles[r].track != Track::management) continue;
            const auto& gates = analysis_.roles[r].must_pass;
            text_ += paragraph("  " + ladder_.roles[r].name,
                               gates.empty() ? "none" : names(ladder_, gates), name_width_ + 2);
        }
    }

    /// Seats of an intake take posts that others would have been appointed to.
    void seat_intake(Numbers& recruits, std::size_t role, double seats) const {
        const FamilyId family = family_of(ladder_, ladder_.roles[role].name);
        if (family) {
            const RoleId others = find_role(ladder_, ladder_.families[family.index()].recruits);
            recruits[others.index()] = std::max(0.0, recruits[others.index()] - seats);
        }
        recruits[role] += seats;
    }

    void stocks(const Staffing& staffing) {
        EquivalentPush model = equivalent_push_model(
            ladder_, staffing.stocks, staffing.leaving_rate_per_year, staffing.panels_per_year);
        for (std::size_t r = 0; r < staffing.intake_seats_per_year.size(); ++r)
            seat_intake(model.push.recruits, r, staffing.intake_seats_per_year[r]);
        std::vector<Numbers> by_time;
        for (double t : {0.0, 1.0, 5.0, 10.0})
            by_time.push_back(expected_stocks(model.push, staffing.stocks, t));
        text_ += "\nExpected staff by the equivalent Markov model: rates held as they are now\n" +
                 padded("Role", name_width_) + right("now", 8) + right("1 year", 8) +
                 right("5 years", 8) + right("10 years", 9) + right("leaving", 9) +
                 right("recruits", 9) + right("reached", 9) + "\n";
        for (std::size_t r = 0; r < ladder_.roles.size(); ++r) {
            text_ += padded(ladder_.roles[r].name, name_width_);
            for (std::size_t t = 0; t < by_time.size(); ++t)
                text_ += right(number(by_time[t][r], 1), t + 1 < by_time.size() ? 8 : 9);
            text_ += right(number(model.push.leaving[r], 3), 9) +
                     right(number(model.push.recruits[r], 1), 9) +
                     right(reached(model.push, r), 9) + "\n";
        }
        text_ += "leaving: a year per head, failed programmes included; recruits: a year, from "
                 "outside;\n"
                 "reached: share of those who start at the bottom that ever hold the role.\n"
                 "One leaver sets off " +
                 number(model.mean_chain_length, 2) +
                 " moves, the successor from outside included.\n";
    }

    std::string text() const { return text_; }

private:
    static bool in(const std::vector<RoleId>& roles, std::size_t r) {
        return std::find(roles.begin(), roles.end(), RoleId(r)) != roles.end();
    }

    std::string reached(const PushLadder& push, std::size_t role) const {
        if (analysis_.starts.empty()) return "-";
        return number(100 * ever_reaching(push, RoleId(role))[analysis_.starts.front().index()],
                      1) +
               "%";
    }

    void way(const char* head, std::size_t p, bool out) {
        const auto& step = ladder_.progressions[p];
        std::string words = padded(to_text(step.kind), 12) + months_text(ladder_, analysis_, {p});
        for (std::size_t q = 0; out && q < step.requires_qualifications.size(); ++q)
            words += (q == 0 ? ", needs " : " and ") + step.requires_qualifications[q];
        if (out && !step.requires_qualifications.empty() && step.commitment_suffices)
            words += " (begun)";
        text_ += head + padded(out ? step.to : step.from, name_width_) + words + "\n";
    }

    void list(const char* head, const std::vector<RoleId>& roles) {
        if (!roles.empty()) text_ += paragraph(head, names(ladder_, roles), 20);
    }

    const Ladder& ladder_;
    const LadderAnalysis& analysis_;
    std::size_t name_width_ = 8;
    std::string text_;
};

} // namespace

std::string ladder_table(const Ladder& ladder, const LadderAnalysis& analysis,
                         const Staffing& staffing) {
    Report report(ladder, analysis);
    report.roles();
    report.ways();
    report.findings();
    if (!staffing.stocks.empty() && !staffing.leaving_rate_per_year.empty())
        report.stocks(staffing);
    return report.text();
}

} // namespace tenure
