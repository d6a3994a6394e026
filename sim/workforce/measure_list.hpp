// How measures are declared: one statement says all that is known of a measure, with how it is made
// from what a replication counts.
#pragma once

#include "workforce/measures.hpp"

#include <string>
#include <vector>

namespace tenure {

/// A measure that is being declared; each function says one more thing of it. Good until the next
/// measure is added to its list.
class Declaration {
public:
    explicit Declaration(Measure& measure) : measure_(&measure) {}

    Declaration called(const std::string& label) { return set(&Measure::label, label); }
    Declaration in(const std::string& unit) { return set(&Measure::unit, unit); }
    Declaration by_month() { return set(&Measure::monthly, true); }
    Declaration lower_is_better() { return set(&Measure::better, Direction::lower); }
    Declaration higher_is_better() { return set(&Measure::better, Direction::higher); }
    /// In its unit, in place of what measures of its kind begin with.
    Declaration matters_from(double size) {
        return set(&Measure::practical_size, size).set(&Measure::practical_share, 0.0);
    }
    Declaration is_cost(CostPart part) { return set(&Measure::cost, part); }
    Declaration belongs_to(const std::string& other) { return set(&Measure::belongs_to, other); }
    Declaration shown_in(Panel panel, double place = 0) {
        return set(&Measure::panel, panel).set(&Measure::place, place);
    }
    Declaration of_role(const Role& role) {
        return set(&Measure::role, role.name).set(&Measure::role_title, role.title);
    }

private:
    template <typename Value> Declaration set(Value Measure::*field, const Value& value) {
        measure_->*field = value;
        return *this;
    }
    Measure* measure_;
};

/// Measures in the order in which they are declared, each with what its kind begins with.
struct MeasureList {
    std::vector<Formula> all;

    /// A number of heads, posts or events; `term` brings its column to thousandths. Matters from 1%
    /// of the baseline's value on.
    Declaration stock(const std::string& name, const char* unit, Term term,
                      const std::string& meaning);
    Declaration flow(const std::string& name, const char* unit, Term term,
                     const std::string& meaning);
    /// GBP of pence; lower is better. Matters from 0.1% of the baseline's value on.
    Declaration money(const std::string& name, std::vector<Term> terms, const std::string& meaning);
    /// A fraction, in millionths. Matters from half a percentage point on.
    Declaration rate(const std::string& name, std::vector<Term> numerator,
                     std::vector<Term> denominator, const std::string& meaning);
    /// Any other. Says of itself from where on it matters.
    Declaration add(Formula formula);
};

/// Terms of a count, and of hundredths of FTE, in thousandths.
Term heads(std::size_t column);
Term fte(std::size_t column);

/// What each page of declarations adds.
void add_staff(MeasureList& list);
void add_costs(MeasureList& list, const Mechanisms& on);
void add_work(MeasureList& list, const Mechanisms& on);
void add_roles(MeasureList& list, const Ladder& ladder);
void add_group(MeasureList& list, const Ladder& ladder);

} // namespace tenure
