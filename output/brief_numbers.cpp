#include "output/brief_numbers.hpp"

#include "output/decision_data.hpp"
#include "output/outcomes.hpp"
#include "output/verdict.hpp"
#include "output/words.hpp"
#include "statistics/order.hpp"
#include "statistics/split.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

bool is_money(const Measure& m) { return m.unit.rfind("GBP", 0) == 0; }

const Measure* first_shown(const Description& d, Panel panel) {
    const Measure* found = nullptr;
    for (const Measure& m : d.measures)
        if (m.panel == panel && (!found || m.place < found->place)) found = &m;
    return found;
}

/// The only value that is not of money.
const Value* only_value(const Description& d) {
    const Value* found = nullptr;
    for (const Value& v : d.values) {
        if (is_money(d.measures[measure_index(d, v.measure)]) || v.gbp_per_unit == 0) continue;
        if (found) return nullptr;
        found = &v;
    }
    return found;
}

Range quantiles_of(std::vector<std::int64_t> values, double scale) {
    values.erase(std::remove(values.begin(), values.end(), missing), values.end());
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](std::uint32_t p) {
        return static_cast<double>(quantile(values, PerThousand{p})) / scale;
    };
    return {at(50), at(500), at(950)};
}

void add_futures(Store& store, std::size_t policy, std::size_t measure,
                 std::vector<YearValue>& years) {
    const Description& d = store.description();
    const std::uint32_t replications = store.analysed().replications;
    const MeasureRange range{measure, measure + 1};
    const Outcomes with(store.database(), d, policy, range, replications);
    const Outcomes without(store.database(), d, 0, range, replications);
    for (YearValue& each : years) {
        const auto y = static_cast<std::size_t>(
            std::find(d.years.begin(), d.years.end(), each.year) - d.years.begin());
        each.futures =
            quantiles_of(differences(with.sample(y, measure), without.sample(y, measure)),
                         static_cast<double>(d.measures[measure].scale));
    }
}

} // namespace

std::vector<YearValue> by_year(Store& store, std::size_t policy, const Measure& measure,
                               bool with_futures) {
    const Description& d = store.description();
    Statement row = store.database().prepare(
        "SELECT c.year, baseline_value, policy_value, difference FROM comparison_by_year c JOIN "
        "year y ON y.year = c.year WHERE y.whole_year AND policy = ? AND measure = ? "
        "ORDER BY c.year");
    row.bind(1, d.policies.at(policy)).bind(2, measure.name);
    const auto real = [&](int c) { return row.is_null(c) ? not_known : row.real(c); };
    std::vector<YearValue> all;
    while (row.step())
        all.push_back({static_cast<int>(row.integer(0)), real(1), real(2), real(3), {}});
    if (with_futures) add_futures(store, policy, measure_index(d, measure.name), all);
    return all;
}

const Measure* total_cost(const Description& d) {
    for (const Measure& m : d.measures)
        if (m.cost == CostPart::total) return &m;
    return nullptr;
}

const Measure* effect_measure(const Description& d) {
    if (const Value* value = only_value(d)) return &d.measures[measure_index(d, value->measure)];
    for (const std::string& name : d.decide_on) {
        const Measure& m = d.measures[measure_index(d, name)];
        if (m.role.empty() && !is_money(m)) return &m;
    }
    return first_shown(d, Panel::headline);
}

std::vector<const Measure*> shown_first(const Description& d, std::size_t most) {
    std::vector<const Measure*> all;
    for (const Measure& m : d.measures)
        if (m.panel == Panel::headline && m.cost == CostPart::none) all.push_back(&m);
    std::stable_sort(all.begin(), all.end(),
                     [](const Measure* a, const Measure* b) { return a->place < b->place; });
    all.resize(std::min(most, all.size()));
    return all;
}

bool is_of_empty_posts(const Measure& m) {
    return m.unit == "posts" && m.kind == MeasureKind::stock && m.better == Direction::lower;
}

const Measure* least_experienced(const Description& d) { return first_shown(d, Panel::experience); }

const Measure* changes_of_worker(const Description& d) {
    for (const Measure& m : d.measures)
        if (m.unit == "changes per case") return &m;
    return nullptr;
}

namespace {

/// Mean differences from the baseline over the horizon; 0 for the baseline.
std::vector<double> horizon_differences(Store& store, const std::string& measure) {
    std::vector<double> all(store.description().policies.size(), 0.0);
    Statement row = store.database().prepare(
        "SELECT p.id, difference FROM comparison c JOIN policy p ON p.name = c.policy "
        "WHERE measure = ?");
    row.bind(1, measure);
    while (row.step()) {
        const auto policy = static_cast<std::size_t>(row.integer(0));
        if (policy >= all.size()) damaged(store.database().file(), "ids of the table policy");
        all[policy] = row.is_null(1) ? not_known : row.real(1);
    }
    return all;
}

std::string one_of(const Measure& m) {
    const bool fewer = m.better == Direction::lower;
    if (is_of_empty_posts(m)) return "a filled post";
    return std::string("one ") + (fewer ? "less" : "more") + " of “" + label_in_sentence(m) + "”";
}

} // namespace

std::optional<ValueLine> value_line(Store& store) {
    const Description& d = store.description();
    const Value* value = only_value(d);
    if (!value || d.policies.size() < 2) return {};
    const Measure& measure = d.measures[measure_index(d, value->measure)];
    const double sign = value->gbp_per_unit < 0 ? -1 : 1;
    ValueLine line;
    line.assumed = std::fabs(value->gbp_per_unit);
    line.of = one_of(judged(d, measure));
    line.source = value->source;
    for (const double x : horizon_differences(store, measure.name)) line.effect.push_back(sign * x);
    line.money.assign(d.policies.size(), 0.0);
    for (const Value& v : d.values) {
        if (&v == value) continue;
        const auto apart = horizon_differences(store, v.measure);
        for (std::size_t p = 0; p < apart.size(); ++p) line.money[p] += v.gbp_per_unit * apart[p];
    }
    for (std::size_t p = 0; p < line.money.size(); ++p) {
        const double at = -line.money[p] / line.effect[p];
        line.break_even.push_back(line.effect[p] > 0 && at > 0 ? at : not_known);
    }
    return line;
}

std::size_t answered(const Criterion& c) {
    if (c.better && c.best > 0) return c.best;
    const double sign = c.better && *c.better == Better::lower ? -1 : 1;
    std::size_t found = 1;
    const auto gain = [&](std::size_t p) {
        const double difference = c.policies[p].difference;
        return c.better ? sign * difference : std::fabs(difference);
    };
    for (std::size_t p = 2; p < c.policies.size(); ++p)
        if (gain(p) > gain(found)) found = p;
    return found;
}

std::string unfinished_words(Store& store) {
    const Description& d = store.description();
    const auto selected = store.standings();
    if (store.precise_enough() || (selected && selected->decided)) return {};
    const auto noted = [&](const char* key) {
        Statement row = store.database().prepare("SELECT value FROM provenance WHERE key = ?");
        row.bind(1, key);
        return row.step() ? row.integer(0) : 0;
    };
    const std::int64_t done = noted("replications_analysed"), failed = noted("replications_failed");
    if (done + failed >= std::int64_t{d.replications}) return {};
    return "This run is not finished: " + grouped(static_cast<double>(done), 0) + " of " +
           grouped(d.replications, 0) +
           " simulated futures are there. Nothing is concluded from it; finish it with "
           "tenure run --resume.";
}

std::string money(double gbp) {
    const double size = std::fabs(gbp);
    if (!std::isfinite(size)) return "-";
    const double shown = size > 0 ? rounded(size, 3) : 0;
    if (shown < 1e6) return "£" + grouped(shown, shown > 0 && shown < 100 ? 2 : 0);
    const double millions = shown / 1e6;
    const int decimals = millions < 10 ? 2 : millions < 100 ? 1 : 0;
    return "£" + grouped(millions, decimals) + " million";
}

std::string size_words(const Measure& m, double difference) {
    const double size = std::fabs(difference);
    if (!std::isfinite(size)) return "-";
    if (is_money(m)) return money(size);
    if (m.unit == "fraction") return grouped(100 * size, 1) + " percentage points";
    return grouped(size, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

std::string signed_size(const Measure& m, double difference) {
    const std::string size = size_words(m, difference);
    return difference < 0 && size != size_words(m, 0) ? "minus " + size : size;
}

std::string short_difference(const Measure& m, double x) {
    if (!std::isfinite(x)) return "–";
    const double size = m.unit == "fraction" ? 100 * std::fabs(x) : std::fabs(x);
    const double shown = size > 0 ? rounded(size, 3) : 0;
    std::string text = m.unit == "fraction" ? grouped(size, 1) : size_words(m, size);
    if (is_money(m) && shown >= 1e6)
        text = "£" + grouped(shown / 1e6, shown < 1e7 ? 2 : 1) + "m";
    else if (is_money(m) && shown >= 1e4)
        text = "£" + grouped(shown / 1e3, shown < 1e5 ? 1 : 0) + "k";
    if (text.find_first_of("123456789") == std::string::npos) return text;
    return (x < 0 ? "−" : "+") + text;
}

std::string value_words(const Measure& m, double value) {
    if (!std::isfinite(value)) return "-";
    if (is_money(m)) return signed_money(value);
    if (m.unit == "fraction") return grouped(100 * value, 1) + "%";
    return signed_size(m, value);
}

std::string signed_money(double gbp) { return (gbp < 0 ? "minus " : "") + money(gbp); }

std::string more_or_less(double gbp) {
    if (!std::isfinite(gbp)) return "an amount that is not known";
    if (std::fabs(gbp) < 0.5) return "nothing more";
    return money(gbp) + (gbp > 0 ? " more" : " less");
}

std::string frequency(std::int64_t count, std::int64_t of) {
    const auto whole = [](std::int64_t n) { return grouped(static_cast<double>(n), 0); };
    if (count == of) return "in all " + whole(of) + " simulated futures";
    if (count == 0) return "in none of " + whole(of) + " simulated futures";
    const double share = static_cast<double>(count) / static_cast<double>(of);
    const std::string exact = whole(count) + " of " + whole(of);
    if (of <= 10 || share < 0.05 || share > 0.95) return "in " + exact + " simulated futures";
    std::int64_t best = 20;
    for (std::int64_t b = 10; b >= 2; --b)
        if (std::fabs(std::round(share * static_cast<double>(b)) / static_cast<double>(b) -
                      share) <= 0.015 &&
            std::lround(share * static_cast<double>(b)) > 0 &&
            std::lround(share * static_cast<double>(b)) < b)
            best = b;
    const auto part = static_cast<std::int64_t>(std::lround(share * static_cast<double>(best)));
    if (part == 0 || part == best) return "in " + exact + " simulated futures";
    return "in about " + whole(part) + " of " + whole(best) + " simulated futures (" + exact + ")";
}

std::string quoted(const std::string& title, std::size_t columns) {
    return "“" + shortened(title, columns) + "”";
}

} // namespace tenure
