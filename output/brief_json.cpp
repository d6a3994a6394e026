#include "output/brief.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

Json numbers(const std::vector<double>& all) {
    Json list = Json::array();
    for (const double x : all) list.push_back(std::isfinite(x) ? Json(x) : Json());
    return list;
}

Json of(const Tile& t) { return {{"label", t.label}, {"value", t.value}, {"note", t.note}}; }

Json of(const OptionRow& row) {
    Json cells = Json::array();
    for (const OptionCell& c : row.cells)
        cells.push_back({{"text", c.text}, {"words", c.words}, {"good", c.good}});
    return {{"policy", row.policy}, {"answer", row.answer}, {"cells", cells}};
}

Json of(const YearChart& chart) {
    Json differences = Json::array();
    for (const auto& one : chart.differences) differences.push_back(numbers(one));
    return {{"title", chart.title},
            {"measure", chart.measure},
            {"years", chart.years},
            {"differences", differences}};
}

Json of(const SimulatedYear& y) {
    return {{"year", y.year}, {"p05", y.p05}, {"p25", y.p25},
            {"p50", y.p50},   {"p75", y.p75}, {"p95", y.p95}};
}

Json of(const ValueLine& line) {
    return {{"of", line.of},
            {"assumed", line.assumed},
            {"source", line.source},
            {"money", numbers(line.money)},
            {"effect", numbers(line.effect)},
            {"break_even", numbers(line.break_even)}};
}

Json of(const PolicyFields& one) {
    Json fields = Json::array();
    for (const FieldValue& f : one.fields)
        fields.push_back({{"field", f.field}, {"value", f.value}});
    return {{"policy", one.policy}, {"fields", fields}};
}

template <class Parts> Json list(const Parts& parts) {
    Json all = Json::array();
    for (const auto& part : parts) all.push_back(of(part));
    return all;
}

Json of(const PublishedChart& chart) {
    Json rates = Json::array();
    for (const RateHistory& rate : chart.rates)
        rates.push_back({{"measure", rate.measure},
                         {"years", rate.years},
                         {"published", numbers(rate.published)},
                         {"beside", of(rate.beside_last())},
                         {"simulated", list(rate.simulated)}});
    return {{"title", chart.title}, {"rates", rates}};
}

} // namespace

std::string brief_json(const Brief& b) {
    const Json json{{"unfinished", b.unfinished},
                    {"ask", b.ask},
                    {"sure", b.sure},
                    {"guesses", b.guesses},
                    {"tiles", list(b.tiles)},
                    {"columns", b.columns},
                    {"options", list(b.options)},
                    {"chart", b.chart ? of(*b.chart) : Json()},
                    {"belief", b.belief},
                    {"published", b.published ? of(*b.published) : Json()},
                    {"differs", list(b.differs)},
                    {"caveats", b.caveats},
                    {"line", b.line ? of(*b.line) : Json()}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tenure
