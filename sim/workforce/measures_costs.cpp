// Measures of money: the cost categories, which add up to the total, parts of them, and sums.
#include "workforce/count.hpp"
#include "workforce/measure_list.hpp"

#include <string>

namespace tenure {

namespace {

Term summed(Count count) { return {column(count), 1}; }

/// Names its label, since names end with the unit.
Declaration category(MeasureList& l, const char* name, const char* label, std::vector<Term> terms,
                     const char* meaning) {
    return l.money(name, std::move(terms), meaning).called(label).is_cost(CostPart::category);
}

Declaration part(MeasureList& l, const char* name, const char* label, Count count, const char* of,
                 const char* meaning) {
    return l.money(name, {summed(count)}, std::string("of ") + of + ", " + meaning)
        .called(label)
        .is_cost(CostPart::part)
        .belongs_to(of);
}

void staff_costs(MeasureList& l, const Mechanisms& on) {
    category(l, "pay_gbp", "Pay", {summed(Count::pay_pence), summed(Count::absence_pence)},
             "pay at the point held");
    if (on.absence)
        part(l, "absence_cost", "Pay of staff who are away", Count::absence_pence, "pay_gbp",
             "what is paid to staff off sick or on parental leave");
    category(l, "benefits_gbp", "Benefits", {summed(Count::benefits_pence)},
             "benefits on top of pay");
    category(l, "on_costs_gbp", "On-costs", {summed(Count::on_cost_pence)},
             "employer's pension, insurance and levy");
    category(l, "retention_payments_gbp", "Retention payments", {summed(Count::payment_pence)},
             "retention payments, less those paid back")
        .by_month();
}

void other_costs(MeasureList& l, const Mechanisms& on) {
    category(l, "advertising_gbp", "Advertising", {summed(Count::advertising_pence)},
             "rounds of advertising");
    category(l, "induction_gbp", "Induction", {summed(Count::induction_pence)},
             "induction of starters from outside");
    category(l, "courses_gbp", "Courses", {summed(Count::course_pence)}, "courses");
    category(l, "coaching_gbp", "Coaching", {summed(Count::coaching_pence)},
             "coaching for portfolios");
    if (on.cover) {
        category(l, "agency_gbp", "Agency staff",
                 {summed(Count::agency_pence), summed(Count::backfill_pence)},
                 "what agencies charge")
            .by_month();
        part(l, "backfill_cost", "Backfill", Count::backfill_pence, "agency_gbp",
             "what is for posts whose holder was away when cover began");
    }
    if (on.casework)
        category(l, "training_gbp", "Training to stay with the child",
                 {summed(Count::training_pence)}, "training of those who stay with the child");
    if (on.transfers)
        category(l, "transfer_register_gbp", "Transfer register", {summed(Count::transfer_pence)},
                 "registering wishes for another team");
    category(l, "academy_cost", "Academy", {summed(Count::academy_pence)},
             "academies: staff, practice educators, what each head costs");
    category(l, "protected_time_cost", "Protected time", {summed(Count::protected_time_pence)},
             "places with protected time");
}

void sums(MeasureList& l, const Mechanisms& on) {
    l.money("pay_cost",
            {summed(Count::pay_pence), summed(Count::absence_pence), summed(Count::benefits_pence),
             summed(Count::on_cost_pence), summed(Count::payment_pence)},
            "pay, benefits, on-costs and retention payments")
        .called("Cost of staff in post")
        .by_month();
    std::vector<Term> all;
    for (const Count each : cost_categories) all.push_back(summed(each));
    l.money("total_cost", all, "all cost categories")
        .is_cost(CostPart::total)
        .by_month()
        .shown_in(Panel::headline, 7);
    l.money("discounted_cost", {summed(Count::discounted_pence)},
            "all cost categories, discounted to the start of the study");
    if (!on.casework) return;
    Formula per_case{{"cost_per_case", "GBP per case", MeasureKind::ratio, 100, 5000,
                      "all cost categories over 12 months / cases open at the end"},
                     all,
                     {{column(Stock::open_cases), 100}}};
    per_case.measure.practical_share = 0.001;
    l.add(std::move(per_case)).lower_is_better();
}

} // namespace

void add_costs(MeasureList& list, const Mechanisms& on) {
    staff_costs(list, on);
    other_costs(list, on);
    sums(list, on);
}

} // namespace tenure
