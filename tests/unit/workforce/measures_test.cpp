#include "tests/catch.hpp"

#include "workforce/count.hpp"
#include "workforce/measures.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace tenure;

namespace {

Ladder one_role() {
    Ladder ladder;
    ladder.roles.push_back({});
    ladder.roles[0].name = "nqsw";
    ladder.roles[0].title = "Newly qualified social worker";
    return ladder;
}

std::vector<Formula> every_formula() {
    return formulas(one_role(), {true, true, true, true, true, true, true});
}

/// Weights by column.
std::map<std::size_t, std::int64_t> weights(const Formula& f) {
    std::map<std::size_t, std::int64_t> all;
    for (const Term& t : f.numerator) all[t.column] += t.weight;
    return all;
}

} // namespace

TEST_CASE("every measure says what it is called, in which unit, and from where on it matters") {
    std::set<std::string> names, labels;
    for (const Measure& m : every_measure(one_role())) {
        INFO(m.name);
        CHECK(names.insert(m.name).second);
        CHECK(labels.insert(label(m)).second);
        CHECK(label(m).find('_') == std::string::npos);
        CHECK_FALSE(m.unit.empty());
        CHECK_FALSE(m.meaning.empty());
        CHECK((m.practical_size > 0) != (m.practical_share > 0));
        CHECK((m.name == "headcount.nqsw" || m.role.empty() || m.role == "nqsw"));
    }
}

TEST_CASE("what belongs to a measure belongs to one that is there") {
    const auto all = every_measure(one_role());
    for (const Measure& m : all) {
        INFO(m.name);
        const auto is_it = [&](const Measure& other) { return other.name == m.belongs_to; };
        if (!m.belongs_to.empty()) CHECK(std::any_of(all.begin(), all.end(), is_it));
        CHECK((m.cost != CostPart::part || !m.belongs_to.empty()));
    }
}

TEST_CASE("the cost categories add up to the total") {
    std::map<std::size_t, std::int64_t> sum, total;
    for (const Formula& f : every_formula()) {
        if (f.measure.cost == CostPart::category)
            for (const auto& [column, weight] : weights(f)) sum[column] += weight;
        if (f.measure.cost != CostPart::total) continue;
        CHECK(total.empty());
        total = weights(f);
    }
    CHECK_FALSE(total.empty());
    CHECK(sum == total);
}

TEST_CASE("a part of a cost category is counted in it") {
    std::map<std::string, std::map<std::size_t, std::int64_t>> of;
    for (const Formula& f : every_formula()) of[f.measure.name] = weights(f);
    for (const Formula& f : every_formula()) {
        if (f.measure.cost != CostPart::part) continue;
        INFO(f.measure.name);
        for (const auto& [column, weight] : weights(f))
            CHECK(of.at(f.measure.belongs_to).at(column) == weight);
    }
}

TEST_CASE("what the report shows month by month is summarised by month") {
    int shown = 0;
    for (const Measure& m : every_measure(one_role())) {
        if (m.panel != Panel::headline) continue;
        INFO(m.name);
        CHECK(m.monthly);
        CHECK(m.better != Direction::none);
        ++shown;
    }
    CHECK(shown == 7);
}

TEST_CASE("a measure of a role says so and is labelled by the role's title") {
    for (const Measure& m : every_measure(one_role())) {
        if (m.name == "headcount.nqsw") {
            CHECK(m.role == "nqsw");
            CHECK(label(m) == "Headcount, newly qualified social worker");
            CHECK(label_in_sentence(m) == "headcount, newly qualified social worker");
        }
        if (m.name == "leavers_to.agency") CHECK(m.role.empty());
    }
}

TEST_CASE("a measure that is called nothing is labelled by its name") {
    Measure m;
    m.name = "turnover_rate.senior";
    CHECK(label(m) == "Turnover rate, senior");
}

TEST_CASE("the official rates are recomputed from measures of their numerators and denominators") {
    const std::vector<Formula> all = every_formula();
    const std::size_t columns = raw_columns(1);
    std::vector<std::int64_t> numbers(columns);
    for (std::size_t c = 0; c < columns; ++c) numbers[c] = 1000 + static_cast<std::int64_t>(7 * c);
    const std::vector<Period> periods(1);
    const auto stored = evaluate(all, {numbers, periods, columns}, 0, 0);
    const auto value = [&](const std::string& name) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].measure.name == name)
                return static_cast<double>(stored[i]) / static_cast<double>(all[i].measure.scale);
        return -1.0;
    };
    const double fte = value("in_post_fte");
    CHECK(value("absence_rate") ==
          Approx(value("days_lost") / (fte * working_days_a_year)).margin(1e-6));
    CHECK(value("average_caseload") ==
          Approx(value("cases_held") / value("case_holder_fte")).margin(1e-6));
    CHECK(value("turnover_rate") == Approx(value("leavers_fte") / fte).margin(1e-6));
    CHECK(value("agency_rate") ==
          Approx(value("agency_fte") / (value("agency_fte") + fte)).margin(1e-6));
    CHECK(value("vacancy_rate") ==
          Approx(value("vacancies") / (value("vacancies") + fte)).margin(1e-6));
}

TEST_CASE("what is stored in words is read from them") {
    for (const auto better : {Direction::none, Direction::lower, Direction::higher})
        CHECK(direction(to_text(better)) == better);
    for (const auto kind : {MeasureKind::stock, MeasureKind::flow, MeasureKind::ratio})
        CHECK(measure_kind(to_text(kind)) == kind);
    for (const auto cost : {CostPart::none, CostPart::category, CostPart::part, CostPart::total})
        CHECK(cost_part(to_text(cost)) == cost);
    for (const auto place : {Panel::none, Panel::headline, Panel::experience, Panel::retention,
                             Panel::careers, Panel::survey, Panel::response})
        CHECK(panel(to_text(place)) == place);
    CHECK(direction("sideways") == Direction::none);
}
