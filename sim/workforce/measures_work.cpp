// Measures of the work and of those who do it: cases, supervision, exhaustion, absence, cover,
// transfers, academies and the staff survey.
#include "workforce/count.hpp"
#include "workforce/measure_list.hpp"
#include "workforce/survey.hpp"

#include <string>

namespace tenure {

namespace {

void caseloads(MeasureList& l) {
    const Term held{column(Stock::held_cases), 100}, holders{column(Stock::case_holder_fte), 1};
    l.flow("referrals", "children", heads(column(Count::referrals)), "children referred");
    l.flow("cases_closed", "cases", heads(column(Count::cases_closed)), "cases closed");
    l.stock("open_cases", "cases", heads(column(Stock::open_cases)), "cases held or waiting");
    l.stock("unallocated_cases", "cases", heads(column(Stock::waiting_cases)),
            "cases that wait for a worker")
        .lower_is_better()
        .by_month();
    l.stock("cases_held", "cases", heads(held.column),
            "cases held by a practitioner or agency staff");
    l.stock("case_holder_fte", "FTE", fte(holders.column),
            "those who hold at least one case, agency staff too")
        .called("Case holders, FTE");
    l.rate("average_caseload", {held}, {holders},
           "cases held / FTE of those who hold at least one, agency staff too")
        .in("cases per FTE")
        .lower_is_better()
        .matters_from(0.1)
        .by_month()
        .shown_in(Panel::headline, 4);
    l.add({{"days_unallocated", "days", MeasureKind::ratio, 1000, 100,
            "wait for a worker, of cases that had to wait and got one"},
           {{column(Count::wait_hours), 1}},
           {{column(Count::cases_waited), 24}}})
        .called("Days unallocated")
        .lower_is_better()
        .matters_from(0.5);
}

void worker_changes(MeasureList& l) {
    l.flow("worker_changes", "changes", heads(column(Count::worker_changes)),
           "changes of a child's social worker")
        .called("Changes of social worker")
        .lower_is_better();
    l.flow("worker_changes_by_leaving", "changes", heads(column(Count::changes_by_leaving)),
           "those because the worker left")
        .called("Changes of social worker by leaving")
        .lower_is_better();
    l.flow("worker_changes_by_stage", "changes", heads(column(Count::changes_by_stage)),
           "those because a stage belongs to another kind of team")
        .called("Changes of social worker by stage")
        .lower_is_better();
    l.rate("worker_changes_per_child", {{column(Count::worker_changes), 1}},
           {{column(Stock::open_cases), 1}},
           "changes of worker over 12 months / cases open at the end")
        .called("Changes of social worker per child")
        .in("changes per case")
        .lower_is_better()
        .matters_from(0.01)
        .by_month();
    l.rate("share_with_3_workers", {{column(Stock::looked_after_3_workers), 1}},
           {{column(Stock::looked_after), 1}},
           "children looked after who had 3 or more social workers in 12 months / all of them")
        .called("Children looked after with 3 or more social workers")
        .lower_is_better()
        .by_month();
}

void supervision_and_exhaustion(MeasureList& l, const Mechanisms& on) {
    if (on.supervision) {
        l.flow("sessions_due", "sessions", heads(column(Count::sessions_due)),
               "supervision sessions due");
        l.rate("supervision_held_share", {{column(Count::sessions_held), 1}},
               {{column(Count::sessions_due), 1}}, "supervision sessions held / due")
            .called("Supervision held")
            .higher_is_better()
            .by_month();
    }
    if (!on.exhaustion) return;
    l.add({{"exhaustion", "score 0 to 1", MeasureKind::ratio, 1'000'000, 500,
            "mean over practitioners"},
           {{column(Stock::exhaustion), 1}},
           {{column(Stock::headcount), 1'000'000}}})
        .lower_is_better()
        .matters_from(0.005)
        .by_month()
        .shown_in(Panel::headline, 5);
    l.rate("exhausted_share", {{column(Stock::exhausted), 1}}, {{column(Stock::headcount), 1}},
           "practitioners above the threshold of high exhaustion / all")
        .called("Highly exhausted")
        .lower_is_better()
        .by_month();
}

void absences(MeasureList& l) {
    l.rate("absence_rate", {{column(Count::days_lost), 1}},
           {{column(Stock::in_post_fte), working_days_a_year}},
           "working days lost to sickness over 12 months / (in post FTE x 253)")
        .lower_is_better()
        .by_month()
        .shown_in(Panel::headline, 6);
    // Counted in working days x hundredths of FTE.
    l.flow("days_lost", "days", fte(column(Count::days_lost)),
           "working days lost to sickness, by share of full time")
        .called("Days lost to sickness")
        .lower_is_better()
        .by_month();
    l.rate("long_absence_share", {{column(Count::long_days_lost), 1}},
           {{column(Count::days_lost), 1}}, "days lost in long spells / all days lost");
    l.flow("short_spells", "spells", heads(column(Count::short_spells)), "short spells begun")
        .called("Short spells of sickness");
    l.flow("long_spells", "spells", heads(column(Count::long_spells)), "long spells begun")
        .called("Long spells of sickness");
    l.stock("off_sick", "heads", heads(column(Stock::off_sick)), "practitioners off sick")
        .lower_is_better();
    l.stock("on_parental_leave", "heads", heads(column(Stock::on_parental_leave)),
            "practitioners on parental leave");
    l.flow("hours_changes", "heads", heads(column(Count::hours_changes)), "changes of hours")
        .called("Changes of hours");
}

void agency(MeasureList& l) {
    const Term agency{column(Stock::agency_fte), 1}, in_post{column(Stock::in_post_fte), 1},
        on_vacancy{column(Stock::agency_cover_fte), 1}, vacant{column(Stock::vacancies), 100};
    l.stock("agency_fte", "FTE", fte(agency.column), "agency staff")
        .called("Agency staff, FTE")
        .lower_is_better()
        .by_month();
    l.rate("agency_rate", {agency}, {agency, in_post}, "agency / (agency + in post) FTE")
        .lower_is_better()
        .by_month()
        .shown_in(Panel::headline, 3);
    l.rate("agency_share_covering_vacancies", {on_vacancy}, {agency},
           "agency FTE that covers a vacancy / all agency FTE")
        .called("Agency staff who cover vacancies");
    l.rate("vacancies_covered_share", {on_vacancy}, {vacant},
           "agency FTE that covers a vacancy / vacancies")
        .called("Vacancies covered by agency staff")
        .higher_is_better();
}

void covering(MeasureList& l) {
    l.flow("cover_requests", "requests", heads(column(Count::cover_requests)),
           "posts that began to need cover, and outside requests");
    l.flow("cover_by_pool", "assignments", heads(column(Count::cover_by_pool)),
           "begun by peripatetic staff")
        .called("Cover by peripatetic staff");
    l.flow("cover_by_agency", "assignments", heads(column(Count::cover_by_agency)),
           "begun by agency staff")
        .called("Cover by agency staff");
    l.flow("cover_unmet", "requests", heads(column(Count::cover_unmet)),
           "attempts for which nobody was available")
        .called("Cover not found")
        .lower_is_better();
    l.flow("agency_conversions", "heads", heads(column(Count::agency_conversions)),
           "agency staff who took the post for good")
        .called("Agency staff who took the post");
    l.stock("pool_busy", "heads", heads(column(Stock::pool_busy)),
            "peripatetic staff who cover now")
        .called("Peripatetic staff who cover");
    // 8,766 hours are a year of 365.25 days.
    Formula busy{{"pool_busy_mean", "heads", MeasureKind::flow, 8766, 8766,
                  "peripatetic staff who cover, on average over the year"},
                 {{column(Count::pool_busy_hours), 1}},
                 {}};
    busy.measure.practical_share = 0.01;
    l.add(std::move(busy)).called("Peripatetic staff who cover, mean");
    l.flow("stream_requests", "requests", heads(column(Count::stream_requests)),
           "outside requests for cover")
        .called("Outside requests for cover");
    l.flow("stream_unmet", "requests", heads(column(Count::stream_unmet)),
           "outside requests for cover that were lost")
        .called("Outside requests lost")
        .lower_is_better();
    l.rate("stream_unmet_share", {{column(Count::stream_unmet), 1}},
           {{column(Count::stream_requests), 1}}, "outside requests for cover lost / all of them")
        .called("Share of outside requests lost")
        .lower_is_better();
}

void transferring(MeasureList& l) {
    l.flow("transfer_wishes", "heads", heads(column(Count::wishes)),
           "practitioners who began to want another team")
        .called("Wishes for another team");
    l.stock("unmet_wishes", "heads", heads(column(Stock::wishing)),
            "practitioners who want another team")
        .called("Unmet wishes for another team")
        .lower_is_better();
    // 730.5 hours are a month of a year of 365.25 days.
    l.add({{"months_to_transfer", "months", MeasureKind::ratio, 1000, 50,
            "months a wish for another team stood, of those met in the 12 months"},
           {{column(Count::wish_hours), 2}},
           {{column(Count::wishes_met), 1461}}})
        .lower_is_better()
        .matters_from(0.1);
    l.flow("wishes_met", "heads", heads(column(Count::wishes_met)),
           "practitioners who wanted another team and joined one, by any path")
        .called("Wishes for another team met");
    l.flow("wishes_passed", "heads", heads(column(Count::wishes_passed)),
           "wishes for another team that ended unmet")
        .called("Wishes for another team that ended unmet");
    l.flow("leavers_with_unmet_wish", "heads", heads(column(Count::leavers_wishing)),
           "people who left wanting another team")
        .called("Leavers who wanted another team")
        .lower_is_better();
}

void academies(MeasureList& l) {
    l.flow("academy_starters", "heads", heads(column(Count::academy_starters)),
           "people who joined an academy");
    l.flow("educator_sessions", "sessions", heads(column(Count::educator_sessions)),
           "held by practice educators, beside supervision")
        .called("Sessions with practice educators");
    Formula kept{{"cost_per_head_retained_2y", "GBP per head", MeasureKind::ratio, 100, 5000,
                  "what academies spent on newly qualified starters whose 2 years were up / those "
                  "of them still here"},
                 {{column(Count::academy_due_pence), 1}},
                 {{column(Count::nqsw_retained, 1), 100}}};
    kept.measure.practical_share = 0.001;
    l.add(std::move(kept))
        .called("Academy cost per head still here after 2 years")
        .lower_is_better();
    l.stock("protected_places", "heads", heads(column(Stock::protected_places)),
            "practitioners with protected time")
        .called("Places with protected time");
}

/// "work_life_balance": "Work life balance".
std::string statement(std::size_t item) {
    Measure named;
    named.name = survey_item_names[item];
    return label(named);
}

void surveying(MeasureList& l) {
    const Term asked{column(Count::survey_asked), 1}, responses{column(Count::survey_responses), 1};
    l.rate("survey_response_rate", {responses}, {asked},
           "practitioners who answered the survey / all who were asked")
        .shown_in(Panel::response);
    for (std::size_t i = 0; i < survey_items; ++i) {
        const std::string item = survey_item_names[i];
        l.rate("survey_" + item, {{column(Count::survey_yes, i), 1}}, {responses},
               "those who say yes / all who answered the survey")
            .called(statement(i))
            .higher_is_better()
            .shown_in(Panel::survey, static_cast<double>(i));
        l.rate("true_" + item, {{column(Count::survey_true, i), 1}}, {asked},
               "those who would say yes / all who were asked")
            .called(statement(i) + ", all staff")
            .higher_is_better()
            .belongs_to("survey_" + item);
    }
}

} // namespace

void add_work(MeasureList& list, const Mechanisms& on) {
    if (on.casework) {
        caseloads(list);
        worker_changes(list);
    }
    supervision_and_exhaustion(list, on);
    if (on.absence) absences(list);
    if (on.cover) {
        agency(list);
        covering(list);
    }
    if (on.casework || on.transfers)
        list.flow("internal_transfers", "heads", heads(column(Count::transfers)),
                  "moves to a like-for-like post in another team");
    if (on.transfers) transferring(list);
    academies(list);
    if (on.survey) surveying(list);
}

} // namespace tenure
