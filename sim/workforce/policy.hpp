// A policy as its file says it: blocks that change mechanisms from a date on, never results.
//
// When policies combine, posts and money add, relative changes multiply, and two blocks that set
// the same field to different values at the same time are a fault.
#pragma once

#include "core/calendar.hpp"
#include "workforce/academy_data.hpp"
#include "workforce/inspection_data.hpp"
#include "workforce/leaving_data.hpp"
#include "workforce/preparation_data.hpp"
#include "workforce/progression_data.hpp"
#include "workforce/protected_time_data.hpp"
#include "workforce/school_pilot_data.hpp"
#include "workforce/stay_with_child_data.hpp"
#include "workforce/transfers_data.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

enum class PaymentTime { at_end, at_start };

/// Money for staying. Whoever leaves within the tie-in forgoes the payment, or pays it back; so
/// what a further year is worth rises as the end comes near, and falls away behind it.
struct RetentionPayment {
    std::vector<std::string> roles;
    double amount_gbp = 0; ///< per FTE
    double tie_in_months = 24;
    PaymentTime paid = PaymentTime::at_end;
    bool repeats = false;                 ///< a new tie-in begins when one ends
    double minimum_months_of_service = 0; ///< before a tie-in begins
    double deferred_share = 0;       ///< of the leaving put off, comes back after the last tie-in
    double deferred_over_months = 6; ///< the time over which it comes back
    double response = 1; ///< how far forgone money works like pay: 0 not at all, 1 fully
};

/// Panels on other dates.
struct PanelChange {
    std::vector<YearlyDate> dates;
};

/// A programme of another length for whoever begins it.
struct ProgrammeLength {
    std::vector<std::string> roles; ///< who are on it; empty: all
    double months = 12;
};

/// Coaching for people who build a portfolio.
struct Coaching {
    std::vector<std::string> roles;
    double portfolio_speed = 1; ///< a portfolio grows so many times faster
    double pass_odds = 1;       ///< odds of passing the panel, times this
    double cost_gbp_per_portfolio = 0;
};

/// More (or fewer) seats in a yearly intake.
struct IntakeChange {
    std::string intake;
    double seats = 0; ///< added a year; a fraction is drawn; may be below 0
};

/// More (or fewer) posts. Fewer are lost as they fall vacant.
struct EstablishmentChange {
    std::string family;
    std::string team;
    int posts = 0;
    std::string teams_with = {}; ///< instead of a team: in each that has posts of this family
    std::string team_kind = {};  ///< instead of a team: in each of this kind
    /// Family whose posts in the same team turn into these, as they fall empty: the number of posts
    /// stays. Empty: posts are added.
    std::string regraded_from = {};
    double regraded_share = 1; ///< of the posts are regraded, the rest is added; in whole posts
    /// Team whose posts of the same family move, with their holders: the number of posts stays.
    std::string moved_from = {};
};

/// Pay raised over the market.
struct PayAward {
    std::vector<std::string> roles; ///< empty: all
    double rise = 0;                ///< 0.05: pay times 1.05
};

/// Ways of the ladder that are closed otherwise.
struct OpenWays {
    std::vector<std::string> roles; ///< all ways into them
};

/// An external shock, or a policy's assumed direct effect: leaving hazards times a factor.
struct LeavingChange {
    std::vector<Destination> to;    ///< empty: all
    std::vector<std::string> roles; ///< empty: all
    double multiplier = 1;
};

/// No case is given beyond a lower share of the caseload norm; what does not fit waits, and nothing
/// is taken away.
struct CaseloadCap {
    std::vector<std::string> roles; ///< empty: all
    double share_of_norm = 1;
};

/// No agency worker is engaged beyond a lower share; whoever is there stays.
struct AgencyCap {
    double share = 1; ///< of agency FTE in that and the FTE of holders of posts
};

/// Other ways of finding people outside.
struct RecruitmentChange {
    std::vector<std::string> roles; ///< recruited; empty: all
    double applicants = 1;          ///< outside applicants, times this
    double round_time = 1;          ///< advertising and selection, times this
    double gbp_per_round = 0;       ///< beside what the authority pays
};

/// Nobody is sought for posts that fall empty; rounds that are under way end as they would.
struct VacancyFreeze {
    std::vector<std::string> families; ///< of posts; empty: all
};

/// Supervision at other intervals, and other time for it. Money and posts for it are other blocks.
struct SupervisionChange {
    double interval_weeks = 0; ///< of whoever is not newly qualified; 0: as it was
    double time = 1;           ///< sessions that supervisors have time for, times this
};

/// One change of rules; exactly one of the optionals is there.
struct Block {
    std::optional<Date> start; ///< default: the start of the study
    std::optional<Date> end;   ///< default: never
    std::optional<RetentionPayment> retention_payment;
    std::optional<PanelChange> panels;
    std::optional<ProgrammeLength> programme;
    std::optional<Coaching> coaching;
    std::optional<IntakeChange> intake;
    std::optional<EstablishmentChange> establishment;
    std::optional<PayAward> pay_award;
    std::optional<LeavingChange> leaving;
    std::optional<Preparation> preparation;
    std::optional<StayWithChild> stay_with_child;
    std::optional<TransferRegister> transfer_register;
    std::optional<Academy> academy;
    std::optional<ProtectedTime> protected_time;
    std::optional<OpenWays> opens;
    std::optional<SchoolPilot> school_pilot;
    std::optional<DemandChange> demand;
    std::optional<CaseloadCap> caseload_cap;
    std::optional<AgencyCap> agency_cap;
    std::optional<RecruitmentChange> recruitment;
    std::optional<VacancyFreeze> vacancy_freeze;
    std::optional<SupervisionChange> supervision;
    std::optional<InspectionRating> inspection;
};

struct Policy {
    std::string name;
    std::string title;
    std::string why; ///< one line
    std::vector<Block> blocks = {};
    std::vector<Policy> combine = {}; ///< whose blocks stand beside its own
};

} // namespace tenure
