// Numbers, and what may stand in their place: uncertain blocks and laws.
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
    if (!std::isfinite(x))
        return " is not a number that can be counted with";
    if (x < a.low)
        return " is below the least allowed, " + with_unit(a.low, field);
    if (x > a.high)
        return " is above the most allowed, " + with_unit(a.high, field);
    if (a.above_low && x == a.low)
        return " must be above " + with_unit(a.low, field);
    if (a.below_high && x == a.high)
        return " must be below " + with_unit(a.high, field);
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
    const auto number = [&](std::string_view key, double otherwise) {
        const Tree* found = node.find(key);
        return found ? found->number : otherwise;
    };
    block.value = number("value", 0);
    block.low = number("low", block.value);
    block.high = number("high", block.value);
    if (node.find("low"))
        block.distribution = Distribution::triangular;
    if (const Tree* word = node.find("distribution"))
        for (Distribution each :
             {Distribution::fixed, Distribution::triangular, Distribution::uniform,
              Distribution::normal, Distribution::lognormal})
            if (word->text == to_text(each))
                block.distribution = each;
    return block;
}

} // namespace

void Loader::on_number(const Field& field, double& x) {
    const Tree* node = find(field);
    if (!node)
        return;
    steps_.enter(field.key);
    read_number(*node, field, x);
    steps_.leave();
}

void Loader::read_number(const Tree& node, const Field& field, double& x) {
    if (node.kind == TreeKind::map && !in_block_) {
        x = uncertain(node, field);
    } else if (is_kind(node, TreeKind::number, field)) {
        if (in_range(node, node.number, field))
            x = node.number;
    }
}

bool Loader::in_range(const Tree& node, double x, const Field& field) {
    if (!loading_.checked)
        return true;
    const std::string wrong = out_of_range(x, field);
    if (wrong.empty())
        return true;
    std::string message = quoted(node) + wrong + '.';
    if (*field.meaning)
        message += std::string(" Meaning: ") + field.meaning + '.';
    fault(node.position, message);
    return false;
}

void Loader::on_integer(const Field& field, std::int64_t& x) {
    const Tree* node = take(field, TreeKind::number);
    if (!node)
        return;
    steps_.enter(field.key);
    if (!is_whole(*node))
        miss(*node, field, "a whole number");
    else if (in_range(*node, node->number, field))
        x = whole_number(*node);
    steps_.leave();
}

double Loader::uncertain(const Tree& node, const Field& field) {
    UncertainBlock block;
    if (!loading_.checked) {
        block = quick_block(node);
    } else {
        if (!read_block(node, field, block))
            return block.value;
        loading_.parameters.push_back({steps_.parameter_path(), block.value, block.low, block.high,
                                       block.distribution, block.source, block.confidence,
                                       block.note, node.position});
    }
    return taken(block, field);
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
        if (!written || written->kind != TreeKind::number)
            continue;
        steps_.enter(key);
        in_range(*written, written->number, field);
        steps_.leave();
    }
    return loading_.faults.size() == before && has_range(node, block);
}

bool Loader::has_range(const Tree& node, UncertainBlock& block) {
    const Tree* low = node.find("low");
    const Tree* high = node.find("high");
    if (!low && !high)
        block.low = block.high = block.value;
    if (low && !node.find("distribution"))
        block.distribution = Distribution::triangular;
    const char* wrong = nullptr;
    if (!low != !high)
        wrong = "gives only one of low and high; give both, or neither.";
    else if (!low && block.distribution != Distribution::fixed)
        wrong = "gives a distribution, which needs low and high.";
    else if (!(block.low <= block.value && block.value <= block.high))
        wrong = "must have low <= value <= high.";
    else if (block.distribution == Distribution::lognormal && !(block.low > 0))
        wrong = "must have low above 0, being lognormal.";
    if (wrong)
        fault(node.position, wrong);
    return !wrong;
}

double Loader::taken(const UncertainBlock& block, const Field& field) const {
    if (loading_.draw.at_value || block.distribution == Distribution::fixed)
        return block.value;
    PathHash hash;
    steps_.feed_parameter_path([&](std::string_view piece) { hash.add(piece); });
    const Address at = address({loading_.draw.seed, loading_.draw.draw}, Purpose::parameter,
                               entity(Source::parameter, hash.value()));
    const double x = drawn(block.distribution, block.value, block.low, block.high, at);
    return clamped(x, block.value, field.allowed);
}

void Loader::on_numbers(const Field& field, std::vector<double>& x) {
    const Tree* node = take(field, TreeKind::list);
    if (!node)
        return;
    steps_.enter(field.key);
    x.assign(node->items.size(), 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        steps_.enter(i);
        read_number(node->items[i], field, x[i]);
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
    if (!node)
        return;
    steps_.enter(field.key);
    if (node->kind == TreeKind::map && !is_uncertain(*node)) {
        const std::size_t before = loading_.faults.size();
        LawWords words;
        enter_map(*node);
        declare(*this, words);
        leave_map();
        if (loading_.faults.size() == before)
            x = law_of(words);
    } else if (!*field.unit) {
        miss(*node, field, "a law such as {law: exponential, mean_months: 3}");
    } else {
        Field number = field;
        number.allowed = at_least(0);
        double duration = 0;
        read_number(*node, number, duration);
        x = fixed_law(years_from(duration, field.unit));
    }
    steps_.leave();
}

} // namespace tenure
