// Numbers, and what may stand in their place: uncertain blocks and laws.
#include "core/contract.hpp"
#include "scenario/law_field.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>

namespace tenure {

namespace {

std::string with_unit(double x, const Field& field) {
    std::string unit = field.unit;
    if (x == 1 && !unit.empty() && unit.back() == 's' && unit.find(' ') == std::string::npos)
        unit.pop_back();
    return number_text(x) + (unit.empty() ? "" : " " + unit);
}

/// What is wrong with a number's size, or nothing.
std::string out_of_range(double x, const Field& field) {
    const Allowed& a = field.allowed;
    if (!std::isfinite(x)) return " is not a number that can be counted with";
    if (x < a.low) return " is below the least allowed, " + with_unit(a.low, field);
    if (x > a.high) return " is above the most allowed, " + with_unit(a.high, field);
    if (a.above_low && x == a.low) return " must be above " + with_unit(a.low, field);
    if (a.below_high && x == a.high) return " must be below " + with_unit(a.high, field);
    return {};
}

/// The nearest allowed number; next to a bound that is not allowed itself, a thousandth of the way
/// from it to `inside`.
double clamped(double x, double inside, const Allowed& a) {
    if (x < a.low || (a.above_low && x <= a.low))
        return a.above_low ? a.low + (inside - a.low) / 1000 : a.low;
    if (x > a.high || (a.below_high && x >= a.high))
        return a.below_high ? a.high - (a.high - inside) / 1000 : a.high;
    return x;
}

bool is_whole(const Tree& node) { return node.number == std::floor(node.number); }

/// Reads the digits as written, since a double holds no more than 53 bits.
std::int64_t whole_number(const Tree& node) {
    if (std::fabs(node.number) < 0x1p53 || node.text.empty())
        return static_cast<std::int64_t>(node.number);
    errno = 0;
    char* end = nullptr;
    const long long exact = std::strtoll(node.text.c_str(), &end, 10);
    return errno == 0 && *end == 0 ? exact : static_cast<std::int64_t>(node.number);
}

/// What a load that trusts the tree needs of an uncertain block.
UncertainBlock quick_block(const Tree& node) {
    UncertainBlock block;
    block.value = node.find("value")->number;
    if (const Tree* low = node.find("low")) block.low = low->number;
    if (const Tree* high = node.find("high")) block.high = high->number;
    if (const Tree* word = node.find("distribution"))
        for (Distribution each : all_distributions)
            if (word->text == to_text(each)) block.distribution = each;
    if (const Tree* word = node.find("pack")) block.pack = word->text;
    return block;
}

/// With what is not written filled in.
UncertainNumber completed(const UncertainBlock& block) {
    UncertainNumber number;
    number.value = block.value;
    number.low = block.low.value_or(block.value);
    number.high = block.high.value_or(block.value);
    number.distribution =
        block.distribution.value_or(block.low ? Distribution::triangular : Distribution::fixed);
    number.source = block.source;
    number.confidence = block.confidence;
    number.note = block.note;
    number.pack = block.pack;
    return number;
}

/// What is wrong with a block whose members are each right; null if nothing.
const char* wrong_range(const UncertainBlock& block) {
    const UncertainNumber number = completed(block);
    if (!block.low != !block.high) return "gives only one of low and high; give both, or neither.";
    if (!block.low && number.distribution != Distribution::fixed)
        return "gives a distribution, which needs low and high.";
    if (!(number.low <= number.value && number.value <= number.high))
        return "must have low <= value <= high.";
    if (number.distribution == Distribution::lognormal && !(number.low > 0))
        return "must have low above 0, being lognormal.";
    if (number.distribution == Distribution::either && number.value != number.low &&
        number.value != number.high)
        return "must have value at low or at high, being either of them.";
    if (number.distribution == Distribution::joint && number.pack.empty())
        return "is joint, and names no number of the authority's pack.";
    return nullptr;
}

} // namespace

void Loader::on_number(const Field& field, double& x) {
    const Tree* node = find(field);
    if (!node) return;
    steps_.enter(field.key);
    read_number(*node, field, x);
    steps_.leave();
}

void Loader::read_number(const Tree& node, const Field& field, double& x) {
    if (node.kind == TreeKind::map && !in_block_) {
        x = uncertain(node, field);
    } else if (is_kind(node, TreeKind::number, field)) {
        if (in_range(node, node.number, field)) x = node.number;
    }
}

bool Loader::in_range(const Tree& node, double x, const Field& field) {
    if (!loading_.checked) return true;
    const std::string wrong = out_of_range(x, field);
    if (wrong.empty()) return true;
    std::string message = quoted(node) + wrong + '.';
    if (*field.meaning) message += std::string(" Meaning: ") + field.meaning + '.';
    fault(node.position, message);
    return false;
}

void Loader::on_integer(const Field& field, std::int64_t& x) {
    const Tree* node = take(field, TreeKind::number);
    if (!node) return;
    steps_.enter(field.key);
    if (!is_whole(*node))
        miss(*node, field, "a whole number");
    else if (in_range(*node, node->number, field))
        x = whole_number(*node);
    steps_.leave();
}

double Loader::uncertain(const Tree& node, const Field& field) {
    if (!loading_.checked) return taken(completed(quick_block(node)), field);
    UncertainBlock block;
    if (!read_block(node, field, block)) return block.value;
    UncertainNumber number = completed(block);
    number.path = steps_.parameter_path();
    number.position = node.position;
    if (!number.pack.empty() && !(loading_.pack && loading_.pack->find(number.pack)))
        fault(node.position,
              loading_.pack
                  ? "is drawn with " + number.pack + ", which the authority's pack has not fitted."
                  : "is drawn with a pack, and the authority names none: add pack.");
    loading_.parameters.push_back(number);
    return taken(number, field);
}

bool Loader::read_block(const Tree& node, const Field& field, UncertainBlock& block) {
    const std::size_t before = loading_.faults.size();
    in_block_ = true;
    enter_map(node);
    declare(*this, block);
    leave_map();
    in_block_ = false;
    for (const char* key : {"value", "low", "high"}) {
        const Tree* written = node.find(key);
        if (!written || written->kind != TreeKind::number) continue;
        steps_.enter(key);
        in_range(*written, written->number, field);
        steps_.leave();
    }
    const char* wrong = loading_.faults.size() == before ? wrong_range(block) : nullptr;
    if (wrong) fault(node.position, wrong);
    return loading_.faults.size() == before;
}

double Loader::taken(const UncertainNumber& number, const Field& field) const {
    if (loading_.draw.at_value || number.distribution == Distribution::fixed) return number.value;
    PathHash hash;
    steps_.feed_parameter_path([&](std::string_view piece) { hash.add(piece); });
    const double x = clamped(drawn_number(number, hash.value()), number.value, field.allowed);
    if (loading_.taken) (*loading_.taken)[hash.value()] = x;
    return x;
}

double Loader::drawn_number(const UncertainNumber& n, std::uint32_t hash) const {
    const ParameterDraw& draw = loading_.draw;
    const double own = n.distribution == Distribution::joint ? n.value : own_number(n, hash);
    if (n.pack.empty()) return own;
    expects(loading_.pack && loading_.pack->find(n.pack), "what is fitted is in a pack");
    const std::size_t k = *loading_.pack->find(n.pack);
    if (!draw.levels || draw.joint_by_row) return loading_.pack->in_draw(k, own, draw.draw);
    const auto level = draw.levels->find(hash);
    if (n.distribution != Distribution::joint || level == draw.levels->end()) return own;
    return loading_.pack->at_level(k, own, level->second);
}

/// As drawn from its own distribution.
double Loader::own_number(const UncertainNumber& n, std::uint32_t hash) const {
    const ParameterDraw& draw = loading_.draw;
    if (draw.levels) {
        const auto level = draw.levels->find(hash);
        if (level == draw.levels->end()) return n.value;
        return at_level(n.distribution, n.value, n.low, n.high, level->second);
    }
    const Address at =
        address({draw.seed, draw.draw}, Purpose::parameter, entity(Source::parameter, hash));
    return drawn(n.distribution, n.value, n.low, n.high, at);
}

void Loader::on_numbers(const Field& field, std::vector<double>& x) {
    const Tree* node = take(field, TreeKind::list);
    if (!node) return;
    steps_.enter(field.key);
    x.assign(node->items.size(), 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        steps_.enter(i);
        const Tree* set = setting();
        read_number(set ? *set : node->items[i], field, x[i]);
        steps_.leave();
    }
    steps_.leave();
}

void Loader::wants_count(const Field& field, std::size_t count, std::size_t got) {
    const Tree* node = frames_.back().map->find(field.key);
    fault(node->position, field.key,
          "has " + std::to_string(got) + " numbers, but " + std::to_string(count) + " are wanted.");
}

void Loader::on_law(const Field& field, Law& x) {
    const Tree* node = find(field);
    if (!node) return;
    steps_.enter(field.key);
    if (node->kind == TreeKind::map && !is_uncertain(*node)) {
        const std::size_t before = loading_.faults.size();
        LawWords words;
        enter_map(*node);
        declare(*this, words);
        leave_map();
        if (loading_.faults.size() == before) x = law_of(words);
    } else if (!*field.unit) {
        miss(*node, field, "a law such as {law: exponential, mean_months: 3}");
    } else {
        Field number = field;
        number.allowed = between(0, 10'000 / years_from(1, field.unit)); // years, as in a law
        double duration = 0;
        read_number(*node, number, duration);
        x = fixed_law(years_from(duration, field.unit));
    }
    steps_.leave();
}

} // namespace tenure
