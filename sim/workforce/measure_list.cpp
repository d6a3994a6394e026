#include "workforce/measure_list.hpp"

#include <utility>

namespace tenure {

namespace {

constexpr std::int64_t thousandths = 1000;
constexpr std::int64_t millionths = 1'000'000;

Formula number(const std::string& name, const char* unit, MeasureKind kind, Term term,
               const std::string& meaning) {
    Formula f{{name, unit, kind, thousandths, thousandths, meaning}, {term}, {}};
    f.measure.practical_share = 0.01;
    return f;
}

} // namespace

Term heads(std::size_t column) { return {column, thousandths}; }
Term fte(std::size_t column) { return {column, thousandths / 100}; }

Declaration MeasureList::add(Formula formula) {
    all.push_back(std::move(formula));
    return Declaration(all.back().measure);
}

Declaration MeasureList::stock(const std::string& name, const char* unit, Term term,
                               const std::string& meaning) {
    return add(number(name, unit, MeasureKind::stock, term, meaning));
}

Declaration MeasureList::flow(const std::string& name, const char* unit, Term term,
                              const std::string& meaning) {
    return add(number(name, unit, MeasureKind::flow, term, meaning));
}

Declaration MeasureList::money(const std::string& name, std::vector<Term> terms,
                               const std::string& meaning) {
    Formula f{{name, "GBP", MeasureKind::flow, 100, 100'000, meaning}, std::move(terms), {}};
    f.measure.practical_share = 0.001;
    return add(std::move(f)).lower_is_better();
}

Declaration MeasureList::rate(const std::string& name, std::vector<Term> numerator,
                              std::vector<Term> denominator, const std::string& meaning) {
    return add({{name, "fraction", MeasureKind::ratio, millionths, 500, meaning},
                std::move(numerator),
                std::move(denominator)})
        .matters_from(0.005);
}

} // namespace tenure
